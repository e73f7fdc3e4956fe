"""Decisions of courts that write English: court, parties, docket, neutral citation and date from the head.

Forms met: the United States (caption with roles), England and other common-law courts (BETWEEN, `- and -`, neutral
citation), Hong Kong, the European Union (In Case C-1/31), collections that print `A v B [2031] EWHC 1 (QB)` on top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.legal import Fact, legal_head, with_facts
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.front.caption import caption, is_caption
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.lines.unmarked import first_lines, sure, unmarked
from distlaw.parsers.parser import Parser
from distlaw.text.chinese import is_chinese
from distlaw.text.dates import fullest_date
from distlaw.vocab.legal_heads import head_line

_MANNER = Manner(genre="judgment")
_HEAD = 90  # lines
_ALONE = re.compile(
    r"(?:\w+day,? )?(?P<when>(?:\d{1,2}(?:st|nd|rd|th)?(?: day of)? )?[A-Za-z]+\.? (?:\d{1,2}, )?\d{4})\.?"
    r"(?:\s*\(\s?\*\s?\d?\s?\))?"
)
_BRACKETED = re.compile(r"\((?P<when>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})\)")
_NAMED = re.compile(r"^(?:in the|judgment of the|opinion of the)\s+", re.IGNORECASE)
_FIGURES = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)")  # the day first, as in England
_LONGEST = 160  # characters of a line of the head
_SAMPLE = 8000  # characters in which the head stands


def _sniff(source: SourceText) -> float:
    """A court's name, a number or neutral citation, and parties or judges, each on a short line of the head."""
    if is_chinese(source.text[:3000]):
        return 0.0
    lines = [line[:400] for line in first_lines(source, _SAMPLE)][:_HEAD]
    short = [line for line in lines if len(line) <= _LONGEST]
    court = any(head_line("court", line) for line in short)
    number = any(head_line("docket", line) or head_line("neutral", line) for line in short)
    captions = [line for line in short[:12] if is_caption(line) and (court or head_line("neutral", line))]
    caption = bool(captions) or any(head_line("between", line) for line in short)
    signs = len({found.group().lower() for line in short if (found := head_line("sign", line))})
    votes = court + number + caption + (signs >= 2) + (signs >= 4)
    return sure(source, 0.88 if court and number and votes >= 3 else 0.82 if votes >= 4 else 0.0)


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    marked, base, _ = unmarked(source)
    head = legal_head(lines_of(base, marked.marks), _HEAD)
    document = article(source, _MANNER, "english_judgment")
    facts = [fact for fact in _facts(head) if fact.value]
    told = with_facts(document, base, [*facts, Fact("csl_type", "legal_case")])
    kept = tuple(one for one in told.statements if one.field != "title" or not _names_court(str(one.value)))
    return (told.model_copy(update={"statements": kept}),)


def _names_court(title: str) -> bool:
    """Whether what an article's head would call the title is a decision's court: its parties are not told."""
    return head_line("court", title) is not None or head_line("no_party", title) is not None


def _facts(head: Sequence[Line]) -> list[Fact]:
    parties = caption(head)
    out = [Fact("title", parties.text, parties.lines)] if parties else []
    court = next((line for line in head if len(line.text) <= 120 and head_line("court", line.text)), None)
    if court:
        out.append(Fact("authority", _NAMED.sub("", court.text.partition("\t")[0]).strip(" ."), (court,)))
    for field, kind in (("neutral_citation", "neutral"), ("docket", "docket")):
        hits = ((line, head_line(kind, line.text)) for line in head if len(line.text) <= _LONGEST)
        line, found = next(((line, found) for line, found in hits if found), (None, None))
        if line and found:
            value = next((group for group in found.groups() if group), found.group())
            out.append(Fact(field, value.rstrip(".:–-"), (line,)))
    return [*out, _date(head)]


def _date(head: Sequence[Line]) -> Fact:
    """The day of the decision: in brackets behind the citation, alone near the top, labelled, alone anywhere."""
    tries: tuple[tuple[int, Callable[[str], re.Match[str] | None]], ...] = (
        (_HEAD, _BRACKETED.search), (14, _ALONE.fullmatch), (_HEAD, partial(head_line, "dated")),
        (_HEAD, _ALONE.fullmatch),
    )  # fmt: skip
    for most, form in tries:
        for line in head[:most]:
            found = form(line.text) if len(line.text) <= _LONGEST else None
            day = _day(found["when"]) if found else ""
            if day:
                return Fact("issued", day, (line,))
    return Fact("issued", "")


def _day(text: str) -> str:
    """The day that a text names; empty where it names none, or only a month."""
    if figures := _FIGURES.search(text):
        return f"{figures['year']}-{int(figures['month']):02d}-{int(figures['day']):02d}"
    found = fullest_date(text)
    return found.edtf if found and found.precision == 3 else ""


PART = Parser(name="english_judgment", version="1", csl_type="legal_case", sniff=_sniff, parse=_parse, order=14)
