"""What a decision or an enactment says of itself, put in place of what an article's head would give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from distlaw.model.document import Origin, ParsedDocument, Statement
from distlaw.parsers.lines.line import Line
from distlaw.text.offsets import MappedText

_NEVER = frozenset(("container_title", "author_latin", "keywords", "abstract", "subtitle", "volume", "issue", "page"))


class Fact(NamedTuple):
    """One value, and the lines that print it (none where it was put together of several)."""

    field: str
    value: str
    lines: tuple[Line, ...] = ()


def with_facts(document: ParsedDocument, base: MappedText, facts: Sequence[Fact]) -> ParsedDocument:
    """The document with the facts in place of its statements on the same fields, and of doubts about them; a court or
    parliament is no author."""
    said = {fact.field for fact in facts} | _NEVER
    kept = tuple(one for one in document.statements if one.field not in said)
    fresh = tuple(_statement(fact, base) for fact in facts if fact.value)
    settled = {f"uncertain_{field}" for field in (*said, "authors")}
    problems = tuple(one for one in document.problems if one.code not in settled)
    return document.model_copy(update={"statements": (*fresh, *kept), "names": (), "problems": problems})


def _statement(fact: Fact, base: MappedText) -> Statement:
    ranges = tuple(place for line in fact.lines for place in base.to_source(line.start, line.end))
    origin: Origin = "label" if fact.lines else "inferred"
    return Statement(field=fact.field, value=fact.value, origin=origin, ranges=ranges)


def legal_head(lines: Sequence[Line], most: int) -> list[Line]:
    """The first lines that are no furniture; a long paragraph ends the head of a decision as it does an article's."""
    return [line for line in lines if line.kind not in ("furniture", "note")][:most]
