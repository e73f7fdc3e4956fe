"""RefWorks tagged files (`RT Journal Article`), whose tags CNKI writes in either case and without a space."""

from __future__ import annotations

import re
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.endnote_refer import HINTS
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of
from distlaw.vocab.record_tags import load_tags

_TAGS = (
    "RT|SR|ID|A1|A2|A3|A4|A5|A6|AD|T1|T2|T3|JF|JO|YR|FD|IS|VO|OP|SP|K1|AB|NO|SN|CN|LA|DS|DB|LK|UL|URL|DO|PB|PP|CL|ED|OL|"
    "OT|RD|CA|AN|U1|U2|U3|U4|U5|U6|WT|WP|WV|PMID|PMCID|PM|IP|SF|FL|AV|ST|SL|LL|CR|C1|C2|C3|C4|C5|C6|C7|C8"
)
FORM = TaggedFormat(
    origin="refworks",
    table=partial(load_tags, "refworks"),
    line=re.compile(  # small letters are a tag only before what no English word goes on with
        rf"^(?P<tag>(?:{_TAGS})(?=[ \t]|$|[^\sa-z])|(?i:{_TAGS})(?=$|[ \t]*[\d\u2e80-\uffff<]|[A-Z]))"
        r"[ \t]*(?P<value>(?!=).*)$"
    ),
    first=frozenset({"RT"}),
    type_tag="RT",
    begins="BEGIN EXPORTED REFERENCES",
    fold=str.upper,
    keyword_tag="",
    hints={"DB": HINTS, "ID": {}},
    cnki={("paper-conference", "PB"): "kept.organizer", ("standard", "PB"): "kept.organizer",
          ("article-newspaper", "PB"): "", ("standard", "A1"): "author"},
    repeated=frozenset({"K1"}),
)  # fmt: skip
VERSION = "2"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a RefWorks file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("RT", "T1"))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="refworks", version=VERSION, sniff=_sniff, parse=_parse, order=10)
