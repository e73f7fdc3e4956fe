"""The one reader of printed dates: what a page, a record, a note or a judgment writes, as EDTF text.

Read are 2025-08-15 (also with / or .), 2025年8月15日, 二〇二五年八月十五日, 民國114年8月15日, 15 August 2025,
Aug. 15, 2025, August 2025 and 20250815, in either script and width. A month or day that does not exist is left out:
2025-13 is the year 2025, 2025-02-30 that February.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.text.fold import folded
from distlaw.text.months import PATTERN as _MONTH
from distlaw.text.months import month_number
from distlaw.text.numerals import TO_TEN, number_of

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_HAN = "〇○零一二三四五六七八九"
_ZEROS = "0OoО"  # typed for 〇: the figure, the letter, the Cyrillic letter
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"民\s*国\s*(?P<roc>\d{{1,3}}|[〇零{TO_TEN}百]{{1,6}})\s*年(?:\s*(?P<month>\d{{1,2}})\s*月)?(?:\s*(?P<day>\d{{1,2}})\s*日)?",
        rf"(?<!\d){_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark)(?P<day>\d{{1,2}}))?(?!\d|[-/.]\d)",
        rf"(?<!\d){_YEAR}\s?年\s?(?:(?P<month>\d{{1,2}})\s?月)?\s?(?:(?P<day>\d{{1,2}})\s?日)?",
        rf"(?P<year>[二一](?:[ ]?[{_HAN}{_ZEROS}]){{3}})[ ]?年(?:[ ]?(?P<month>[{_HAN}十]{{1,3}})[ ]?月)?"
        rf"(?:[ ]?(?P<day>[{_HAN}十]{{1,3}})[ ]?日)?",
        rf"\b(?P<month>{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!No\.)(?<!No\. )(?<!\d){_DAY}\s+(?P<month>{_MONTH})\.?,?\s+{_YEAR}",
        rf"\b(?P<month>{_MONTH})\.?,?\s?{_YEAR}(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    )
)
_AS_TYPED = str.maketrans(dict.fromkeys(_ZEROS, "〇") | {" ": ""})
# A whole text that is a date may be of any century and leave its day or month open: 1865年, 2030/05/, 2023, Aug. 3.
_WHOLE = (
    re.compile(
        r"(?P<year>\d{4})(?:\s?[-/.年\s]\s?(?P<month>\d{1,2}))?(?:\s?[-/.月\s]\s?(?P<day>\d{1,2}))?[-/.日号月年]*"
    ),
    re.compile(rf"(?P<year>\d{{4}}),\s*(?P<month>{_MONTH})\.?(?:\s+{_DAY})?", re.IGNORECASE),
    re.compile(rf"(?:{_DAY}\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<month>{_MONTH})\.?\s+{_DAY},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    _FORMS[0],
    _FORMS[3],
)


class PrintedDate(NamedTuple):
    """A date as EDTF text, and where it stands: code points, half-open."""

    edtf: str
    start: int
    end: int

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return self.edtf.count("-") + 1


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every date printed in the text, form by form; stretches that two forms read are given twice."""
    flat = folded(text)
    for form in _FORMS:
        for match in form.finditer(flat):
            yield PrintedDate(_read(match), *match.span())


def fullest_date(text: str) -> PrintedDate | None:
    """The date of the text that says most; of two that say as much, the first."""
    return min(dates_in(text), key=lambda date: (-date.precision, date.start), default=None)


def date_of(text: str) -> str:
    """EDTF of a text that is a date and nothing else; empty where it is more, or none."""
    flat = " ".join(folded(text).split())
    match = next((found for form in _WHOLE if (found := form.fullmatch(flat))), None)
    return _read(match) if match else ""


def edtf(year: int, month: int = 0, day: int = 0) -> str:
    """The EDTF text of a date as far as its parts can be."""
    if not 1 <= month <= 12:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= days_of(year, month) else f"{year:04d}-{month:02d}"


def days_of(year: int, month: int) -> int:
    """How many days a month of the Gregorian calendar has, carried back before it began."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _read(match: re.Match[str]) -> str:
    found = match.groupdict()
    year = number_of(found["roc"]) + 1911 if found.get("roc") else _year(found["year"])
    month, day = found["month"] or "", found.get("day") or ""
    return edtf(year, month_number(month) or number_of(month), number_of(day))


def _year(text: str) -> int:
    return number_of(text if text.isdecimal() else text.translate(_AS_TYPED))
