"""Rows of claims and relations under a person's hand: every change leaves an event, nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.findings import FindingStore, add_relation, new_relation_id, standing
from distlaw.db.journal import note_action
from distlaw.errors import UnknownChoice, UsageError
from distlaw.model.argument import Position, RelationFinding, Speaker, stance_in, with_stance
from distlaw.model.claim_record import ClaimChanges
from distlaw.model.claim_words import (
    CLAIM_STATUSES,
    KINDS,
    MODALITIES,
    RELATION_TYPES,
    SIDE_OF,
    STANCE_OF,
    STANCES,
)
from distlaw.model.evidence import Evidence
from distlaw.services.claims.choices import checked_positions, checked_theories
from distlaw.services.claims.quotation import QuotedSource
from distlaw.services.claims.supersede import supersede
from distlaw.text.offsets import Ranges
from distlaw.vocab.issues import default_issue

CONDITIONS = ("", "lawful_if", "unlawful_if", "depends_on")
_CLOSED: dict[str, tuple[str, ...]] = {
    "stance": STANCES,
    "kind": KINDS,
    "modality": MODALITIES,
    "status": CLAIM_STATUSES,
    "condition": CONDITIONS,
}
_COLUMNS = (*_CLOSED, "proposition", "proposition_translated", "section", "note")
Values = dict[str, Any]


class ClaimRows:
    """Changes claims and relations in one transaction; `finish` brings the index up to date."""

    def __init__(self, session: Session, who: str, stage: str = "curate") -> None:
        self.session, self.who = session, who
        self.activity = store.add_activity(session, stage, agent=who)
        self.touched: set[int] = set()

    def change(self, identity: str, changes: ClaimChanges, action: str, note: str = "") -> bool:
        """Make a claim say what the changes say; False where it says so already."""
        row = self.session.get_one(t.Claim, identity)
        row_values = self.values(row)
        wanted = self._values(changes, row_values)
        before = {name: value for name, value in row_values.items() if name in wanted and value != wanted[name]}
        if not before:
            return False
        self._write(row, {name: wanted[name] for name in before})
        self.event("claim", identity, action, before, {name: wanted[name] for name in before}, note)
        for name, value in before.items():
            note_action(self.session, f"{identity} {name}: {_said(value)} → {_said(wanted[name])}", identity)
        if {"status", "ranges"} & before.keys():
            supersede(self.session, row, self.who, self.activity)
        return True

    def remark(self, identity: str, text: str) -> None:
        """Add a person's words to a claim's note, on a line of their own."""
        row = self.session.get_one(t.Claim, identity)
        self.change(identity, ClaimChanges(note=f"{row.note}\n{text}".strip()), "note")

    def values(self, row: t.Claim) -> Values:
        """What may be changed of a claim, as it stands."""
        query = select(t.ClaimTheory.theory).where(t.ClaimTheory.claim_id == row.id).order_by(t.ClaimTheory.position)
        found: Values = {name: getattr(row, name) for name in _COLUMNS}
        found["theories"] = list(self.session.scalars(query))
        found["positions"] = {one.issue: one.position for one in self._positions(row.id) if one.status != "rejected"}
        found["speaker"] = {"type": row.speaker_type, "name": row.speaker_name}
        found["ranges"] = self.session.get_one(t.Evidence, row.evidence_id).ranges
        return found

    def _positions(self, identity: str) -> Sequence[t.ClaimPosition]:
        query = select(t.ClaimPosition).where(t.ClaimPosition.claim_id == identity)
        return self.session.scalars(query.order_by(t.ClaimPosition.issue)).all()

    def _values(self, changes: ClaimChanges, now: Values) -> Values:
        wanted = {name: getattr(changes, name) for name in changes.model_fields_set}
        wanted = {name: value for name, value in wanted.items() if value is not None}
        for name, words in _CLOSED.items():
            if name in wanted and wanted[name] not in words:
                raise UnknownChoice(name, wanted[name], [word for word in words if word])
        self._agree(wanted, now["positions"])
        if "theories" in wanted:
            wanted["theories"] = list(checked_theories(self.session, wanted["theories"]))
        if "speaker" in wanted:
            wanted["speaker"] = {"type": wanted["speaker"].type, "name": wanted["speaker"].name}
        if "ranges" in wanted:
            wanted["ranges"] = [list(one) for one in wanted["ranges"]]
        return wanted

    def _agree(self, wanted: Values, now: dict[str, str]) -> None:
        """Stance and position on the default issue are one: what is said of either is said of both."""
        default = default_issue().id
        if "positions" in wanted:
            wanted["positions"] = checked_positions(self.session, wanted["positions"])
            wanted.setdefault("stance", STANCE_OF[wanted["positions"].get(default, "neutral")])
        elif "stance" in wanted and (wanted["stance"] != "neutral" or default in now):
            wanted["positions"] = now | {default: SIDE_OF[wanted["stance"]]}

    def _write(self, row: t.Claim, values: Values) -> None:
        for name in _COLUMNS:
            if name in values:
                setattr(row, name, values[name])
        if "speaker" in values:
            row.speaker_type, row.speaker_name = values["speaker"]["type"], values["speaker"]["name"]
        if "theories" in values:
            self._set_theories(row.id, values["theories"])
        if "positions" in values:
            self._set_positions(row, values["positions"])
        if values.get("status") in ("accepted", "proposed"):
            for one in self._positions(row.id):
                one.status = one.status if one.status == "rejected" else values["status"]
        if "ranges" in values:
            self._move(row, tuple((start, end) for start, end in values["ranges"]))
        self.touched.add(row.work_id)
        self.session.flush()

    def _set_theories(self, identity: str, theories: Sequence[str]) -> None:
        self.session.execute(delete(t.ClaimTheory).where(t.ClaimTheory.claim_id == identity))
        rows = [t.ClaimTheory(claim_id=identity, theory=name, position=at) for at, name in enumerate(theories)]
        self.session.add_all(rows)

    def _set_positions(self, row: t.Claim, wanted: dict[str, str]) -> None:
        """A position that is no longer wanted is rejected, not deleted."""
        held = {one.issue: one for one in self._positions(row.id)}
        status = standing(row.status)
        for one in held.values():
            one.status = "rejected" if one.issue not in wanted else one.status
        for issue, position in wanted.items():
            known = held.get(issue)
            if known is None:
                self.session.add(
                    t.ClaimPosition(claim_id=row.id, issue=issue, position=position, made_by=self.who, status=status)
                )
            else:
                known.position, known.status = position, status

    def _move(self, row: t.Claim, ranges: Ranges) -> None:
        """Another span for the same claim: its id stays, the event keeps the old span."""
        source = QuotedSource(
            self.session.get_one(t.Expression, row.expression_id),
            self.session.get_one(t.SourceFile, row.source_file_id),
        )
        found = source.evidence(ranges)
        evidence = self.session.get_one(t.Evidence, row.evidence_id)
        evidence.start, evidence.end, evidence.ranges = found.start, found.end, [list(one) for one in found.ranges]
        evidence.exact = found.exact

    def add(self, source: QuotedSource, evidence: Evidence, identity: str, values: Values) -> t.Claim:
        """A new claim row with the labels in `values` (columns, `theories`, `speaker`)."""
        theories = checked_theories(self.session, values.pop("theories"))
        speaker: Speaker = values.pop("speaker")
        positions: tuple[Position, ...] = values.pop("positions", ())
        for name, words in _CLOSED.items():
            if name in values and values[name] not in words:
                raise UnknownChoice(name, values[name], [word for word in words if word])
        default = default_issue().id
        values["stance"] = stance_in(positions, values["stance"], default)
        expression = source.expression
        store_row = FindingStore(self.session, expression, source.source, self.activity)
        row = t.Claim(
            id=identity,
            work_id=expression.work_id,
            expression_id=expression.id,
            source_file_id=source.source.id,
            evidence_id=store_row.evidence_id(evidence),
            ordinal=evidence.start,
            speaker_type=speaker.type,
            speaker_name=speaker.name,
            activity_id=self.activity.id,
            **{"cues": [], "also_at": []} | values,
        )
        self.session.add(row)
        self.session.flush()
        self._set_theories(identity, theories)
        self._add_positions(row, with_stance(positions, row.stance, default), store_row)
        self.session.flush()
        self.touched.add(row.work_id)
        supersede(self.session, row, self.who, self.activity)
        note_action(self.session, f"{identity}: — → {' '.join(evidence.exact.split())[:80]}", identity)
        return row

    def _add_positions(self, row: t.Claim, positions: Iterable[Position], store_row: FindingStore) -> None:
        known = checked_positions(self.session, {one.issue: one.position for one in positions})
        for one in positions:
            condition = store_row.evidence_id(one.condition) if one.condition else None
            self.session.add(
                t.ClaimPosition(
                    claim_id=row.id, issue=one.issue, position=known[one.issue], condition_id=condition,
                    made_by=row.made_by, status=standing(row.status),
                )
            )  # fmt: skip

    def relate(
        self, source: str, kind: str, target: str, *, made_by: str, status: str, reason: str = "", rule: str = ""
    ) -> tuple[str, bool]:
        """A relation's id, and whether it is new. Raises UnknownChoice, and UsageError for one with itself."""
        if kind not in RELATION_TYPES:
            raise UnknownChoice("relation", kind, RELATION_TYPES)
        if source == target:
            raise UsageError("a claim has no relation to itself", hint="name two claims")
        identity = new_relation_id(source, target, kind, made_by)
        if self.session.get(t.ClaimRelation, identity) is not None:
            return identity, False
        found = {"source": source, "target": target, "type": kind, "made_by": made_by, "status": status}
        relation = RelationFinding.model_validate(found | {"reason": reason, "rule": rule})
        note_action(self.session, f"{identity}: — → {source} {kind} {target}", identity, source, target)
        return add_relation(self.session, relation, self.activity), True

    def set_relation(self, identity: str, status: str, note: str = "") -> bool:
        """Accept or reject a relation; False where it is so already."""
        row = self.session.get_one(t.ClaimRelation, identity)
        if row.status == status:
            return False
        self.event("relation", identity, _VERBS[status], {"status": row.status}, {"status": status}, note)
        note_action(self.session, f"{identity} status: {row.status} → {status}", identity)
        row.status = status
        self.session.flush()
        return True

    def set_reason(self, identity: str, reason: str) -> bool:
        """Give a relation a person's reason; False where it has it already, or none is given."""
        row = self.session.get_one(t.ClaimRelation, identity)
        if not reason or row.reason == reason:
            return False
        self.event("relation", identity, "edit", {"reason": row.reason}, {"reason": reason})
        note_action(self.session, f"{identity} reason: {_said(row.reason)} → {reason}", identity)
        row.reason = reason
        self.session.flush()
        return True

    def event(self, kind: str, identity: str, action: str, before: Any, after: Any, note: str = "") -> None:
        """One line of provenance: who, when, what it was and what it is."""
        self.session.add(
            t.Event(
                entity_type=kind, entity_id=identity, action=action, before=before, after=after,
                note=note, agent=self.who, at=store.now(), undone=False,
            )
        )  # fmt: skip
        self.session.flush()

    def finish(self) -> None:
        """Index anew the works whose claims have changed."""
        self.session.flush()
        for work_id in sorted(self.touched):
            index.add_work(self.session.connection(), work_id)


def _said(value: Any) -> str:
    """A label's value in words, for the journal."""
    if isinstance(value, dict) and "type" in value:
        return str(value.get("name") or value["type"])
    if isinstance(value, dict):
        return ", ".join(f"{issue} {side}" for issue, side in value.items()) or "—"
    if isinstance(value, list):
        return ", ".join(f"{one[0]}-{one[1]}" if isinstance(one, list) else str(one) for one in value)
    return " ".join(str(value).split()) or "—"


_VERBS = {"accepted": "accept", "rejected": "reject", "proposed": "reopen"}
