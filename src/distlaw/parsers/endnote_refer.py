"""EndNote's Refer export (`%0 Journal Article`), as CNKI and others write it."""

from __future__ import annotations

import re

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of

TYPES = {
    "journal": "article-journal", "newspaper": "article-newspaper", "thesis": "thesis", "dissertation": "thesis",
    "conference": "paper-conference", "book section": "chapter", "edited book": "book", "book": "book",
    "patent": "patent", "standard": "standard", "legal rule": "standard", "case": "legal_case",
    "statute": "legislation",
    "bill": "bill", "web": "webpage", "electronic article": "article-journal", "report": "report",
    "government": "report", "magazine": "article-magazine", "manuscript": "manuscript", "blog": "post-weblog",
    "online": "webpage", "unpublished": "manuscript", "dataset": "dataset", "computer": "software",
}  # fmt: skip
FORM = TaggedFormat(
    origin="refer",
    line=re.compile(r"^%(?P<tag>[0-9A-Z@~!#$&(+<=>?^\[\]*.:,|_-])(?:[ \t](?P<space>)|(?=\S)|$)(?P<value>.*)$"),
    first=frozenset({"0"}),
    type_tag="0",
    types=TYPES,
    names={
        "0": "type", "A": "author", "E": "editor", "Y": "editor", "?": "translator", "+": "affiliation", "T": "title",
        "Q": "title_translated", "!": "title_short", "J": "container_title", "B": "container_title",
        "S": "collection_title", "I": "publisher", "C": "publisher_place", "D": "issued", "8": "issued", "V": "volume",
        "N": "issue", "P": "page", "K": "keywords", "X": "abstract", "R": "doi_or_note", "O": "doi_or_note",
        "U": "url", "@": "serial", "G": "language", "7": "edition", "9": "degree", "Z": "note", "[": "accessed",
        "F": "key",
    },
    one_name_a_tag=True,
    keyword_tag="K",
    named_by_type={("thesis", "Y"): "supervisor", ("thesis", "B"): "publisher", ("thesis", "J"): "publisher"},
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a Refer file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("T",)) if source.text.lstrip("\ufeff \r\n").startswith("%") else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="endnote_refer", version=VERSION, sniff=_sniff, parse=_parse, order=10)
