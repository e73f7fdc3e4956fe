"""The reading texts of a work as a page shows them, and where a stretch of the source stands in one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import BEST_FIRST
from distlaw.query.keys import work_id

Stretch = tuple[int, int]


class TextHeading(NamedTuple):
    """A heading of the reading text."""

    start: int
    level: int
    title: str


class Reading(NamedTuple):
    """One source of a work as it is read. `pieces` map the text to the source, as the table `expression` has them."""

    source_sha256: str
    file_name: str
    language: str
    text: str
    pieces: list[list[Any]]
    headings: tuple[TextHeading, ...]


class StoredText(NamedTuple):
    """A source's text, which all offsets are in, and the hash it was stored under."""

    text: str
    text_sha256: str
    file_name: str


def readings(reader: Reader, key: str) -> tuple[Reading, ...]:
    """The reading texts of a work, the best one first; none for a work known from references only."""
    sql = (
        "SELECT e.id, s.sha256, s.file_name, e.language, e.text, e.pieces FROM expression e "
        f"JOIN source_file s ON s.id = e.source_file_id WHERE e.work_id = :id ORDER BY {BEST_FIRST}"
    )
    return tuple(
        Reading(sha, name, language, text, unpacked_list(pieces), _headings(reader, identity))
        for identity, sha, name, language, text, pieces in reader.rows(sql, {"id": work_id(reader, key)})
    )


def _headings(reader: Reader, expression: int) -> tuple[TextHeading, ...]:
    sql = "SELECT start, level, title FROM section WHERE expression_id = :id ORDER BY start"
    return tuple(TextHeading(*row) for row in reader.rows(sql, {"id": expression}))


def source_text(reader: Reader, sha256: str) -> StoredText:
    """The text of the source with this hash; empty where there is none."""
    sql = "SELECT text, text_sha256, file_name FROM source_file WHERE sha256 = :sha"
    found = reader.rows(sql, {"sha": sha256})
    return StoredText(*found[0]) if found else StoredText("", "", "")


class Placement:
    """Where stretches of the source stand in a reading text."""

    def __init__(self, pieces: Iterable[Sequence[Any]]) -> None:
        self._pieces: list[tuple[int, int, int, int, bool]] = []  # source start and end, reading start and end, a copy?
        at = 0
        for start, end, *replaced in pieces:
            length = len(replaced[0]) if replaced else end - start
            if start < end:  # what was inserted stands for no source
                self._pieces.append((start, end, at, at + length, not replaced))
            at += length
        self._pieces.sort()
        self._starts = [piece[0] for piece in self._pieces]

    def stretches(self, ranges: Iterable[Sequence[int]]) -> tuple[Stretch, ...]:
        """The stretches of the reading text that these ranges of the source became, in the order of the ranges.

        Empty where a range begins or ends inside of what a repair wrote anew: its place there cannot be told.
        """
        found: list[Stretch] = []
        for start, end in ranges:
            for low, high, at, after, copied in self._overlapping(start, end):
                if copied:
                    found.append((at + max(start, low) - low, at + min(end, high) - low))
                elif start <= low and high <= end:
                    found.append((at, after))
                else:
                    return ()
        return tuple(_joined(one for one in found if one[0] < one[1]))

    def _overlapping(self, start: int, end: int) -> Iterator[tuple[int, int, int, int, bool]]:
        for piece in self._pieces[max(0, bisect_right(self._starts, start) - 1) :]:
            if piece[0] >= end:
                return
            if piece[1] > start:
                yield piece


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for one in stretches:
        if last is not None and last[1] == one[0]:
            last = (last[0], one[1])
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
