"""Every table of the database (design, section 3). Integers are internal; `key` and text ids are stable.

Ranges and lists are JSON text, so that one plain SQL reads them on SQLite and PostgreSQL.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from distlaw.db.types import Json, SourceTextType
from distlaw.model.argument import CLAIM_STATUSES, KINDS, MODALITIES, RELATION_TYPES, SPEAKER_TYPES, STANCES

CITATION_STATUSES = ("resolved", "unresolved", "ambiguous", "rejected")
STATEMENT_SOURCES = ("document", "external", "editor")
QUALITIES = ("full", "abstract", "preview", "damaged", "spun", "record")

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Text for every string, JSON text for every list; constraints are named from the first day."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Text, dict[str, Any]: Json, list[Any]: Json}  # noqa: RUF012


def one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    """A closed vocabulary as a CHECK."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _cascade(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


class Meta(Base):
    """Facts about the database itself: the vocabulary's hash, the normaliser's version."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Activity(Base):
    """PROV Activity: what ran, in which version, when, for whom."""

    __tablename__ = "activity"
    id: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[str]
    tool: Mapped[str]
    tool_version: Mapped[str]
    agent: Mapped[str] = mapped_column(default="")
    started_at: Mapped[str]
    ended_at: Mapped[str] = mapped_column(default="")


class SourceFile(Base):
    """PROV Entity: one file as supplied. `text` is what all ranges are offsets into; `content` the bytes, deflated."""

    __tablename__ = "source_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    media_type: Mapped[str]
    encoding: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str]
    uri: Mapped[str] = mapped_column(default="")
    accessed: Mapped[str] = mapped_column(default="")
    rights: Mapped[str] = mapped_column(default="")
    size: Mapped[int]
    text: Mapped[str] = mapped_column(SourceTextType)
    text_sha256: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Work(Base):
    """A CSL item. `item` is the whole resolved item; the columns repeat what queries sort and filter by."""

    __tablename__ = "work"
    __table_args__ = (one_of("status", ("present", "stub")), Index("uq_work_key_folded", "key_folded", unique=True))
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    key_folded: Mapped[str]  # keys are unique without regard to case
    status: Mapped[str] = mapped_column(default="present")
    csl_type: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    title_translated: Mapped[str] = mapped_column(default="")
    container_title: Mapped[str] = mapped_column(default="")
    volume: Mapped[str] = mapped_column(default="")
    issue: Mapped[str] = mapped_column(default="")
    page: Mapped[str] = mapped_column(default="")
    issued: Mapped[str] = mapped_column(default="", index=True)
    abstract: Mapped[str] = mapped_column(default="")
    item: Mapped[dict[str, Any]]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class WorkTitle(Base):
    """A folded form of a work's title, translated title or main title: what a reference is matched by."""

    __tablename__ = "work_title"
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True, index=True)


class Expression(Base):
    """FRBR Expression as one source gives it: the reading text, and `pieces` that map it to the source.

    `pieces` are [start, end] or [start, end, "replacement"], in reading order. `ordinal` counts the records of a file.
    """

    __tablename__ = "expression"
    __table_args__ = (UniqueConstraint("source_file_id", "ordinal"), one_of("quality", QUALITIES))
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    source_file_id: Mapped[int] = mapped_column(_cascade("source_file.id"))
    ordinal: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(default="")
    version: Mapped[str] = mapped_column(default="")
    is_translation: Mapped[bool] = mapped_column(default=False)
    quality: Mapped[str]
    genre: Mapped[str]
    parser: Mapped[str]
    parser_version: Mapped[str]
    text: Mapped[str] = mapped_column(SourceTextType)
    text_sha256: Mapped[str]
    pieces: Mapped[list[Any]]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Repair(Base):
    """One logged edit between the source text and the reading text."""

    __tablename__ = "repair"
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(_cascade("expression.id"), index=True)
    kind: Mapped[str]
    ranges: Mapped[list[Any]]
    replacement: Mapped[str] = mapped_column(SourceTextType, default="")


class Section(Base):
    """A heading; `start` and `end` are in the reading text, `ranges` in the source."""

    __tablename__ = "section"
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(_cascade("expression.id"), index=True)
    ordinal: Mapped[int]
    level: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    ranges: Mapped[list[Any]]


