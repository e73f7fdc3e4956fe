"""A work's second source repeats what the first one says: each machine finding stays once, in the best source."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.model.quality import QUALITIES
from distlaw.text.titles import title_key


def drop_repeated_findings(session: Session, work_id: int) -> None:
    """Remove from lesser expressions the machine findings whose words stand in a better one.

    What a person accepted, rejected or edited stays, whatever it repeats.
    """
    current = select(t.Expression).where(t.Expression.work_id == work_id, t.Expression.version == "")
    rows = session.scalars(current).all()
    if len(rows) < 2:
        return
    ranked = sorted(rows, key=lambda row: (QUALITIES.index(row.quality), -len(row.text), row.id))
    seen = title_key(ranked[0].text)
    for row in ranked[1:]:
        _drop_claims(session, row.id, seen)
        _drop_citations(session, row.id, seen)
        seen += title_key(row.text)


def _drop_claims(session: Session, expression_id: int, seen: str) -> None:
    touched = select(t.Event.entity_id).where(t.Event.entity_type == "claim")
    query = select(t.Claim.id, t.Evidence.exact, t.Evidence.id).join(t.Evidence, t.Evidence.id == t.Claim.evidence_id)
    query = query.where(
        t.Claim.expression_id == expression_id, t.Claim.status == "proposed", t.Claim.id.not_in(touched)
    )
    for claim_id, exact, evidence_id in session.execute(query).all():
        if title_key(exact) in seen:
            evidence = [evidence_id, *_conditions(session, [claim_id])]
            session.execute(delete(t.Claim).where(t.Claim.id == claim_id))
            session.execute(delete(t.Evidence).where(t.Evidence.id.in_(evidence)))


def _conditions(session: Session, claims: Sequence[str]) -> list[int]:
    """The evidence on which positions of these claims depend; it goes with them."""
    query = select(t.ClaimPosition.condition_id).where(t.ClaimPosition.claim_id.in_(claims))
    return [identity for identity in session.scalars(query) if identity is not None]


def _of_relations(session: Session, claims: Sequence[str]) -> list[int]:
    """The evidence of relations that go with one of these claims."""
    either = or_(t.ClaimRelation.source_id.in_(claims), t.ClaimRelation.target_id.in_(claims))
    found = session.scalars(select(t.ClaimRelation.evidence_id).where(either))
    return [identity for identity in found if identity is not None]


def _drop_citations(session: Session, expression_id: int, seen: str) -> None:
    for table in (t.Citation, t.Reference):
        query = select(table.id, t.Evidence.exact, t.Evidence.id).join(t.Evidence, t.Evidence.id == table.evidence_id)
        for row_id, exact, evidence_id in session.execute(query.where(table.expression_id == expression_id)).all():
            if title_key(exact) in seen:
                session.execute(delete(table).where(table.id == row_id))
                session.execute(delete(t.Evidence).where(t.Evidence.id == evidence_id))


def forget_machine_findings(session: Session, expression_id: int) -> None:
    """Remove what a machine found in an expression and no person has touched, with its evidence; a claim stays that
    is an end of a relation which a person made or decided on."""
    touched = select(t.Event.entity_id).where(t.Event.entity_type == "claim")
    decided = select(t.Event.entity_id).where(t.Event.entity_type == "relation")
    is_a_persons = or_(t.ClaimRelation.made_by != "distlaw", t.ClaimRelation.id.in_(decided))
    related = select(t.ClaimRelation.source_id).where(is_a_persons)
    target = select(t.ClaimRelation.target_id).where(is_a_persons)
    claims = select(t.Claim.id, t.Claim.evidence_id).where(
        t.Claim.expression_id == expression_id,
        t.Claim.status == "proposed",
        t.Claim.made_by == "distlaw",
        t.Claim.id.not_in(touched),
        t.Claim.id.not_in(related),
        t.Claim.id.not_in(target),
    )
    rows = session.execute(claims).all()
    gone = [row.id for row in rows]
    evidence = [row.evidence_id for row in rows] + _conditions(session, gone) + _of_relations(session, gone)
    session.execute(delete(t.Claim).where(t.Claim.id.in_(gone)))
    for table in (t.Citation, t.Reference):
        evidence += session.scalars(select(table.evidence_id).where(table.expression_id == expression_id)).all()
        session.execute(delete(table).where(table.expression_id == expression_id))
    session.execute(delete(t.Evidence).where(t.Evidence.id.in_(evidence)))
    session.execute(delete(t.Passage).where(t.Passage.expression_id == expression_id))
    session.flush()
