"""Dates as databases write them, in EDTF: `2030//`, `Mar 5, 2013`, `1957/1990`, `Spring 2005`; words beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from distlaw.model import edtf
from distlaw.text.months import month_number

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "春": 21, "夏": 22, "秋": 23, "冬": 24}
_YEAR = r"(?<!\d)(?P<year>[12]\d{3})(?!\d)"
_NUMERIC = re.compile(rf"{_YEAR}(?:\s?[-/.年]\s?(?P<month>\d{{1,2}}))?(?:\s?[-/.月]\s?(?P<day>\d{{1,2}}))?(?!\d)")
_ISO_SPAN = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)/(\d{4}(?:-\d\d(?:-\d\d)?)?)?\Z")
_YEARS = re.compile(r"([12]\d{3})\s?(?:[-–—~～至]{1,2})\s?([12]\d{3})?年?\Z")
_ENGLISH_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b\.?", re.I)
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter|[春夏秋冬])(?:季)?", re.I)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?![\d/.-])")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]([12]\d{3})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})[-/.月](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)")
_MARKED = re.compile(
    r"(?P<mark>c|ca|circa|约)\.?\s?(?P<year>[12]\d{3})(?!\d)|(?P<sure>[12]\d{3})\s?[?？]|\[(?P<guess>[12]\d{3})\]", re.I
)
_COPYRIGHT = re.compile(r"(?:©|c|℗|p)\s?[12]\d{3}\Z")
_PLAIN = re.compile(r"[\s\d/.,;:年月日号\-–—()]*")


class Dated(NamedTuple):
    """A date as EDTF, and its words where EDTF does not say all of it (c1964, 1881（光绪七年）, forthcoming)."""

    date: str = ""
    words: str = ""


def dated(text: str, year: str = "") -> Dated:
    """The date in a field; `year` is that of another field of the record, for a field with month and day alone."""
    text = text.strip().strip("/;；,， ")[:200]
    if not text or not re.sub(r"[0/\-.\s]", "", text):
        return Dated()  # 0000/00/00
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if edtf.date_span(text):
        return Dated(text)
    if match := _COMPACT.fullmatch(text):
        return Dated(_written(match[1], int(match[2]), int(match[3])))
    if found := _span(text):
        return Dated(found)
    if match := _MARKED.fullmatch(text):
        number = match["year"] or match["sure"] or match["guess"]
        is_copyright = bool(_COPYRIGHT.match(text)) and match["mark"] == "c" and "." not in text and " " not in text
        return Dated(number, text) if is_copyright else Dated(number + ("?" if match["sure"] else "~"), "")
    return _single(text, year)


def _span(text: str) -> str:
    if (match := _ISO_SPAN.match(text)) and edtf.date_span(f"{match[1]}/{match[2] or '..'}"):
        return f"{match[1]}/{match[2] or '..'}"
    if match := _YEARS.match(text):
        return f"{match[1]}/{match[2] or '..'}"
    return ""


def _single(text: str, year: str) -> Dated:
    if match := _SLASHED.search(text):
        return Dated(_slashed(int(match[1]), int(match[2]), match[3]))
    numeric = _NUMERIC.search(text)
    known = numeric["year"] if numeric else year
    if not known:
        return Dated("", text)
    if numeric and numeric["month"] and 1 <= int(numeric["month"]) <= 12:
        found = _written(known, int(numeric["month"]), int(numeric["day"] or 0))
        return Dated(found, _words(text, numeric.group()))
    rest = text.replace(known, " ", 1) if numeric else text
    found = _in_words(known, rest)
    if found:
        return Dated(found)
    if not numeric and (match := _DAY_MONTH.search(text)) and 1 <= int(match[1]) <= 12:
        return Dated(_written(known, int(match[1]), int(match[2])))
    return Dated(known if numeric else "", _words(text, numeric.group()) if numeric else "")


def _slashed(first: int, second: int, year: str) -> str:
    """5/13/2010 and 13/5/2010 are told apart; of 5/6/2010 only the year is sure."""
    if first <= 12 < second <= 31 or first == second:
        return _written(year, first, second)
    return _written(year, second, first) if second <= 12 < first <= 31 else year


def _in_words(year: str, rest: str) -> str:
    """Months and seasons by name: `Mar 5`, `5 March`, `Jul-Aug`, `Spring`."""
    months = [month_number(match[1]) for match in _ENGLISH_MONTH.finditer(rest)]
    if len(months) == 2 and months[0] < months[1]:
        return f"{year}-{months[0]:02d}/{year}-{months[1]:02d}"
    if months:
        day = _DAY.search(rest)
        return _written(year, months[0], int(day[1]) if day and len(months) == 1 else 0)
    season = _SEASON.search(rest)
    return f"{year}-{_SEASONS[season[1].lower()]}" if season else ""


def _written(year: str, month: int, day: int) -> str:
    for text in (f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}"):
        if (day or len(text) == 7) and edtf.date_span(text):
            return text
    return year


def _words(text: str, numbers: str) -> str:
    """The whole text where it says more than the numbers do."""
    rest = text.replace(numbers, "", 1)
    return "" if _PLAIN.fullmatch(rest) or re.fullmatch(r"\s*T?[\d:.Z+\s-]*", rest) else text
