"""What every table shares: names of constraints, column types, closed vocabularies, foreign keys."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from distlaw.db.types import Json

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


def cascade(target: str) -> ForeignKey:
    """A foreign key whose rows go when what they point to goes."""
    return ForeignKey(target, ondelete="CASCADE")
