"""`distlaw statutes`: cited statutes and rules."""

from __future__ import annotations

from distlaw.cli.terminal import authorities as _authorities
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit

_COLUMNS = (
    TableColumn("name", wrap=True),
    TableColumn("jurisdiction", "in", whole=True),
    TableColumn("pinpoints", wrap=True),
    TableColumn("mentions", "n", right=True),
    TableColumn("works", wrap=True, whole=True),
)


def run(
    words: _authorities.Named = "",
    known: _authorities.Known = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List statutes, rules and standards: versions, who cites them, at which article, for which theory.

    Examples: distlaw statutes · distlaw statutes 反不正当竞争法
    """
    _authorities.print_authorities(
        "statute", words, not known and not words, _COLUMNS, console.chosen_format(format_, as_json), limit
    )
