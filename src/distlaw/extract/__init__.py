"""`ParsedDocument` in, findings with evidence out."""

from __future__ import annotations

from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.registry import parts
from distlaw.text.offsets import MappedText, Range

__all__ = ["extracted"]

_BESIDE_THE_TEXT = ("furniture", "running_head")


def extracted(document: ParsedDocument) -> Findings:
    """What all extractors find, each seeing what those before it found; then what running heads alone cite."""
    findings = Findings()
    for extractor in parts("extract"):
        findings = findings.plus(extractor.extract(document, findings))
    return findings.plus(Findings(citations=tuple(_beside(document, findings))))


def _beside(document: ParsedDocument, found: Findings) -> list[CitationFinding]:
    """Citations in lines left out of the reading text, each once, and only those that the text itself has not."""
    spans = [span for repair in document.repairs if repair.kind in _BESIDE_THE_TEXT for span in repair.ranges]
    if not spans:
        return []
    margin = _margin(document, sorted(set(spans)))
    beside = Findings()
    for extractor in parts("extract"):
        if extractor.order // 10 == 2:
            beside = beside.plus(extractor.extract(margin, beside))
    known = {one.evidence.exact for one in found.citations}
    fresh = {one.evidence.exact: one for one in reversed(beside.citations) if one.evidence.exact not in known}
    return sorted(fresh.values(), key=lambda one: one.evidence.start)


def _margin(document: ParsedDocument, spans: list[Range]) -> ParsedDocument:
    """The lines left out as a document of their own, one a line, over the same source."""
    whole = MappedText.whole(document.reading.source)
    lines = whole.composed([part for start, end in spans for part in ((start, end, None), (end, end, "\n"))])
    emptied = dict.fromkeys(("zones", "sections", "entries", "rows", "pages", "repairs", "statements", "names"), ())
    return document.model_copy(update={**emptied, "reading": lines})
