"""`distlaw log`: what was changed, by whom, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

if TYPE_CHECKING:
    from distlaw.services.journal import LogEntry

_COLUMNS = tuple(TableColumn(name) for name in ("number", "at", "agent", "action", "subjects", "lines"))
_MOST = 8  # lines of one entry


def run(
    word: Annotated[
        str, typer.Argument(metavar="[KEY]", help="A work's key or a claim's id; everything without.")
    ] = "",
    limit: Limit = 20,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List what was changed, the last first: number, time, who, what it was and what it is.

    `distlaw undo NUMBER` takes one back. Exit code 1 where nothing was changed.

    Examples: distlaw log · distlaw log huang2025gonggong · distlaw log --json -n 0
    """
    from distlaw.services.journal import log

    found = log(database_url(), word, limit)
    chosen = console.chosen_format(format_, as_json)
    if chosen is Format.table:
        for entry in found:
            _print(entry)
    else:
        console.emit([entry.as_json() for entry in found], _COLUMNS, chosen)
    if not found:
        console.say("nothing was changed")
        raise typer.Exit(EXIT_FINDINGS)


def _print(entry: LogEntry) -> None:
    state = f" (taken back by {entry.undone_by})" if entry.undone_by else " (purged)" if entry.purged else ""
    when = entry.at.replace("T", " ").rstrip("Z")
    console.labelled_value(str(entry.number), f"{when}  {entry.agent}  {entry.action}{state}", 6)
    for line in entry.lines[:_MOST]:
        console.labelled_value("", line, 8)
    if len(entry.lines) > _MOST:
        console.labelled_value("", f"and {len(entry.lines) - _MOST} more: distlaw log --json", 8)
