"""Two claims at one place: the accepted one stands for both, and the proposal stays, out of the counts.

A relation `restates` of rule `same_place` goes from the accepted claim to the proposal. As long as the one is accepted
and the other proposed, lists and counts leave the proposal out; reject the relation, or the accepted claim, and the
proposal is back. Nothing is deleted, and no proposal is rejected without a person saying so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from distlaw.db import store
from distlaw.db import tables as t
from distlaw.model.argument import RelationFinding
from distlaw.query._claim_sql import SAME_PLACE

SAME_FROM = 0.5  # intersection over union of the evidence, in code points


def overlap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """Intersection over union of two lists of ranges; ranges of one list do not overlap each other."""
    first, second = [tuple(r) for r in one], [tuple(r) for r in other]
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in first for c, d in second)
    union = sum(b - a for a, b in first) + sum(d - c for c, d in second) - shared
    return shared / union if union else 0.0


def supersede(session: Session, claim: t.Claim, who: str, activity: t.Activity) -> int:
    """Mark which proposals an accepted claim stands for, or which accepted claim stands for a proposal.

    Returns the number of relations there are now for it.
    """
    mine = session.get_one(t.Evidence, claim.evidence_id)
    wanted = "accepted" if claim.status == "proposed" else "proposed"
    if claim.status == "rejected":
        return 0
    query = (
        select(t.Claim, t.Evidence.ranges)
        .join(t.Evidence, t.Evidence.id == t.Claim.evidence_id)
        .where(t.Claim.source_file_id == claim.source_file_id, t.Claim.id != claim.id, t.Claim.status == wanted)
        .where(t.Evidence.start < mine.end, t.Evidence.end > mine.start)
    )
    found = [other for other, ranges in session.execute(query) if overlap(mine.ranges, ranges) >= SAME_FROM]
    for other in found:
        one, two = (claim, other) if claim.status == "accepted" else (other, claim)
        _mark(session, one.id, two.id, who, activity)
    return len(found)


def superseded_ids(session: Session, ids: Sequence[str]) -> set[str]:
    """Which of the claims have a place mark on them, from either end."""
    marks = t.ClaimRelation
    query = select(marks.source_id, marks.target_id).where(
        marks.rule == SAME_PLACE, or_(marks.source_id.in_(ids), marks.target_id.in_(ids))
    )
    return {identity for row in session.execute(query) for identity in row}


def _mark(session: Session, accepted: str, proposal: str, who: str, activity: t.Activity) -> None:
    relation = RelationFinding(
        source=accepted, target=proposal, type="restates", rule=SAME_PLACE, made_by=who, status="accepted",
        reason="the accepted claim stands for the proposal at the same place",
    )  # fmt: skip
    store.add_relation(session, relation, activity)