class Person(Base):
    """A contributor across works; `folded` is the name that two spellings share."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    literal: Mapped[str]
    family: Mapped[str] = mapped_column(default="")
    given: Mapped[str] = mapped_column(default="")
    latin: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = mapped_column(unique=True)


class Contribution(Base):
    """A person's part in a work; names as this work prints them."""

    __tablename__ = "contribution"
    __table_args__ = (UniqueConstraint("work_id", "role", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    role_label: Mapped[str] = mapped_column(default="")
    position: Mapped[int]
    name: Mapped[str]
    name_latin: Mapped[str] = mapped_column(default="")
    affiliations: Mapped[list[Any]]


class Identifier(Base):
    """Scheme and value; deprecated, never overwritten."""

    __tablename__ = "identifier"
    __table_args__ = (Index("ix_identifier_scheme_value", "scheme", "value"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    scheme: Mapped[str]
    value: Mapped[str]
    deprecated: Mapped[bool] = mapped_column(default=False)


class Statement(Base):
    """A metadata value with its source; rejecting keeps the row. `value` is JSON: a string, a list, or a name."""

    __tablename__ = "statement"
    __table_args__ = (one_of("source", STATEMENT_SOURCES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    expression_id: Mapped[int | None] = mapped_column(_cascade("expression.id"))
    field: Mapped[str]
    value: Mapped[Any] = mapped_column(Json)
    source: Mapped[str]
    origin: Mapped[str]
    ranges: Mapped[list[Any]]
    rejected: Mapped[bool] = mapped_column(default=False)
    asserted_by: Mapped[str] = mapped_column(default="")
    asserted_at: Mapped[str] = mapped_column(default="")
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Evidence(Base):
    """Both W3C selectors; `start` and `end` span all `ranges`, which are in the source text."""

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_file_id: Mapped[int] = mapped_column(_cascade("source_file.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    ranges: Mapped[list[Any]]
    exact: Mapped[str] = mapped_column(SourceTextType)
    prefix: Mapped[str] = mapped_column(SourceTextType, default="")
    suffix: Mapped[str] = mapped_column(SourceTextType, default="")
    text_sha256: Mapped[str]
    page: Mapped[str] = mapped_column(default="")


class Reference(Base):
    """A bibliographic entry as printed, the item it was parsed to, and the work it means."""

    __tablename__ = "reference"
    __table_args__ = (one_of("status", CITATION_STATUSES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(_cascade("expression.id"), index=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(_cascade("evidence.id"))
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
        Index("ix_citation_kind_target_id", "kind", "target_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(_cascade("expression.id"), index=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(_cascade("evidence.id"))
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


class Concept(Base):
    """SKOS concept of a scheme (theory); synchronised from `data/` by id."""

    __tablename__ = "concept"
    id: Mapped[str] = mapped_column(primary_key=True)
    scheme: Mapped[str]
    broader: Mapped[str] = mapped_column(default="")
    definition: Mapped[dict[str, Any]]  # language: text
    scope_note: Mapped[dict[str, Any]]
    checklist: Mapped[list[Any]]  # elements an argument on the theory has: id, labels, terms


class ConceptLabel(Base):
    """A label of a concept: pref (one a language), alt or hidden."""

    __tablename__ = "concept_label"
    __table_args__ = (one_of("kind", ("pref", "alt", "hidden")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[str] = mapped_column(_cascade("concept.id"), index=True)
    language: Mapped[str]
    kind: Mapped[str]
    label: Mapped[str]


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
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    expression_id: Mapped[int] = mapped_column(_cascade("expression.id"), index=True)
    source_file_id: Mapped[int] = mapped_column(_cascade("source_file.id"))
    evidence_id: Mapped[int] = mapped_column(_cascade("evidence.id"))
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
    cues: Mapped[list[Any]]
    also_at: Mapped[list[Any]]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class ClaimTheory(Base):
    """A theory a claim turns on."""

    __tablename__ = "claim_theory"
    claim_id: Mapped[str] = mapped_column(_cascade("claim.id"), primary_key=True)
    theory: Mapped[str] = mapped_column(ForeignKey("concept.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)


class ClaimRelation(Base):
    """AIF RA- or CA-node between two claims; its own status, maker, reason and evidence."""

    __tablename__ = "claim_relation"
    __table_args__ = (
        one_of("type", RELATION_TYPES),
        one_of("status", CLAIM_STATUSES),
        CheckConstraint("source_id <> target_id", name="not_itself"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(_cascade("claim.id"), index=True)
    target_id: Mapped[str] = mapped_column(_cascade("claim.id"), index=True)
    type: Mapped[str]
    status: Mapped[str]
    made_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    evidence_id: Mapped[int | None] = mapped_column(_cascade("evidence.id"))
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


class LegalCase(Base):
    """A case of `data/cases/`; `facts` is the whole entry."""

    __tablename__ = "legal_case"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    jurisdiction: Mapped[str] = mapped_column(default="")
    court: Mapped[str] = mapped_column(default="")
    decided: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]]


class Statute(Base):
    """A statute, rule or standard of `data/statutes/`."""

    __tablename__ = "statute"
    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    jurisdiction: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]]


class StatuteVersion(Base):
    """A version of a statute and when it is in force."""

    __tablename__ = "statute_version"
    id: Mapped[str] = mapped_column(primary_key=True)
    statute_id: Mapped[str] = mapped_column(_cascade("statute.id"), index=True)
    label: Mapped[str]
    valid_from: Mapped[str] = mapped_column(default="")
    valid_to: Mapped[str] = mapped_column(default="")


class Licence(Base):
    """A model licence or terms of service of `data/licences/`."""

    __tablename__ = "licence"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    spdx_id: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]]


class LicenceVersion(Base):
    """A dated version of a licence."""

    __tablename__ = "licence_version"
    id: Mapped[str] = mapped_column(primary_key=True)
    licence_id: Mapped[str] = mapped_column(_cascade("licence.id"), index=True)
    version: Mapped[str]
    valid_from: Mapped[str] = mapped_column(default="")
    valid_to: Mapped[str] = mapped_column(default="")


class LicenceClause(Base):
    """A clause and its effect on training on outputs."""

    __tablename__ = "licence_clause"
    __table_args__ = (one_of("effect", ("permitted", "conditional", "forbidden", "unknown")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(_cascade("licence_version.id"), index=True)
    label: Mapped[str] = mapped_column(default="")
    effect: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="")


class EntityLabel(Base):
    """A name of a case, statute or licence, in any language."""

    __tablename__ = "entity_label"
    __table_args__ = (Index("ix_entity_label_entity_type_entity_id", "entity_type", "entity_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    entity_type: Mapped[str]
    entity_id: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    label: Mapped[str]


class Passage(Base):
    """A paragraph-sized stretch of a reading text, as search finds it; `ranges` are in the source."""

    __tablename__ = "passage"
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"), index=True)
    expression_id: Mapped[int] = mapped_column(_cascade("expression.id"), index=True)
    source_file_id: Mapped[int] = mapped_column(_cascade("source_file.id"))
    start: Mapped[int]
    end: Mapped[int]
    ranges: Mapped[list[Any]]
    section: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    page: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(SourceTextType)


class ProblemRow(Base):
    """A problem found in a source."""

    __tablename__ = "problem"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_file_id: Mapped[int] = mapped_column(_cascade("source_file.id"), index=True)
    work_id: Mapped[int | None] = mapped_column(_cascade("work.id"), index=True)
    code: Mapped[str]
    message: Mapped[str]
    ranges: Mapped[list[Any]]


class MergeProposal(Base):
    """Two works that may be one; `verdict` is what a person said."""

    __tablename__ = "merge_proposal"
    __table_args__ = (one_of("verdict", ("open", "merged", "kept_apart")), UniqueConstraint("work_id", "other_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(_cascade("work.id"))
    other_id: Mapped[int] = mapped_column(_cascade("work.id"))
    reasons: Mapped[list[Any]]
    verdict: Mapped[str] = mapped_column(default="open")


class SavedSearch(Base):
    """A search under a name; `seen` are the hits of its last run."""

    __tablename__ = "saved_search"
    name: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[dict[str, Any]]
    seen: Mapped[list[Any]]
    created_at: Mapped[str]
    run_at: Mapped[str] = mapped_column(default="")
