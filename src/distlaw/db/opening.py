"""Opens a database to read, at this program's revision."""

from __future__ import annotations

from distlaw.db.drivers import sqlite_path
from distlaw.db.kept_readers import kept_reader
from distlaw.db.reading import EngineReader, Reader, SqliteReader, revision_of
from distlaw.db.revision import HEAD
from distlaw.errors import DatabaseError


def exists(url: str) -> bool:
    """Whether there is a database to read: a file with something in it, or a server's, which is not asked."""
    path = sqlite_path(url)
    return path is None or (path.is_file() and path.stat().st_size > 0)


def require(url: str) -> None:
    """Raises DatabaseError where there is no file of that name."""
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise DatabaseError(
            "there is no database yet",
            where=str(path),
            hint="run `distlaw ingest PATH…` first, or name another with --db",
        )


def open_reader(url: str) -> Reader:
    """Open the database for reading, at this program's schema revision.

    Raises DatabaseError where there is none yet, NotADatabase, SchemaOutOfDate for a newer one; an older one is
    upgraded first (after a copy).
    """
    require(url)
    path = sqlite_path(url)
    reader: Reader = kept_reader(url) or (SqliteReader(path) if path is not None else EngineReader(url))
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
