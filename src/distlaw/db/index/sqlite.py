"""The index in SQLite: a contentless FTS5 table.

A contentless row can only be deleted by the very tokens it was made of. They follow from the tables and are compared by
a digest first; where the rows have changed since, the unit alone is dropped and its number is never used again, so
that the tokens left behind lead nowhere until the next rebuild.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection

from distlaw.db.asking import asked
from distlaw.db.index import best
from distlaw.db.index.units import Unit, units_of
from distlaw.db.search_words import CLAIM, KIND_BITS, PASSAGE, WORK

# The text's column comes first: FTS5 writes the number of any other beside each of its tokens.
TOKENIZE = "tokenize=\"ascii tokenchars '=_-.:/'\""
_TABLES = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_unit (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, work_id INTEGER NOT NULL,"
    " digest INTEGER NOT NULL)",
    "CREATE INDEX ix_search_unit_work_id ON search_unit (work_id)",
    f"CREATE VIRTUAL TABLE search_fts USING fts5(body, title, context, filters, content='', {TOKENIZE})",
    "CREATE VIRTUAL TABLE search_word USING fts5vocab(search_fts, row)",
)
_INSERT_UNIT = "INSERT INTO search_unit (id, ref, work_id, digest) VALUES (?, ?, ?, ?)"
_INSERT_WORDS = "INSERT INTO search_fts (rowid, body, title, context, filters) VALUES (?, ?, ?, ?, ?)"
_DELETE_WORDS = (
    "INSERT INTO search_fts (search_fts, rowid, body, title, context, filters) VALUES ('delete', ?, ?, ?, ?, ?)"
)
_UNITS = "SELECT id, ref, digest, work_id FROM search_unit WHERE work_id IN (…)"
_DELETE_UNITS = "DELETE FROM search_unit WHERE work_id IN (…)"
_BATCH = 2000


class _Sqlite:
    def create(self, connection: Connection) -> None:
        for statement in _TABLES:
            connection.exec_driver_sql(statement)

    def drop(self, connection: Connection) -> None:
        for table in ("search_word", "search_fts", "search_unit", "search_state", "search_common", "search_best"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")

    def add(self, connection: Connection, units: Iterable[Unit]) -> None:
        waiting = iter(units)
        numbers = dict[int, int]()
        while batch := list(islice(waiting, _BATCH)):
            placed = [(self._next(connection, numbers, unit.kind), unit) for unit in batch]
            connection.exec_driver_sql(_INSERT_UNIT, [(i, u.ref, u.work_id, u.digest) for i, u in placed])
            connection.exec_driver_sql(_INSERT_WORDS, [(i, *u.columns) for i, u in placed])
            best.keep(connection, placed)
        if numbers:
            said = [(f"next {kind}", str(number)) for kind, number in numbers.items()]
            connection.exec_driver_sql("REPLACE INTO search_state VALUES (?, ?)", said)

    def _next(self, connection: Connection, numbers: dict[int, int], kind: int) -> int:
        if kind not in numbers:
            found = connection.exec_driver_sql("SELECT name, value FROM search_state WHERE name LIKE 'next %'")
            known = {name: int(value) for name, value in found.all()}
            numbers |= {one: known.get(f"next {one}", 1) for one in (CLAIM, PASSAGE, WORK)}
        numbers[kind] += 1
        return (kind << KIND_BITS) + numbers[kind] - 1

    def remove(self, connection: Connection, work_ids: Sequence[int]) -> None:
        rows = asked(connection, _UNITS, work_ids).all()
        if not rows:
            return
        now = {(unit.kind, unit.ref): unit for unit in units_of(connection, sorted({row.work_id for row in rows}))}
        gone = []
        for row in rows:
            unit = now.get((row.id >> KIND_BITS, row.ref))
            if unit is not None and unit.digest == row.digest:
                gone.append((row.id, *unit.columns))
        if gone:
            connection.exec_driver_sql(_DELETE_WORDS, gone)
        asked(connection, _DELETE_UNITS, work_ids)

    def optimize(self, connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO search_fts (search_fts) VALUES ('optimize')")
        best.renew(connection)

    def problems(self, connection: Connection) -> list[str]:
        from sqlalchemy.exc import DatabaseError

        try:
            connection.exec_driver_sql("INSERT INTO search_fts (search_fts) VALUES ('integrity-check')")
        except DatabaseError:
            return ["the full-text index is damaged: run `distlaw db reindex`"]
        return []


ENGINE = _Sqlite()
