"""`distlaw statutes`: cited statutes and rules."""

from __future__ import annotations

from typing import Annotated

import typer

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
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Part of a name or id; one match is shown whole.")] = "",
    known: Annotated[bool, typer.Option("--all", help="Those nobody cites too.")] = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List statutes, rules and standards: versions, who cites them, at which article, for which theory.

    Examples: distlaw statutes · distlaw statutes 反不正当竞争法
    """
    cited = not known and not words
    _authorities.show("statute", words, cited, _COLUMNS, console.chosen(format_, as_json), limit)
