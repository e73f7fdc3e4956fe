"""`distlaw cases`: cited cases."""

from __future__ import annotations

from distlaw.cli.terminal import authorities as _authorities
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit

_COLUMNS = (
    TableColumn("name", wrap=True),
    TableColumn("decision", "court, date", wrap=True),
    TableColumn("mentions", "n", right=True),
    TableColumn("works", wrap=True, whole=True),
    TableColumn("theories", wrap=True, whole=True),
)


def run(
    words: _authorities.Named = "",
    known: _authorities.Known = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List the cases that are known or cited: names in both languages, numbers, who cites them, for which theory.

    Examples: distlaw cases · distlaw cases 脉脉 · distlaw cases bartz --json
    """
    _authorities.print_authorities(
        "case", words, not known and not words, _COLUMNS, console.chosen_format(format_, as_json), limit
    )
