"""All that was extracted from one document."""

from __future__ import annotations

from distlaw.model.argument import ClaimFinding, RelationFinding
from distlaw.model.citation import CitationFinding, ReferenceFinding
from distlaw.model.frozen import Frozen
from distlaw.model.problem import Problem


class Findings(Frozen):
    """Grows as one extractor after another adds to it."""

    references: tuple[ReferenceFinding, ...] = ()
    citations: tuple[CitationFinding, ...] = ()
    claims: tuple[ClaimFinding, ...] = ()
    relations: tuple[RelationFinding, ...] = ()
    problems: tuple[Problem, ...] = ()

    def plus(self, other: Findings) -> Findings:
        """Both, in order."""
        return Findings(
            references=self.references + other.references,
            citations=self.citations + other.citations,
            claims=self.claims + other.claims,
            relations=self.relations + other.relations,
            problems=self.problems + other.problems,
        )
