"""`distlaw works`: which works there are."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.search.request import options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many, limited
from distlaw.cli.terminal.search_filters import NO_FILTERS, Filters, searching
from distlaw.errors import EXIT_FINDINGS, UnknownChoice
from distlaw.settings import database_url

_SORTS = ("key", "year", "title", "author", "claims")
_COLUMNS = (
    TableColumn("key", whole=True),
    TableColumn("by", "authors", wrap=True),
    TableColumn("title", wrap=True, weight=3),
    TableColumn("container_title", "in", wrap=True),
    TableColumn("year"),
    TableColumn("claims", right=True),
    TableColumn("sources", right=True),
)


_WIDE = 110  # cells under which the journal stands behind the title, for which a column of its own leaves no room
_NARROW = tuple(
    column._replace(heading="title · in") if column.field == "title" else column
    for column in _COLUMNS
    if column.field != "container_title"
)


@searching(
    "theory", "author", "title", "journal", "year", "lang", "cites", "case", "statute", "licence", "tag"
)  # fmt: skip
def run(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]", help="Words, as in `distlaw search`.")] = None,
    filters: Filters = NO_FILTERS,
    stubs: Annotated[bool, typer.Option("--stubs", help="Also works known from references only.")] = False,
    sort: Annotated[str, typer.Option("--sort", help="key, year, title, author or claims.")] = "key",
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List the works: key, authors, title, where they appeared, year, claims and sources.

    Exit code 1 where there is none.

    Examples: distlaw works · distlaw works --author 黄汇 --year 2024.. · distlaw works --tag seminar --json
    """
    from distlaw.services.works.listing import listed_works

    if sort not in _SORTS:
        raise UnknownChoice("sort", sort, _SORTS)
    request = options(" ".join(query or ()), filters).request
    found = listed_works(database_url(), request, with_stubs=stubs)
    found.sort(key=lambda row: _place(row, sort))
    shown = list(limited(found, limit))
    chosen = console.chosen_format(format_, as_json)
    if chosen in (Format.table, Format.md):
        shown = [row | {"by": "; ".join(row["authors"]), "title": _titled(row)} for row in shown]
    is_narrow = chosen is Format.table and console.width() < _WIDE
    if is_narrow:
        shown = [row | {"title": _placed(row)} for row in shown]
    console.emit(shown, _NARROW if is_narrow else _COLUMNS, chosen)
    console.say(how_many("work", len(found), limit))
    raise typer.Exit(0 if found else EXIT_FINDINGS)


def _place(row: dict[str, object], sort: str) -> tuple[object, ...]:
    first = {
        "key": (), "year": (row["year"] or "9999",), "title": (row["title"],), "author": (str(row["authors"]),),
        "claims": (-int(str(row["claims"])),),
    }[sort]  # fmt: skip
    return (*first, str(row["key"]).casefold())


def _placed(row: dict[str, object]) -> str:
    return f"{row['title']} · {row['container_title']}" if row["container_title"] else str(row["title"])


def _titled(row: dict[str, object]) -> str:
    tags = row["tags"]
    return f"{row['title'] or '(no title)'}" + (
        f" [{', '.join(map(str, tags))}]" if isinstance(tags, list) and tags else ""
    )
