"""What a quotation says to stand in its source: its parts between elisions and editorial brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_GAP = re.compile(r"\[[^\[\]]{0,80}\]|［[^［］]{0,80}］|…+|⋯+|\.(?:\s?\.){2,}")
_ENDS = " \t\r\n.,;:。，；：、"  # a question that the source does not ask is the source's no more
_CLAUSE = re.compile(r"[,.;:!?，。；：！？、]+")

_LEAST_CLAUSE = 5


class Place(NamedTuple):
    """Where a quotation stands in a reading text, and on which printed pages."""

    start: int
    end: int
    pages: tuple[str, ...] = ()
    may_be: str = ""  # the next page: a passage is known by the page it begins on, and may run over


def parts_of(words: str) -> tuple[str, ...]:
    """The stretches that must stand in the source, in this order; a mark of punctuation at the very end is the
    manuscript's."""
    words = words.strip(_ENDS)
    return tuple(part for part in (piece.strip() for piece in _GAP.split(words)) if part.strip(_ENDS))


def clauses_of(words: str) -> tuple[str, ...]:
    """The stretches between marks of punctuation, where there are several of some length."""
    found = tuple(part for part in _CLAUSE.split(words) if len(part) >= _LEAST_CLAUSE)
    return found if len(found) > 1 else ()


def places(text: str, parts: tuple[str, ...], reach: int = 3000) -> Iterator[tuple[int, int]]:
    """Every place in a text where the parts follow one another, each within reach of the one before."""
    if not parts:
        return
    at = text.find(parts[0])
    while at >= 0:
        end = at + len(parts[0])
        for part in parts[1:]:
            found = text.find(part, end, end + reach)
            end = found + len(part) if found >= 0 else -1
            if end < 0:
                break
        if end > 0:
            yield at, end
        at = text.find(parts[0], at + 1)
