"""Two claims at one place: the accepted one stands for both, and the proposal stays, out of the counts.

An accepted claim takes the place of a proposal whose span is mostly the same, or a part of its own, or of a place that
repeats it. A relation `restates` of rule `same_place` goes from the accepted claim to the proposal. As long as the one
is accepted and the other proposed, lists and counts leave the proposal out; reject the relation, or the accepted claim,
and the proposal is back. Nothing is deleted, and no proposal is rejected without a person saying so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.findings import add_relation
from distlaw.db.shared_sql import SAME_PLACE
from distlaw.model.argument import RelationFinding

Ranges = Sequence[Sequence[int]]
SAME_FROM = 0.5  # intersection over union of the evidence, in code points
_WAITING = ("suggested", "proposed")
PART_FROM = 0.8  # share of a proposal that lies in the accepted claim


def overlap(one: Ranges, other: Ranges) -> float:
    """Intersection over union of two lists of ranges; ranges of one list do not overlap each other."""
    shared = _shared(one, other)
    union = sum(b - a for a, b in one) + sum(d - c for c, d in other) - shared
    return shared / union if union else 0.0


def _share(one: Ranges, other: Ranges) -> float:
    """How much of the other lies in the one."""
    length = sum(end - start for start, end in other)
    return _shared(one, other) / length if length else 0.0


def _shared(one: Ranges, other: Ranges) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def supersede(session: Session, claim: t.Claim, who: str, activity: t.Activity) -> int:
    """Mark which proposals an accepted claim stands for, or which accepted claim stands for a proposal.

    Returns the number of relations there are now for it.
    """
    if claim.status not in ("accepted", *_WAITING):
        return 0
    found = _accepted_here(session, claim) if claim.status in _WAITING else _proposals_at(session, claim)
    for other in found:
        one, two = (claim, other) if claim.status == "accepted" else (other, claim)
        _mark(session, one.id, two.id, who, activity)
    return len(found)


def stands_for(accepted: t.Claim, at: Ranges, proposal: Ranges) -> bool:
    """Whether an accepted claim at `at`, or one of the places that repeat it, takes the place of a proposal: their
    spans are mostly the same, or the proposal is a part of it."""
    return any(
        overlap(place, proposal) >= SAME_FROM or _share(place, proposal) >= PART_FROM
        for place in (at, *accepted.also_at)
    )


def _proposals_at(session: Session, claim: t.Claim) -> list[t.Claim]:
    mine = session.get_one(t.Evidence, claim.evidence_id).ranges
    places = [span for ranges in (mine, *claim.also_at) for span in ranges]
    low, high = min(start for start, _ in places), max(end for _, end in places)
    query = _others(claim, *_WAITING).where(t.Evidence.start < high, t.Evidence.end > low)
    return [other for other, ranges in session.execute(query) if stands_for(claim, mine, ranges)]


def _accepted_here(session: Session, claim: t.Claim) -> list[t.Claim]:
    mine = session.get_one(t.Evidence, claim.evidence_id)
    here = and_(t.Evidence.start < mine.end, t.Evidence.end > mine.start)
    query = _others(claim, "accepted").where(or_(here, t.Claim.also_at != []))
    return [other for other, ranges in session.execute(query) if stands_for(other, ranges, mine.ranges)]


def _others(claim: t.Claim, *statuses: str) -> Select[tuple[t.Claim, list[Any]]]:
    query = select(t.Claim, t.Evidence.ranges).join(t.Evidence, t.Evidence.id == t.Claim.evidence_id)
    here = query.where(t.Claim.source_file_id == claim.source_file_id, t.Claim.id != claim.id)
    return here.where(t.Claim.status.in_(statuses))


def _mark(session: Session, accepted: str, proposal: str, who: str, activity: t.Activity) -> None:
    relation = RelationFinding(
        source=accepted, target=proposal, type="restates", rule=SAME_PLACE, made_by=who, status="accepted",
        reason="the accepted claim stands for the proposal at the same place",
    )  # fmt: skip
    add_relation(session, relation, activity)
