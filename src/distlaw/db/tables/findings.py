"""What was found in a reading text: evidence, and the references, citations and claims that stand on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from distlaw.db.tables._base import Base, cascade, one_of
from distlaw.db.types import Json, PackedJson, SourceTextType
from distlaw.model.claim_words import (
    CLAIM_STATUSES,
    KINDS,
    MODALITIES,
    POSITION_STATUSES,
    RELATION_TYPES,
    SIDES,
    SPEAKER_TYPES,
    STANCES,
)

CITATION_STATUSES = ("resolved", "unresolved", "ambiguous", "rejected")


class Evidence(Base):
    """Where something stands: `start` and `end` span all `ranges`, which are in the source text; `exact` is its words.

    The words before and after it, which a W3C selector has too, are those of the source.
    """

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_file_id: Mapped[int] = mapped_column(cascade("source_file.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    ranges: Mapped[list[Any]]
    exact: Mapped[str] = mapped_column(SourceTextType)
    page: Mapped[str] = mapped_column(default="")


class Reference(Base):
    """A bibliographic entry as printed, the item it was parsed to, and the work it means."""

    __tablename__ = "reference"
    __table_args__ = (one_of("status", CITATION_STATUSES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(cascade("expression.id"), index=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(cascade("evidence.id"))
    ordinal: Mapped[int]
    number: Mapped[str]
    raw_text: Mapped[str]
    item: Mapped[dict[str, Any]]
    rule: Mapped[str]
    is_verified: Mapped[bool]
    locator_label: Mapped[str] = mapped_column(default="")
    locator: Mapped[str] = mapped_column(default="")
    signal: Mapped[str] = mapped_column(default="")
    note_marker: Mapped[str] = mapped_column(default="")
    antecedent: Mapped[str] = mapped_column(default="")
    anchors: Mapped[list[Any]]
    matched_work_id: Mapped[int | None] = mapped_column(ForeignKey("work.id", ondelete="SET NULL"), index=True)
    status: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Citation(Base):
    """A mention of a case, statute or licence; `target_id` is the entity's text id once resolved."""

    __tablename__ = "citation"
    __table_args__ = (
        one_of("kind", ("case", "statute", "licence")),
        one_of("status", CITATION_STATUSES),
        Index("ix_citation_kind_target_id_name", "kind", "target_id", "name"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(cascade("expression.id"), index=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(cascade("evidence.id"))
    ordinal: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    identifiers: Mapped[list[Any]]
    jurisdiction: Mapped[str] = mapped_column(default="")
    locator_label: Mapped[str] = mapped_column(default="")
    locator: Mapped[str] = mapped_column(default="")
    pinpoint: Mapped[str] = mapped_column(default="")
    version: Mapped[str] = mapped_column(default="")
    spdx_id: Mapped[str] = mapped_column(default="")
    clause: Mapped[str] = mapped_column(default="")
    attached_to: Mapped[str] = mapped_column(default="")
    effect: Mapped[str] = mapped_column(default="")
    is_generic: Mapped[bool] = mapped_column(default=False)
    rule: Mapped[str] = mapped_column(default="")
    confidence: Mapped[float] = mapped_column(default=1.0)
    target_id: Mapped[str] = mapped_column(default="")
    version_id: Mapped[str] = mapped_column(default="")
    antecedent: Mapped[str] = mapped_column(default="")
    candidates: Mapped[list[Any]]
    status: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Claim(Base):
    """AIF I-node: a proposition with labels and evidence. `id` follows from source, ranges and maker."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("stance", STANCES),
        one_of("kind", KINDS),
        one_of("modality", MODALITIES),
        one_of("speaker_type", SPEAKER_TYPES),
        one_of("status", CLAIM_STATUSES),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    expression_id: Mapped[int] = mapped_column(cascade("expression.id"), index=True)
    source_file_id: Mapped[int] = mapped_column(cascade("source_file.id"))
    evidence_id: Mapped[int] = mapped_column(cascade("evidence.id"))
    ordinal: Mapped[int]
    proposition: Mapped[str] = mapped_column(default="")
    proposition_translated: Mapped[str] = mapped_column(default="")
    stance: Mapped[str]
    kind: Mapped[str]
    speaker_type: Mapped[str]
    speaker_name: Mapped[str] = mapped_column(default="")
    modality: Mapped[str]
    status: Mapped[str]
    made_by: Mapped[str]
    section: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="")
    confidence: Mapped[float] = mapped_column(default=1.0)
    note: Mapped[str] = mapped_column(default="")
    cues: Mapped[list[Any]] = mapped_column(PackedJson)
    also_at: Mapped[list[Any]]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class ClaimTheory(Base):
    """A theory a claim turns on."""

    __tablename__ = "claim_theory"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    claim_id: Mapped[str] = mapped_column(cascade("claim.id"), primary_key=True)
    theory: Mapped[str] = mapped_column(ForeignKey("concept.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)


class ClaimPosition(Base):
    """What a claim says of an issue's proposition, and the words it is made to depend on.

    Without a row the claim is not about the issue; a rejected row says that a person found so.
    """

    __tablename__ = "claim_position"
    __table_args__ = (
        one_of("position", SIDES),
        one_of("status", POSITION_STATUSES),
        Index("ix_claim_position_issue_position", "issue", "position"),
        {"sqlite_with_rowid": False},
    )
    claim_id: Mapped[str] = mapped_column(cascade("claim.id"), primary_key=True)
    issue: Mapped[str] = mapped_column(ForeignKey("issue.id"), primary_key=True)
    position: Mapped[str]
    condition_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id", ondelete="SET NULL"), index=True)
    made_by: Mapped[str]
    status: Mapped[str]


class ClaimRelation(Base):
    """AIF RA- or CA-node between two claims; its own status, maker, reason and evidence."""

    __tablename__ = "claim_relation"
    __table_args__ = (
        one_of("type", RELATION_TYPES),
        one_of("status", CLAIM_STATUSES),
        CheckConstraint("source_id <> target_id", name="not_itself"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(cascade("claim.id"), index=True)
    target_id: Mapped[str] = mapped_column(cascade("claim.id"), index=True)
    type: Mapped[str]
    status: Mapped[str]
    made_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    evidence_id: Mapped[int | None] = mapped_column(cascade("evidence.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Event(Base):
    """What a person did to a work, claim or relation: who, when, before and after. Nothing is deleted here."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_entity_type_entity_id", "entity_type", "entity_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    entity_type: Mapped[str]
    entity_id: Mapped[str]
    action: Mapped[str]
    before: Mapped[Any] = mapped_column(Json, nullable=True)
    after: Mapped[Any] = mapped_column(Json, nullable=True)
    note: Mapped[str] = mapped_column(default="")
    agent: Mapped[str]
    at: Mapped[str]
    undone: Mapped[bool] = mapped_column(default=False)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id", ondelete="SET NULL"), index=True)
