"""The text of one entry in two forms of one length: as printed, and folded for the grammars."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from distlaw.text.dates import date_of, dates_in
from distlaw.text.fold import folded

LONGEST_ENTRY = 4000  # code points; a longer paragraph is no entry
_OPEN = {"《": "》", "(": ")", "[": "]", "<": ">"}


@dataclass(frozen=True, slots=True)
class PrintedText:
    """`flat` is `raw` in simplified script and ASCII punctuation, character for character."""

    raw: str
    flat: str

    @classmethod
    def of(cls, raw: str) -> PrintedText:
        flat = re.sub(r"\s", " ", folded(raw))
        if "『" in raw and "《" not in flat:  # Japanese titles: the fold knows these as quotation marks
            flat = "".join({"『": "《", "』": "》"}.get(c, f) for c, f in zip(raw, flat, strict=True))
        return cls(raw, flat)

    def cut(self, start: int, end: int | None = None) -> PrintedText:
        return PrintedText(self.raw[start:end], self.flat[start:end])

    def group(self, match: re.Match[str], name: str) -> PrintedText:
        """The named group of a match on `flat`; empty where it took no part."""
        start, end = match.span(name)
        return self.cut(start, end) if start >= 0 else PrintedText("", "")

    def trimmed(self, marks: str = "") -> PrintedText:
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


def pieces(line: PrintedText, marks: str) -> list[PrintedText]:
    """The line cut at marks outside brackets and quotations."""
    cuts = [-1, *depth_free(line.flat, marks), len(line.flat)]
    return [line.cut(a + 1, b).trimmed() for a, b in itertools.pairwise(cuts)]


def edtf(words: str) -> str:
    """The date that an entry's words begin with as EDTF text, empty where they begin with none."""
    leading = (date for date in dates_in(words) if not words[: date.start].strip())
    return date_of(words) or max((date.edtf for date in leading), key=len, default="")
