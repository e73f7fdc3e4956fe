"""`ParsedDocument` in, findings with evidence out."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.registry import parts

__all__ = ["extracted"]


def extracted(document: ParsedDocument) -> Findings:
    """What all extractors find, each seeing what those before it found."""
    findings = Findings()
    for extractor in parts("extract"):
        findings = findings.plus(extractor.extract(document, findings))
    return findings
