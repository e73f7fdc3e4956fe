"""How the search index names what it holds: units by number, filters by word. Its writer and its readers share this."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

from distlaw.text.tokens import compared, tokens

CLAIM, PASSAGE, WORK = 1, 2, 3
KIND_BITS = 40  # a unit's id is its kind, then its number: claims before passages before works
REPLACED = "status=superseded"
_SHORT = 200  # characters
BEST = "best"  # of the row in search_state that says there are lists of the best passages of common words
COMMON = 1_000  # units that have a word with a list
LONGEST = 200  # units in one when it is made
SCORES = 1_000_000  # what a score is multiplied by to be kept in them
HIDDEN = ("status=suggested", "status=rejected", REPLACED)  # what is found only where it is asked for


def bounds(kind: int) -> dict[str, int]:
    """The first and last possible unit of a kind, as parameters."""
    return {"low": kind << KIND_BITS, "high": ((kind + 1) << KIND_BITS) - 1}


def tokens_of(value: str) -> Sequence[str]:
    """The tokens of a text; titles and names, which stand in several places of the index, are cut up but once."""
    return _tokens(value) if len(value) <= _SHORT else tokens(value)


@lru_cache(maxsize=2048)
def _tokens(value: str) -> tuple[str, ...]:
    return tuple(tokens(value))


def field_tokens(field: str, value: str) -> list[str]:
    """The filter words of a value that is searched by its parts: author=黄惠, author=惠."""
    return [f"{field}={token}" for token in tokens_of(value)]


def filter_word(field: str, value: str) -> str:
    """The filter word of a value that is searched whole."""
    return f"{field}={compared(value).replace(' ', '_')}"


def most_of(having: int, units: int) -> float:
    """What BM25 can give a unit at the most for a word that so many of the units have, or more."""
    return 2.2 * max(1e-6, log((max(units, having) - having + 0.5) / (having + 0.5)))
