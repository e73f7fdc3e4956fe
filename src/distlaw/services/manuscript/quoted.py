"""What a quotation says to stand in its source: its parts between elisions and editorial brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_GAP = re.compile(r"\[[^\[\]]{0,80}\]|［[^［］]{0,80}］|…+|⋯+|\.(?:\s?\.){2,}")
_ENDS = " \t\r\n.,;:。，；：、"  # a question that the source does not ask is the source's no more
_CLAUSE = re.compile(r"[,.;:!?，。；：！？、]+")

_LEAST_CLAUSE = 5


class QuotedPlace(NamedTuple):
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


def places(text: str, parts: tuple[str, ...], reach: int = 3000) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every place in a text where the parts follow one another, each within reach of the one before: the parts' own."""
    if not parts:
        return
    at = text.find(parts[0])
    while at >= 0:
        found = [(at, at + len(parts[0]))]
        for part in parts[1:]:
            next_at = text.find(part, found[-1][1], found[-1][1] + reach)
            if next_at < 0:
                break
            found.append((next_at, next_at + len(part)))
        if len(found) == len(parts):
            yield tuple(found)
        at = text.find(parts[0], at + 1)


def recased(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts with the first letter in the other case: a quotation that begins or goes on a sentence."""
    return (parts[0][:1].swapcase() + parts[0][1:], *parts[1:]) if parts else ()


def begins_changed(words: str) -> tuple[bool, ...]:
    """For each part, whether a letter in brackets stands right before it: [A]n answer."""
    ends = [0, *(gap.end() for gap in _GAP.finditer(words))]
    starts = [gap.start() for gap in _GAP.finditer(words)] + [len(words)]
    pieces = [(words[a:b], words[a - 1 : a]) for a, b in zip(ends, starts, strict=True)]
    return tuple(before in ("]", "］") for piece, before in pieces if piece.strip(_ENDS))
