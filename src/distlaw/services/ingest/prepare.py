"""The stages that need no database: read, parse, normalise, extract, and the part of link that asks the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.errors import InputError
from distlaw.extract import extracted
from distlaw.link.citekey import plain_citekey
from distlaw.link.miscitation import checked as miscitations
from distlaw.link.resolve import resolved
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.prepared import Prepared, PreparedWork
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import read
from distlaw.readers.reader import RawFile

_UNREADABLE = 0.05
_BLANK = " \t\r\n\f\v\u00a0\u3000\ufeff\u200b\u200c\u200d\u2060"  # white space, and marks that take none


def prepared(raw: RawFile) -> Prepared:
    """One file's works with their findings. Raises InputError where there is nothing to be had."""
    source, problems = read(raw)
    if not source.text.strip(_BLANK):
        raise InputError("there is nothing in it but white space", code="empty", where=raw.file_name)
    documents = parse(source)
    if not any(_says_something(one) for one in documents):
        message = "no record can be read in it" if not documents else "there is nothing in it but marks of formatting"
        raise InputError(message, code="empty", where=raw.file_name)
    works = tuple(_work(_graded(document, source, problems)) for document in documents)
    return Prepared(source=source, data=raw.data, works=works, problems=problems)


def _says_something(document: ParsedDocument) -> bool:
    """Whether a document has a text, or a field of a record besides its type."""
    record = document.record
    facts = record.model_dump(exclude={"key", "csl_type", "language"}) if record is not None else {}
    return (
        any(facts.values()) if record is not None else bool(document.reading.text.strip(_BLANK) or document.statements)
    )


def _graded(document: ParsedDocument, source: SourceText, problems: Sequence[Problem]) -> ParsedDocument:
    """A text of which a twentieth or more cannot be read is not held for a full one."""
    unreadable = sum(end - start for p in problems if p.code == "unreadable_page" for start, end in p.ranges)
    if document.quality != "full" or unreadable < _UNREADABLE * len(source.text):
        return document
    return document.model_copy(update={"quality": "damaged"})


def _work(document: ParsedDocument) -> PreparedWork:
    item, doubts = normalised(document)
    findings = _resolved(extracted(document), document, item.issued)
    problems = (
        *document.problems,
        *doubts,
        *findings.problems,
        *miscitations(document, findings.citations, item.issued),
    )
    return PreparedWork(
        document=document,
        item=item,
        findings=findings.model_copy(update={"problems": problems}),
        key=item.key or plain_citekey(item),
        reference_keys=tuple(plain_citekey(reference.item) for reference in findings.references),
    )


def _resolved(findings: Findings, document: ParsedDocument, as_of: str) -> Findings:
    """Cases, statutes and licences as entities and versions of the vocabulary."""
    return findings.model_copy(update={"citations": resolved(findings.citations, document, as_of)})
