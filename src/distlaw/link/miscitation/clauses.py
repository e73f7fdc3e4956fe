"""Checks of clauses: one that the version meant does not have, but another version has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.link.miscitation.report import Checks, problem
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.vocab.licences import licences_by_id


def _clause_gone(finding: CitationFinding, _: ParsedDocument) -> Iterator[Problem]:
    """A clause that the version meant does not have, but another version or a sibling has."""
    licence = licences_by_id().get(finding.target_id)
    if licence is None or not finding.clause:
        return
    versions = [v for v in licence.versions if f"{licence.id}@{v.id}" == finding.version_id]
    clauses = {c.id for v in versions for c in v.clauses}
    others = [
        f"{x.name} ({v.id})"
        for x in licences_by_id().values()
        if x.vendor == licence.vendor
        for v in x.versions
        if f"{x.id}@{v.id}" != finding.version_id and any(_same_clause(c.id, finding.clause) for c in v.clauses)
    ]
    if clauses and others and not any(_same_clause(c, finding.clause) for c in clauses):
        have = ", ".join(sorted(clauses))
        yield problem(
            "licence_clause_superseded", finding,
            f"clause {finding.clause} is cited; the known clauses of {licence.name} ({versions[0].id}) are {have}; "
            f"{finding.clause} stands in {', '.join(others)}",
        )  # fmt: skip


def _same_clause(one: str, other: str) -> bool:
    plain = [re.sub(r"[^0-9a-z]", "", x.lower()) for x in (one, other)]
    return plain[0] == plain[1] or plain[1].startswith(plain[0]) or plain[0].startswith(plain[1])


CHECKS: Checks = (_clause_gone,)
