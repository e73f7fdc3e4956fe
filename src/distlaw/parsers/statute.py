"""Statutes, regulations, directives and judicial interpretations: title, body, number and day from the head.

Known by the title's own words and by numbered provisions on lines of their own (第一条, Article 1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.legal import Fact, legal_head, with_facts
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.lines.unmarked import first_lines, sure, unmarked
from distlaw.parsers.parser import Parser
from distlaw.text.dates import fullest_date
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.legal_heads import head_line, head_lines

_MANNER = Manner(genre="statute")
_HEAD = 30  # lines
_PROVISIONS = 3  # at least, each at the beginning of a line
_LONGEST = 120  # characters of a title's line
_BELOW = 4  # lines under the title, one of which says when the enactment was passed
_IN_NOTES = 0.15  # of a note's lines are provisions, where it is an enactment
_SAMPLE = 60_000
_PROVISION = re.compile(r"第.{1,8}[条條]")
_GOES_ON = tuple(";；:：。")
_BODY = re.compile(f"[{HAN}]{{0,40}}")


def _sniff(source: SourceText) -> float:
    """A title of the right words in the head, and provisions one after another."""
    lines = first_lines(source, _SAMPLE)
    heads = [folded(line) for line in lines[:_HEAD] if len(line) <= 400]
    kind = next(
        (kind for kind in ("zh_title", "eu_title", "en_title") if any(head_line(kind, one) for one in heads)), ""
    )
    if not kind:
        return 0.0
    provision = "zh_provision" if kind == "zh_title" else "en_provision"
    count = sum(1 for line in lines if head_line(provision, folded(line[:60])))
    if any(head_line(kind, one) for one in heads[:1]) and any(head_line("zh_history", one) for one in heads[1:_BELOW]):
        return sure(source, 0.86)
    if source.media_type == "text/markdown":
        is_own = any(head_line(kind, one) for one in heads[:1]) and count >= _IN_NOTES * len(lines)
        return sure(source, 0.86 * (is_own and count >= _PROVISIONS))
    enough = count >= _PROVISIONS and count >= 0.02 * len(lines)
    return 0.86 if enough else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    marked, base, _ = unmarked(source)
    head = legal_head(lines_of(base, marked.marks), _HEAD)
    document = _without_provisions(article(source, _MANNER, "statute"))
    facts = [fact for fact in (*_title(head), *_chinese(head), *_day(head)) if fact.value]
    return (with_facts(document, base, [*facts, Fact("csl_type", "legislation")]),)


def _without_provisions(document: ParsedDocument) -> ParsedDocument:
    """A provision is text, however short; parts, chapters and sections are headings."""
    kept = (
        one
        for one in document.sections
        if not _PROVISION.match(one.number + one.title) and one.title[-1:] not in _GOES_ON
    )
    return document.model_copy(update={"sections": tuple(kept)})


def _title(head: Sequence[Line]) -> list[Fact]:
    """One line, or the lines of a European act up to its first formula."""
    for at, line in enumerate(head):
        if head_line("eu_title", line.folded):
            end = next((n for n in range(at + 1, len(head)) if head_line("eu_end", head[n].text)), at + 1)
            lines = tuple(head[at:end])[:6]
            return [Fact("title", " ".join(one.text for one in lines), lines)]
        if len(line.text) > _LONGEST:
            continue
        if chinese := head_line("zh_title", line.folded):
            return [Fact("title", line.text[chinese.start("title") :], (line,))]
        if head_line("en_title", line.folded):
            return [Fact("title", line.text, (line,))]
    return []


def _chinese(head: Sequence[Line]) -> list[Fact]:
    """Document number; who passed it first and when; the day of this version, the latest on which it was changed."""
    out: list[Fact] = []
    days: list[tuple[str, Line]] = []
    for line in head:
        if head_line("zh_provision", line.folded):
            break
        number = head_line("zh_number", line.folded)
        if number and not any(fact.field == "document_number" for fact in out) and len(line.text) <= _LONGEST:
            out.append(Fact("document_number", line.text[number.start() : number.end()], (line,)))
        for found in head_lines("zh_passed", line.folded):
            day = fullest_date(found["when"])
            body = line.text[found.start("body") : found.end("body")].strip()
            if day and not days and _BODY.fullmatch(body):
                out += [Fact("adopted_at", day.edtf, (line,)), Fact("adopted_by", body, (line,))]
                out.append(Fact("authority", body, (line,)))
            days += [(day.edtf, line)] if day else []
        if (field := head_line("zh_dated", line.folded)) and (day := fullest_date(field["when"])):
            days.append((day.edtf, line))
    if days:
        latest, line = max(days, key=lambda day: day[0])
        out.append(Fact("issued", latest, (line,)))
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
