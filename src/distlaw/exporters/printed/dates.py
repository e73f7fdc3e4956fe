"""Dates in words."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.printed.markup import clean
from distlaw.model.edtf import span_of

BLUEBOOK = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


def chinese(edtf: str, words: str = "") -> str:
    """2024年10月12日, as far as it is known."""
    span = span_of(edtf)
    if span is None:
        return clean(words or edtf)
    day = span.start
    text = f"{day.year}年"
    if 0 < day.month <= 12:
        text += f"{day.month}月"
        if day.day:
            text += f"{day.day}日"
    return text


def chinese_year(edtf: str, words: str = "") -> str:
    """2024年; a span as 1998—2001年."""
    span = span_of(edtf)
    if span is None:
        return clean(words or edtf)
    if span.end is not None and span.end.year != span.start.year:
        return f"{span.start.year}—{span.end.year}年"
    return f"{span.start.year}年"


def western(edtf: str, names: Sequence[str], pattern: str, month_pattern: str = "{month} {year}") -> str:
    """A date in words by a pattern with day, month and year; less where less is known."""
    span = span_of(edtf)
    if span is None:
        return clean(edtf)
    day = span.start
    if not day.month:
        return str(day.year)
    month = SEASONS[day.month] if day.month > 12 else names[day.month - 1]
    if not day.day:
        return month_pattern.format(month=month, year=day.year)
    return pattern.format(day=day.day, month=month, year=day.year)


def year(edtf: str, words: str = "") -> str:
    """The year, or the years of a span."""
    span = span_of(edtf)
    if span is None:
        return clean(words or edtf)
    first = str(span.start.year)
    if span.is_open:
        return first + "–"
    return f"{first}–{span.end.year}" if span.end and span.end.year != span.start.year else first
