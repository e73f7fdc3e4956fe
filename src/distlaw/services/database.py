"""`distlaw db`: status, upgrade, backup, and the index made anew."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select

from distlaw.db.drivers import sqlite_path
from distlaw.db.opening import exists
from distlaw.db.reading import EngineReader, SqliteReader, revision_of
from distlaw.db.revision import HEAD
from distlaw.db.session import open_database
from distlaw.db.side_index import folder_beside, unmark
from distlaw.errors import DatabaseError, DatabaseLocked, UsageError

__all__ = ["backup", "exists", "reindex", "side_index", "status", "upgrade", "vacuum", "without_side_index"]
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


def backup(url: str, target: Path | None, *, force: bool = False) -> str:
    """A consistent copy of an SQLite database; returns its path. UsageError where the target exists, unless `force`."""
    from distlaw.db.migrate import backed_up

    if target is not None and target.exists() and not force:
        raise UsageError("it exists already", where=str(target), hint="name another file, or say --force")
    if target is not None and not target.absolute().parent.is_dir():
        raise UsageError("there is no such folder", where=str(target.parent), hint="make it, or name another file")
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise DatabaseError("there is no database yet", where=str(path), hint="`distlaw ingest PATH…` makes one")
    if target is not None and path is not None and target.exists() and target.samefile(path):
        raise UsageError("that is the database itself", where=str(target), hint="name another file")
    whole = target.with_name(f"{target.name}.part") if target is not None else None
    copy = backed_up(url, "backup", whole)
    if copy and whole is not None and target is not None:
        copy = str(whole.replace(target))
    if not copy:
        raise UsageError("only an SQLite database is copied so", hint="use `distlaw dump`, or the server's own backup")
    return copy


def reindex(url: str) -> int:
    """Make the search index anew; returns the number of works."""
    from distlaw.db import index

    with open_database(url, create=False) as database, database.writing() as session:
        return index.rebuild(session.connection())


def side_index(url: str) -> int:
    """Bring the side index up to date; returns how many works were read. UsageError where there can be none."""
    path = sqlite_path(url)
    if path is None:
        raise UsageError("only an SQLite database has a side index", hint="a server's own index is asked")
    if find_spec("tantivy") is None:
        raise UsageError("tantivy is not installed", hint="pip install 'distlaw[fast]'")
    from distlaw.db.index.side import brought_up

    with open_database(url, create=False) as database:
        return brought_up(database, path)


def without_side_index(url: str) -> bool:
    """Delete the side index; whether there was one."""
    path = sqlite_path(url)
    folder = folder_beside(path) if path is not None else None
    if folder is None or not folder.is_dir():
        return False
    unmark(folder)
    shutil.rmtree(folder)
    return True


def _vacuum_file(path: Path) -> None:
    """SQLite vacuums outside a transaction alone, and our engine begins one with every connection."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        raise DatabaseLocked(f"no space could be given back: {error}", where=str(path)) from error


def vacuum(url: str, *, purge: bool = False) -> tuple[int, int]:
    """Give back unused space; `purge` also forgets for good what the journal keeps of removed and changed rows.

    Returns how many entries of the journal were purged, and how many bytes smaller the file is (0 for a server's).
    """
    from distlaw.db import tables as t
    from distlaw.services.journal import purge as purged

    path = sqlite_path(url)
    before = path.stat().st_size if path is not None and path.is_file() else 0
    with open_database(url, create=False) as database:
        with database.writing() as session:
            number = purged(session) if purge else 0
            if purge:  # until then `undo` may bring back a work of theirs
                used = select(t.Contribution.person_id)
                session.execute(delete(t.Person).where(t.Person.id.not_in(used)))
        if path is None:
            with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
    if path is not None:
        _vacuum_file(path)
    return number, before - path.stat().st_size if path is not None else 0
