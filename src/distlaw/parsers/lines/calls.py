"""Where the text calls its notes, as the format marked it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from distlaw.model.document import Entry
from distlaw.model.source import SourceText
from distlaw.parsers.lines.line import SourcePlaces
from distlaw.text.normalise import Edit
from distlaw.text.offsets import MappedText

_LETTERED = re.compile(r"[A-Za-z]{1,4}\d{1,2}")


def without_lettered_calls(source: SourceText, base: MappedText) -> tuple[MappedText, tuple[Edit, ...]]:
    """The text without raised calls such as ᵃ¹ and ᵈᵈ¹, which databases glue to names; names so glued are parted."""
    edits: list[tuple[int, int, str]] = []
    log: list[Edit] = []
    for mark in source.marks:
        if mark.kind != "superscript" or not _LETTERED.fullmatch(source.text, mark.start, mark.end):
            continue
        for start, end in base.to_reading(mark.start, mark.end)[:1]:
            new = ", " if base.text[end : end + 1].isupper() else ""
            edits.append((start, end, new))
            log.append(Edit("note_marker", ((mark.start, mark.end),), new))
    return (base.edited(edits), tuple(log)) if edits else (base, ())


def with_calls(source: SourceText, reading: MappedText, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries; notes that have no place yet with those of the marks that bear their markers."""
    marks = [mark for mark in source.marks if mark.kind == "note_reference"]
    if not marks:
        return tuple(entries)
    places = SourcePlaces(reading)
    out: list[Entry] = []
    for entry in entries:
        if entry.kind == "note" and not entry.anchors:
            spans = tuple(places.of(mark.start, mark.end) for mark in marks if mark.value == entry.marker)
            entry = entry.model_copy(update={"anchors": spans}) if spans else entry
        out.append(entry)
    return tuple(out)
