"""Where a quotation that is joined from several ranges leaves out words of its source. Loads no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from distlaw.db.json_columns import placeholders, unpacked_list
from distlaw.db.reading import Reader
from distlaw.query.claims.reading_text import ReadingText

_BATCH = 500
_Placed = tuple[str, int, list[list[int]]]  # claim, expression, ranges


def breaks_of(reader: Reader, placed: Sequence[_Placed]) -> dict[str, tuple[int, ...]]:
    """Where a claim's ranges leave out words of the text that is read: offsets in its quotation.

    Ranges that only step over what a repair took out (a column's other half, a running head) have no break.
    """
    several = [one for one in placed if len(one[2]) > 1]
    readings: dict[int, ReadingText] = {}
    wanted = sorted({expression for _, expression, _ in several})
    for at in range(0, len(wanted), _BATCH):
        marks, params = placeholders("i", wanted[at : at + _BATCH])
        for identity, text, pieces in reader.rows(
            f"SELECT id, text, pieces FROM expression WHERE id IN ({marks})", params
        ):
            readings[identity] = ReadingText(text, unpacked_list(pieces))
    return {claim: tuple(_breaks(readings[expression], ranges)) for claim, expression, ranges in several}


def _breaks(reading: ReadingText, ranges: Sequence[Sequence[int]]) -> Iterator[int]:
    """Offsets in the ranges' joined text before which words are left out."""
    length = 0
    for (start, end), (following, _) in pairwise(ranges):
        length += end - start
        before, after = reading.place(end - 1), reading.place(following)
        if before is None or after is None or after <= before or reading.text[before + 1 : after].strip():
            yield length
