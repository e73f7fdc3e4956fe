"""The journal: what people changed, and the rows as they were, so that each change can be taken back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from distlaw.db.tables._base import Base, cascade
from distlaw.db.types import Json


class JournalEntry(Base):
    """One transaction that changed something: who, when, what; `batch` is the first entry of its command.

    `subjects` are the keys and ids it names, `lines` what it said (old → new), `works` the internal ids of the works
    whose index follows. `undone_by` is the entry that took it back; `purged` says that its rows are gone.
    """

    __tablename__ = "journal"
    id: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[int] = mapped_column(index=True)
    at: Mapped[str]
    agent: Mapped[str] = mapped_column(index=True)
    action: Mapped[str]
    subjects: Mapped[list[Any]]
    lines: Mapped[list[Any]]
    works: Mapped[list[Any]]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    purged: Mapped[bool] = mapped_column(default=False)


class JournalRow(Base):
    """One row that an entry changed, by table and primary key (a JSON list where that has several columns).

    No `before`: it was added. `until` closes a run of added ids; below 0 it says how many names `row_id` has packed
    (db.row_names). No `after`: it was removed, and `before` is all of it. Both: the columns that differ.
    """

    __tablename__ = "journal_row"
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(cascade("journal.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[str]
    until: Mapped[int | None]
    before: Mapped[Any] = mapped_column(Json, nullable=True)
    after: Mapped[Any] = mapped_column(Json, nullable=True)


class Seal(Base):
    """What the rows of one owner are recognised by (db.seals), where the owner's name is a text."""

    __tablename__ = "seal"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[int] = mapped_column(BigInteger)


class NumberSeal(Base):
    """The same of owners with a number: eight bytes each, in the order of their numbers from `first` on."""

    __tablename__ = "number_seal"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    table_name: Mapped[str] = mapped_column(primary_key=True)
    first: Mapped[int] = mapped_column(primary_key=True)
    digests: Mapped[bytes] = mapped_column(LargeBinary)
