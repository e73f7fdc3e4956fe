"""CNKI E-Study exports (`Title-题名: …`) and its own fields (自定义).

An empty year is filled from the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, begin_of, is_of, records_of
from distlaw.text.han import HAN
from distlaw.vocab.record_tags import load_tags


def _tag(printed: str) -> str:
    """The English half; 页码 and 版号 are pages whatever stands before them, 页数 their number."""
    head, _, label = printed.partition("-")
    return "page" if label.strip() in ("页码", "版号", "版次") else head.strip().lower()


FORM = TaggedFormat(
    origin="estudy",
    table=partial(load_tags, "estudy"),
    line=re.compile(
        rf"^\s{{0,3}}(?P<tag>DataType|[A-Za-z/]{{2,20}}\s?-\s?[{HAN}/A-Za-z]{{1,12}})\s*[:：](?P<value>.*)$"
    ),
    first=frozenset({"srcdatabase"}),
    type_tag="srcdatabase",
    fold=_tag,
)  # fmt: skip
NUMBERED = replace(FORM, first=frozenset({"datatype"}))  # the database is told at the end
VERSION = "2"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of an E-Study file."""
    return records_of(text, _form(text))


def _form(text: str) -> TaggedFormat:
    return NUMBERED if text[begin_of(text) :].lstrip().startswith("DataType") else FORM


def _sniff(source: SourceText) -> float:
    return is_of(source.text, _form(source.text), ("title", "author"))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="estudy", version=VERSION, sniff=_sniff, parse=_parse, order=10)
