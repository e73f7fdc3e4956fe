"""How much of one text stands in another, whatever their script, width and line ends."""

from __future__ import annotations

import unicodedata

from distlaw.text.fold import simplified

WIDTH = 8  # characters a shingle: a clause's part in Chinese, two words in English
LONGEST = 120_000  # characters of a text that are compared
_FEWEST = 40  # shingles; a shorter text proves nothing


def containment(one: str, other: str) -> float | None:
    """The share of the smaller text's shingles found in the larger; None where a text is too short to tell."""
    left, right = _shingles(one), _shingles(other)
    smaller, larger = sorted((left, right), key=len)
    if len(smaller) < _FEWEST:
        return None
    return len(smaller & larger) / len(smaller)


def _shingles(text: str) -> set[int]:
    """Hashes of all runs of letters and digits, `WIDTH` long; hashes are compared within one process only."""
    flat = simplified(unicodedata.normalize("NFKC", text[:LONGEST])).casefold()
    plain = "".join(c for c in flat if c.isalnum())
    return {hash(plain[at : at + WIDTH]) for at in range(len(plain) - WIDTH + 1)}
