"""How wide a piece of a row is, in em, and how well that fits a column: full, indented, or the end of a paragraph."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from distlaw.text.columns.likelihood import LATIN
from distlaw.text.numerals import TO_TEN

CLOSING = frozenset("。，、；：？！”’）》」』】,.;:?!)]%")
OPENING = frozenset("“‘（《「『【([")
_FINAL = re.compile(r"[。！？；：.!?;:][”’）)」』]?$")
_HEADING = re.compile(
    rf"(?:[{TO_TEN}]{{1,3}}[、.]|[(（][{TO_TEN}]{{1,3}}[)）]|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.、\s]?)\S"
)
_SECOND_HEADING = re.compile(rf"[的与和及对之在]$|.[{TO_TEN}]{{1,2}}、|[^(（][(（][{TO_TEN}][)）]")
_HALF_PUNCT = frozenset(",.;:?!()")


def em(text: str) -> float:
    """Width in em: half-width punctuation beside a Chinese character was full-width on the page."""
    total = 0.0
    for at, c in enumerate(text):
        near = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        is_wide = not c.isascii() or (c in _HALF_PUNCT and any(not other.isascii() for other in near))
        total += 1.0 if is_wide else 0.5
    return total


def column_width(rows: Sequence[str]) -> float:
    """Half the width of a full row: the median of the widest cluster."""
    widths = sorted((em(row) for row in rows), reverse=True)
    if not widths:
        return 0.0
    near = [width for width in widths if width >= 0.88 * widths[min(2, len(widths) - 1)]]
    return near[len(near) // 2] / 2


def widths_of(rows: Sequence[str]) -> list[float]:
    """Widths a column may have: about half of what full rows are wide."""
    middle = column_width(rows)
    widest = sorted((em(row) for row in rows), reverse=True)[: max(1, len(rows) // 8)][-1] / 2
    low, high = math.floor(middle) - 1, max(math.ceil(middle), math.ceil(widest))
    return [float(width) for width in range(max(8, low), min(high, low + 5) + 1)]


@lru_cache(maxsize=400_000)
def fit(piece: str, last: str | None, width: float) -> float:
    """How well a piece's width fits: full, less the indent of a new paragraph, or the end of a paragraph."""
    if not piece:
        return -4.0 if last else -2.0
    size = em(piece)
    full = -2.2 * max(0.0, _off(piece, size, last, width) - 0.6) + _refund(piece, last, width)
    if last is None and size < width - 0.6:
        full -= 0.4  # more columns begin within a paragraph than with one
    if size >= width - 0.6:
        return full
    begins = last is None or last == "" or _FINAL.search(last) is not None or is_short(last, width)
    if (
        _HEADING.match(piece)
        and not _SECOND_HEADING.search(piece)
        and not _FINAL.search(piece)
        and size <= width - 1
        and begins
    ):
        return max(full, -2.0)
    if re.search(r"[。！？.!?]”?$", piece):
        return max(full, -3.0)
    return full if size > width - 4 else max(full, -16.0)


def _off(piece: str, size: float, last: str | None, width: float) -> float:
    """How far the piece is from the width it should have; punctuation may have been squeezed."""
    marks = sum(1 for c in piece if c in CLOSING or c in OPENING)
    over = size - width
    plain = abs(over) if over <= 0 else max(0.0, over - min(1.5, 0.5 * marks)) * 1.7 + 0.3 * over
    indented = abs(size - (width - 2))
    if last is None:
        return min(plain, indented)
    if last and is_short(last, width) and (_FINAL.search(last) or _HEADING.match(last)):
        return min(indented, plain + 1.5)
    if last == "" or _FINAL.search(last):
        return min(plain, indented + 0.3)
    return plain


def _refund(piece: str, last: str | None, width: float) -> float:
    """A Western word that did not fit left the line before it short: that line's penalty is given back."""
    word = LATIN.match(piece)
    if not last or word is None or not is_short(last, width) or _FINAL.search(last):
        return 0.0
    if em(last) + em(word.group()) <= width + 0.3:
        return 0.0
    return min(14.0, 2.2 * max(0.0, width - em(last) - 0.6))


def is_short(piece: str, width: float) -> bool:
    """Whether a piece ends before the column does."""
    return em(piece) < width - 1.6
