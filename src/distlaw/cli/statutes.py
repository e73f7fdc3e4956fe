"""`distlaw statutes`: cited statutes and rules."""

from __future__ import annotations

from distlaw.cli.terminal import authorities as _authorities
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column
from distlaw.cli.terminal.options import Formats, Json, Limit

_COLUMNS = (
    Column("name", wrap=True),
    Column("jurisdiction", "in", whole=True),
    Column("pinpoints", wrap=True),
    Column("mentions", "n", right=True),
    Column("works", wrap=True, whole=True),
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
    _authorities.show("statute", words, not known and not words, _COLUMNS, console.chosen(format_, as_json), limit)
