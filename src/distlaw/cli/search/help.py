"""`distlaw search` as Typer knows it: for help, completion and the command reference."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.search.perform import perform
from distlaw.cli.search.request import options
from distlaw.cli.terminal.search_filters import NO_FILTERS, Filters, searching
from distlaw.query.search.fields import FIELDS


@searching(*FIELDS)
def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            help='Words, "phrases", AND OR NOT (与 或 非), NEAR/5, prefix*, brackets, and fields: theory: issue: '
            "stance: kind: modality: speaker: author: title: journal: year:2024..2026 lang: cites: case: statute: "
            "licence: status: key: tag: in:"
        ),
    ] = None,
    filters: Filters = NO_FILTERS,
    limit: Annotated[int, typer.Option("--limit", "-n", help="At most so many; 0 for all.")] = 20,
    sort: Annotated[str, typer.Option(help="score, date or work.")] = "score",
    facets: Annotated[bool, typer.Option("--facets", help="Count the matches by theory, stance, year, …")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why a hit stands where it does.")] = False,
    exact: Annotated[bool, typer.Option("--exact", help="The words alone: no glossary, no part matches.")] = False,
    save: Annotated[str, typer.Option(metavar="NAME", help="Keep the search under a name.")] = "",
    format_: Annotated[str, typer.Option("--format", help="table, json, jsonl, csv or md.")] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
) -> None:
    """Search claims, passages and works; claims come first.

    A word finds its translations and the other script: fair use finds 合理使用. Without operators, what has all the
    words comes before what has some. Exit code 1: nothing found.
    """
    found = filters | {"limit": [str(limit)], "sort": [sort], "format": [format_], "save": [save]}
    found |= {name: [""] for name, on in (("facets", facets), ("explain", explain), ("exact", exact)) if on}
    if as_json:
        found["json"] = [""]
    raise typer.Exit(perform(options(" ".join(query or ()), found)))
