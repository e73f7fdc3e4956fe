"""What was read: activities, files as supplied, reading texts, their repairs, sections and passages."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from distlaw.db.tables._base import Base, cascade, one_of
from distlaw.db.types import SourceTextType

QUALITIES = ("full", "abstract", "preview", "damaged", "spun", "record")


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
    uri: Mapped[str] = mapped_column(default="", index=True)
    accessed: Mapped[str] = mapped_column(default="")
    rights: Mapped[str] = mapped_column(default="")
    size: Mapped[int]
    text: Mapped[str] = mapped_column(SourceTextType)
    text_sha256: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))


class Expression(Base):
    """FRBR Expression as one source gives it: the reading text, and `pieces` that map it to the source.

    `pieces` are [start, end] or [start, end, "replacement"], in reading order. `ordinal` counts the records of a file.
    """

    __tablename__ = "expression"
    __table_args__ = (UniqueConstraint("source_file_id", "ordinal"), one_of("quality", QUALITIES))
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    source_file_id: Mapped[int] = mapped_column(cascade("source_file.id"))
    ordinal: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(default="")
    version: Mapped[str] = mapped_column(default="")
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
    expression_id: Mapped[int] = mapped_column(cascade("expression.id"), index=True)
    kind: Mapped[str]
    ranges: Mapped[list[Any]]
    replacement: Mapped[str] = mapped_column(SourceTextType, default="")


class Section(Base):
    """A heading; `start` and `end` are in the reading text, `ranges` in the source."""

    __tablename__ = "section"
    id: Mapped[int] = mapped_column(primary_key=True)
    expression_id: Mapped[int] = mapped_column(cascade("expression.id"), index=True)
    ordinal: Mapped[int]
    level: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    ranges: Mapped[list[Any]]


class Passage(Base):
    """A paragraph-sized stretch of a reading text, as search finds it; `ranges` are in the source."""

    __tablename__ = "passage"
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(cascade("work.id"), index=True)
    expression_id: Mapped[int] = mapped_column(cascade("expression.id"), index=True)
    source_file_id: Mapped[int] = mapped_column(cascade("source_file.id"))
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
    source_file_id: Mapped[int] = mapped_column(cascade("source_file.id"), index=True)
    work_id: Mapped[int | None] = mapped_column(cascade("work.id"), index=True)
    code: Mapped[str]
    message: Mapped[str]
    ranges: Mapped[list[Any]]
