"""A time line: bars from one day to another, and points, on rows under years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from distlaw.text.width import cell_width

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
WIDE, LEFT, ROW = 860.0, 210.0, 26.0
_HEAD = 24.0
_LEAST = 3.0  # how wide the shortest bar is
_MOST_TICKS = 12
_CELL = 7.5  # how wide a Latin character is; a Chinese one is two


class TimelineSpan(NamedTuple):
    """What lasts from a day to a day (ISO; empty `end`: still), or (`end` the same) happens on one."""

    start: str
    end: str
    label: str
    tone: str = ""  # a class of the style sheet
    address: str = ""


class TimelineRow(NamedTuple):
    """One row: its name and what is on it."""

    name: str
    spans: tuple[TimelineSpan, ...]


class Bar(NamedTuple):
    """A span where it is drawn; `is_point` has no width, `is_open` goes on."""

    x: float
    y: float
    width: float
    span: TimelineSpan
    is_point: bool
    is_open: bool
    has_room: bool  # for its label


class RowPlace(NamedTuple):
    """A row's name and height."""

    name: str
    y: float


class Timeline(NamedTuple):
    """The whole drawing; `ticks` are years with their places."""

    width: float
    height: float
    rows: tuple[RowPlace, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def timeline(lines: Iterable[TimelineRow], today: str) -> Timeline | None:
    """Lay the lines out up to `today` or the last day named; None where no line has a day."""
    kept = [TimelineRow(line.name, tuple(s for s in line.spans if _number(s.start) is not None)) for line in lines]
    kept = [line for line in kept if line.spans]
    if not kept:
        return None
    days = [day for line in kept for s in line.spans for day in (_number(s.start), _number(s.end)) if day is not None]
    first, last = min(days), max([*days, _number(today) or 0])
    edge = 0.02 * (last - first + 30)
    low, high = first - edge, last + edge
    scale = (WIDE - LEFT) / (high - low)

    def x(day: float) -> float:
        return round(LEFT + (day - low) * scale, 1)

    bars, rows = list[Bar](), list[RowPlace]()
    for number, line in enumerate(kept):
        y = _HEAD + number * ROW
        rows.append(RowPlace(line.name, y))
        starts = sorted(x(_number(span.start) or 0) for span in line.spans)
        for at, span in enumerate(sorted(line.spans, key=lambda one: _number(one.start) or 0)):
            start, end = x(_number(span.start) or 0), x(_number(span.end) or high)
            is_point = bool(span.end) and span.end == span.start
            width = max(_LEAST, end - start)
            free = min([width, *(later - start for later in starts[at + 1 : at + 2])])
            has_room = not is_point and free > _CELL * cell_width(span.label)
            bars.append(Bar(start, y, width, span, is_point, not span.end, has_room))
    return Timeline(WIDE, _HEAD + len(kept) * ROW + 6, tuple(rows), tuple(bars), _ticks(low, high, x))


def _ticks(low: float, high: float, x: Callable[[float], float]) -> tuple[tuple[float, str], ...]:
    first, last = date.fromordinal(int(low)).year, date.fromordinal(int(high)).year
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / n <= _MOST_TICKS)
    years = [year for year in range(first, last + 2) if year % step == 0]
    placed = ((date(year, 1, 1).toordinal(), str(year)) for year in years if 0 < year < 9999)
    return tuple((x(day), name) for day, name in placed if low <= day <= high)


def _number(day: str) -> int | None:
    """A day as a number; of a month or a year its first day."""
    found = _DAY.match(day)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).toordinal()
    except ValueError:
        return None
