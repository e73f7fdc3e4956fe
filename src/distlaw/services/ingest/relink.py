"""Resolves stored citations again: what was unresolved when it was read may be known since."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.link.resolve import resolved
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.evidence import Evidence
from distlaw.text.offsets import MappedText

_OUTCOME = ("target_id", "version_id", "status", "reason")
_SAME = (
    "kind", "name", "jurisdiction", "locator_label", "locator", "pinpoint", "version", "spdx_id", "clause",
    "attached_to", "effect", "is_generic", "rule", "confidence", "antecedent",
)  # fmt: skip


def relink(session: Session) -> int:
    """Resolve every citation that is not rejected with today's vocabulary; returns how many changed."""
    changed, works = 0, set[int]()
    for expression in session.scalars(select(t.Expression).order_by(t.Expression.id)):
        rows = session.scalars(
            select(t.Citation).where(t.Citation.expression_id == expression.id).order_by(t.Citation.ordinal)
        ).all()
        number = _relinked(session, expression, rows) if rows else 0
        if number:
            changed += number
            works.add(expression.work_id)
    session.flush()
    index.add_works(session.connection(), works)
    return changed


def _relinked(session: Session, expression: t.Expression, rows: Any) -> int:
    work = session.get_one(t.Work, expression.work_id)
    document = _document(session, expression)
    fresh = [_finding(session, row) for row in rows]
    changed = 0
    for row, found in zip(rows, resolved(fresh, document, work.issued), strict=True):
        outcome = {name: getattr(found, name) for name in _OUTCOME} | {"candidates": list(found.candidates)}
        if any(getattr(row, name) != value for name, value in outcome.items()):
            changed += 1
            for name, value in outcome.items():
                setattr(row, name, value)
    return changed


def _finding(session: Session, row: t.Citation) -> CitationFinding:
    evidence = session.get_one(t.Evidence, row.evidence_id)
    return CitationFinding(
        evidence=Evidence(ranges=tuple((start, end) for start, end in evidence.ranges), exact=evidence.exact),
        identifiers=tuple((scheme, value) for scheme, value in row.identifiers),
        status="rejected" if row.status == "rejected" else "unresolved",
        **{name: getattr(row, name) for name in _SAME},
    )


def _document(session: Session, row: t.Expression) -> ParsedDocument:
    source = session.get_one(t.SourceFile, row.source_file_id)
    return ParsedDocument.model_validate(
        {
            "source_sha256": source.sha256,
            "text_sha256": source.text_sha256,
            "reading": MappedText.stored(source.text, row.pieces),
            **{name: getattr(row, name) for name in ("parser", "parser_version", "genre", "quality", "language")},
        }
    )
