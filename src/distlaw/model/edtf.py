"""Dates as EDTF text (ISO 8601-2): "2025", "2025-08-15", "1936~", "1984/..", and CSL's date objects both ways."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from distlaw.text.dates import date_of, days_of

_SINGLE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)\Z")
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d\d[\d:.]*\s?(?:Z|[+-]\d\d:?\d\d)?\Z")
# CSL gives a season by its word or by 1 to 4; EDTF writes it as a month from 21 on.
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "1": 21, "2": 22, "3": 23, "4": 24}


class Day(NamedTuple):
    """One point of an EDTF date; a part that is not given is 0. A month of 21 to 24 is a season."""

    year: int
    month: int = 0
    day: int = 0
    mark: str = ""  # ~ approximate, ? uncertain, % both

    def __str__(self) -> str:
        sign, year = ("-", -self.year) if self.year < 0 else ("", self.year)
        text = f"{sign}{year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
            if self.day:
                text += f"-{self.day:02d}"
        return text + self.mark


class DateSpan(NamedTuple):
    """A date: its start, and its end where it is an interval; `is_open` for "1984/..": still running."""

    start: Day
    end: Day | None = None
    is_open: bool = False


def _day(text: str) -> Day | None:
    match = _SINGLE.match(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    if "00" in (month, day):
        return None
    found = Day(int(year), int(month or 0), int(day or 0), mark)
    if found.month > 12:
        return found if 21 <= found.month <= 24 and not found.day else None
    return found if found.day <= days_of(found.year, found.month) else None


@lru_cache(maxsize=4096)
def date_span(text: str) -> DateSpan | None:
    """Read one EDTF date or interval; None for empty text and for what is not a date."""
    first, slash, last = text.partition("/")
    start = _day(first)
    if start is None:
        return None
    if not slash:
        return DateSpan(start)
    if last in ("", ".."):
        return DateSpan(start, None, True)
    end = _day(last)
    return DateSpan(start, end) if end else None


def of_words(text: str) -> str:
    """EDTF of a date as people write it ("2025年8月15日", "2025/8/5"); empty text where it is not plain."""
    text = text.strip()
    return text if date_span(text) else date_of(_TIME.sub("", text))


def of_csl(value: object) -> tuple[str, str]:
    """A CSL date variable as (EDTF, words); words are what no EDTF can say ("1865（清同治四年）")."""
    if isinstance(value, str | int):
        text = str(value)
        edtf = of_words(text)
        return (edtf, "") if edtf else ("", text)
    if not isinstance(value, dict):
        return "", ""
    words = str(value.get("literal") or "")
    raw = str(value.get("raw") or value.get("edtf") or "")
    edtf = of_words(raw) if raw else ""
    if not edtf:
        edtf = _of_parts(value)
        words = words or ("" if edtf else raw)
    if not edtf and words and of_words(words):
        return of_words(words), ""
    return edtf, words


def _of_parts(value: dict[str, Any]) -> str:
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return ""
    start = _part(parts[0], value)
    if not start:
        return ""
    if len(parts) == 1:
        return start
    end = _part(parts[1], value) if any(str(part) not in ("", "0") for part in parts[1] or ()) else ".."
    return f"{start}/{end}" if end else start


def _part(part: object, value: dict[str, Any]) -> str:
    if not isinstance(part, list) or not part:
        return ""
    try:
        numbers = [int(str(number)) for number in part[:3] if str(number).strip()]
    except ValueError:
        return ""
    if not numbers:
        return ""
    season = _SEASONS.get(str(value.get("season", "")).lower(), 0)
    if season and len(numbers) == 1:
        numbers.append(season)
    year, month, date, *_ = (*numbers, 0, 0)
    day = Day(year, month, date, "~" if value.get("circa") else "")
    return str(day) if date_span(str(day)) else str(Day(numbers[0], mark=day.mark))


def csl_date(edtf: str, words: str = "") -> dict[str, Any]:
    """The CSL date variable of an EDTF date and its words; an empty dict where both are empty."""
    span = date_span(edtf)
    found: dict[str, Any] = {}
    if span is not None:
        found["date-parts"] = [_numbers(day) for day in (span.start, span.end) if day]
        if span.start.month > 12:
            found["season"] = span.start.month - 20
        if span.start.mark in ("~", "%"):
            found["circa"] = True
        if span.is_open or span.start.mark in ("?", "%") or (span.end and span.end.mark != span.start.mark):
            found["raw"] = edtf
    elif edtf:
        found["raw"] = edtf
    if words:
        found["literal"] = words
    return found


def _numbers(day: Day) -> list[int]:
    if not day.month or day.month > 12:
        return [day.year]
    return [day.year, day.month, day.day] if day.day else [day.year, day.month]
