"""Rows to lines of text: spaces put where the gaps are, superscripts and bold stretches noted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from distlaw.readers.pdf.columns import Region
from distlaw.readers.pdf.glyphs import Glyph
from distlaw.readers.pdf.rows import Row

HAN = re.compile(
    r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026\U00020000-\U0003ffff]"
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


@dataclass(slots=True)
class Line:
    """One line of one region; `raised` are the stretches of its text that are superscript."""

    text: str
    raised: list[tuple[int, int]]
    page: int
    column: int
    x0: float
    x1: float
    y: float
    left: float  # edges of its region
    right: float
    size: float
    bold: float  # share of bold glyphs
    lead: float = 0.0  # width of its first word

    @property
    def indent(self) -> float:
        """How far it begins from the region's edge, in em."""
        return (self.x0 - self.left) / self.size

    @property
    def lack(self) -> float:
        """How far it ends from the region's edge, in em."""
        return (self.right - self.x1) / self.size


def line_of(row: Row, region: Region, page: int) -> Line:
    """The row's text in its region."""
    text, raised = _text(row)
    return Line(
        text,
        raised,
        page,
        region.column,
        row.x0,
        row.x1,
        row.y,
        region.left,
        region.right,
        row.size,
        row.bold_share,
        _lead(row),
    )


def _lead(row: Row) -> float:
    """How much room the row's first word takes."""
    end = row.glyphs[0].x1
    for last, glyph in pairwise(row.glyphs):
        if not glyph.char.strip() or HAN.match(glyph.char) or glyph.x0 - last.x1 > 0.16 * row.size:
            break
        end = glyph.x1
    return end - row.glyphs[0].x0


def _text(row: Row) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    raised: list[tuple[int, int]] = []
    length = 0
    last: Glyph | None = None
    for glyph in row.glyphs:
        char = _LIGATURES.get(glyph.char, glyph.char)
        if not char.strip():
            char = "\u3000" if char == "\u3000" else " "
        space = last is not None and _is_gap(last, glyph, row.size) and not (parts and parts[-1].isspace())
        if space and char.strip():
            parts.append(" ")
            length += 1
        if char == " " and parts and parts[-1].isspace():
            continue
        start, length = length, length + len(char)
        parts.append(char)
        if id(glyph) in row.raised and char.strip():
            if raised and raised[-1][1] == start:
                raised[-1] = (raised[-1][0], length)
            else:
                raised.append((start, length))
        last = glyph
    return "".join(parts), raised


def _is_gap(one: Glyph, other: Glyph, size: float) -> bool:
    """Whether a space belongs between two neighbours: narrow between Latin letters, wide beside Han characters."""
    gap = other.x0 - one.x1
    if not one.char.strip() or not other.char.strip():
        return False
    is_han = bool(HAN.match(one.char)), bool(HAN.match(other.char))
    needed = 0.75 if all(is_han) else 0.6 if any(is_han) else 0.16
    return gap > needed * size


def is_han_pair(one: str, other: str) -> bool:
    """Whether two lines join without a space: a Han character or full-width mark on either side."""
    return bool(HAN.match(one)) or bool(HAN.match(other))
