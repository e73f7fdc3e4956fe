"""What the running heads of a law review say: its name, volume, first page and year, repeated from page to page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distlaw.parsers.lines.line import Line
from distlaw.text.offsets import Range
from distlaw.text.titles import title_key
from distlaw.vocab.print_signs import print_sign
from distlaw.vocab.reporters import journal_called

_VOLUME = re.compile(
    r"(?:\d{1,4}\s+)?(?P<container_title>[A-Z][A-Za-z&.,'’ -]{4,70}?)\s+\[Vol\.?\s?(?P<volume>\d{1,3})"
    r"(?:\s?:\s?(?P<page>\d{1,4}))?\]?(?:\s+\d{1,4})?"
)
_YEAR = re.compile(r"(?:\d{1,4}\s+)?\[?(?P<issued>(?:19|20)\d\d)\]?\s+(?P<title>\D.{3,100}?)\s+\d{1,4}")
_PAGED = re.compile(
    r"(?:\d{1,4}\s+)?(?P<volume>\d{1,3}):(?P<page>\d{1,4})\s\((?P<issued>(?:19|20)\d\d)\)\s+(?P<title>\D.{3,100}?)(?:\s+\d{1,4})?"
)
_NAMED = re.compile(r"(?:\d{1,4}\s+)?(?P<name>[A-Z][A-Z&.,'’ -]{6,60}?)(?:\s+\d{1,4})?")
_SHORT = re.compile(
    r"(?:\S*\d\S*\s+)?(?P<name>[A-Z][A-Za-z&.' -]{4,60}?)\s+\*?\d{1,4}"
)  # 06/11/31 Elm L. Rev. Online *1
_NUMBER = re.compile(r"^(\d{1,4})\b(?!\])|\b(\d{1,4})$")
_LONGEST, _TOP = 140, 4  # characters of a running head; lines at the beginning
_OF_REVIEWS = re.compile(r"\b(?:LAW|LEGAL|JOURNAL|REVIEW|QUARTERLY|STUDIES|LAWYERS?)\b")
_OF_SCHOOLS = re.compile(r"\b(?:SCHOOL|COLLEGE|FACULTY|DEPARTMENT|INSTITUTE|CENTER|CENTRE)\b")
# Two pages that a reader put into the text: the first with the volume, the second with the serial's name.
_FIRST_PAGE = re.compile(
    r"Vol(?:ume|\.)?\s?(?P<volume>\d{1,3})[,:]?\s(?:No\.?\s?\d{1,2},?\s)?\(?(?P<issued>(?:19|20)\d\d)\)?\s+\D.{3,100}?\s(?P<page>\d{1,4})"
)
_NEXT_PAGE = re.compile(r"(?:^|(?<=[.!?”’)]\s))(?P<page>\d{1,4})\s(?P<container_title>[A-Z][A-Za-z&.,'’ -]{6,70})$")


class RunningFact(NamedTuple):
    """A field's value and where one of the heads prints it."""

    field: str
    value: str
    span: Range


def running_facts(lines: Sequence[Line], title: str) -> tuple[RunningFact, ...]:
    """The facts of the lines that are running heads, once each; none where two heads say different things."""
    found: dict[str, dict[str, RunningFact]] = defaultdict(dict)
    named: dict[str, RunningFact] = {}
    numbers: set[int] = set()
    for line in lines:
        if len(line.text) < _LONGEST and (line.kind == "furniture" or _VOLUME.fullmatch(line.text)):
            facts, name = list(_facts(line, title)), _name(line, title)
            for fact in facts:
                found[fact.field].setdefault(fact.value, fact)
            if name:
                named.setdefault(name.value, name)
            if (facts or name) and (number := _NUMBER.search(line.text)):
                numbers.add(int(number[1] or number[2]))
    if not found.get("container_title"):
        found["container_title"] = named
    taken = {field: next(iter(values.values())) for field, values in found.items() if len(values) == 1}
    if "page" in taken:
        taken["page"] = _whole(taken["page"], numbers)
    return tuple(taken.values()) or tuple(_of_two_pages(lines))


def _of_two_pages(lines: Sequence[Line]) -> Iterator[RunningFact]:
    """A first page's head and the next one's, where their numbers follow on each other."""
    first = next(((line, hit) for line in lines[:_TOP] if (hit := _FIRST_PAGE.fullmatch(line.text))), None)
    if first is None:
        return
    for line in lines:
        hit = _NEXT_PAGE.search(line.text)
        if hit and int(hit["page"]) == int(first[1]["page"]) + 1 and _OF_REVIEWS.search(hit["container_title"].upper()):
            yield _fact(line, hit, "container_title", "container_title")
            yield from (_fact(*first, name, name) for name in ("volume", "issued", "page"))
            return


def _whole(first: RunningFact, numbers: set[int]) -> RunningFact:
    """The first page with the last, where the heads number the pages without a gap worth naming."""
    start, last = int(first.value), max(numbers, default=0)
    counted = sum(1 for number in numbers if start < number <= last)
    is_run = counted > 2 and counted > 0.7 * (last - start)
    return first._replace(value=f"{start}-{last}") if is_run else first


def _facts(line: Line, title: str) -> Iterator[RunningFact]:
    volume = _VOLUME.fullmatch(line.text)
    if volume:
        yield from (_fact(line, volume, name, name) for name in ("container_title", "volume", "page") if volume[name])
        return
    paged = _PAGED.fullmatch(line.text)
    if paged and _is_of(paged["title"], title):
        for field in ("volume", "page", "issued"):
            yield _fact(line, paged, field, field)
        return
    year = _YEAR.fullmatch(line.text)
    if year and _is_of(year["title"], title):
        yield _fact(line, year, "issued", "issued")
        return


def _name(line: Line, title: str) -> RunningFact | None:
    """A review's abbreviation beside the day and the page, or a name alone in capitals that reviews are called by."""
    if (short := _SHORT.fullmatch(line.text)) and journal_called(short["name"].removesuffix(" Online")):
        return _fact(line, short, "name", "container_title")
    named = _NAMED.fullmatch(line.text)
    if not named or not _OF_REVIEWS.search(named["name"]) or _OF_SCHOOLS.search(named["name"]):
        return None
    if print_sign("numbered").rank(named["name"]):
        return None  # a section's heading
    return None if _is_of(named["name"], title) else _fact(line, named, "name", "container_title")


def _is_of(text: str, title: str) -> bool:
    """Whether a running head is the title or its beginning."""
    return len(title_key(text)) > 5 and title_key(text) in title_key(title)


def _fact(line: Line, match: re.Match[str], group: str, field: str) -> RunningFact:
    start, end = match.span(group)
    return RunningFact(field, match[group], (line.start + start, line.start + end))
