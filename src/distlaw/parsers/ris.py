"""RIS files, of any database; several spellings of one field are taken in the order they stand."""

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
    origin="ris",
    table=partial(load_tags, "ris"),
    line=re.compile(r"^\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{1,3}-(?:\s|$)(?P<value>.*)$"),
    first=frozenset({"TY"}),
    type_tag="TY",
    last="ER",
    beside={
        ("paper-conference", "T2", "C3"): "event_title",
        ("paper-conference", "CY", "C1"): "event_place",
        ("patent", "OP", "SN"): "issue",  # priority numbers, as CSL has them, beside the patent's own
    },
    bodies={("paper-conference", "C3"): "affiliation"},  # Web of Science by way of Zotero
    leading=frozenset({("report", "SN"), ("standard", "SN")}),  # a report's number before other numbers of it
    hosts=frozenset({"T2", "JF", "JO", "BT"}),
    repeated=frozenset({"KW"}),
)
VERSION = "2"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a RIS file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("TY",))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="ris", version=VERSION, sniff=_sniff, parse=_parse, order=10)
