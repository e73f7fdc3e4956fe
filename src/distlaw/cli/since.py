"""`distlaw since`: what is new."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Json, Limit, how_many, limited
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

if TYPE_CHECKING:
    from distlaw.services.journal.changes import JournalChange

_COLUMNS = (TableColumn("change", whole=True), TableColumn("in", whole=True), TableColumn("what", wrap=True))


def _row(change: JournalChange) -> dict[str, str]:
    """A change in words: what happened, in which work or document, and to what."""
    what = change.what.replace("_", " ") if change.type == "terms_changed" else change.what
    return {"change": change.type.replace("_", " "), "in": change.work or change.subject, "what": what}


class SinceFormat(StrEnum):
    """How changes are printed."""

    table = "table"
    json = "json"
    atom = "atom"


def run(
    word: Annotated[str, typer.Argument(metavar="DATE|REVISION", help="A day, or a number of `distlaw log`.")],
    format_: Annotated[SinceFormat, typer.Option("--format", help="How changes are printed.")] = SinceFormat.table,
    as_json: Json = False,
    limit: Limit = 0,
) -> None:
    """Say what the corpus has now and had not then: works, claims, rebuttals, authorities resolved, terms changed.

    A text that was read again without another meaning is no change. The revision that is printed is where to go on:
    `distlaw since REVISION` tells only what came after. Exit code 1: nothing has changed.

    Examples: distlaw since 2031-04-02 · distlaw since 120 --format atom > changes.atom
    """
    from distlaw.services.journal.changes import changes_since

    found = changes_since(database_url(), word)
    if format_ is SinceFormat.atom:
        from distlaw.services.journal.feed import atom

        console.out(atom(found), end="")
    elif as_json or format_ is SinceFormat.json:
        shown = found.model_copy(update={"changes": tuple(limited(found.changes, limit))})
        console.emit_object(shown.model_dump(mode="json"))
    else:
        console.emit(list(map(_row, limited(found.changes, limit))), _COLUMNS, console.Format.table)
    if not found.is_whole:
        console.warn("the journal's older rows are gone: what changed in them is not told")
    console.say(f"{how_many('change', len(found.changes), limit)}; the revision is {found.revision}")
    raise typer.Exit(0 if found.changes else EXIT_FINDINGS)
