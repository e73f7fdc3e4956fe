"""CNKI E-Study exports (`Title-题名: …`); an empty year is filled from the day of publication."""

from __future__ import annotations

import re
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of
from distlaw.text.han import HAN
from distlaw.vocab.record_tags import load_tags

FORM = TaggedFormat(
    origin="estudy",
    table=partial(load_tags, "estudy"),
    line=re.compile(rf"^\s{{0,3}}(?P<tag>[A-Za-z]{{2,20}})\s?-\s?[{HAN}/A-Za-z]{{1,12}}\s*[:：](?P<value>.*)$"),
    first=frozenset({"srcdatabase", "datatype"}),
    type_tag="srcdatabase",
    fold=str.lower,
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of an E-Study file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("title", "author"))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="estudy", version=VERSION, sniff=_sniff, parse=_parse, order=10)
