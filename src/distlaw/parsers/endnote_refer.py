"""EndNote's Refer export (`%0 Journal Article`), as CNKI and others write it."""

from __future__ import annotations

import re
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, begin_of, is_of, records_of
from distlaw.vocab.record_tags import load_tags

# CNKI exports standards, yearbooks and results of projects under other types, and says which in a tag of its own.
HINTS = {
    "标准": "standard",
    "年鉴": "chapter",
    "年鑒": "chapter",
    "年鑑": "chapter",
    "科技成果": "report",
    "专利": "patent",
}
FORM = TaggedFormat(
    origin="refer",
    table=partial(load_tags, "refer"),
    line=re.compile(r"^%(?P<tag>[0-9A-Z@~!#$&(+<=>?^\[\]*.:,|_-])(?:[ \t](?P<space>)|(?=\S)|$)(?P<value>.*)$"),
    first=frozenset({"0"}),
    type_tag="0",
    one_name_a_tag=True,
    keyword_tag="K",
    hints={"~": HINTS, "9": {"年鉴": "chapter", "年鑒": "chapter", "科技成果": "report"}},
    cnki={
        ("paper-conference", "?"): "kept.organizer", ("paper-conference", "B"): "event_title",
        ("paper-conference", "P"): "page_or_count",
        ("standard", "I"): "kept.organizer", **{(kind, "L"): "" for kind in ("article-journal", "article-newspaper")},
    },
)  # fmt: skip
VERSION = "2"


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every record of a Refer file."""
    return records_of(text, FORM)


def _sniff(source: SourceText) -> float:
    return is_of(source.text, FORM, ("T",)) if source.text[begin_of(source.text) :].lstrip().startswith("%") else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="endnote_refer", version=VERSION, sniff=_sniff, parse=_parse, order=10)
