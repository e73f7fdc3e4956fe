"""A parsed document: what it says of itself, and which stretches of its reading text are what."""

from __future__ import annotations

from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.model.problem import Problem
from distlaw.model.quality import Quality as Quality
from distlaw.model.work import Item, Name
from distlaw.text.offsets import MappedText, Range, Ranges

Origin = Literal["cite_line", "label", "layout", "meta", "record", "file_name", "inferred", "editor"]
ZoneKind = Literal[
    "title", "byline", "abstract", "abstract_translated", "keywords", "lead", "body", "table", "notes",
    "references", "record",
]  # fmt: skip


class Statement(Frozen):
    """One metadata value and where it was read; `field` is a field name of `Item` (not of its contributors)."""

    field: str
    value: str | tuple[str, ...]
    origin: Origin
    ranges: Ranges = ()  # in the source text; empty where the value is not in the text


class NameStatement(Frozen):
    """A contributor and where the name was read."""

    name: Name
    origin: Origin
    ranges: Ranges = ()


class Witness(Frozen):
    """One reading of a metadata field: its share among all readings and silence, and the signs that weigh most."""

    field: str
    value: str
    share: float  # of 1
    taken: bool
    is_printed: bool  # else from metadata alone
    signs: tuple[tuple[str, float], ...]  # name and weight; the weights' sum is the reading's score


class Section(Frozen):
    """A heading. `number` is as printed ("3.1", "一、", ""); offsets of the heading line in the reading text."""

    level: int
    number: str
    title: str
    start: int
    end: int


class Zone(Frozen):
    """A stretch of the reading text that has one job. Zones do not overlap; claims are sought in abstract(s),
    lead, body, table and keywords never."""

    kind: ZoneKind
    start: int
    end: int
    language: str = ""


class Entry(Frozen):
    """One line of a reference list, or one note. `marker` as printed inside its brackets; `anchors` are the
    places in the reading text where its marker stands. Offsets in the reading text, marker left out."""

    kind: Literal["reference", "note"]
    marker: str
    start: int
    end: int
    anchors: tuple[Range, ...] = ()
    url: str = ""  # target of a link list's entry, where it is not part of the text


class TableRow(Frozen):
    """One body row of a table: its cells' offsets in the reading text, and the header's words."""

    header: tuple[str, ...]
    cells: tuple[Range, ...]


class Repair(Frozen):
    """One logged edit over the source text: `kind` (columns, running_head, hyphenation, …), where, and what
    stands there instead in the reading text."""

    kind: str
    ranges: Ranges
    replacement: str = ""


class PageSpan(Frozen):
    """The reading text's `[start, end)` stood on the page with this printed number."""

    label: str
    start: int
    end: int


class ParsedDocument(Frozen):
    """One work's text in one source. Offsets are in `reading.text` unless said otherwise; `reading` maps them
    to the source."""

    source_sha256: str
    text_sha256: str  # of the source text
    parser: str
    parser_version: str
    genre: str  # the parser that knows this kind of text, or a kind it tells apart
    quality: Quality
    language: str
    reading: MappedText
    statements: tuple[Statement, ...] = ()
    names: tuple[NameStatement, ...] = ()
    sections: tuple[Section, ...] = ()
    zones: tuple[Zone, ...] = ()
    entries: tuple[Entry, ...] = ()
    rows: tuple[TableRow, ...] = ()
    pages: tuple[PageSpan, ...] = ()
    repairs: tuple[Repair, ...] = ()
    record: Item | None = None  # a database export's record, complete in itself
    problems: tuple[Problem, ...] = ()
    witnesses: tuple[Witness, ...] = ()  # what was weighed for title, authors, outlet, date and numbers
    csl_type: str = ""  # what its parser's texts are, where the text itself does not say
