"""Checks what citations say against what is known: names, numbers, courts and dates of cases; provisions and versions.

Each problem says both sides: what the text has, and what the data (with its status letter) has.
"""

from __future__ import annotations

from collections.abc import Iterable

from distlaw.link.miscitation import cases, clauses, provisions
from distlaw.link.miscitation.report import Checks
from distlaw.link.miscitation.statements import disagreements
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem

_CHECKS: dict[str, Checks] = {
    "case": cases.CHECKS,
    "statute": provisions.CHECKS,
    "licence": (*clauses.CHECKS, disagreements),
}


def checked(document: ParsedDocument, citations: Iterable[CitationFinding]) -> tuple[Problem, ...]:
    """The mis-citations among resolved findings, in the order of the findings; ranges are in the source text."""
    return tuple(
        problem
        for finding in citations
        if finding.status != "rejected" and not finding.is_generic
        for check in _CHECKS[finding.kind]
        for problem in check(finding, document)
    )
