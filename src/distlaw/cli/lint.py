"""`distlaw lint`: mis-citations and misquotations in a manuscript."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Force, Json
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url

_COLUMNS = (TableColumn("line", right=True), TableColumn("code", whole=True), TableColumn("message", wrap=True))


class LintFormat(StrEnum):
    """How findings are printed."""

    table = "table"
    json = "json"
    github = "github"


def run(
    paths: Annotated[list[str], typer.Argument(metavar="FILE…", help="Markdown, LaTeX, text, Word or PDF.")],
    format_: Annotated[
        LintFormat, typer.Option("--format", help="github: annotations of a workflow run.")
    ] = LintFormat.table,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the findings as a page too.")
    ] = None,
    comments: Annotated[
        Path | None, typer.Option("--comments", metavar="FILE", help="Write a copy of the Word file with comments.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Check quotations and citations of your own draft before you submit it; nothing is stored.

    Every passage that is quoted is held against the work its sentence cites ([@key, p. 65], \\cite, notes, Zotero's
    fields), to the character and with the page; and against the whole corpus where none is cited. White space and the
    shape of quotation marks do not count; … and [words] leave words out. Exit code 1 where something is found:
    misquoted, wrong_page, wrong_source, not_in_work; keys that no work has; names against numbers, courts and dates of
    cases; articles and clauses that have been renumbered or dropped; references that lack what their form needs.
    What could not be held against a text is counted, and nothing is said of it.

    Examples: distlaw lint paper.md · distlaw lint paper.docx --comments commented.docx · distlaw lint paper.tex --html
    report.html
    """
    from distlaw.services.manuscript.linting import linted_manuscript

    if comments is not None and (len(paths) != 1 or not paths[0].lower().endswith(".docx")):
        raise UsageError("comments go into a copy of one Word file", hint="distlaw lint paper.docx --comments FILE")
    done = [linted_manuscript(database_url(), path) for path in paths]
    rows = [row for one in done for row in one.rows]
    if html is not None:
        from distlaw.services.manuscript.html_report import page

        console.write_file(html, page(rows, f"Findings in {', '.join(paths)}"), force=force)
    if comments is not None:
        _comment(Path(paths[0]), comments, rows, force)
    _show(rows, LintFormat.json if as_json else format_)
    checked, unchecked = sum(one.checked for one in done), sum(one.unchecked for one in done)
    quoted = f"{console.counted(checked, 'quotation')} checked" + (f", {unchecked} without a text" if unchecked else "")
    told = f"{console.counted(len(rows), 'finding')} in {console.counted(len(paths), 'file')}"
    console.say(f"{told if rows else 'no mis-citation found'}; {quoted}")
    raise typer.Exit(EXIT_FINDINGS if rows else 0)


def _comment(path: Path, target: Path, rows: list[dict[str, Any]], force: bool) -> None:
    from distlaw.services.manuscript.word_comments import commented

    if target.exists() and (not force or target.resolve() == path.resolve()):
        raise UsageError("it exists already", where=str(target), hint="name another file, or say --force")
    target.write_bytes(commented(path.read_bytes(), rows))


def _show(rows: list[dict[str, Any]], format_: LintFormat) -> None:
    if format_ is LintFormat.json:
        console.emit(rows, _COLUMNS, console.Format.json)
    elif format_ is LintFormat.github:
        for row in rows:
            place = f"file={row['file']},line={row['line']},col={row['column']}"
            console.out(f"::warning {place},title={row['code']}::{row['message']}")
    else:
        console.emit(rows, _COLUMNS, console.Format.table)
