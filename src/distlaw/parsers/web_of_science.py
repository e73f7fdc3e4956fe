"""Web of Science's tagged export (`FN Clarivate …`, `PT J`): names and keywords go on in further lines."""

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

_TAG = r"[A-Z][A-Z0-9]"

FORM = TaggedFormat(
    origin="wos",
    table=partial(load_tags, "web_of_science"),
    line=re.compile(rf"^(?P<tag>{_TAG})(?: (?P<value>.*)|\s*(?P<none>)$)"),
    first=frozenset({"PT"}),
    type_tag="PT",
    last="ER",
    hints={"DT": {"Proceedings Paper": "paper-conference", "PROCEEDINGS PAPER": "paper-conference",
                  "Data Set": "dataset", "DATA SET": "dataset", "Book Chapter": "chapter"}},
    header=frozenset({"FN", "VR", "EF"}),
    repeated=frozenset({"AU", "AF", "BA", "BF", "BE", "ED", "TR", "CA", "GP"}),
    instead={"AF": "AU", "BF": "BA"},
)  # fmt: skip
VERSION = "1"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a Web of Science file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("PT",), least=0.1) if re.search(r"^(?:TI|SO) ", source.text[:9000], re.M) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="web_of_science", version=VERSION, sniff=_sniff, parse=_parse, order=10)
