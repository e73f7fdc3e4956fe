"""Works, the people behind them, and what has been stated of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from distlaw.db.tables._base import Base, cascade, one_of
from distlaw.db.types import Json

STATEMENT_SOURCES = ("document", "external", "editor")


class Work(Base):
    """A CSL item. `item` is the whole resolved item; the columns repeat what queries sort and filter by."""

    __tablename__ = "work"
    __table_args__ = (one_of("status", ("present", "stub")), Index("uq_work_key_folded", "key_folded", unique=True))
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
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
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    work_id: Mapped[int] = mapped_column(cascade("work.id"), primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True, index=True)


class WorkTag(Base):
    """A person's word on a work, by which they find it again."""

    __tablename__ = "work_tag"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    work_id: Mapped[int] = mapped_column(cascade("work.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True, index=True)


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
    work_id: Mapped[int] = mapped_column(cascade("work.id"))
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
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    scheme: Mapped[str]
    value: Mapped[str]
    deprecated: Mapped[bool] = mapped_column(default=False)


class Statement(Base):
    """A metadata value with its source; rejecting keeps the row. `value` is JSON: a string, a list, or a name."""

    __tablename__ = "statement"
    __table_args__ = (one_of("source", STATEMENT_SOURCES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    expression_id: Mapped[int | None] = mapped_column(cascade("expression.id"))
    field: Mapped[str]
    value: Mapped[Any] = mapped_column(Json)
    source: Mapped[str]
    origin: Mapped[str]
    ranges: Mapped[list[Any]]
    rejected: Mapped[bool] = mapped_column(default=False)
    asserted_by: Mapped[str] = mapped_column(default="")
    asserted_at: Mapped[str] = mapped_column(default="")
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class MergeProposal(Base):
    """Two works that may be one; `verdict` is what a person said."""

    __tablename__ = "merge_proposal"
    __table_args__ = (one_of("verdict", ("open", "merged", "kept_apart")), UniqueConstraint("work_id", "other_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"))
    other_id: Mapped[int] = mapped_column(cascade("work.id"))
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
