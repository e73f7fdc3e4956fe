"""Records to documents: one a record, read from its title, abstracts and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from distlaw.model.document import NameStatement, ParsedDocument, Statement, Zone, ZoneKind
from distlaw.model.source import SourceText
from distlaw.model.work import Name
from distlaw.parsers.records.fields import CONFERENCE
from distlaw.parsers.records.record import ROLES, ForeignRecord, RecordValue
from distlaw.text.chinese import is_chinese, language_of
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, Piece, Ranges, sliced


def documents_of(
    source: SourceText, records: Iterable[ForeignRecord], parser: str, version: str
) -> tuple[ParsedDocument, ...]:
    """One document a record; its reading text is the title, the abstracts and the notes, a line each."""
    digest = sha256_of(source.text)
    return tuple(_document(source, record, parser, version, digest) for record in records)


_READ: tuple[tuple[str, ZoneKind], ...] = (
    ("title", "title"), ("abstract", "abstract"), ("abstract_translated", "abstract_translated"), ("note", "lead"),
)  # fmt: skip


def _document(source: SourceText, record: ForeignRecord, parser: str, version: str, digest: str) -> ParsedDocument:
    reading, zones = _reading(source.text, record)
    return ParsedDocument(
        source_sha256=source.sha256,
        text_sha256=digest,
        parser=parser,
        parser_version=version,
        genre="export",
        quality="record",
        language=record.item.language,
        reading=reading,
        statements=tuple(_statements(record)),
        names=tuple(_name_statements(record, source.text)),
        zones=tuple(zones),
        record=record.item,
        problems=record.problems,
    )


def _reading(text: str, record: ForeignRecord) -> tuple[MappedText, list[Zone]]:
    pieces: list[Piece] = []
    zones: list[Zone] = []
    at = 0
    for name, kind in _READ:
        for value in record.values:
            if value.name != name or not value.ranges or not value.text.strip():
                continue
            if pieces:
                pieces.append(Piece(value.ranges[0][0], value.ranges[0][0], "\n"))
                at += 1
            new = _pieces(text, _without_mark(text, value))
            length = sum(piece.length for piece in new)
            zones.append(Zone(kind=kind, start=at, end=at + length, language=language_of(value.text)))
            pieces += new
            at += length
    return MappedText(text, tuple(pieces)), zones


def _without_mark(text: str, value: RecordValue) -> RecordValue:
    """An abstract less the database's <正> before it, which is none of its words."""
    (start, end), *rest = value.ranges
    found = CONFERENCE.match(text[start:end])
    if found is None or found.end() == end - start:
        return value
    return replace(value, ranges=((start + found.end(), end), *rest), text=CONFERENCE.sub("", value.text))


def _pieces(text: str, value: RecordValue) -> list[Piece]:
    """The value's stretches as they stand; a value that was decoded (TeX) is written over its stretch."""
    if sliced(text, value.ranges).split() == value.text.split() or (
        is_chinese(value.text) and ("".join(sliced(text, value.ranges).split()) == "".join(value.text.split()))
    ):
        return [Piece(start, end) for start, end in value.ranges]
    return [Piece(value.ranges[0][0], value.ranges[-1][1], value.text)]


def _statements(record: ForeignRecord) -> Iterable[Statement]:
    known = record.item.model_fields_set & (_TEXT_FIELDS | {"keywords", "keywords_translated", "funding"})
    for name in sorted(known):
        value = getattr(record.item, name)
        if value:
            ranges = places_of(record.values, name, value)
            yield Statement(field=name, value=value, origin="record", ranges=ranges)


_TEXT_FIELDS = frozenset(
    {
        "title", "title_translated", "container_title", "container_title_translated", "volume", "issue", "page",
        "issued", "doi",
        "issn", "isbn", "url", "abstract", "abstract_translated", "publisher", "publisher_place", "edition", "genre",
        "number_of_pages", "page_count", "number", "note", "language", "collection_title", "event_title", "accessed",
    }
)  # fmt: skip


_ELSEWHERE = {
    "number_of_pages": "page",
    "page_count": "page",
    "genre": "degree",
    "issn": "serial",
    "note": "doi_or_note",
}


def places_of(values: Sequence[RecordValue], name: str, value: str | tuple[str, ...]) -> Ranges:
    """Where a field's value stands: of several candidates the one that says the same, else the first."""
    found = [v for v in values if v.name in (name, _ELSEWHERE.get(name)) and v.ranges]
    if isinstance(value, tuple):
        return tuple(span for v in found for span in v.ranges)
    same = [v for v in found if v.text.strip() == value]
    return (same or found)[0].ranges if found else ()


def _name_statements(record: ForeignRecord, text: str) -> Iterable[NameStatement]:
    for name in record.item.contributors:
        yield NameStatement(name=name, origin="record", ranges=_found(record.values, name, text))


def _found(values: Sequence[RecordValue], name: Name, text: str) -> Ranges:
    """Where the name itself stands in its field; the whole field where it is spelled otherwise."""
    wanted = name.literal or name.family
    for value in values:
        if ROLES.get(value.name) != name.role:
            continue
        for start, end in value.ranges:
            at = text.find(wanted, start, end)
            if at >= 0:
                return (
                    ((at, at + len(wanted)),)
                    if name.literal
                    else ((start, end),)
                    if _whole(name, text[start:end])
                    else ((at, at + len(wanted)),)
                )
    return ()


def _whole(name: Name, text: str) -> bool:
    return name.given in text and not re.search(r";|；|\band\b", text)
