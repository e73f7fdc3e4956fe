"""`distlaw db`: status, upgrade, backup, and the index made anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from distlaw.db.drivers import sqlite_path
from distlaw.db.reading import EngineReader, SqliteReader, revision_of
from distlaw.db.revision import HEAD
from distlaw.db.session import open_database
from distlaw.errors import DatabaseError, UsageError

_COUNTED = ("work", "source_file", "claim", "claim_relation", "reference", "citation", "passage", "person", "activity")


def status(url: str) -> dict[str, Any]:
    """Where the database is, its revision, and how many rows it has. DatabaseError where there is none."""
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise DatabaseError("there is no database yet", where=str(path), hint="`distlaw ingest PATH…` makes one")
    reader = SqliteReader(path) if path is not None else EngineReader(url)
    try:
        revision = revision_of(reader)
        counts = (
            {name: reader.rows(f"SELECT count(*) FROM {name}")[0][0] for name in _COUNTED} if revision == HEAD else {}
        )
    finally:
        reader.close()
    size = path.stat().st_size if path is not None else None
    return {"database": str(path or url.split("@")[-1]), "revision": revision, "head": HEAD, "size": size, **counts}


def upgrade(url: str) -> str:
    """Bring it to this program's revision; returns where the copy made before lies, or empty text."""
    from distlaw.db.migrate import upgraded

    return upgraded(url)


def backup(url: str, target: Path | None) -> str:
    """A consistent copy of an SQLite database; returns its path. UsageError where the target exists."""
    from distlaw.db.migrate import backed_up

    if target is not None and target.exists():
        raise UsageError("it exists already", where=str(target), hint="name another file")
    if target is not None and not target.absolute().parent.is_dir():
        raise UsageError("there is no such folder", where=str(target.parent), hint="make it, or name another file")
    copy = backed_up(url, "backup", target)
    if not copy:
        raise UsageError("only an SQLite database is copied so", hint="use `distlaw dump`, or the server's own backup")
    return copy


def reindex(url: str) -> int:
    """Make the search index anew; returns the number of works."""
    from distlaw.db import index

    with open_database(url) as database, database.writing() as session:
        return index.rebuild(session.connection())
