"""What the running heads of a law review say: its name, volume, first page and year, repeated from page to page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distlaw.parsers.lines.line import Line
from distlaw.text.offsets import Range
from distlaw.text.titles import title_key

_VOLUME = re.compile(
    r"(?:\d{1,4}\s+)?(?P<container_title>[A-Z][A-Za-z&.,'’ -]{4,70}?)\s+\[Vol\.?\s?(?P<volume>\d{1,3})\s?:\s?"
    r"(?P<page>\d{1,4})\]?(?:\s+\d{1,4})?"
)
_YEAR = re.compile(r"(?:\d{1,4}\s+)?\[?(?P<issued>(?:19|20)\d\d)\]?\s+(?P<title>\D.{3,100}?)\s+\d{1,4}")
_PAGED = re.compile(
    r"(?:\d{1,4}\s+)?(?P<volume>\d{1,3}):(?P<page>\d{1,4})\s\((?P<issued>(?:19|20)\d\d)\)\s+(?P<title>\D.{3,100}?)(?:\s+\d{1,4})?"
)
_NAMED = re.compile(r"(?:\d{1,4}\s+)?(?P<name>[A-Z][A-Z&.,'’ -]{6,60}?)(?:\s+\d{1,4})?")
_NUMBER = re.compile(r"^(\d{1,4})\b(?!\])|\b(\d{1,4})$")
_LONGEST = 140  # characters of a running head
_OF_REVIEWS = re.compile(r"\b(?:LAW|LEGAL|JOURNAL|REVIEW|QUARTERLY|STUDIES)\b")


class RunningFact(NamedTuple):
    """A field's value and where one of the heads prints it."""

    field: str
    value: str
    span: Range


def running_facts(lines: Sequence[Line], title: str) -> tuple[RunningFact, ...]:
    """The facts of the lines that are running heads, once each; none where two heads say different things."""
    found: dict[str, dict[str, RunningFact]] = defaultdict(dict)
    numbers: set[int] = set()
    for line in lines:
        if len(line.text) < _LONGEST and (line.kind == "furniture" or _VOLUME.fullmatch(line.text)):
            facts = list(_facts(line, title))
            for fact in facts:
                found[fact.field].setdefault(fact.value, fact)
            if facts and (number := _NUMBER.search(line.text)):
                numbers.add(int(number[1] or number[2]))
    taken = {field: next(iter(values.values())) for field, values in found.items() if len(values) == 1}
    if "page" in taken:
        taken["page"] = _whole(taken["page"], numbers)
    return tuple(taken.values())


def _whole(first: RunningFact, numbers: set[int]) -> RunningFact:
    """The first page with the last, where the heads number the pages without a gap worth naming."""
    start, last = int(first.value), max(numbers, default=0)
    counted = sum(1 for number in numbers if start < number <= last)
    is_run = counted > 2 and counted > 0.7 * (last - start)
    return first._replace(value=f"{start}-{last}") if is_run else first


def _facts(line: Line, title: str) -> Iterator[RunningFact]:
    volume = _VOLUME.fullmatch(line.text)
    if volume:
        for field in ("container_title", "volume", "page"):
            yield _fact(line, volume, field, field)
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
    named = _NAMED.fullmatch(line.text)
    if named and _OF_REVIEWS.search(named["name"]) and not _is_of(named["name"], title):
        yield _fact(line, named, "name", "container_title")


def _is_of(text: str, title: str) -> bool:
    """Whether a running head is the title or its beginning."""
    return len(title_key(text)) > 5 and title_key(text) in title_key(title)


def _fact(line: Line, match: re.Match[str], group: str, field: str) -> RunningFact:
    start, end = match.span(group)
    return RunningFact(field, match[group], (line.start + start, line.start + end))
