"""`distlaw works`: which works there are."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.search.request import options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column, Format
from distlaw.cli.terminal.options import Formats, Json, Limit, limited, told
from distlaw.errors import EXIT_FINDINGS, UnknownChoice
from distlaw.settings import database_url

Words = list[str] | None
_SORTS = ("key", "year", "title", "author", "claims")
_COLUMNS = (
    Column("key", whole=True),
    Column("by", "authors", wrap=True),
    Column("title", wrap=True),
    Column("container_title", "in", wrap=True),
    Column("year"),
    Column("claims", right=True),
    Column("sources", right=True),
)


def run(
    query: Annotated[Words, typer.Argument(metavar="[QUERY]", help="Words, as in `distlaw search`.")] = None,
    theory: Annotated[Words, typer.Option("--theory", "-t", help="With a claim under it.")] = None,
    author: Annotated[Words, typer.Option("--author", help="Part of an author's name, in either script.")] = None,
    title: Annotated[Words, typer.Option("--title", help="Words of the title.")] = None,
    journal: Annotated[Words, typer.Option("--journal", help="Where it appeared.")] = None,
    year: Annotated[Words, typer.Option("--year", help="2025, 2023..2025, 2023-2025, 2024.. or ..2024.")] = None,
    lang: Annotated[Words, typer.Option("--lang", help="zh, zh-Hant, en …")] = None,
    cites: Annotated[Words, typer.Option("--cites", help="What it cites.")] = None,
    case: Annotated[Words, typer.Option("--case", help="A case it cites.")] = None,
    statute: Annotated[Words, typer.Option("--statute", help="A statute it cites.")] = None,
    licence: Annotated[Words, typer.Option("--licence", help="A licence it speaks of.")] = None,
    tag: Annotated[Words, typer.Option("--tag", help="With this tag; repeat for any of several.")] = None,
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
    asked = {
        "theory": theory, "author": author, "title": title, "journal": journal, "year": year, "lang": lang,
        "cites": cites, "case": case, "statute": statute, "licence": licence, "tag": tag,
    }  # fmt: skip
    request = options(" ".join(query or ()), {name: words for name, words in asked.items() if words}).request
    found = listed_works(database_url(), request, with_stubs=stubs)
    found.sort(key=lambda row: _place(row, sort))
    shown = list(limited(found, limit))
    chosen = console.chosen(format_, as_json)
    if chosen in (Format.table, Format.md):
        shown = [row | {"by": "; ".join(row["authors"]), "title": _titled(row)} for row in shown]
    console.emit(shown, _COLUMNS, chosen)
    console.say(told("work", len(found), limit))
    raise typer.Exit(0 if found else EXIT_FINDINGS)


def _place(row: dict[str, object], sort: str) -> tuple[object, ...]:
    first = {
        "key": (), "year": (row["year"] or "9999",), "title": (row["title"],), "author": (str(row["authors"]),),
        "claims": (-int(str(row["claims"])),),
    }[sort]  # fmt: skip
    return (*first, str(row["key"]).casefold())


def _titled(row: dict[str, object]) -> str:
    tags = row["tags"]
    return f"{row['title'] or '(no title)'}" + (
        f" [{', '.join(map(str, tags))}]" if isinstance(tags, list) and tags else ""
    )
