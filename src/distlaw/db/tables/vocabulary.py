"""What `data/` says, synchronised by id: concepts, cases, statutes, licences."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from distlaw.db.tables._base import Base, cascade, one_of


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
    concept_id: Mapped[str] = mapped_column(cascade("concept.id"), index=True)
    language: Mapped[str]
    kind: Mapped[str]
    label: Mapped[str]


class Issue(Base):
    """A question under discussion, with its proposition and the labels of its two sides (language: text).

    Exactly one is the default: a claim's stance is its position on that one.
    """

    __tablename__ = "issue"
    id: Mapped[str] = mapped_column(primary_key=True)
    broader: Mapped[str] = mapped_column(default="")
    is_default: Mapped[bool] = mapped_column(default=False)
    label: Mapped[dict[str, Any]]
    proposition: Mapped[dict[str, Any]]
    supports: Mapped[dict[str, Any]]
    opposes: Mapped[dict[str, Any]]
    theories: Mapped[list[Any]]  # usually argued


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
    statute_id: Mapped[str] = mapped_column(cascade("statute.id"), index=True)
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
    licence_id: Mapped[str] = mapped_column(cascade("licence.id"), index=True)
    version: Mapped[str]
    valid_from: Mapped[str] = mapped_column(default="")
    valid_to: Mapped[str] = mapped_column(default="")


class LicenceClause(Base):
    """A clause and its effect on training on outputs."""

    __tablename__ = "licence_clause"
    __table_args__ = (one_of("effect", ("permitted", "conditional", "forbidden", "unknown")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(cascade("licence_version.id"), index=True)
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
