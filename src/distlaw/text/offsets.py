"""A reading text and the way back to the source it was cut from.

All offsets are Unicode code points, half-open. The source is never changed: a repair makes a new `MappedText`
whose pieces say which stretch of the source each stretch of the reading text came from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

Range = tuple[int, int]
Ranges = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `[start, end)` of the source; `text` replaces it where a repair wrote something else.

    A piece with start == end is an insertion, and maps to no source.
    """

    start: int
    end: int
    text: str | None = None

    @property
    def is_copy(self) -> bool:
        return self.text is None

    @property
    def length(self) -> int:
        return self.end - self.start if self.text is None else len(self.text)


@dataclass(frozen=True)
class MappedText:
    """The reading text made of `pieces` of `source`, in reading order."""

    source: str
    pieces: tuple[Piece, ...]

    @classmethod
    def whole(cls, source: str) -> MappedText:
        """The source as it is."""
        return cls(source, (Piece(0, len(source)),) if source else ())

    @classmethod
    def stored(cls, source: str, pieces: Iterable[Sequence[Any]]) -> MappedText:
        """The reading text from its map as JSON has it: `[start, end]` copies, `[start, end, text]` replaces."""
        return cls(source, tuple(Piece(*piece) for piece in pieces))

    @cached_property
    def text(self) -> str:
        """The reading text."""
        return "".join(self.source[p.start : p.end] if p.text is None else p.text for p in self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(p.length for p in self.pieces)]

    @cached_property
    def _by_source(self) -> tuple[list[int], list[int], list[int]]:
        """The pieces' numbers by where they begin in the source, those beginnings, and the furthest end so far."""
        numbers = sorted(range(len(self.pieces)), key=lambda number: self.pieces[number].start)
        starts = [self.pieces[number].start for number in numbers]
        return numbers, starts, list(accumulate((self.pieces[number].end for number in numbers), max))

    def __len__(self) -> int:
        return self._starts[-1]

    def slice(self, start: int, end: int) -> MappedText:
        """The reading text's `[start, end)` as a mapped text of the same source."""
        return MappedText(self.source, tuple(self._cut(start, end)))

    def _cut(self, start: int, end: int) -> Iterable[Piece]:
        start, end = max(0, start), min(end, len(self))
        if start >= end:
            return
        index = bisect_right(self._starts, start) - 1
        while index < len(self.pieces) and self._starts[index] < end:
            piece, at = self.pieces[index], self._starts[index]
            low, high = max(start, at) - at, min(end, at + piece.length) - at
            if piece.text is None:
                if low < high:
                    yield Piece(piece.start + low, piece.start + high)
            elif low < high:
                yield piece if (low, high) == (0, piece.length) else Piece(piece.start, piece.end, piece.text[low:high])
            index += 1

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> MappedText:
        """Replace `[start, end)` of the reading text by a string, for each edit; ("" deletes).

        Edits must not overlap; they may come in any order. Raises ValueError where they overlap.
        """
        pieces: list[Piece] = []
        at = 0
        for start, end, new in sorted(edits):
            if start < at:
                raise ValueError(f"edits overlap at {start}")
            pieces.extend(self._cut(at, start))
            if new:
                ranges = self.to_source(start, end) if end > start else ()
                low, high = (ranges[0][0], ranges[-1][1]) if ranges else (self._nearest(start),) * 2
                pieces.append(Piece(low, max(low, high), new))
            at = end
        pieces.extend(self._cut(at, len(self)))
        return MappedText(self.source, tuple(merged(pieces)))

    def composed(self, parts: Iterable[tuple[int, int, str | None]]) -> MappedText:
        """The parts one after another: `[start, end)` of the reading text as it is, or written anew where a string
        is given (start == end inserts; the new text maps to the source of what it replaces)."""
        pieces: list[Piece] = []
        for start, end, new in parts:
            if new is None:
                pieces.extend(self._cut(start, end))
                continue
            ranges = self.to_source(start, end) if end > start else ()
            low, high = (ranges[0][0], ranges[-1][1]) if ranges else (self._nearest(start),) * 2
            pieces.append(Piece(low, max(low, high), new))
        return MappedText(self.source, tuple(merged(pieces)))

    def arranged(self, spans: Iterable[Range]) -> MappedText:
        """The given spans of the reading text one after another: reorders, repeats or drops."""
        pieces = [piece for start, end in spans for piece in self._cut(start, end)]
        return MappedText(self.source, tuple(merged(pieces)))

    def _nearest(self, at: int) -> int:
        """The source offset an insertion at `at` stands at."""
        if not self.pieces:
            return 0
        index = min(bisect_right(self._starts, at) - 1, len(self.pieces) - 1)
        piece = self.pieces[index]
        return piece.start + (at - self._starts[index]) if piece.is_copy else piece.end

    def to_source(self, start: int, end: int) -> Ranges:
        """Source ranges of the reading text's `[start, end)`, in reading order; insertions have none.

        Neighbouring ranges are joined where nothing but white space lies between them in the source.
        """
        ranges = [(p.start, p.end) for p in self._cut(start, end) if p.end > p.start]
        return joined_ranges(ranges, self.source)

    def to_reading(self, start: int, end: int) -> Ranges:
        """Spans of the reading text that came from the source's `[start, end)`, in reading order."""
        spans: list[Range] = []
        for number in self._within(start, end):
            piece, at = self.pieces[number], self._starts[number]
            low, high = max(start, piece.start), min(end, piece.end)
            if low >= high:
                continue
            span = (at + low - piece.start, at + high - piece.start) if piece.is_copy else (at, at + piece.length)
            if spans and spans[-1][1] == span[0]:
                spans[-1] = (spans[-1][0], span[1])
            else:
                spans.append(span)
        return tuple(spans)

    def _within(self, start: int, end: int) -> list[int]:
        """The numbers of the pieces that may hold a part of the source's `[start, end)`, in reading order."""
        numbers, starts, ends = self._by_source
        last = bisect_left(starts, end)
        first = bisect_right(ends, start, hi=last)
        return sorted(numbers[first:last])


def merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with neighbours that continue each other made one, and empty ones dropped."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.length == 0:
            continue
        if out and out[-1].is_copy and piece.is_copy and out[-1].end == piece.start:
            out[-1] = Piece(out[-1].start, piece.end)
        else:
            out.append(piece)
    return out


def joined_ranges(ranges: Sequence[Range], source: str) -> Ranges:
    """Ranges in reading order, two joined where the second follows the first and only white space lies between."""
    out: list[Range] = []
    for start, end in ranges:
        if out and out[-1][1] <= start and not source[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        elif out and out[-1] == (start, end):
            continue
        else:
            out.append((start, end))
    return tuple(out)


def range_lists(ranges: Iterable[Range]) -> list[list[int]]:
    """Ranges as JSON has them."""
    return [[start, end] for start, end in ranges]


def sliced(source: str, ranges: Iterable[Range]) -> str:
    """The source's stretches, one after another: what `exact` of an evidence must equal."""
    return "".join(source[start:end] for start, end in ranges)
