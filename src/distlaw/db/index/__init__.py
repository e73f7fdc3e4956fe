"""The full-text index, made from the tables and rebuildable from them at any time.

`search_unit` has one row for each claim, passage and work; beside it stand its tokens, in SQLite a contentless FTS5
table, in PostgreSQL a tsvector. `search_label` has the glossary, so that a search reads no YAML. The index belongs to
the transaction of the connection it is given: what is rolled back was never indexed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import Connection, text

from distlaw.db.freshness import glossary_digest
from distlaw.db.index import labels as index_labels
from distlaw.db.index import postgres as index_postgres
from distlaw.db.index import sqlite as index_sqlite
from distlaw.db.index.units import Unit, units_of
from distlaw.db.rows import batches
from distlaw.db.search_words import CLAIM, WORK, bounds
from distlaw.text.normaliser import NORMALISER_VERSION

# What a schema comparison leaves alone: these tables are made here, not by the models.
PREFIX = "search_"
_WATCHED = "indexed works"


class Engine(Protocol):
    """What differs between SQLite and PostgreSQL."""

    def create(self, connection: Connection) -> None: ...

    def drop(self, connection: Connection) -> None: ...

    def add(self, connection: Connection, units: Iterable[Unit]) -> None: ...

    def remove(self, connection: Connection, work_ids: Sequence[int]) -> None: ...

    def optimize(self, connection: Connection) -> None: ...

    def problems(self, connection: Connection) -> list[str]: ...


def _engine(connection: Connection) -> Engine:
    return index_sqlite.ENGINE if connection.dialect.name == "sqlite" else index_postgres.ENGINE


def create(connection: Connection) -> None:
    """Make the empty index and fill in the glossary."""
    _engine(connection).create(connection)
    for statement in index_labels.TABLE:
        connection.exec_driver_sql(statement)
    _remember(connection, "normaliser", NORMALISER_VERSION)
    prepare(connection)


def drop(connection: Connection) -> None:
    """Remove the index, where there is one."""
    _engine(connection).drop(connection)
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_label")


def prepare(connection: Connection) -> None:
    """Bring the glossary's labels up to date; cheap where the files in `data/` are those of the last time."""
    digest = glossary_digest()
    if _remembered(connection, "glossary") != digest:
        index_labels.fill(connection)
        _remember(connection, "glossary", digest)


def watch(connection: Connection) -> None:
    """Begin to note which works are indexed, for the journal."""
    connection.info[_WATCHED] = set()


def watched(connection: Connection) -> set[int]:
    """The works indexed, or taken out of the index, since `watch`."""
    found: set[int] = connection.info.pop(_WATCHED, set())
    return found


def _note(connection: Connection, work_ids: Sequence[int]) -> None:
    if _WATCHED in connection.info:
        connection.info[_WATCHED].update(work_ids)


def add_work(connection: Connection, work_id: int) -> None:
    """Index a work as its rows stand now, in place of what was indexed of it before."""
    add_works(connection, [work_id])


def citing_works(connection: Connection, work_id: int) -> list[int]:
    """The works with a reference to this one: they are found by its key and title."""
    sql = text("SELECT DISTINCT work_id FROM reference WHERE matched_work_id = :work AND work_id <> :work")
    return list(connection.scalars(sql, {"work": work_id}))


def add_works(connection: Connection, work_ids: Iterable[int]) -> None:
    """Index several works as their rows stand now."""
    engine = _engine(connection)
    for batch in batches(list(work_ids)):
        _note(connection, batch)
        engine.remove(connection, batch)
        engine.add(connection, units_of(connection, batch))


def remove_work(connection: Connection, work_id: int) -> None:
    """Take a work out of the index; to be called while its rows still stand."""
    _note(connection, [work_id])
    _engine(connection).remove(connection, [work_id])


def rebuild(connection: Connection) -> int:
    """Make the whole index anew; returns the number of works."""
    drop(connection)
    create(connection)
    engine = _engine(connection)
    works = [row[0] for row in connection.execute(text("SELECT id FROM work ORDER BY issued, id"))]
    engine.add(connection, units_of(connection, works))
    engine.optimize(connection)
    return len(works)


def optimize(connection: Connection) -> None:
    """Merge the index into its smallest form; worth it after a bulk load."""
    _engine(connection).optimize(connection)


def index_faults(connection: Connection) -> list[str]:
    """What is wrong with the index, one sentence each; an empty list for a sound one."""
    if _remembered(connection, "normaliser") != NORMALISER_VERSION:
        return ["the index was made by another normaliser: run `distlaw db reindex`"]
    found = [
        f"{count} {table}s are not in the index: run `distlaw db reindex`"
        for table, kind in (("claim", CLAIM), ("passage", CLAIM + 1), ("work", WORK))
        if (count := _missing(connection, table, kind))
    ]
    lost = text("SELECT COUNT(*) FROM search_unit WHERE work_id NOT IN (SELECT id FROM work)")
    stale = connection.execute(lost).scalar()
    if stale:
        found.append(f"{stale} rows of the index belong to no work: run `distlaw db reindex`")
    return found + _engine(connection).problems(connection)


def _missing(connection: Connection, table: str, kind: int) -> int:
    """How many rows of a table have no unit."""
    count = text(
        f"SELECT COUNT(*) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM search_unit u"
        " WHERE u.work_id = t.work_id AND u.id BETWEEN :low AND :high AND u.ref = CAST(t.id AS TEXT))"
        if table != "work"
        else "SELECT COUNT(*) FROM work t WHERE NOT EXISTS (SELECT 1 FROM search_unit u"
        " WHERE u.work_id = t.id AND u.id BETWEEN :low AND :high)"
    )
    return int(connection.execute(count, bounds(kind)).scalar() or 0)


def _remembered(connection: Connection, name: str) -> str:
    found = connection.execute(text("SELECT value FROM search_state WHERE name = :name"), {"name": name}).scalar()
    return str(found or "")


def _remember(connection: Connection, name: str, value: str) -> None:
    connection.execute(text("DELETE FROM search_state WHERE name = :name"), {"name": name})
    connection.execute(text("INSERT INTO search_state VALUES (:name, :value)"), {"name": name, "value": value})
