"""`distlaw search` as Typer knows it: for help, completion and the command reference."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.search.perform import perform
from distlaw.cli.search.request import options


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            help='Words, "phrases", AND OR NOT (与 或 非), NEAR/5, prefix*, brackets, and fields: theory: issue: '
            "stance: kind: modality: speaker: author: title: journal: year:2024..2026 lang: cites: case: statute: "
            "licence: status: key: tag: in:"
        ),
    ] = None,
    theory: Annotated[list[str] | None, typer.Option(help="A theory's id or name; repeated: any of them.")] = None,
    issue: Annotated[
        list[str] | None, typer.Option(help="Claims about an issue; stances are then positions on it.")
    ] = None,
    stance: Annotated[list[str] | None, typer.Option(help="permits, prohibits, conditional or neutral.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="characterisation, normative, allegation, …")] = None,
    speaker: Annotated[list[str] | None, typer.Option(help="Who says it: a name, or author, person, …")] = None,
    modality: Annotated[list[str] | None, typer.Option(help="asserted or hedged.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="The work's author, in either script.")] = None,
    title: Annotated[list[str] | None, typer.Option(help="Words of the work's title.")] = None,
    journal: Annotated[list[str] | None, typer.Option(help="Words of the journal's or site's name.")] = None,
    year: Annotated[list[str] | None, typer.Option(help="2025, 2024..2026, 2024.. or ..2026.")] = None,
    lang: Annotated[list[str] | None, typer.Option(help="zh-Hans, zh-Hant, en; zh is either script.")] = None,
    cites: Annotated[list[str] | None, typer.Option(help="What the work cites: a case, statute, licence.")] = None,
    case: Annotated[list[str] | None, typer.Option(help="A case the work cites.")] = None,
    statute: Annotated[list[str] | None, typer.Option(help="A statute the work cites.")] = None,
    licence: Annotated[list[str] | None, typer.Option(help="A licence or terms the work cites.")] = None,
    status: Annotated[list[str] | None, typer.Option(help="proposed, accepted, rejected or suggested.")] = None,
    key: Annotated[list[str] | None, typer.Option(help="One work by its key.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Works with this tag; repeated: any of them.")] = None,
    min_confidence: Annotated[str, typer.Option(help="Proposals at least so sure, from 0 to 1.")] = "",
    in_: Annotated[list[str] | None, typer.Option("--in", help="claims, passages or works.")] = None,
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
    lists = {
        "theory": theory, "issue": issue, "stance": stance, "kind": kind, "speaker": speaker, "modality": modality,
        "author": author, "title": title, "journal": journal, "year": year, "lang": lang, "cites": cites, "case": case,
        "statute": statute, "licence": licence, "status": status, "key": key, "tag": tag, "in": in_,
    }  # fmt: skip
    found = {name: list(values) for name, values in lists.items() if values}
    found |= {"limit": [str(limit)], "sort": [sort], "format": [format_], "save": [save]}
    found |= {name: [""] for name, on in (("facets", facets), ("explain", explain), ("exact", exact)) if on}
    if min_confidence:
        found["min-confidence"] = [min_confidence]
    if as_json:
        found["json"] = [""]
    raise typer.Exit(perform(options(" ".join(query or ()), found)))
