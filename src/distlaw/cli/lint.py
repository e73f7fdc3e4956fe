"""`distlaw lint`: mis-citations in a manuscript."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column
from distlaw.cli.terminal.options import Json
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

_COLUMNS = (Column("line", right=True), Column("code", whole=True), Column("message", wrap=True))


class LintFormat(StrEnum):
    """How findings are printed."""

    table = "table"
    json = "json"
    github = "github"


def run(
    paths: Annotated[list[str], typer.Argument(metavar="FILE…", help="Text, Markdown, Word or PDF.")],
    format_: Annotated[
        LintFormat, typer.Option("--format", help="github: annotations of a workflow run.")
    ] = LintFormat.table,
    as_json: Json = False,
) -> None:
    """Check the citations of your own draft before you submit it; nothing is stored.

    Exit code 1 where something is found: keys ([@key]) that no work has; names against numbers, courts and dates of
    cases; articles and clauses that have been renumbered or dropped; numbers that cannot be; references that lack
    what their form needs.
    """
    from distlaw.services.bibliography.miscitations import linted

    rows = [row for path in paths for row in linted(path, database_url())]
    if as_json or format_ is LintFormat.json:
        console.emit(rows, _COLUMNS, console.Format.json)
    elif format_ is LintFormat.github:
        for row in rows:
            console.out(
                f"::warning "
                f"file={row['file']},line={row['line']},col={row['column']},title={row['code']}::{row['message']}"
            )
    else:
        console.emit(rows, _COLUMNS, console.Format.table)
    console.say(
        f"{console.counted(len(rows), 'finding')} in {console.counted(len(paths), 'file')}"
        if rows
        else "no mis-citation found"
    )
    raise typer.Exit(EXIT_FINDINGS if rows else 0)
