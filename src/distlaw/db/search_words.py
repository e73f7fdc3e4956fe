"""How the search index names what it holds: units by number, filters by word. Its writer and its readers share this."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from distlaw.text.tokens import compared, tokens

CLAIM, PASSAGE, WORK = 1, 2, 3
KIND_BITS = 40  # a unit's id is its kind, then its number: claims before passages before works
REPLACED = "status=superseded"
_SHORT = 200  # characters
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
