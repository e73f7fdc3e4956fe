"""`distlaw refresh`: what is here, read again with today's rules."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_INPUT, EXIT_OK
from distlaw.settings import database_url

_COLUMNS = (
    TableColumn("verdict"),
    TableColumn("file", wrap=True),
    TableColumn("keys", "works", wrap=True),
    TableColumn("changes", wrap=True),
)


def run(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY…]", help="Works to read again; all where none is named.")
    ] = None,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Extract again from the stored sources: after an update of distlaw, or of your vocabulary.

    What a person accepted, rejected, edited or added stays as it is, and so do titles and other metadata. Each source
    whose findings changed is listed: claims, references, cases, statutes and licences new (+) and gone (-).
    """
    from distlaw.services.ingest.refresh import refresh

    verdicts = list(refresh(database_url(), tuple(keys or ())))
    chosen = console.chosen_format(format_, as_json)
    rows = [
        {"verdict": v.verdict, "file": v.name, "keys": list(v.keys), "changes": v.message}
        for v in verdicts
        if v.verdict != "unchanged" or chosen is not Format.table
    ]
    if rows or chosen is not Format.table:
        console.emit(rows, _COLUMNS, chosen)
    counts = Counter(v.verdict for v in verdicts)
    told = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
    console.say(f"{console.counted(len(verdicts), 'source')}: {told or 'nothing to do'}")
    raise typer.Exit(EXIT_INPUT if counts["refused"] else EXIT_OK)
