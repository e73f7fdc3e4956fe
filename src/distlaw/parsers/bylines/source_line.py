"""Reads the line that says where a text appeared: journal, year, volume, issue, pages, in the forms that occur."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from distlaw.parsers.bylines.serial_line import serial_facts
from distlaw.text import dates
from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.text.lazy_pattern import lazy
from distlaw.text.numerals import CLASS, TO_TEN, number_of
from distlaw.vocab.words import any_of, worded

_DASH = r"[-—–~−至]"
_PAGES = rf"\d{{1,5}}(?:\s?{_DASH}\s?\d{{1,5}})?(?:\s?[,+]\s?\d{{1,5}}(?:\s?{_DASH}\s?\d{{1,5}})?){{0,3}}"
_RANGE = rf"\d{{1,5}}\s?{_DASH}\s?\d{{1,5}}"
_ISSUE_ZH = re.compile(rf"(?:第\s?)?(\d{{1,4}}(?:[-/]\d{{1,3}})?|[{TO_TEN}]{{1,3}})\s?[期辑號号](?!刊)")
_VOLUME_ZH = re.compile(rf"第?\s?(\d{{1,4}}|[{TO_TEN}]{{1,3}})\s?卷")
_YEAR_VOLUME_ISSUE = re.compile(r"((?:19|20|21)\d\d)\s?[,年]\s?(?:(\d{1,4})\s?)?\((\d{1,4}(?:[-/]\d{1,3})?|S\d?)\)")
_VOL_ISSUE_BRACKET = re.compile(r"(?<![\d年])(\d{1,3})\((\d{1,3}(?:[-/]\d{1,3})?)\)\s?[:,]")
_VOL_EN = re.compile(r"\bVol(?:ume|\.)?\s?(\d{1,4})", re.I)
_NO_EN = re.compile(r"\b(?:No|Issue|Iss|Nr)(?:\.\s?|\s)(\d{1,4}(?:[-/]\d{1,3})?)|(?<=\d)No\.?\s?(\d{1,3})", re.I)
_PAGES_MARKED = re.compile(
    rf"(?:\bpp?\.?\s?|页\s?)({_PAGES})(?!\d|\s?[期卷章条年])|第\s?({_PAGES})(?=\s?页)|"
    rf"(?<![\d第])({_RANGE})(?=\s?页)",
    re.I,
)
_PAGES_COLON = re.compile(rf"(?:\)|,\s?\d{{1,4}})\s?:\s?({_PAGES})(?!\d)")
_PAGES_ISSUE = re.compile(rf"期\s?[,，:]?\s?(?:第\s?)?({_PAGES})(?:\s?页)?(?!\d|\s?[期卷年])")
_COUNT = re.compile(r"共\s?(\d{1,4})\s?页")
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_BLUEBOOK = re.compile(
    r"(?<![\w.])(\d{1,3})\s((?:[A-Z][\w'’]*\.?|&|of|and|on|the|for)(?:\s(?:[A-Z][\w'’]*\.?|&|of|and|on|the|"
    r"for)){0,9})\s(\d{1,5})"
    r"(?:,\s?\d{1,5}(?:[-–]\d{1,5})?)?\s?\((?:[A-Za-z.]{3,9}\s)?((?:19|20|21)\d\d)\)"
)
_BOOK_TITLE = re.compile(r"[《]([^《》]{2,50})[》]")
_ZH_NAME = lazy(lambda: rf"([{HAN}][{HAN}A-Za-z·]{{0,24}}{any_of('bylines', 'serials')}(?:\([{HAN}\s]{{2,14}}\))?)")
_ZH_TAIL = re.compile(rf"([{HAN}]{{2,20}}(?:\([{HAN}\s]{{2,14}}\))?)\s{{0,2}}$")
_LEAD = worded("bylines", "(?:{leads_to_outlet}|[年月期卷第])*")
_EN_NAME = re.compile(r"([A-Z][\w'’&.\-]*(?:\s(?:of|and|the|for|in|on|&|[A-Z][\w'’&.()\-]*)){1,10})")


@dataclass(frozen=True)
class Found:
    """One value and where it stands in the line."""

    field: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def source_facts(line: str) -> tuple[Found, ...]:
    """What the line says of journal, date, volume, issue and pages; empty where it is no such line."""
    return tuple(_source_facts(line))


def _source_facts(line: str) -> list[Found]:
    flat = folded(line)
    blue = _BLUEBOOK.search(flat)
    if blue and not re.match(r"(?:No|Nos|Issue|Iss|Vol|Nr)\b", blue[2]):
        return _bluebook(blue)
    serial = [] if _HAN_CHARACTER.search(line) else [Found(*value) for value in serial_facts(line)]
    if serial:
        has_date = any(fact.field == "issued" for fact in serial)
        return serial if has_date else [*serial, *(_date_facts(line) or _bare_year(line))]
    found: dict[str, Found] = {}
    for fact in (*_issue_facts(flat), *_page_facts(flat), *_date_facts(flat)):
        found.setdefault(fact.field, fact)
    if not found.keys() & {"issue", "volume", "page"}:
        return list(found.values())
    container = _container(line, flat, min(fact.start for fact in found.values()))
    return [*([container] if container else []), *found.values()]


def _bare_year(line: str) -> list[Found]:
    year = re.search(r"(?<![\d.-])((?:19|20|21)\d\d)(?![\d-])", line)
    return [Found("issued", year[1], *year.span(1))] if year else []


def is_source_line(line: str) -> bool:
    """Whether the line names an issue, a volume or pages of a serial."""
    if len(line) > 160:
        return False
    fields = {fact.field for fact in source_facts(line)}
    return "issue" in fields or {"container_title", "page"} <= fields or {"volume", "issued"} <= fields


def _bluebook(found: re.Match[str]) -> list[Found]:
    names = ("volume", "container_title", "page", "issued")
    return [Found(name, found[at], found.start(at), found.end(at)) for at, name in enumerate(names, start=1)]


def _issue_facts(flat: str) -> list[Found]:
    facts: list[Found] = []
    both = _YEAR_VOLUME_ISSUE.search(flat)
    if both:
        facts.append(Found("issued", both[1], both.start(1), both.end(1)))
        if both[2]:
            facts.append(Found("volume", both[2], both.start(2), both.end(2)))
        facts.append(Found("issue", both[3], both.start(3), both.end(3)))
        return facts
    short = _VOL_ISSUE_BRACKET.search(flat)
    if short:
        facts += [Found("volume", short[1], *short.span(1)), Found("issue", short[2], *short.span(2))]
    for field, pattern in (("volume", _VOLUME_ZH), ("issue", _ISSUE_ZH), ("volume", _VOL_EN), ("issue", _NO_EN)):
        match = pattern.search(flat)
        if match:
            group = 1 if match[1] else 2
            facts.append(Found(field, _arabic(match[group]), *match.span(group)))
    return facts


def _page_facts(flat: str) -> list[Found]:
    facts: list[Found] = []
    count = _COUNT.search(flat)
    if count:
        facts.append(Found("page_count", count[1], *count.span(1)))
    rest = flat[: count.start()] if count else flat
    for pattern in (_PAGES_ISSUE, _PAGES_COLON, _PAGES_MARKED):
        for match in pattern.finditer(rest):
            group = match.lastindex or 1
            if not re.fullmatch(r"(?:19|20)\d\d", match[group]):
                facts.append(Found("page", match[group], *match.span(group)))
                return facts
    return facts


def _date_facts(flat: str) -> list[Found]:
    date = find_date(flat)
    if date:
        return [date]
    year = re.search(r"\(((?:19|20|21)\d\d)\)|(?<!\d)((?:19|20|21)\d\d)(?=\s?[,年]\s?第?\s?\d{1,3}\s?[期卷(])", flat)
    if year:
        group = 1 if year[1] else 2
        return [Found("issued", year[group], *year.span(group))]
    return []


def find_date(line: str) -> Found | None:
    """The date of the line that says most, as EDTF text; of two that say as much, the first."""
    date = dates.fullest_date(line)
    return Found("issued", *date) if date else None


@lru_cache(maxsize=1024)
def dates_in(line: str) -> tuple[Found, ...]:
    """Every date in the line, as EDTF text, kind of writing by kind."""
    return tuple(Found("issued", *date) for date in dates.dates_in(line))


def _arabic(number: str) -> str:
    """A number in Chinese figures as digits; others unchanged."""
    value = -1 if number[:1].isascii() else number_of(number)
    return str(value) if value >= 0 else number


def outlet_names(line: str) -> list[Found]:
    """The names in a line that end as Chinese serials do."""
    found = []
    for match in _ZH_NAME.finditer(folded(line)):
        start = _after_lead(line, match)
        found.append(Found("container_title", line[start : match.end(1)].strip(), start, match.end(1)))
    return found


def _after_lead(line: str, name: re.Match[str]) -> int:
    """Where a name begins behind 载于, or behind the unit of a number: 年 of 2031年法学, but not 月 of 月旦法学."""
    lead = _LEAD.match(name[1])
    before = line[: name.start(1)].rstrip()[-1:]
    if not lead or (name[1][0] in "年月期卷" and not (before.isdigit() or before in tuple(CLASS))):
        return name.start(1)
    return name.start(1) + lead.end()


def _container(line: str, flat: str, first: int) -> Found | None:
    for match in _BOOK_TITLE.finditer(flat):
        return Found("container_title", line[match.start(1) : match.end(1)], *match.span(1))
    for match in _ZH_NAME.finditer(flat):
        start = _after_lead(line, match)
        return Found("container_title", line[start : match.end(1)].strip(), start, match.end(1))
    head = flat[:first].rstrip(" ,，、:第(")
    tail = _ZH_TAIL.search(head)
    if tail and 2 <= len(tail[1]) <= 20:
        return Found("container_title", line[tail.start(1) : tail.end(1)], *tail.span(1))
    name = _EN_NAME.search(head)
    if name:
        return Found("container_title", line[name.start(1) : name.end(1)].rstrip(" ,("), *name.span(1))
    return None
