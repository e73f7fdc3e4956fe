"""A changed file: what a person decided on its old text is carried to the new one, by quotation.

Exact places alone count: where the words stand once in the new text, or once between the same words as before. What
cannot be placed so stays on the old text, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.db.findings import new_relation_id
from distlaw.db.journal import note_action
from distlaw.db.shared_sql import SAME_PLACE
from distlaw.model.evidence import CONTEXT
from distlaw.model.problem import Problem
from distlaw.services.claims.quotation import QuotedSource
from distlaw.services.claims.supersede import stands_for
from distlaw.text.offsets import Range, Ranges
from distlaw.text.quoting import exact_places, one_line

_SHOWN = 60  # code points of a quotation in a message


class Carried(NamedTuple):
    """How many claims went over to the new text, and those that did not."""

    number: int
    problems: tuple[Problem, ...]


def carry(session: Session, old: t.Expression, new: t.Expression) -> Carried:
    """Move the claims that are left on an old text to the same words of the new one."""
    one, two = _quoted(session, old), _quoted(session, new)
    rows = session.scalars(select(t.Claim).where(t.Claim.expression_id == old.id).order_by(t.Claim.ordinal)).all()
    number, left = 0, []
    for claim in rows:
        evidence = session.get_one(t.Evidence, claim.evidence_id)
        place = _place(one, two, [(start, end) for start, end in evidence.ranges])
        if place is None:
            left.append(_left(claim, evidence))
            continue
        _move(session, claim, two, place)
        _take_over(session, claim, place)
        note_action(session, f"{claim.id}: the earlier text → the new text", claim.id)
        number += 1
    return Carried(number, tuple(left))


def _quoted(session: Session, expression: t.Expression) -> QuotedSource:
    return QuotedSource(expression, session.get_one(t.SourceFile, expression.source_file_id))


def _left(claim: t.Claim, evidence: t.Evidence) -> Problem:
    words = one_line(evidence.exact)
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    what = f"the {claim.status} claim {claim.id} stays on the earlier text: its words are not in the new one: {shown}"
    return Problem(code="not_carried", message=what)


def _place(old: QuotedSource, new: QuotedSource, ranges: Sequence[Range]) -> Ranges | None:
    """Where the words of these ranges stand in the new source, or None where that is not certain."""
    spans = [span for start, end in ranges for span in old.reading.to_reading(start, end)]
    if not spans:
        return None
    whole = (min(start for start, _ in spans), max(end for _, end in spans))
    found = _moved(old, new, whole)
    if found is not None:
        shift = found[0] - whole[0]
        return tuple(part for start, end in spans for part in new.reading.to_source(start + shift, end + shift))
    parts = [_moved(old, new, span) for span in spans] if len(spans) > 1 else [None]
    placed = [part for part in parts if part is not None]
    if len(placed) < len(parts) or any(b[0] < a[1] for a, b in pairwise(placed)):
        return None
    return tuple(part for span in placed for part in new.reading.to_source(*span))


def _moved(old: QuotedSource, new: QuotedSource, span: Range) -> Range | None:
    """The one place of the new reading text with the words of this stretch of the old one."""
    before, after = old.reading.text, new.reading.text
    places = exact_places(after, before[span[0] : span[1]])
    if len(places) < 2:
        return places[0] if places else None
    prefix, suffix = before[max(0, span[0] - CONTEXT) : span[0]], before[span[1] : span[1] + CONTEXT]
    for left, right in ((prefix, suffix), (prefix, ""), ("", suffix)):
        near = [
            place for place in places if after[: place[0]].endswith(left) and after.startswith(right, place[1])
        ] if left or right else []  # fmt: skip
        if len(near) == 1:
            return near[0]
    return None


def _move(session: Session, claim: t.Claim, new: QuotedSource, ranges: Ranges) -> None:
    found = new.evidence(ranges)
    evidence = session.get_one(t.Evidence, claim.evidence_id)
    evidence.source_file_id = new.source.id
    evidence.start, evidence.end, evidence.ranges = found.start, found.end, [list(one) for one in found.ranges]
    evidence.exact, evidence.page = found.exact, new.page_at(session, ranges)
    claim.expression_id, claim.source_file_id, claim.work_id = new.expression.id, new.source.id, new.expression.work_id
    claim.section, claim.also_at, claim.ordinal = new.section_at(session, ranges), [], found.start
    session.flush()


def _take_over(session: Session, claim: t.Claim, ranges: Ranges) -> None:
    """A machine's new proposals of the same words go; their relations are the carried claim's."""
    for twin in list(_twins(session, claim, ranges)):
        _repoint(session, twin.id, claim.id)
        evidence = twin.evidence_id
        session.execute(delete(t.Claim).where(t.Claim.id == twin.id))
        session.execute(delete(t.Evidence).where(t.Evidence.id == evidence))
        session.expunge(twin)
    session.flush()


def _twins(session: Session, claim: t.Claim, ranges: Ranges) -> Iterator[t.Claim]:
    query = select(t.Claim, t.Evidence.ranges).join(t.Evidence, t.Evidence.id == t.Claim.evidence_id)
    query = query.where(
        t.Claim.expression_id == claim.expression_id, t.Claim.id != claim.id,
        t.Claim.status == "proposed", t.Claim.made_by == "distlaw",
    )  # fmt: skip
    touched = set(session.scalars(select(t.Event.entity_id).where(t.Event.entity_type == "claim")))
    for other, theirs in session.execute(query).all():
        if other.id not in touched and stands_for(claim, ranges, theirs):
            yield other


def _repoint(session: Session, gone: str, to: str) -> None:
    """The relations of a claim that goes, between the claim that takes its place and the others."""
    either = or_(t.ClaimRelation.source_id == gone, t.ClaimRelation.target_id == gone)
    for row in session.scalars(select(t.ClaimRelation).where(either)).all():
        ends = [to if end == gone else end for end in (row.source_id, row.target_id)]
        identity = new_relation_id(ends[0], ends[1], row.type, row.made_by)
        if ends[0] == ends[1] or row.rule == SAME_PLACE or session.get(t.ClaimRelation, identity) is not None:
            continue
        names = ("type", "status", "made_by", "reason", "rule", "evidence_id", "activity_id")
        values = {name: getattr(row, name) for name in names}
        session.add(t.ClaimRelation(id=identity, source_id=ends[0], target_id=ends[1], **values))
    session.flush()
