"""NoteExpress exports (`{Reference Type}: Journal Article`), half- and full-width colons mixed."""

from __future__ import annotations

import re
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of
from distlaw.vocab.record_tags import load_tags

FORM = TaggedFormat(
    origin="noteexpress",
    table=partial(load_tags, "noteexpress"),
    line=re.compile(r"^\s{0,3}\{(?P<tag>[^{}\r\n]{1,40})\}\s*[:：](?P<value>.*)$"),
    first=frozenset({"reference type"}),
    type_tag="reference type",
    fold=lambda tag: re.sub(r"\s+", " ", tag).strip().lower(),
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
