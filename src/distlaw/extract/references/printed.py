"""The text of one entry in two forms of one length: as printed, and folded for the grammars."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from distlaw.text.fold import folded

LONGEST_ENTRY = 4000  # code points; a longer paragraph is no entry
_OPEN = {"《": "》", "(": ")", "[": "]", "<": ">"}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?$")
_ZH_DATE = re.compile(r"(?:民国\s*(?P<roc>\d{1,3})|(?P<year>\d{4}))\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})$")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$")
_YEAR_MONTH = re.compile(r"(\d{4}),\s*([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?$")


@dataclass(frozen=True, slots=True)
class Printed:
    """`flat` is `raw` in simplified script and ASCII punctuation, character for character."""

    raw: str
    flat: str

    @classmethod
    def of(cls, raw: str) -> Printed:
        flat = re.sub(r"\s", " ", folded(raw))
        if "『" in raw and "《" not in flat:  # Japanese titles: the fold knows these as quotation marks
            flat = "".join({"『": "《", "』": "》"}.get(c, f) for c, f in zip(raw, flat, strict=True))
        return cls(raw, flat)

    def cut(self, start: int, end: int | None = None) -> Printed:
        return Printed(self.raw[start:end], self.flat[start:end])

    def group(self, match: re.Match[str], name: str) -> Printed:
        """The named group of a match on `flat`; empty where it took no part."""
        start, end = match.span(name)
        return self.cut(start, end) if start >= 0 else Printed("", "")

    def trimmed(self, marks: str = "") -> Printed:
        """Without white space and the given characters at both ends."""
        unwanted = marks + " "
        left = len(self.flat) - len(self.flat.lstrip(unwanted))
        return self.cut(left, max(left, len(self.flat.rstrip(unwanted))))

    @property
    def text(self) -> str:
        """As printed, line ends and runs of white space made one space."""
        return " ".join(self.raw.split())

    def __bool__(self) -> bool:
        return bool(self.flat.strip())


def depth_free(flat: str, marks: str) -> Iterator[int]:
    """Offsets of the marks that stand outside 《》, brackets and quotation marks."""
    closing: list[str] = []
    quoted = False
    for at, char in enumerate(flat):
        if char == '"':
            quoted = not quoted
        elif closing and char == closing[-1]:
            closing.pop()
        elif char in _OPEN and (char != "<" or flat.startswith("http", at + 1)):
            closing.append(_OPEN[char])
        elif char in marks and not closing and not quoted:
            yield at


def pieces(line: Printed, marks: str) -> list[Printed]:
    """The line cut at marks outside brackets and quotations."""
    cuts = [-1, *depth_free(line.flat, marks), len(line.flat)]
    return [line.cut(a + 1, b).trimmed() for a, b in itertools.pairwise(cuts)]


def edtf(words: str) -> str:
    """A date in words or figures as EDTF text, empty where it is none: `2000年5月21日` gives 2000-05-21."""
    flat = " ".join(folded(words).split())
    if match := _ISO.match(flat):
        return _joined(match[1], match[2], match[3])
    if match := _ZH_DATE.match(flat):
        year = match["year"] or str(int(match["roc"]) + 1911)
        return _joined(year, match[3], match[4])
    if match := _DAY_FIRST.match(flat):
        return _with_month(match[3], match[2], match[1])
    if match := _MONTH_FIRST.match(flat):
        return _with_month(match[3], match[1], match[2])
    if match := _YEAR_MONTH.match(flat):
        return _with_month(match[1], match[2], match[3])
    return ""


def _with_month(year: str, month: str, day: str | None) -> str:
    number = _MONTHS.get(month.lower())
    return _joined(year, str(number), day) if number else ""


def _joined(year: str, month: str | None, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
