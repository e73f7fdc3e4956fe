"""CNKI E-Study exports (`Title-题名: …`); an empty year is filled from the day of publication."""

from __future__ import annotations

import re

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.record import ForeignRecord
from distlaw.parsers.records.tagged import TaggedFormat, is_of, records_of
from distlaw.text.han import HAN

FORM = TaggedFormat(
    origin="estudy",
    line=re.compile(rf"^\s{{0,3}}(?P<tag>[A-Za-z]{{2,20}})\s?-\s?[{HAN}/A-Za-z]{{1,12}}\s*[:：](?P<value>.*)$"),
    first=frozenset({"srcdatabase", "datatype"}),
    type_tag="srcdatabase",
    types={
        "期刊": "article-journal", "学术期刊": "article-journal", "特色期刊": "article-journal", "硕士": "thesis",
        "博士": "thesis",
        "报纸": "article-newspaper", "中国会议": "paper-conference", "国际会议": "paper-conference",
        "会议": "paper-conference",
        "图书": "book", "专利": "patent", "中国专利": "patent", "标准": "standard", "国家标准": "standard",
        "年鉴": "book",
        "外文期刊": "article-journal", "journal": "article-journal", "cjfd": "article-journal", "cmfd": "thesis",
        "cdfd": "thesis",
    },
    names={
        "srcdatabase": "type", "datatype": "type", "title": "title", "author": "author", "organ": "affiliation",
        "source": "container_title", "keyword": "keywords", "summary": "abstract", "pubtime": "issued",
        "year": "issued",
        "fund": "funding", "volume": "volume", "period": "issue", "issue": "issue", "pages": "page", "page": "page",
        "pagecount": "page_count", "url": "url", "doi": "doi_or_note", "issn": "serial", "isbn": "serial",
        "teacher": "supervisor", "tutor": "supervisor", "degree": "degree", "publisher": "publisher",
        "titleen": "title_translated", "summaryen": "abstract_translated", "keyworden": "keywords_translated",
    },
    fold=str.lower,
    named_by_type={("thesis", "source"): "publisher"},
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
