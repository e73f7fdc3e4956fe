"""The index in PostgreSQL: a tsvector written from our own tokens, under a GIN index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, text

from distlaw.db.index.units import Unit
from distlaw.db.search_words import KIND_BITS

_TABLES = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE SEQUENCE search_number",
    "CREATE TABLE search_unit (id BIGINT PRIMARY KEY, ref TEXT NOT NULL, work_id BIGINT NOT NULL,"
    " words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_search_unit_work_id ON search_unit (work_id)",
    "CREATE INDEX ix_search_unit_words ON search_unit USING GIN (words)",
)
_INSERT = text(
    "INSERT INTO search_unit (id, ref, work_id, words)"
    " VALUES ((CAST(:kind AS BIGINT) << :bits) + nextval('search_number'), :ref, :work, CAST(:words AS TSVECTOR))"
)
_BATCH = 500
_LAST_POSITION = 16383  # a tsvector counts no further
_MOST_BYTES = 500_000  # half of what a tsvector may hold


class _Postgres:
    def create(self, connection: Connection) -> None:
        for statement in _TABLES:
            connection.exec_driver_sql(statement)

    def drop(self, connection: Connection) -> None:
        for thing, name in (("TABLE", "search_unit"), ("TABLE", "search_state"), ("SEQUENCE", "search_number")):
            connection.exec_driver_sql(f"DROP {thing} IF EXISTS {name}")

    def add(self, connection: Connection, units: Iterable[Unit]) -> None:
        waiting = iter(units)
        while batch := list(islice(waiting, _BATCH)):
            rows = [{"kind": u.kind, "ref": u.ref, "work": u.work_id, "words": vector(u)} for u in batch]
            connection.execute(_INSERT, [{"bits": KIND_BITS, **row} for row in rows])

    def remove(self, connection: Connection, work_ids: Sequence[int]) -> None:
        connection.execute(text("DELETE FROM search_unit WHERE work_id = ANY(:works)"), {"works": list(work_ids)})

    def optimize(self, connection: Connection) -> None:
        connection.exec_driver_sql("ANALYZE search_unit")

    def problems(self, connection: Connection) -> list[str]:
        return []


def vector(unit: Unit) -> str:
    """The unit as a tsvector literal: title A, text B, context C, and filters without positions."""
    places: dict[str, list[str]] = {}
    at = 0
    for weight, column in (("A", unit.title), ("B", unit.text), ("C", unit.context)):
        for token in column.split():
            at += 1
            if at <= _LAST_POSITION:
                places.setdefault(token, []).append(f"{at}{weight}")
        at += 64  # no phrase and no NEAR reaches from one column into the next
    words = [f"{lexeme(token)}:{','.join(found)}" for token, found in places.items()]
    words += [lexeme(word) for word in dict.fromkeys(unit.filters.split())]
    literal = " ".join(words)
    return literal if len(literal.encode()) < _MOST_BYTES else _cut(words)


def _cut(words: list[str]) -> str:
    kept, size = list[str](), 0
    for word in reversed(words):  # filters stand last, and are kept
        size += len(word.encode()) + 1
        if size > _MOST_BYTES:
            break
        kept.append(word)
    return " ".join(kept)


def lexeme(token: str) -> str:
    """One word of a tsvector or tsquery, quoted."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


ENGINE = _Postgres()
