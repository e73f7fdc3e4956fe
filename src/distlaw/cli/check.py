"""`distlaw check`: proves the database again."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

_COLUMNS = (TableColumn("code"), TableColumn("where", wrap=True, whole=True), TableColumn("message", wrap=True))


def run(
    key: Annotated[str, typer.Argument(metavar="KEY", help="One work; all where none is named.")] = "",
    citations: Annotated[bool, typer.Option("--citations", help="Look for mis-citations too.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Do not compare the search index word for word.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Verify every row, text, quotation, map, foreign key and index entry; exit code 1 where anything is off.

    Each finding names the row. A row that distlaw wrote carries a seal: a byte changed behind its back is noticed.

    With --citations: names against numbers, dates and courts, superseded articles and clauses, implausible numbers.
    """
    from distlaw.services.check import as_rows, checked

    report = checked(database_url(), key, quick=quick)
    rows = as_rows(report)
    if citations:
        from distlaw.services.bibliography.miscitations import miscitations

        rows += miscitations(database_url(), key)
    console.emit(rows, _COLUMNS, console.chosen_format(format_, as_json))
    looked = ", ".join(console.counted(number, name.removesuffix("s")) for name, number in report.counts)
    console.say(f"checked {looked}: {console.counted(len(rows), 'finding') if rows else 'all as it must be'}")
    raise typer.Exit(EXIT_FINDINGS if rows else 0)
