"""`ParsedDocument` in, findings with evidence out."""

from __future__ import annotations

from distlaw.extract.failure import over, tried
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.registry import parts

__all__ = ["extracted"]

_BESIDE_THE_TEXT = ("furniture", "running_head")


def extracted(document: ParsedDocument) -> Findings:
    """What all extractors find, each seeing what those before it found; then what running heads alone cite.

    One that fails adds nothing but the problem `extractor_failed`.
    """
    findings = Findings()
    for extractor in parts("extract"):
        findings = findings.plus(tried(extractor, document, findings))
    return findings.plus(Findings(citations=tuple(_beside(document, findings))))


def _beside(document: ParsedDocument, found: Findings) -> list[CitationFinding]:
    """Citations in lines left out of the reading text, each once, and only those that the text itself has not."""
    spans = [span for repair in document.repairs if repair.kind in _BESIDE_THE_TEXT for span in repair.ranges]
    if not spans:
        return []
    margin = over(document, sorted(set(spans)))
    beside = Findings()
    for extractor in parts("extract"):
        if extractor.order // 10 == 2:
            beside = beside.plus(tried(extractor, margin, beside))
    known = {one.evidence.exact for one in found.citations}
    fresh = {one.evidence.exact: one for one in reversed(beside.citations) if one.evidence.exact not in known}
    return sorted(fresh.values(), key=lambda one: one.evidence.start)
