"""The write path: an engine, and one transaction a unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from distlaw.db.drivers import sqlite_path, translated
from distlaw.db.engines import engine_for
from distlaw.db.opening import require
from distlaw.db.reading import EngineReader, SqliteReader, revision_of
from distlaw.db.revision import HEAD


class Database:
    """An open database for writing, at this program's revision; make one with `open_database`."""

    def __init__(self, url: str, engine: Engine) -> None:
        self.url, self.engine = url, engine
        self._batch = 0

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, its rows sealed: committed at the end, rolled back on any exception."""
        from distlaw.db.journal import touched
        from distlaw.db.seals import seal_touched

        try:
            with Session(self.engine, autoflush=False, expire_on_commit=False) as session, session.begin():
                touched.begin(session.connection())
                yield session
                session.flush()
                seal_touched(session.connection())
        except (OperationalError, DBAPIError) as error:
            raise translated(error.orig if isinstance(error.orig, Exception) else error, self.url) from error

    @contextmanager
    def recording(self, action: str, agent: str, *, together: bool = False) -> Iterator[Session]:
        """The same, kept in the journal so that it can be taken back; `together` with what was recorded before."""
        from distlaw.db.journal import Recorder

        with self.writing() as session:
            recorder = Recorder(session, action, agent, self._batch if together else 0)
            yield session
            number = recorder.finish()
            batch = recorder.entry.batch
        if together and number and not self._batch:
            self._batch = batch

    def close(self) -> None:
        """Ends all connections."""
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(url: str, *, create: bool = True) -> Database:
    """Open for writing; creates the database (unless not to), or upgrades it after a copy.

    DatabaseError where that fails, and where there is none that may be created.
    """
    if not create:
        require(url)
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
