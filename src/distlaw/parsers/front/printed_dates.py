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
_NEAR, _HEAD, _LONGEST = 3, 86, 400  # characters between label and date; lines; characters of a line


def printed_dates(lines: Sequence[Line]) -> tuple[RunningFact, ...]:
    """The one date of publication that is so announced; none where there are two years."""
    found = [fact for line in lines[:_HEAD] if len(line.text) < _LONGEST for fact in (*_history(line), *_record(line))]
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


def _dates(text: str) -> Iterator[Found]:
    yield from dates_in(text)
    for match in _MONTHS.finditer(text):
        yield Found("issued", f"{match[1]}-{match[2]}", *match.span())
    for match in _YEAR.finditer(text):
        yield Found("issued", match[1], *match.span())


def _fact(line: Line, date: Found) -> RunningFact:
    return RunningFact("issued", date.value, (line.start + date.start, line.start + date.end))
