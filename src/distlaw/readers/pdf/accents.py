"""Accents that a font draws apart from their letters, put back: GARC I´ A is García."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from distlaw.readers.pdf.glyphs import Glyph

_COMBINING = {
    "´": "\u0301", "`": "\u0300", "ˋ": "\u0300", "ˊ": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303",
    "¸": "\u0327", "ˇ": "\u030c", "˚": "\u030a", "˙": "\u0307", "¯": "\u0304", "˘": "\u0306", "˝": "\u030b",
}  # fmt: skip
_OVER = 0.5  # of the accent's width that stands on its letter


def with_accents(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """A row's glyphs, each accent that stands over a letter beside it made one character with it."""
    if not any(glyph.char in _COMBINING for glyph in glyphs):
        return list(glyphs)
    out = list(glyphs)
    for at, glyph in enumerate(glyphs):
        if glyph.char not in _COMBINING:
            continue
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(out) and (letter := _joined(out[beside], glyph)):
                out[beside] = replace(out[beside], char=letter)
                out[at] = replace(glyph, char="")
                break
    return [glyph for glyph in out if glyph.char]


def _joined(letter: Glyph, accent: Glyph) -> str:
    """The letter with the accent, where it stands over it and Unicode knows the two as one; empty elsewhere."""
    if not letter.char.isalpha() or len(letter.char) != 1:
        return ""
    shared = min(letter.x1, accent.x1) - max(letter.x0, accent.x0)
    if shared < _OVER * min(accent.x1 - accent.x0, letter.x1 - letter.x0):
        return ""
    base = "i" if letter.char == "ı" else letter.char
    whole = unicodedata.normalize("NFC", base + _COMBINING[accent.char])
    return whole if len(whole) == 1 else ""
