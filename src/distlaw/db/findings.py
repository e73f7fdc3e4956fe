"""Writes what was extracted from one expression: evidence first, then everything that stands on it, in bulk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.asking import asked
from distlaw.db.rows import Row, rows_of
from distlaw.db.store import ExpressionRow
from distlaw.model.argument import ClaimFinding, RelationFinding, stance_in, with_stance
from distlaw.model.citation import CitationFinding, ReferenceFinding
from distlaw.model.evidence import Evidence
from distlaw.model.findings import Findings
from distlaw.model.problem import Problem
from distlaw.text.offsets import Ranges, range_lists
from distlaw.vocab.issues import default_issue

_CLAIM_FIELDS = {
    "proposition", "stance", "kind", "modality", "status", "made_by", "section", "zone", "language", "condition",
    "confidence",
}  # fmt: skip


class FindingStore:
    """Stores findings of one expression. `claim_ids` maps the local ids of its claims to their ids."""

    def __init__(
        self,
        session: Session,
        expression: t.Expression | ExpressionRow,
        source: t.SourceFile,
        activity: t.Activity,
    ) -> None:
        self.session, self.expression, self.source, self.activity = session, expression, source, activity
        self.rows = rows_of(session)
        self.claim_ids: dict[str, str] = {}

    def add(self, findings: Findings) -> None:
        """All findings, in their order; relations last, since they name claims."""
        if findings.references:
            self._add_references(findings.references)
        if findings.citations:
            self._add_citations(findings.citations)
        if findings.claims:
            self._add_claims(findings.claims)
        if findings.relations:
            self._add_relations(findings.relations)
        self._add_problems(findings.problems)
        self.rows.settle()

    def _evidence_ids(self, found: Sequence[Evidence]) -> Sequence[int]:
        rows = [
            {
                "source_file_id": self.source.id,
                "start": e.start,
                "end": e.end,
                "ranges": range_lists(e.ranges),
                "exact": e.exact,
                "page": e.page,
            }
            for e in found
        ]
        return self.rows.add_all(t.Evidence, rows)

    def evidence_id(self, evidence: Evidence) -> int:
        """The row of one more evidence in this expression's source."""
        identity = self._evidence_ids([evidence])[0]
        self.rows.settle()
        return identity

    def _standing_on(self, found: Sequence[Evidence]) -> list[Row]:
        """For each finding the columns that place it: expression, work, evidence, activity."""
        common = {
            "expression_id": self.expression.id,
            "work_id": self.expression.work_id,
            "activity_id": self.activity.id,
        }
        return [common | {"evidence_id": identity} for identity in self._evidence_ids(found)]

    def _add_references(self, found: Sequence[ReferenceFinding]) -> None:
        works = self._works({reference.work_key for reference in found if reference.work_key})
        places = self._standing_on([reference.evidence for reference in found])
        rows = [
            reference.model_dump(exclude={"evidence", "item", "anchors", "work_key"})
            | {
                "ordinal": number,
                "raw_text": reference.evidence.exact,
                "item": reference.item.model_dump(mode="json", exclude_defaults=True),
                "anchors": list(reference.anchors),
                "matched_work_id": works.get(reference.work_key),
            }
            | place
            for number, (reference, place) in enumerate(zip(found, places, strict=True))
        ]
        self.rows.add_all(t.Reference, rows)

    def _works(self, keys: set[str]) -> dict[str, int]:
        """The number of each of these works, by key."""
        named = self.rows.named
        works = {key: named["work", key] for key in keys if ("work", key) in named}
        if others := sorted(keys - works.keys()):
            sql = "SELECT key, id FROM work WHERE key IN (…)"
            works |= {row.key: row.id for row in asked(self.session.connection(), sql, others).all()}
        return works

    def _add_citations(self, found: Sequence[CitationFinding]) -> None:
        places = self._standing_on([citation.evidence for citation in found])
        rows = [
            citation.model_dump(exclude={"evidence", "identifiers", "candidates"})
            | {
                "ordinal": number,
                "identifiers": [list(pair) for pair in citation.identifiers],
                "candidates": list(citation.candidates),
            }
            | place
            for number, (citation, place) in enumerate(zip(found, places, strict=True))
        ]
        self.rows.add_all(t.Citation, rows)

    def _add_claims(self, found: Sequence[ClaimFinding]) -> list[str]:
        ids = [new_claim_id(self.source.sha256, claim.evidence.ranges, claim.made_by) for claim in found]
        self.claim_ids |= {claim.local_id: identity for claim, identity in zip(found, ids, strict=True)}
        held = self._held(t.Claim, ids)
        fresh: dict[str, tuple[int, ClaimFinding]] = {}
        for number, (claim, identity) in enumerate(zip(found, ids, strict=True)):
            if identity not in held:
                fresh.setdefault(identity, (number, claim))
        places = self._standing_on([claim.evidence for _, claim in fresh.values()])
        rows = [
            self._claim_row(identity, number, claim) | place
            for (identity, (number, claim)), place in zip(fresh.items(), places, strict=True)
        ]
        self._add_named(t.Claim, rows)
        theories = [
            {"claim_id": identity, "theory": theory, "position": position}
            for identity, (_, claim) in fresh.items()
            for position, theory in enumerate(dict.fromkeys(claim.theories))
        ]
        self.rows.add_all(t.ClaimTheory, theories)
        self._add_positions({identity: claim for identity, (_, claim) in fresh.items()})
        return ids

    def _add_positions(self, claims: Mapping[str, ClaimFinding]) -> None:
        """What each claim says of the issues; a stance alone is its position on the default issue."""
        default = default_issue().id
        stated = [
            (identity, claim, position)
            for identity, claim in claims.items()
            for position in with_stance(claim.positions, claim.stance, default)
        ]
        conditions = iter(self._evidence_ids([p.condition for _, _, p in stated if p.condition]))
        rows = [
            {
                "claim_id": identity,
                "issue": position.issue,
                "position": position.position,
                "condition_id": next(conditions) if position.condition else None,
                "made_by": claim.made_by,
                "status": standing(claim.status),
            }
            for identity, claim, position in stated
        ]
        self.rows.add_all(t.ClaimPosition, rows)

    def _claim_row(self, identity: str, number: int, claim: ClaimFinding) -> Row:
        return claim.model_dump(include=_CLAIM_FIELDS) | {
            "id": identity,
            "ordinal": number,
            "stance": stance_in(claim.positions, claim.stance, default_issue().id),
            "source_file_id": self.source.id,
            "speaker_type": claim.speaker.type,
            "speaker_name": claim.speaker.name,
            "cues": [cue.model_dump(mode="json", exclude_defaults=True) for cue in claim.cues],
            "also_at": [range_lists(evidence.ranges) for evidence in claim.also_at],
        }

    def _held(self, table: type[t.Claim] | type[t.ClaimRelation], ids: Sequence[str]) -> set[str]:
        """Which of these are here, in the database or on their way."""
        kind, named = table.__tablename__, self.rows.named
        found = {identity for identity in ids if (kind, identity) in named}
        if others := [identity for identity in ids if identity not in found]:
            sql = f"SELECT id FROM {kind} WHERE id IN (…)"
            found.update(asked(self.session.connection(), sql, others).scalars())
        return found

    def _add_named(self, table: type[t.Claim] | type[t.ClaimRelation], rows: Sequence[Row]) -> None:
        self.rows.add_all(table, rows)
        self.rows.named |= {(table.__tablename__, row["id"]): 0 for row in rows}

    def _add_relations(self, found: Sequence[RelationFinding]) -> None:
        """Relations whose ends are claims of this expression (by local id) or of any work (by id)."""
        named = [(self.claim_ids.get(r.source, r.source), self.claim_ids.get(r.target, r.target), r) for r in found]
        known = self._held(t.Claim, list({end for source, target, _ in named for end in (source, target)}))
        rows: dict[str, Row] = {}
        evidence = iter(self._evidence_ids([r.evidence for _, _, r in named if r.evidence]))
        for source, target, relation in named:
            evidence_id = next(evidence) if relation.evidence else None
            if source != target and {source, target} <= known:
                row = relation_row(relation, source, target, self.activity.id, evidence_id)
                rows.setdefault(row["id"], row)
        held = self._held(t.ClaimRelation, list(rows))
        self._add_named(t.ClaimRelation, [row for identity, row in rows.items() if identity not in held])

    def _add_problems(self, problems: Iterable[Problem]) -> None:
        place = {"source_file_id": self.source.id, "work_id": self.expression.work_id}
        rows = [place | {"code": p.code, "message": p.message, "ranges": range_lists(p.ranges)} for p in problems]
        self.rows.add_all(t.ProblemRow, rows)


