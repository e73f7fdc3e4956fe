"""The date that a work's own history or its record prints as that of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.source_line import Found, dates_in
from distlaw.parsers.front.running import RunningFact
from distlaw.parsers.lines.labels import label_at, labels_inside
from distlaw.parsers.lines.line import Line
from distlaw.vocab.words import worded

_HISTORY = worded("front", "{history_en}|{history}", re.IGNORECASE)
_PUBLISHED = worded("front", r"(?:\bpublished(?:\s+online)?|{date_labels})\s?:?\s*", re.IGNORECASE)
_MONTHS = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# The year and month in brackets behind the number of a serial, by the common calendar or the Republic's.
_OF_ISSUE = re.compile(
    r"(?:期|卷|\bno\. ?\d{1,3}),?\s?\(\s?(?:(?P<year>(?:19|20)\d\d)|(?P<roc>1[0-3]\d|[6-9]\d))\s?(?:[/.]|年)\s?"
    r"(?P<month>\d{1,2})(?:\s?(?:[/.]|月)\s?(?P<day>\d{1,2}))?\s?[日月]?\s?\)",
    re.IGNORECASE,
)
_REPUBLIC = 1911  # the year before its first
_NEAR, _HEAD, _LONGEST = 3, 86, 400  # characters between label and date; lines; characters of a line


def printed_dates(lines: Sequence[Line]) -> tuple[RunningFact, ...]:
    """The one date of publication that is so announced; none where there are two years."""
    head = lines[:_HEAD]
    found = [fact for line in head if len(line.text) < _LONGEST for fact in (*_history(line), *_record(line))]
    found = found or [fact for line in head for fact in _issue(line)]
    return (max(found, key=lambda fact: len(fact.value)),) if len({fact.value[:4] for fact in found}) == 1 else ()


def _history(line: Line) -> Iterator[RunningFact]:
    """Received: …; Accepted: …; Published: …"""
    if not _HISTORY.search(line.folded):
        return
    for label in _PUBLISHED.finditer(line.folded):
        date = next((one for one in dates_in(line.text) if 0 <= one.start - label.end() < _NEAR), None)
        if date:
            yield _fact(line, date)


def _record(line: Line) -> Iterator[RunningFact]:
    """The year or month of the number of a serial, as records label it."""
    first = label_at(line.folded, "record")
    for label in (*((first,) if first else ()), *labels_inside(line.folded, 0)):
        if label.means("serial_date"):
            date = next((one for one in _dates(line.folded) if 0 <= one.start - label.value < _NEAR), None)
            if date:
                yield _fact(line, date)


def _issue(line: Line) -> Iterator[RunningFact]:
    """The month of the number in which the work stands: 21卷2期(102/4)."""
    for match in _OF_ISSUE.finditer(line.folded[:_LONGEST]):
        year = int(match["year"] or int(match["roc"]) + _REPUBLIC)
        if 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"] or 1) <= 31:
            value = f"{year}-{int(match['month']):02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
            yield _fact(line, Found("issued", value, *match.span()))


def _dates(text: str) -> Iterator[Found]:
    yield from dates_in(text)
    for match in _MONTHS.finditer(text):
        yield Found("issued", f"{match[1]}-{match[2]}", *match.span())
    for match in _YEAR.finditer(text):
        yield Found("issued", match[1], *match.span())


def _fact(line: Line, date: Found) -> RunningFact:
    return RunningFact("issued", date.value, (line.start + date.start, line.start + date.end))
