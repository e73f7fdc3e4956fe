"""How a mis-citation is reported: the text's own characters, and what is known with how far it is to be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.text.fold import folded

Checks = tuple[Callable[[CitationFinding, ParsedDocument], Iterable[Problem]], ...]
TRUST = {
    "V1": "primary text read",
    "V2": "a secondary source states it",
    "K": "general knowledge",
    "U": "unconfirmed",
}


def problem(code: str, finding: CitationFinding, message: str) -> Problem:
    """A problem at the finding's place, its printed words before the message."""
    return Problem(code=code, message=f"{finding.evidence.exact!r}: {message}", ranges=finding.evidence.ranges)


def around(finding: CitationFinding, document: ParsedDocument, reach: int) -> str:
    """The folded source text of the finding's paragraph, at most `reach` characters to either side of it."""
    source, start, end = document.reading.source, finding.evidence.start, finding.evidence.end
    low = max(0, start - reach, source.rfind("\n", 0, start) + 1)
    close = source.find("\n", end)
    return folded(source[low : min(len(source), end + reach, close if close >= 0 else len(source))])
