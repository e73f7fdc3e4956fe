"""The write path: an engine, and one transaction a unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from distlaw.db.reading import BUSY_SECONDS, EngineReader, SqliteReader, revision_of, sqlite_path, translated
from distlaw.db.revision import HEAD
from distlaw.errors import DatabaseError, ReadOnlyDatabase

WRITERS = 0x6469_7374  # the advisory lock that writers of one database share


def engine_for(url: str) -> Engine:
    """An engine for a path or URL. SQLite: foreign keys on, WAL, our own BEGIN IMMEDIATE (so that a failed
    migration rolls back whole, and two writers wait for each other instead of failing)."""
    path = sqlite_path(url)
    if path is None:
        engine = server_engine(url)
        event.listen(engine, "begin", _begin_alone)
        return engine
    _make_folder(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
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


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_alone(connection: Connection) -> None:
    # Writers wait for each other here, as they do on SQLite: no lost update, no deadlock, nothing to try again.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


class Database:
    """An open database for writing, at this program's revision; make one with `open_database`."""

    def __init__(self, url: str, engine: Engine) -> None:
        self.url, self.engine = url, engine

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back on any exception."""
        try:
            with Session(self.engine, autoflush=False, expire_on_commit=False) as session, session.begin():
                yield session
        except (OperationalError, DBAPIError) as error:
            raise translated(error.orig if isinstance(error.orig, Exception) else error, self.url) from error

    def close(self) -> None:
        """Ends all connections."""
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(url: str) -> Database:
    """Open for writing; creates the database, or upgrades it after a copy. DatabaseError where that fails."""
    if not _is_current(url):
        from distlaw.db.migrate import upgraded

        upgraded(url)
    return Database(url, engine_for(url))


def _is_current(url: str) -> bool:
    """Whether the database is at this program's revision, asked without loading Alembic."""
    path = sqlite_path(url)
    if path is None:
        with EngineReader(url) as reader:
            return reader.has_table("alembic_version") and revision_of(reader) == HEAD
    if not path.is_file() or path.stat().st_size == 0:
        return False
    with SqliteReader(path) as reader:
        return revision_of(reader) == HEAD
