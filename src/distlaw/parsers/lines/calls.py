"""Where the text calls its notes, as the format marked it."""

from __future__ import annotations

from collections.abc import Iterable

from distlaw.model.document import Entry
from distlaw.model.source import SourceText
from distlaw.parsers.lines.line import Places
from distlaw.text.offsets import MappedText


def with_calls(source: SourceText, reading: MappedText, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries; notes that have no place yet with those of the marks that bear their markers."""
    marks = [mark for mark in source.marks if mark.kind == "note_reference"]
    if not marks:
        return tuple(entries)
    places = Places(reading)
    out: list[Entry] = []
    for entry in entries:
        if entry.kind == "note" and not entry.anchors:
            spans = tuple(places.of(mark.start, mark.end) for mark in marks if mark.value == entry.marker)
            entry = entry.model_copy(update={"anchors": spans}) if spans else entry
        out.append(entry)
    return tuple(out)
