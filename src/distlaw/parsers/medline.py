"""MEDLINE records (`PMID- 1234`, files ending in .nbib), of PubMed and of ERIC."""

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
    origin="medline",
    table=partial(load_tags, "medline"),
    line=re.compile(r"^(?P<tag>[A-Z]{2,4}) {0,2}- (?P<value>.*)$"),
    first=frozenset({"PMID"}),
    type_tag="",
    hints={"PT": {"Journal Article": "article-journal", "Reports - ": "report", "Book Chapter": "chapter",
                  "Books": "book", "Book": "book", "Newspaper": "article-newspaper",
                  "Dissertation": "thesis", "Technical Report": "report", "Legal Case": "legal_case",
                  "Preprint": "article", "Legislation": "legislation", "Video-Audio Media": "motion_picture"}},
    instead={"FAU": "AU", "FED": "ED"},
    repeated=frozenset({"MH", "OT"}),
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a MEDLINE file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    is_first = re.match(r"\s*(?:\ufeff\s*)?(?:PMID ?- |OWN ?- {1,2}ERIC)", source.text)
    return is_of(source.text, FORM, ("TI",), least=0.1) if is_first else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="medline", version=VERSION, sniff=_sniff, parse=_parse, order=10)
