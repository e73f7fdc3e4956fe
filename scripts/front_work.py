"""One document as first_look sees a work, read without a database."""

from __future__ import annotations

from typing import Any

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised


def work_of(source: SourceText) -> dict[str, Any]:
    """The first work of a source in the form of `distlaw dump`, as far as a first look compares it."""
    document = parse(source)[0]
    item, _ = normalised(document)
    return {
        "work": _item(item),
        "authors": [
            {"name": one.display, "role": one.role, "affiliations": list(one.affiliations)} for one in item.contributors
        ],
        "body": document.reading.text,
        "sections": [{"number": one.number, "title": one.title} for one in document.sections],
        "sources": [{"passages": _notes(document)}],
    }


def _item(item: Item) -> dict[str, Any]:
    parts = [int(part) for part in item.issued.split("-") if part.isdigit()]
    return {
        "title": item.title, "title_translated": item.title_translated, "container-title": item.container_title,
        "volume": item.volume, "issue": item.issue, "page": item.page, "DOI": item.doi,
        "keywords": list(item.keywords), "keywords_translated": list(item.keywords_translated),
        "abstract": item.abstract, "abstract_translated": item.abstract_translated, "language": item.language,
        "issued": {"date-parts": [parts]} if parts else None,
    }  # fmt: skip


def _notes(document: ParsedDocument) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, "notes") for one in document.entries if one.kind == "note"]
