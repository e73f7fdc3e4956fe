"""Puts the reading text together from blocks, and says where each block came to stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from distlaw.model.document import Entry, Section, TableRow, Zone, ZoneKind
from distlaw.text.offsets import MappedText, Range

Part = tuple[int, int, str | None]  # as MappedText.composed takes it


@dataclass
class Block:
    """One paragraph-like stretch of the reading text; `label` of its first characters belong to no zone."""

    parts: list[Part]
    zone: ZoneKind | None = "body"
    label: int = 0
    language: str = ""
    section: tuple[int, str, str] | None = None  # level, number, title
    entry: tuple[Literal["reference", "note"], str, str] | None = None  # kind, marker, url
    header: tuple[str, ...] | None = None
    cells: list[Range] = field(default_factory=list)  # offsets in the block

    @property
    def length(self) -> int:
        return sum(end - start if new is None else len(new) for start, end, new in self.parts)


@dataclass(frozen=True)
class AssembledText:
    """The reading text with its zones, sections, entries and rows."""

    mapped: MappedText
    zones: tuple[Zone, ...]
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    rows: tuple[TableRow, ...]


def assembled(base: MappedText, blocks: list[Block]) -> AssembledText:
    """The blocks one a line, in the given order."""
    parts: list[Part] = []
    zones: list[Zone] = []
    sections: list[Section] = []
    entries: list[Entry] = []
    rows: list[TableRow] = []
    at = 0
    for block in (block for block in blocks if block.length):
        if parts:
            parts.append((block.parts[0][0], block.parts[0][0], "\n"))
            at += 1
        parts.extend(block.parts)
        start, end = at + min(block.label, block.length), at + block.length
        if block.zone and start < end:
            gap = 1 + (start - at if block.entry else 0)
            _extend(zones, Zone(kind=block.zone, start=start, end=end, language=block.language), gap)
        if block.section:
            level, number, title = block.section
            sections.append(Section(level=level, number=number, title=title, start=at, end=end))
        if block.entry and start < end:
            kind, marker, url = block.entry
            entries.append(Entry(kind=kind, marker=marker, start=start, end=end, url=url))
        if block.header is not None:
            cells = tuple((at + a, at + b) for a, b in block.cells)
            rows.append(TableRow(header=block.header, cells=cells))
        at = end
    return AssembledText(base.composed(parts), tuple(zones), tuple(sections), tuple(entries), tuple(rows))


def _extend(zones: list[Zone], zone: Zone, gap: int) -> None:
    """Neighbours of one kind and language are one zone; `gap` is what may stand between them: a line end, a marker."""
    last = zones[-1] if zones else None
    if last and last.kind == zone.kind and last.language == zone.language and zone.start - last.end == gap:
        zones[-1] = Zone(kind=last.kind, start=last.start, end=zone.end, language=last.language)
    else:
        zones.append(zone)
