"""Documents made of plain text, and what is found in them."""

from __future__ import annotations

import hashlib

from distlaw.extract import cases, licences, statutes
from distlaw.link.resolve import resolved
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument, TableRow, Zone
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText


def plain_document(text: str, rows: tuple[TableRow, ...] = ()) -> ParsedDocument:
    """The text as a document with one body zone."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return ParsedDocument(
        source_sha256=digest, text_sha256=digest, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text), rows=rows,
        zones=(Zone(kind="body", start=0, end=len(text)),),
    )  # fmt: skip


def citations_of(document: ParsedDocument, as_of: str = "2026-03-01") -> tuple[CitationFinding, ...]:
    """What the three extractors find, resolved."""
    found = Findings()
    for room in (cases, licences, statutes):
        found = found.plus(room.extract(document, found))
    return resolved(found.citations, document, as_of)


def cited(text: str, as_of: str = "2026-03-01") -> tuple[CitationFinding, ...]:
    """The citations of a plain text, fields of law and kinds of licence left out, in order."""
    return tuple(
        sorted(
            (c for c in citations_of(plain_document(text), as_of) if not c.is_generic), key=lambda c: c.evidence.start
        )
    )
