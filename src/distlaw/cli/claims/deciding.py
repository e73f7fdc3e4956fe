"""`distlaw claims accept`, `reject`, `reopen` and `undo`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.claims.application import Ids, Note, app
from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, choosing
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url, user_name

if TYPE_CHECKING:
    from distlaw.model.claim_words import ClaimStatus

_PREVIEW = 10  # claims shown before many are changed at once


def _decision(verb: str, status: ClaimStatus, purpose: str) -> Callable[..., None]:
    """The command that gives a status to claims named by ids, or chosen by filters among the proposed ones."""

    @choosing("theory issue stance kind speaker modality author year lang work tag made_by")
    def command(
        ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="Ids, or the beginnings of ids.")] = None,
        chosen: Chosen = NONE,
        note: Note = "",
        yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask, where filters choose the claims.")] = False,
    ) -> None:
        _set(ids or _filtered(verb, yes, chosen), status, note)

    command.__doc__ = purpose
    return command


app.command("accept")(
    _decision(
        "accept",
        "accepted",
        """Accept claims or relations, all or (where an id is wrong) none.

        Without ids the filters choose among the proposed claims: they are shown and counted, and you are asked.

        Examples: distlaw claims accept c3f2 c81a r90b · distlaw claims accept --work huang2025 --kind normative
        """,
    )
)
app.command("reject")(
    _decision(
        "reject",
        "rejected",
        """Reject claims or relations; they stay in the database, out of lists and counts.

        Without ids the filters choose, as for `accept`.

        Example: distlaw claims reject c3f2 --note "only reports a plan"
        """,
    )
)


@app.command()
def reopen(ids: Ids, note: Note = "") -> None:
    """Make claims or relations proposals again.

    Example: distlaw claims reopen c3f2
    """
    _set(ids, "proposed", note)


@app.command()
def undo() -> None:
    """Take back your own last change to a claim or relation; repeat it for the one before.

    Example: distlaw claims undo
    """
    from distlaw.services.claims.curate import undo_last

    for one in undo_last(database_url(), user_name()):
        console.say(f"taken back: {one.action} of {', '.join(one.subjects)}")
        console.changes(one.lines)


def _filtered(verb: str, yes: bool, chosen: Chosen) -> list[str]:
    """The proposed claims that the filters choose, shown and agreed to. UsageError without filter or agreement."""
    from distlaw.services.claims.read import listed_claims

    if chosen.is_empty:
        raise UsageError("nothing says which", hint="name ids, or filters as in `distlaw claims list`")
    found = listed_claims(database_url(), chosen.filter(statuses=["proposed"]))
    claim_rows.print_claims(found[:_PREVIEW], Format.table)
    if len(found) > _PREVIEW:
        console.say(f"and {len(found) - _PREVIEW} more")
    if not found:
        console.say("no proposed claim answers to that")
        raise typer.Exit(EXIT_FINDINGS)
    if not console.confirmed(f"{verb} {console.counted(len(found), 'claim')}?", yes):
        raise UsageError("nothing was changed", hint="say --yes where nobody can answer")
    return [claim.id for claim in found]


def _set(ids: list[str], status: str, note: str) -> None:
    from distlaw.services.claims.curate import set_status

    rows = [
        {"id": one.id, "was": one.was, "now": status if one.changed else f"{status} already"}
        for one in set_status(database_url(), ids, status, user_name(), note)
    ]
    console.emit(rows, (TableColumn("id", whole=True), TableColumn("was"), TableColumn("now")), Format.table)
