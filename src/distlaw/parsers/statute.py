"""Statutes, regulations, directives and judicial interpretations: title, body, number and day from the head.

Known by the title's own words and by numbered provisions on lines of their own (第一条, Article 1).
"""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.legal import Fact, head_of, with_facts
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.parser import Parser
from distlaw.text.dates import fullest_date
from distlaw.text.fold import folded
from distlaw.text.normalise import cleaned
from distlaw.vocab.legal_heads import head_line

_MANNER = Manner(genre="statute")
_HEAD = 30  # lines
_PROVISIONS = 3  # at least, each at the beginning of a line
_LONGEST = 120  # characters of a title's line
_SAMPLE = 60_000


def _sniff(source: SourceText) -> float:
    """A title of the right words in the head, and provisions one after another."""
    lines = [line.strip() for line in source.text[:_SAMPLE].splitlines() if line.strip()]
    heads = [folded(line) for line in lines[:_HEAD] if len(line) <= 400]
    kind = next(
        (kind for kind in ("zh_title", "eu_title", "en_title") if any(head_line(kind, one) for one in heads)), ""
    )
    if not kind:
        return 0.0
    provision = "zh_provision" if kind == "zh_title" else "en_provision"
    count = sum(1 for line in lines if head_line(provision, folded(line[:60])))
    enough = count >= _PROVISIONS and count >= 0.02 * len(lines)
    return 0.86 if enough else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    base = cleaned(source.text).mapped
    head = head_of(lines_of(base, source.marks), _HEAD)
    document = article(source, _MANNER, "statute")
    facts = [fact for fact in (*_title(head), *_chinese(head), *_day(head)) if fact.value]
    return (with_facts(document, base, [*facts, Fact("csl_type", "legislation")]),)


def _title(head: Sequence[Line]) -> list[Fact]:
    """One line, or the lines of a European act up to its first formula."""
    for at, line in enumerate(head):
        if head_line("eu_title", line.folded):
            end = next((n for n in range(at + 1, len(head)) if head_line("eu_end", head[n].text)), at + 1)
            lines = tuple(head[at:end])[:6]
            return [Fact("title", " ".join(one.text for one in lines), lines)]
        if len(line.text) <= _LONGEST and any(head_line(kind, line.folded) for kind in ("zh_title", "en_title")):
            return [Fact("title", line.text, (line,))]
    return []


def _chinese(head: Sequence[Line]) -> list[Fact]:
    """Document number, and the body that passed it."""
    out: list[Fact] = []
    for line in head:
        number = head_line("zh_number", line.folded)
        if number and not any(fact.field == "document_number" for fact in out) and len(line.text) <= _LONGEST:
            out.append(Fact("document_number", line.text[number.start() : number.end()], (line,)))
        passed = head_line("zh_passed", line.folded)
        if passed and not any(fact.field == "adopted_at" for fact in out):
            day = fullest_date(passed["when"])
            body = line.text[passed.start("body") : passed.end("body")]
            out += [
                Fact("adopted_at", day.edtf if day else "", (line,)),
                Fact("issued", day.edtf if day else "", (line,)),
            ]
            out += [Fact("adopted_by", body, (line,)), Fact("authority", body, (line,))]
    return out


def _day(head: Sequence[Line]) -> list[Fact]:
    """The day an English act was made: named as such, else the one in a European act's title."""
    for line in head:
        found = head_line("en_dated", line.text)
        day = fullest_date(found["when"]) if found else None
        if day and day.precision == 3:
            return [Fact("issued", day.edtf, (line,))]
    return []


PART = Parser(name="statute", version="1", csl_type="legislation", sniff=_sniff, parse=_parse, order=16)
