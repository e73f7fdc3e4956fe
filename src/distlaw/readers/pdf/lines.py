"""Rows to lines of text: spaces put where the gaps are, superscripts and bold stretches noted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from distlaw.readers.pdf.glyphs import Glyph
from distlaw.readers.pdf.rows import GlyphRow

HAN = re.compile(
    r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026\U00020000-\U0003ffff]"
)
# What a font's own code stands for: ligatures, and Symbol's signs, which it keeps where Unicode has nothing.
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\uf02a": "*", "\uf0b7": "•", "\uf0a7": "▪", **{chr(0xF030 + digit): str(digit) for digit in range(10)},
}  # fmt: skip
_SHARED = "“”‘’—…"  # marks that both scripts use
_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2}|[a-z])[.)]\s*")
_WORD_GAP = 0.16  # em between Latin letters, where a row does not tell better
_WIDEST = 0.3  # em: a wider gap is no surer a word's
_LEAST_GAP = 0.05  # em: no space is narrower
_TIGHT = 0.225  # em: in a row whose words need no more to stand apart, PDFium's spaces are believed
_SPACED = 0.4  # of the letters: more spaces than this are letter-spacing, not words


@dataclass(slots=True)
class PageLine:
    """One line of one region; `raised` are the stretches of its text that are superscript."""

    text: str
    raised: list[tuple[int, int]]
    page: int
    region: int
    x0: float
    x1: float
    y: float
    left: float  # edges of its region
    right: float
    size: float
    bold: float  # share of bold glyphs
    lead: float = 0.0  # width of its first word
    slanted: int = 0  # how many of its first characters are italic
    glyphs: Sequence[Glyph] = ()  # what it was read from

    @property
    def indent(self) -> float:
        """How far it begins from the region's edge, in em."""
        return (self.x0 - self.left) / self.size

    @property
    def lack(self) -> float:
        """How far it ends from the region's edge, in em."""
        return (self.right - self.x1) / self.size

    @property
    def is_centred(self) -> bool:
        """Whether it stands in the middle, its ends off both edges."""
        return min(self.indent, self.lack) > 1 and abs(self.indent - self.lack) < 0.15 * max(self.indent + self.lack, 8)


def line_of(row: GlyphRow, left: float, right: float, page: int = 0, region: int = 0) -> PageLine:
    """The row's text between the edges of its region."""
    text, raised = _text(row)
    bold = row.bold_share
    left = row.x0 if row.is_beside else left
    lead, slanted = _lead(row), _slanted(row, text)
    edges = (row.x0, row.x1, row.y, left, right)
    return PageLine(text, raised, page, region, *edges, row.size, bold, lead, slanted, row.glyphs)


def plain_text(row: GlyphRow) -> str:
    """The row's text, wherever it stands."""
    return _text(row)[0]


def _slanted(row: GlyphRow, text: str) -> int:
    """How many of the text's first characters are italic, a number before them counted in."""
    shown = [glyph for glyph in row.glyphs if glyph.char.strip()]
    number = _NUMBER.match(text)
    past = len(number[0].replace(" ", "")) if number else 0
    end = past
    while end < len(shown) and (shown[end].italic or not shown[end].char.isalpha()):
        end += 1
    if end <= past + 1 or not any(glyph.italic for glyph in shown[past:end]):
        return 0
    seen = 0
    for at, char in enumerate(text):
        seen += not char.isspace()
        if seen == end:
            return at + 1
    return len(text)


def _lead(row: GlyphRow) -> float:
    """How much room the row's first word takes."""
    end = row.glyphs[0].x1
    for last, glyph in pairwise(row.glyphs):
        if not glyph.char.strip() or HAN.match(glyph.char) or glyph.x0 - last.x1 > _WORD_GAP * row.size:
            break
        end = glyph.x1
    return end - row.glyphs[0].x0


def _text(row: GlyphRow) -> tuple[str, list[tuple[int, int]]]:
    gap, trusts_spaces = _word_gap(row)
    glyphs = row.glyphs if trusts_spaces else [glyph for glyph in row.glyphs if glyph.char.strip()]
    parts: list[str] = []
    raised: list[tuple[int, int]] = []
    length = 0
    last: Glyph | None = None
    for glyph in glyphs:
        char = LIGATURES.get(glyph.char, glyph.char)
        if not char.strip():
            char = "\u3000" if char == "\u3000" else " "
        is_sure = trusts_spaces and gap < _TIGHT and last is not None and _is_parted(last, glyph)
        needed = _LEAST_GAP if is_sure else gap
        if last is not None and char.strip() and not parts[-1].isspace() and _is_gap(last, glyph, row.size, needed):
            parts.append(" ")
            length += 1
        if char == " " and parts and parts[-1].isspace():
            continue
        start, length = length, length + len(char)
        parts.append(char)
        if glyph.raised and char.strip():
            if raised and raised[-1][1] == start:
                raised[-1] = (raised[-1][0], length)
            else:
                raised.append((start, length))
        last = glyph
    return "".join(parts), raised


def _word_gap(row: GlyphRow) -> tuple[float, bool]:
    """The gap in em that parts the row's words, and whether the spaces drawn in it part words too."""
    letters = [glyph for glyph in row.glyphs if glyph.char.strip()]
    spaces = len(row.glyphs) - len(letters)
    gaps = sorted(
        (right.x0 - left.x1) / row.size
        for left, right in pairwise(letters)
        if left.char < "\u2000" and right.char < "\u2000" and not right.raised
    )
    if len(gaps) < 6:
        return _WORD_GAP, True
    middle = gaps[len(gaps) // 2]
    if spaces > _SPACED * len(letters) or (middle > 0.1 and spaces < 0.1 * len(letters)):
        return max(1.45 * middle, middle + 0.08), False
    if spaces >= 0.06 * len(letters):
        return _WORD_GAP + max(0.0, middle), True
    return _parting(gaps), True


def _parting(gaps: list[float]) -> float:
    """The middle of the widest jump among a row's gaps, within what word spaces measure; columns lie further apart."""
    jumps = [
        (min(above, _WIDEST) - below, (min(above, _WIDEST) + below) / 2)
        for below, above in pairwise(gaps)
        if above > 0.08 and -0.1 < below < 0.3
    ]
    widest = max(jumps, default=(0.0, _WORD_GAP))
    return min(max(widest[1], 0.09), 0.22) if widest[0] > 0.06 else _WORD_GAP


def _is_parted(one: Glyph, other: Glyph) -> bool:
    """Whether PDFium parts two neighbours that words begin and end with."""
    return other.parted and one.char not in "([{“‘" and (other.char.isalnum() or other.char in "([{“‘")


def _is_gap(one: Glyph, other: Glyph, size: float, needed: float) -> bool:
    """Whether a space belongs between two neighbours: narrow between Latin letters, wide beside Han characters."""
    gap = other.x0 - one.x1
    if gap <= _LEAST_GAP * size or not one.char.strip():
        return False
    if one.char < "\u2018" and other.char < "\u2018":
        return gap > needed * size
    wide = [bool(HAN.match(char)) for char in (one.char, other.char) if char not in _SHARED]
    return gap > (needed if not any(wide) else 0.75 if all(wide) else 0.6) * size


def joins_without_space(text: str, following: str) -> bool:
    """Whether two lines join without a space: a Han character or full-width mark on either side."""
    before = next((char for char in reversed(text[-4:]) if char not in _SHARED), " ")
    after = next((char for char in following[:4] if char not in _SHARED), " ")
    return bool(HAN.match(before)) or bool(HAN.match(after))
