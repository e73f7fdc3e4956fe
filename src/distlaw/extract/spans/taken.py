"""Which ranges of a reading text earlier findings stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.text.offsets import Range


def taken_ranges(document: ParsedDocument, citations: Iterable[CitationFinding]) -> list[Range]:
    """Ranges of the reading text that earlier findings stand on, in order."""
    return sorted(
        span for c in citations for low, high in c.evidence.ranges for span in document.reading.to_reading(low, high)
    )


def overlaps(taken: list[Range], start: int, end: int) -> bool:
    """Whether a range touches one of the given ones, which are in order and do not overlap."""
    index = bisect_right(taken, (end, 0)) - 1
    return index >= 0 and taken[index][1] > start
