"""RIS files, of any database; several spellings of one field are taken in the order they stand."""

from __future__ import annotations

import re

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of

TYPES = {
    "jour": "article-journal", "jfull": "article-journal", "ejour": "article-journal", "abst": "article-journal",
    "mgzn": "article-magazine", "news": "article-newspaper", "thes": "thesis", "conf": "paper-conference",
    "cpaper": "paper-conference", "chap": "chapter", "echap": "chapter", "book": "book", "ebook": "book",
    "edbook": "book", "rprt": "report", "govdoc": "report", "elec": "webpage", "icomm": "webpage",
    "blog": "post-weblog",
    "pat": "patent", "stand": "standard", "case": "legal_case", "stat": "legislation", "bill": "bill",
    "legal": "legislation", "unpb": "manuscript", "data": "dataset", "comp": "software", "gen": "document",
}  # fmt: skip
FORM = TaggedFormat(
    origin="ris",
    line=re.compile(r"^\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{1,3}-(?:\s|$)(?P<value>.*)$"),
    first=frozenset({"TY"}),
    type_tag="TY",
    types=TYPES,
    names={
        "TY": "type", "AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "editor",
        "A4": "translator",
        "AD": "affiliation", "TI": "title", "T1": "title", "CT": "title", "TT": "title_translated", "ST": "title_short",
        "T2": "container_title", "JF": "container_title", "JO": "container_title", "JA": "container_title_short",
        "J2": "container_title_short", "BT": "container_title", "T3": "collection_title", "PY": "issued",
        "Y1": "issued",
        "DA": "issued", "Y2": "accessed", "VL": "volume", "IS": "issue", "SP": "page", "EP": "end_page",
        "KW": "keywords",
        "AB": "abstract", "N2": "abstract", "N1": "note", "DO": "doi_or_note", "UR": "url", "SN": "serial",
        "PB": "publisher", "CY": "publisher_place", "PP": "publisher_place", "ET": "edition", "LA": "language",
        "M3": "degree", "ID": "key",
    },
    last="ER",
    named_by_type={("thesis", "A2"): "supervisor", ("thesis", "A3"): "supervisor", ("thesis", "T2"): "publisher",
                   ("book", "T2"): "collection_title", ("book", "BT"): "title", ("report", "IS"): "number"},
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a RIS file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("TY",))


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="ris", version=VERSION, sniff=_sniff, parse=_parse, order=10)
