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
    "licence": clauses.CHECKS,
}


def checked(document: ParsedDocument, citations: Iterable[CitationFinding], as_of: str = "") -> tuple[Problem, ...]:
    """The mis-citations among resolved findings, in the order of the findings; ranges are in the source text.

    `as_of` is the document's date as EDTF text: a statement on terms is held against the text of that day.
    """
    problems: list[Problem] = []
    for finding in citations:
        if finding.status == "rejected" or finding.is_generic:
            continue
        problems += [problem for check in _CHECKS[finding.kind] for problem in check(finding, document)]
        if finding.kind == "licence":
            problems += disagreements(finding, document, as_of)
    return tuple(problems)
