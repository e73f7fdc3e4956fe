"""The read path: plain SQL with :named parameters, on the standard library's sqlite3 or on PostgreSQL.

It loads no ORM and no migration tool, so that a search starts in a few dozen milliseconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from distlaw.db.drivers import BUSY_SECONDS, NUL_STAND_IN, translated
from distlaw.errors import SchemaOutOfDate

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PRAGMAS = "PRAGMA query_only=1; PRAGMA cache_size=-32768; PRAGMA mmap_size=67108864; PRAGMA temp_store=MEMORY;"


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

    def __init__(self, path: Path, *, any_thread: bool = False) -> None:
        """`any_thread`: threads may use it one after another."""
        self.path = path
        self._connection = _connected(path, any_thread)

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, params or {}).fetchall()
        except sqlite3.Error as error:
            raise translated(error, str(self.path)) from error

    def tolerate(self) -> None:
        """Read text that is no UTF-8 too, its bytes as lone surrogates: for who looks for damage."""
        self._connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")

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
        from distlaw.db.engines import server_engine

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


class ConnectionReader:
    """What a transaction that is open sees, its own changes among it; the connection is its owner's to close."""

    def __init__(self, connection: Connection) -> None:
        self.dialect, self._connection = connection.dialect.name, connection

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        from sqlalchemy import text

        return [tuple(map(_with_nul, row)) for row in self._connection.execute(text(sql), dict(params or {}))]

    def close(self) -> None:
        """Nothing: the transaction goes on."""

    def __enter__(self) -> ConnectionReader:
        return self

    def __exit__(self, *_: object) -> None: ...


def _with_nul(value: Any) -> Any:
    """A value as it was stored: `db.types` writes NUL, which PostgreSQL has not, as a stand-in."""
    return value.replace(NUL_STAND_IN, "\x00") if isinstance(value, str) and NUL_STAND_IN in value else value


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


def _connected(path: Path, any_thread: bool) -> sqlite3.Connection:
    # What a URI reads as more than a character; urllib's quote would take as long to load as the connection.
    plain = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    address = f"file:{plain}"
    how: dict[str, Any] = {"uri": True, "isolation_level": None, "check_same_thread": not any_thread}
    try:
        connection: sqlite3.Connection = sqlite3.connect(f"{address}?mode=ro", timeout=BUSY_SECONDS, **how)
        connection.executescript(_PRAGMAS)
        connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()
        return connection
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise translated(error, str(path)) from error
        # A WAL database in a folder that may not be written can only be read as it stands.
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", **how)
        connection.executescript(_PRAGMAS)
        return connection
    except sqlite3.DatabaseError as error:
        raise translated(error, str(path)) from error
