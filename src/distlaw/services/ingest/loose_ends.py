"""Relations between works outlive a new reading of one of them: what was proposed is tied to the same words again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.findings import new_relation_id

_KEPT = ("source_id", "target_id", "type", "status", "made_by", "reason", "rule", "activity_id")


class LooseEnd(NamedTuple):
    """A relation one of whose ends may go, and the words of that end."""

    relation: Mapping[str, Any]
    own: str
    words: str


def loose_ends(session: Session, expression_id: int) -> list[LooseEnd]:
    """The relations between a claim of this text and one of another text."""
    words = _quotations(session, expression_id)
    either = or_(t.ClaimRelation.source_id.in_(words), t.ClaimRelation.target_id.in_(words))
    found = []
    for row in session.scalars(select(t.ClaimRelation).where(either)) if words else ():
        own = [end for end in (row.source_id, row.target_id) if end in words]
        if len(own) == 1:
            found.append(LooseEnd({name: getattr(row, name) for name in _KEPT}, own[0], words[own[0]]))
    return found


def tie_again(session: Session, loose: Sequence[LooseEnd], expression_id: int) -> None:
    """Make those that are gone anew, where one claim of the text has the id or the words that the end had."""
    if not loose:
        return
    words = _quotations(session, expression_id)
    for end in loose:
        named = [end.own] if end.own in words else [one for one, said in words.items() if said == end.words]
        other = {str(end.relation["source_id"]), str(end.relation["target_id"])} - {end.own}
        if len(named) != 1 or session.get(t.Claim, next(iter(other))) is None:
            continue
        ends = {side: named[0] if end.relation[side] == end.own else end.relation[side] for side in _KEPT[:2]}
        of = end.relation
        identity = new_relation_id(ends["source_id"], ends["target_id"], of["type"], of["made_by"])
        if session.get(t.ClaimRelation, identity) is None:
            session.add(t.ClaimRelation(id=identity, **{**of, **ends}))
            session.flush()


def _quotations(session: Session, expression_id: int) -> dict[str, str]:
    """The words of every claim of a text, by its id."""
    query = select(t.Claim.id, t.Evidence.exact).join(t.Evidence, t.Evidence.id == t.Claim.evidence_id)
    rows = session.execute(query.where(t.Claim.expression_id == expression_id)).all()
    return {row.id: row.exact for row in rows}
