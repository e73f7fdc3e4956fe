"""`distlaw gaps`: what nobody has answered or argued."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, choosing
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many, limited
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

if TYPE_CHECKING:
    from distlaw.query.arguments.gaps import Gap

_HEADS = {
    "objection": "Objections nobody answers",
    "question": "Questions nobody answers",
    "theory": "Theories a work leaves out",
    "element": "Elements of a theory that no work speaks of",
}


class GapWord(StrEnum):
    """What may be missing."""

    objection = "objection"
    question = "question"
    theory = "theory"
    element = "element"


@choosing("theory issue work tag author year lang status with_suggested")
def run(
    subjects: Annotated[
        list[str] | None, typer.Argument(metavar="[SUBJECT…]", help="Issues, theories or works, by name.")
    ] = None,
    what: Annotated[list[GapWord] | None, typer.Option("--what", help="Only this; repeat for several.")] = None,
    chosen: Chosen = NONE,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Show what is missing: unanswered objections and questions, theories left out, elements nobody argues.

    Elements are the checklist of each theory in data/theories; `distlaw theories ID` shows it.

    Examples: distlaw gaps --what objection · distlaw gaps fair_use
    """
    from distlaw.services.arguments.compare import missing

    wanted = chosen.with_subjects(subjects).filter()
    every = missing(database_url(), wanted, tuple(one.value for one in what or ()))
    found = limited(every, limit)
    shape = console.chosen_format(format_, as_json)
    if shape is Format.table:
        _print(found)
        console.say(how_many("gap", len(every), limit))
    else:
        columns = [TableColumn(name) for name in ("kind", "subject", "where", "what")]
        console.emit([_row(gap) for gap in found], columns, shape)
    raise typer.Exit(0 if found else EXIT_FINDINGS)


def _row(gap: Gap) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": gap.kind, "subject": gap.subject, "where": gap.where, "what": gap.what}
    if gap.claim is not None:
        row["quote"] = gap.claim.text
    return row | ({"target": gap.target.id} if gap.target is not None else {})


def _print(found: Sequence[Gap]) -> None:
    kind, work = "", ""
    for gap in found:
        if gap.kind != kind:
            console.out(("\n" if kind else "") + console.bold(_HEADS[gap.kind]))
            kind, work = gap.kind, ""
        if gap.claim is not None:
            console.labelled_value(f"  {gap.subject}", f"{gap.claim.voice}: {gap.claim.text}", 17)
            if gap.target is not None:
                console.labelled_value("", gap.what, 19)
        elif gap.kind == "theory":
            if gap.where != work:
                work = gap.where
                console.out(f"  {work}")
            console.labelled_value(f"    {gap.subject}", gap.what, 26)
        else:
            console.labelled_value(f"  {gap.subject}", gap.what, 26)
