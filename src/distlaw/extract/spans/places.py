"""Where in a document mentions count: not in keywords or bylines, and not in the titles of references."""

from __future__ import annotations

from bisect import bisect_right

from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.text.offsets import Range

_SKIPPED = frozenset({"byline", "keywords", "record"})
_SHARE = 0.35  # a mention that fills this much of a reference is what the reference cites


class TakenPlaces:
    """The document's zones and references, as ranges of its reading text."""

    def __init__(self, document: ParsedDocument, so_far: Findings) -> None:
        self._zones = sorted((z.start, z.end, z.kind) for z in document.zones)
        references: list[Range] = [(entry.start, entry.end) for entry in document.entries if entry.kind == "reference"]
        for reference in so_far.references:
            for start, end in reference.evidence.ranges:
                references += document.reading.to_reading(start, end)
        self._references = sorted(references)

    def counts(self, start: int, end: int, *, is_keyed: bool) -> bool:
        """Whether a mention at `[start, end)` counts; one with a key of its own counts in references too."""
        if self._zones:
            index = bisect_right(self._zones, (start, 1 << 60, "")) - 1
            low, high, kind = self._zones[index] if index >= 0 else (0, 0, "")
            if not low <= start < high or kind in _SKIPPED:
                return False
        return is_keyed or not self.in_reference(start, end)

    def in_reference(self, start: int, end: int) -> bool:
        """Whether a mention is a small part of a reference."""
        index = bisect_right(self._references, (start, 1 << 60)) - 1
        if index < 0:
            return False
        low, high = self._references[index]
        return low <= start and end <= high and (end - start) < _SHARE * (high - low)