def standing(claim_status: str) -> str:
    """The status of a claim's position: it is accepted with the claim, and rejected only by itself."""
    return "accepted" if claim_status == "accepted" else "proposed"


def new_claim_id(source_sha256: str, ranges: Ranges, made_by: str) -> str:
    """`c` and twelve hexadecimal digits of what makes the claim this one: source, place and maker."""
    place = ",".join(f"{start}-{end}" for start, end in ranges)
    return "c" + hashlib.sha256(f"{source_sha256}|{place}|{made_by}".encode()).hexdigest()[:12]


def new_relation_id(source: str, target: str, kind: str, made_by: str) -> str:
    """`r` and twelve hexadecimal digits of both ends, type and maker."""
    return "r" + hashlib.sha256(f"{source}|{target}|{kind}|{made_by}".encode()).hexdigest()[:12]


def relation_row(found: RelationFinding, source: str, target: str, activity_id: int, evidence_id: int | None) -> Row:
    """The columns of a relation between two claims named by their ids."""
    return {
        "id": new_relation_id(source, target, found.type, found.made_by),
        "source_id": source,
        "target_id": target,
        "type": found.type,
        "status": found.status,
        "made_by": found.made_by,
        "reason": found.reason,
        "rule": found.rule,
        "evidence_id": evidence_id,
        "activity_id": activity_id,
    }


def add_relation(session: Session, found: RelationFinding, activity: t.Activity, evidence_id: int | None = None) -> str:
    """A relation between stored claims; returns its id. One that is there already stays as it is."""
    row = relation_row(found, found.source, found.target, activity.id, evidence_id)
    if session.get(t.ClaimRelation, row["id"]) is None:
        session.add(t.ClaimRelation(**row))
        session.flush()
    return str(row["id"])
