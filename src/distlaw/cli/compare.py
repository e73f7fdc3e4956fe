"""`distlaw compare`: two works, authors or languages beside each other."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import Issue, Theory
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.settings import database_url
from distlaw.text.width import padded, wrapped

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord
    from distlaw.query.arguments.compare import Comparison, Topic

_WORDS = {
    "differ": "they differ",
    "agree": "they agree",
    "both": "both treat it",
    "only_first": "only the first treats it",
    "only_second": "only the second treats it",
}


def run(
    first: Annotated[
        str, typer.Argument(metavar="A", help="A work's key, author:NAME, lang:zh, year:2024, speaker:NAME.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="The other side, of any of the same kinds.")],
    theory: Theory = None,
    issue: Issue = "",
    short: Annotated[bool, typer.Option("--short", help="The findings alone, without the claims.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Set two sides beside each other, theory by theory: where they differ, agree, and what only one of them treats.

    They differ where one side supports what the other opposes on one issue (the default one where none is named), or
    where a person accepted that one rebuts the other. Views that a side only reports decide nothing.

    Examples: distlaw compare li2025 smith2024 · distlaw compare lang:zh lang:en --theory fair_use
    """
    from distlaw.services.arguments.compare import comparison

    found = comparison(database_url(), first, second, tuple(theory or ()), issue)
    chosen = console.chosen_format(format_, as_json)
    rows = [_row(topic) for topic in found.topics]
    if chosen is not Format.table or short:
        columns = [TableColumn("theory", whole=True), TableColumn("finding", whole=True)]
        columns += [
            TableColumn("first", found.first.name, wrap=True),
            TableColumn("second", found.second.name, wrap=True),
        ]
        shown = [row | {"first": row["stances_first"], "second": row["stances_second"]} for row in rows]
        console.emit(shown if chosen in (Format.table, Format.md) else rows, columns, chosen)
        return
    _print(found, issue)


def _row(topic: Topic) -> dict[str, Any]:
    return {
        "theory": topic.theory,
        "finding": topic.finding,
        "stances_first": topic.stances[0],
        "stances_second": topic.stances[1],
        "first": [claim.id for claim in topic.first],
        "second": [claim.id for claim in topic.second],
    }


def _print(found: Comparison, issue: str) -> None:
    width = (console.width() - 3) // 2
    for number, topic in enumerate(found.topics):
        if number:
            console.out("")
        console.out(console.bold(f"{topic.theory}: {_WORDS[topic.finding]}"))
        console.out("─" * width + "─┬─" + "─" * width)
        heads = (f"{found.first.name}: {topic.stances[0] or '—'}", f"{found.second.name}: {topic.stances[1] or '—'}")
        for a, b in zip_longest(*(list(wrapped(head, width)) for head in heads), fillvalue=""):
            console.out(_beside(a, b, width))
        for left, right in zip_longest(topic.first, topic.second):
            one, other = (list(wrapped(_said(claim, issue), width)) if claim else [] for claim in (left, right))
            for a, b in zip_longest(one, other, fillvalue=""):
                console.out(_beside(a, b, width))
    for relation in found.relations:
        reason = f": {relation.reason}" if relation.reason else ""
        console.labelled_value(
            "", f"{relation.source} {relation.type} {relation.target}{reason} [{relation.status}]", 0
        )


def _said(claim: ClaimRecord, issue: str) -> str:
    hedge = ", hedged" if claim.modality == "hedged" else ""
    who = f"{claim.said_by}: " if claim.speaker.type != "author" else ""
    return f"· {who}{claim.text} [{claim_rows.side(claim, issue)}{hedge}] {claim.id}"


def _beside(left: str, right: str, width: int) -> str:
    return f"{padded(left, width)} │ {right}".rstrip()
