"""A Western name written in Chinese characters (万斯 for Vance), known by its consonants."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from distlaw.vocab.surnames import pinyin

_LIKE = 0.74
_CLASSES = (
    ("th|sch|sh|ch|zh|[szcxjqt](?=i)|[szcxj]", "S"), ("ph|[fvwb]|p", "F"), ("[ckgqh]+", "K"), ("[dt]+", "T"),
    ("[lr]+", "L"), ("m+", "M"), ("n+g?", "N"),
)  # fmt: skip


def sounds_like(written: str, names: frozenset[str]) -> str:
    """The Latin name that the Chinese characters sound most like, or empty text."""
    import rjieba

    if rjieba.has_word(written):
        return ""
    sound = _skeleton(pinyin(written))
    scores = [
        (SequenceMatcher(None, sound, _skeleton(name)).ratio(), name)
        for name in names
        if name.isascii() and len(name) > 3
    ]
    score, name = max(scores, default=(0.0, ""))
    return name if score >= _LIKE and len(sound) > 1 else ""


def _skeleton(word: str) -> str:
    sound = word.lower().replace("w", "v")
    for pattern, sign in _CLASSES:
        sound = re.sub(pattern, sign, sound)
    return re.sub(r"(.)\1+", r"\1", "".join(sign for sign in sound if sign.isupper()))
