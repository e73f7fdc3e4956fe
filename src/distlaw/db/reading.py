"""The read path: plain SQL with :named parameters, on the standard library's sqlite3 or on PostgreSQL.

It loads no ORM and no migration tool, so that a search starts in a few dozen milliseconds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from distlaw.db.revision import HEAD
from distlaw.errors import DatabaseError, DatabaseLocked, NotADatabase, SchemaOutOfDate

_PRAGMAS = "PRAGMA query_only=1; PRAGMA cache_size=-32768; PRAGMA mmap_size=67108864; PRAGMA temp_store=MEMORY;"
BUSY_SECONDS = 30
NUL_STAND_IN = "\ufdd0"  # PostgreSQL has no NUL in text; a noncharacter of the same length keeps offsets


class Reader(Protocol):
    """A read-only connection; `dialect` is "sqlite" or "postgresql"."""

    dialect: str

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query with :named parameters."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...

    def __enter__(self) -> Reader: ...

    def __exit__(self, *_: object) -> None: ...


class SqliteReader:
    """A database file, opened read-only."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _connected(path)

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, params or {}).fetchall()
        except sqlite3.Error as error:
            raise translated(error, str(self.path)) from error

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> SqliteReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class EngineReader:
    """A database behind a URL, through SQLAlchemy."""

    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        from distlaw.db.session import server_engine

        self.url = url
        self._connection = server_engine(url).connect()

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        from sqlalchemy import text
        from sqlalchemy.exc import DBAPIError

        try:
            return [tuple(map(_with_nul, row)) for row in self._connection.execute(text(sql), dict(params or {}))]
        except DBAPIError as error:
            self._connection.rollback()
            cause = error.orig if isinstance(error.orig, Exception) else error
            raise translated(cause, self.url.split("@")[-1]) from error

    def close(self) -> None:
        self._connection.close()
        self._connection.engine.dispose()

    def has_table(self, name: str) -> bool:
        """Whether the database has a table of that name."""
        from sqlalchemy import inspect

        return bool(inspect(self._connection).has_table(name))

    def __enter__(self) -> EngineReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _with_nul(value: Any) -> Any:
    """A value as it was stored: `db.types` writes NUL, which PostgreSQL has not, as a stand-in."""
    return value.replace(NUL_STAND_IN, "\x00") if isinstance(value, str) and NUL_STAND_IN in value else value


def open_reader(url: str) -> Reader:
    """Open the database for reading, at this program's schema revision.

    Raises DatabaseError where there is none yet, NotADatabase, SchemaOutOfDate for a newer one; an older one is
    upgraded first (after a copy).
    """
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise DatabaseError(
            "there is no database yet",
            where=str(path),
            hint="run `distlaw ingest PATH…` first, or name another with --db",
        )
    reader: Reader = SqliteReader(path) if path is not None else EngineReader(url)
    if _current(reader):
        return reader
    reader.close()
    _upgraded(url)
    return SqliteReader(path) if path is not None else EngineReader(url)


def _current(reader: Reader) -> bool:
    if isinstance(reader, EngineReader) and not reader.has_table("alembic_version"):
        return False
    return revision_of(reader) == HEAD


def _upgraded(url: str) -> None:
    from distlaw.db.migrate import upgraded

    upgraded(url)


def revision_of(reader: Reader) -> str:
    """The revision the database says it has, or empty text for one that is empty."""
    if reader.dialect == "sqlite":
        known = reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1000")
        names = {row[0] for row in known}
        if "alembic_version" not in names:
            if names:
                raise SchemaOutOfDate("this SQLite file belongs to another program", hint="name another with --db")
            return ""
    found = reader.rows("SELECT version_num FROM alembic_version")
    return str(found[0][0]) if found else ""


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite URL or plain path; None for another engine's URL."""
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    return None if "://" in url else Path(url)


def _connected(path: Path) -> sqlite3.Connection:
    # What a URI reads as more than a character; urllib's quote would take as long to load as the connection.
    plain = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    address = f"file:{plain}"
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        connection.executescript(_PRAGMAS)
        connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()
        return connection
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise translated(error, str(path)) from error
        # A WAL database in a folder that may not be written can only be read as it stands.
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
        connection.executescript(_PRAGMAS)
        return connection
    except sqlite3.DatabaseError as error:
        raise translated(error, str(path)) from error


def translated(error: Exception, where: str) -> DatabaseError:
    """The exception of our tree for one of the driver's."""
    from distlaw.errors import ReadOnlyDatabase

    text = str(error)
    if "locked" in text or "busy" in text:
        return DatabaseLocked("another process is writing to it", where=where, hint="wait for it to end and try again")
    if "not a database" in text or "malformed" in text or "file is encrypted" in text:
        what = "the database is damaged" if "malformed" in text else "the file is not an SQLite database"
        return NotADatabase(what, where=where, hint="restore a backup, or name another with --db")
    if "readonly" in text or "read-only" in text:
        return ReadOnlyDatabase(
            "it may not be written", where=where, hint="check the permissions of the file and its folder"
        )
    if "unable to open" in text:
        return DatabaseError("it cannot be opened", where=where, hint="check the path and its permissions")
    if "disk is full" in text or "disk I/O" in text:
        return DatabaseError(text, where=where, hint="free some space and try again")
    return DatabaseError(f"unexpected answer from the database: {text.splitlines()[0]}", where=where)


def listed(value: str | None) -> list[Any]:
    """A JSON list column as a list."""
    return json.loads(value) if value else []


def placeholders(name: str, values: Sequence[object]) -> tuple[str, dict[str, object]]:
    """`:name0, :name1, …` and their parameters, for an IN (…) of either engine."""
    params: dict[str, object] = {f"{name}{i}": value for i, value in enumerate(values)}
    return ", ".join(f":{key}" for key in params), params
