"""Given names that are initials, in one form: JG, J G and J.G. are J. G."""

from __future__ import annotations

import re
from functools import lru_cache

_BARE = re.compile(r"[A-Z]")
_TOGETHER = re.compile(r"[A-Z]{2,3}")
_STOPPED = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z]\.)")
_APART = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")


@lru_cache(maxsize=8192)
def parted(given: str, family: str) -> str:
    """The given names with a stop behind each initial and a space between two of them; other names as they are."""
    if family.isupper() and len(family) > 1 and _TOGETHER.fullmatch(given):  # LI WEI: a name in capitals
        return given
    words = []
    for word in _STOPPED.sub(" ", given).split():
        if _TOGETHER.fullmatch(word):
            words += [f"{letter}." for letter in word]
        else:
            words.append(f"{word}." if _BARE.fullmatch(word) else word)
    return " ".join(words)


def closed_up(name: str) -> str:
    """H.L.A. Ash: initials without a space between (Bluebook 6.1)."""
    return _APART.sub("", name)
