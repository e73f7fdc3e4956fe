"""NoteExpress exports (`{Reference Type}: Journal Article`), half- and full-width colons mixed."""

from __future__ import annotations

import re

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.endnote_refer import TYPES
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of

FORM = TaggedFormat(
    origin="noteexpress",
    line=re.compile(r"^\s{0,3}\{(?P<tag>[^{}\r\n]{1,40})\}\s*[:：](?P<value>.*)$"),
    first=frozenset({"reference type"}),
    type_tag="reference type",
    types=TYPES,
    names={
        "reference type": "type", "title": "title", "translated title": "title_translated",
        "short title": "title_short",
        "author": "author", "authors": "author", "editor": "editor", "secondary author": "editor",
        "translator": "translator",
        "subsidiary author": "translator", "author address": "affiliation", "author affiliation": "affiliation",
        "journal": "container_title", "newspaper": "container_title", "secondary title": "container_title",
        "conference name": "event_title", "book title": "container_title", "year": "issued", "date": "issued",
        "publication date": "issued", "volume": "volume", "issue": "issue", "pages": "page", "keywords": "keywords",
        "translated keywords": "keywords_translated", "abstract": "abstract",
        "translated abstract": "abstract_translated",
        "isbn/issn": "serial", "issn": "serial", "isbn": "serial", "notes": "note", "url": "url", "link": "url",
        "doi": "doi_or_note", "language": "language", "publisher": "publisher", "place published": "publisher_place",
        "edition": "edition", "type of work": "degree", "academic degree": "degree", "degree": "degree",
        "university": "publisher", "tertiary author": "supervisor", "advisor": "supervisor", "supervisor": "supervisor",
        "funding": "funding", "fund": "funding", "access date": "accessed", "report number": "number",
        "patent number": "number", "standard number": "number", "series title": "collection_title",
    },
    fold=lambda tag: re.sub(r"\s+", " ", tag).strip().lower(),
    named_by_type={("article-journal", "tertiary author"): "editor", ("book", "tertiary author"): "editor"},
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a NoteExpress file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("reference type",))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="noteexpress", version=VERSION, sniff=_sniff, parse=_parse, order=10)
