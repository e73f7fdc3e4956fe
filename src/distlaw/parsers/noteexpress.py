"""NoteExpress exports (`{Reference Type}: Journal Article`), half- and full-width colons mixed.

CNKI's page shows the same in square brackets, and its files may begin with a script that the first record is glued to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.endnote_refer import HINTS
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of
from distlaw.vocab.record_tags import load_tags

FORM = TaggedFormat(
    origin="noteexpress",
    table=partial(load_tags, "noteexpress"),
    line=re.compile(
        r"^(?:[^\r\n]{0,4000};\s*(?=\{Reference Type\}))?\s{0,3}\{(?P<tag>[^{}\r\n]{1,40})\}\s*[:：](?P<value>.*)$"
    ),
    first=frozenset({"reference type"}),
    type_tag="reference type",
    hints={"srcdatabase": HINTS},
    cnki={("paper-conference", "pages"): "page_or_count"},
    fold=lambda tag: re.sub(r"\s+", " ", tag).strip().lower(),
)  # fmt: skip
SHOWN = replace(FORM, line=re.compile(r"^\s{0,3}\[(?P<tag>[A-Z图][^\[\]\r\n]{1,40})\]\s*[:：](?P<value>.*)$"))
VERSION = "2"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a NoteExpress file."""
    return records_of(text, _form(text))


def _form(text: str) -> TaggedFormat:
    return SHOWN if "[Reference Type]" in text and "{Reference Type}" not in text else FORM


def _sniff(source: SourceText) -> float:
    return is_of(source.text, _form(source.text), ("reference type",))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="noteexpress", version=VERSION, sniff=_sniff, parse=_parse, order=10)
