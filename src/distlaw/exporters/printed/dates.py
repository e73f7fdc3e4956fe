"""Dates in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.printed.markup import clean
from distlaw.model.edtf import Day, date_span

BLUEBOOK = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_PARTS = re.compile(r"\d+[年月日]")
_YEAR_LAST = re.compile(r",? ?(?:de )?\{year\}.*\Z")
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


def chinese(edtf: str, words: str = "") -> str:
    """2024年10月12日, as far as it is known."""
    span = date_span(edtf)
    if span is None:
        return clean(words or edtf)
    day = span.start
    last = span.end
    text = _chinese(day)
    if last is None or last == day:
        return text
    shared = 0 if last.year != day.year else 1 if last.month != day.month else 2  # year, year and month
    parts = _PARTS.findall(_chinese(last))
    return text + "至" + "".join(parts[shared:]) if parts[shared:] else text


def _chinese(day: Day) -> str:
    text = f"{day.year}年"
    if 0 < day.month <= 12:
        text += f"{day.month}月"
        if day.day:
            text += f"{day.day}日"
    return text


def chinese_year(edtf: str, words: str = "") -> str:
    """2024年; a span as 1998—2001年."""
    span = date_span(edtf)
    if span is None:
        return clean(words or edtf)
    if span.end is not None and span.end.year != span.start.year:
        return f"{span.start.year}—{span.end.year}年"
    return f"{span.start.year}年"


def western(edtf: str, names: Sequence[str], pattern: str, month_pattern: str = "{month} {year}") -> str:
    """A date in words by a pattern with day, month and year, less where less is known; of several days the first and
    the last: June 1–4, 2023; August 29–September 2, 2019."""
    span = date_span(edtf)
    if span is None:
        return clean(edtf)
    first, last = span.start, span.end
    if not first.month:
        return str(first.year)
    whole = pattern if first.day else month_pattern
    if last is None or not last.month or bool(first.day) != bool(last.day) or last == first:
        return _set(whole, first, names)
    if last.year != first.year:
        return f"{_set(whole, first, names)}–{_set(whole, last, names)}"
    before, after = ("{year}, ", "") if whole.startswith("{year}") else ("", _YEAR_LAST.search(whole))
    tail = after[0] if after else ""
    inner = whole.removeprefix(before).removesuffix(tail)
    if last.month == first.month:
        days = inner.replace("{day}", f"{first.day}–{last.day}")
        return _set(before + days + tail, first, names)
    return _set(before + inner, first, names) + "–" + _set(inner + tail, last, names)


def _set(pattern: str, day: Day, names: Sequence[str]) -> str:
    month = SEASONS[day.month] if day.month > 12 else names[day.month - 1]
    return pattern.format(day=day.day, month=month, year=day.year)


def year(edtf: str, words: str = "") -> str:
    """The year, or the years of a span."""
    span = date_span(edtf)
    if span is None:
        return clean(words or edtf)
    first = str(span.start.year)
    if span.is_open:
        return first + "–"
    return f"{first}–{span.end.year}" if span.end and span.end.year != span.start.year else first
