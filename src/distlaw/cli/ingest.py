"""`distlaw ingest`: files into the database."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.declared import argument, option
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_INPUT, EXIT_OK
from distlaw.settings import database_url, user_name
from distlaw.text.width import cell_width

if TYPE_CHECKING:
    from distlaw.model.verdict import Verdict

_COLUMNS = (
    TableColumn("verdict"),
    TableColumn("file", wrap=True),
    TableColumn("keys", "works", wrap=True),
    TableColumn("claims", right=True),
    TableColumn("notes", wrap=True),
)


def run(
    paths: Annotated[
        list[str], argument(metavar="PATH…", help="Files, folders, zip archives, or - for standard input.")
    ],
    workers: Annotated[int, option(help="Processes that read files; 0 takes one a core.")] = 0,
    dask: Annotated[
        str,
        option(metavar="ADDRESS", help="Read on the workers of this Dask scheduler; this process writes."),
    ] = "",
    dry_run: Annotated[bool, option("--dry-run", help="Say what would happen; store nothing.")] = False,
    quiet: Annotated[
        bool, option("--quiet", "-q", help="No line for a file that is stored without a problem.")
    ] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Read files into the database: one verdict a file, one transaction a file.

    Verdicts: added, updated (the file at this path has changed), unchanged (same bytes), duplicate (another copy of
    a work that is here), refused (with the reason). Exit code 3 where a file was refused.

    Examples: distlaw ingest papers/ · distlaw ingest note.md export.enw · pbpaste | distlaw ingest -
    """
    from distlaw.services.ingest import IngestOptions, exists, ingest

    url = database_url()
    is_new = not exists(url)
    options = IngestOptions(workers=workers, dry_run=dry_run, agent=user_name(), dask=dask)
    verdicts = list(_watched(ingest(url, paths, options), paths, quiet))
    chosen = console.chosen_format(format_, as_json)
    if chosen is not Format.table:
        console.emit([_row(v) | {"problems": [p.model_dump() for p in v.problems]} for v in verdicts], _COLUMNS, chosen)
    console.say(_summary(verdicts, dry_run))
    if is_new and exists(url):
        console.say(f"a new database was made: {Path(url.removeprefix('sqlite:///')).absolute()}")
    raise SystemExit(EXIT_INPUT if any(v.verdict == "refused" for v in verdicts) else EXIT_OK)


def _watched(verdicts: Iterable[Verdict], paths: list[str], quiet: bool) -> Iterable[Verdict]:
    """Each verdict as it falls: a line, and at a terminal a bar below the lines."""
    if not sys.stderr.isatty():
        for verdict in verdicts:
            tell_verdict(verdict, quiet)
            yield verdict
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from distlaw.services.ingest.inputs import counted_files

    columns = (
        BarColumn(24),
        MofNCompleteColumn(),
        TextColumn("files{task.fields[rate]}, left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("ingest", total=counted_files(paths), rate="")
        for number, verdict in enumerate(verdicts, 1):
            tell_verdict(verdict, quiet)
            elapsed = bar.tasks[0].elapsed or 0.001
            bar.update(task, completed=number, rate=f", {number / elapsed:.1f}/s")
            yield verdict


def tell_verdict(verdict: Verdict, quiet: bool) -> None:
    """A verdict as a line, and the first of its problems; with `quiet` only what is wrong."""
    if quiet and verdict.verdict != "refused" and not verdict.problems:
        return
    row = _row(verdict)
    line = f"{row['verdict']:9} {row['file']}"
    if verdict.verdict == "refused":
        console.say(f"{line}: {verdict.message}")
        return
    found = f"  → {', '.join(verdict.keys[:3])}{' …' if len(verdict.keys) > 3 else ''}" if verdict.keys else ""
    claims = f"  {console.counted(verdict.claims, 'claim')}" if verdict.claims else ""
    is_long = sys.stderr.isatty() and cell_width(line + found + claims) > console.width()
    console.say(f"{line}\n        {found}{claims}" if is_long else f"{line}{found}{claims}")
    for problem in verdict.problems[:5]:
        advice = console.own_key(problem.message, verdict.keys[0]) if verdict.keys else problem.message
        console.say(f"          {problem.code}: {advice}")
    if len(verdict.problems) > 5:
        console.say(f"          and {len(verdict.problems) - 5} more: distlaw show {verdict.keys[0]} --problems")


def _row(verdict: Verdict) -> dict[str, object]:
    notes = verdict.message or ", ".join(dict.fromkeys(problem.code for problem in verdict.problems))
    row = {"verdict": verdict.verdict, "file": verdict.name, "keys": list(verdict.keys), "claims": verdict.claims}
    row |= {"works_added": verdict.works_added}
    return row | {"notes": notes, "code": verdict.code}


def _summary(verdicts: list[Verdict], dry_run: bool) -> str:
    counts = {
        word: sum(v.verdict == word for v in verdicts)
        for word in ("added", "updated", "duplicate", "unchanged", "refused")
    }
    said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    files = console.counted(len(verdicts), "file")
    works = sum(v.works_added for v in verdicts)
    if works != counts["added"]:
        said += f"; {console.counted(works, 'work')} added"
    end = " (dry run: nothing was stored)" if dry_run else ""
    if set(counts) and counts["unchanged"] == len(verdicts):
        return f"{files}: nothing changed{end}"
    return f"{files}: {said or 'nothing to do'}{end}"
