"""RefWorks tagged files (`RT Journal Article`), whose tags CNKI writes in either case and without a space."""

from __future__ import annotations

import re

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.endnote_refer import TYPES
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of

_TAGS = (
    "RT|SR|ID|A1|A2|A3|A4|A5|A6|AD|T1|T2|T3|JF|JO|YR|FD|IS|VO|OP|SP|K1|AB|NO|SN|CN|LA|DS|LK|UL|DO|PB|PP|CL|ED|OL|OT|"
    "RD|CA|AN|U1|U2|U3|U4|U5|WT|WP|WV|PM|IP|SF|FL|AV"
)
FORM = TaggedFormat(
    origin="refworks",
    line=re.compile(  # small letters are a tag only before what no English word goes on with
        rf"^(?P<tag>(?:{_TAGS})(?=[ \t]|$|[^\sa-z])|(?i:{_TAGS})(?=$|[ \t]*[\d\u2e80-\uffff<]|[A-Z]))"
        r"[ \t]*(?P<value>.*)$"
    ),
    first=frozenset({"RT"}),
    type_tag="RT",
    types={"dissertation": "thesis", "dissertation/thesis": "thesis", **TYPES},
    names={
        "RT": "type", "A1": "author", "A2": "editor", "A3": "editor", "A4": "translator", "AD": "affiliation",
        "T1": "title", "OT": "title_translated", "T2": "container_title", "JF": "container_title",
        "JO": "container_title_short", "T3": "collection_title", "YR": "issued", "FD": "issued", "IS": "issue",
        "VO": "volume", "OP": "page", "SP": "page", "K1": "keywords", "AB": "abstract", "NO": "note", "SN": "serial",
        "LA": "language", "LK": "url", "UL": "url", "DO": "doi_or_note", "PB": "publisher", "PP": "publisher_place",
        "CL": "degree", "ED": "edition", "RD": "accessed",
    },
    fold=str.upper,
    keyword_tag="",
    named_by_type={("thesis", "A3"): "supervisor", ("thesis", "JF"): "publisher", ("thesis", "T2"): "publisher"},
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a RefWorks file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("RT", "T1"))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="refworks", version=VERSION, sniff=_sniff, parse=_parse, order=10)
