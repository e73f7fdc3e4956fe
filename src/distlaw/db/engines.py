"""Engines: how each database is opened to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from distlaw.db.drivers import BUSY_SECONDS, sqlite_path
from distlaw.errors import DatabaseError, ReadOnlyDatabase

WRITERS = 0x6469_7374  # the advisory lock that writers of one database share


def engine_for(url: str, *, foreign_keys: bool = True) -> Engine:
    """An engine for a path or URL. SQLite: foreign keys on (off for a migration, which may have to copy a table that
    others point to), WAL, our own BEGIN IMMEDIATE (so that a failed migration rolls back whole, and two writers wait
    for each other instead of failing)."""
    path = sqlite_path(url)
    if path is None:
        engine = server_engine(url)
        event.listen(engine, "begin", _begin_alone)
        return engine
    _make_folder(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite if foreign_keys else _prepare_migration)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def server_engine(url: str) -> Engine:
    """An engine for a server's URL, for readers: they wait for nobody. DatabaseError where its driver is missing."""
    try:
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"the driver {error.name} is not installed",
            where=url.split("@")[-1],
            hint="pip install 'distlaw[postgres]'",
        ) from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyDatabase(
            f"its folder cannot be made ({error.strerror})", where=str(path), hint="name another place with --db"
        ) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=NORMAL",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_migration(connection: Any, record: Any) -> None:
    _prepare_sqlite(connection, record)
    connection.execute("PRAGMA foreign_keys=OFF")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_alone(connection: Connection) -> None:
    # Writers wait for each other here, as they do on SQLite: no lost update, no deadlock, nothing to try again.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
