"""Brings a database to this program's revision: from nothing, or from an older one after a copy."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from distlaw.db import index
from distlaw.db.drivers import sqlite_path, translated
from distlaw.db.engines import engine_for
from distlaw.db.revision import HEAD
from distlaw.db.seals import seal_all
from distlaw.errors import DatabaseError, SchemaOutOfDate
from distlaw.resources import folder


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration without an ini file; `%` in a path is doubled for its parser."""
    config = Config()
    config.set_main_option("script_location", str(folder("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgraded(url: str) -> str:
    """Create or upgrade the database; returns where the copy of an older one lies, or empty text.

    Raises SchemaOutOfDate for a revision this program does not know, DatabaseError where it cannot be written.
    """
    engine = engine_for(url, foreign_keys=False)
    try:
        with engine.connect() as connection:
            found = _known_revision(connection, url)
        if found == HEAD:
            return ""
        copy = backed_up(url, f"before-{HEAD}") if found else ""
        with engine.begin() as connection:
            # Looked at again under the lock: another process may have been first.
            if _known_revision(connection, url) != HEAD:
                command.upgrade(configuration(connection), "head")
                _check_foreign_keys(connection, url)
                # A rebuilt table has lost what hung on it; the index follows from the tables anyway.
                index.rebuild(connection)
                seal_all(connection)
        return copy
    except (OperationalError, DBAPIError) as error:
        raise translated(error.orig if isinstance(error.orig, Exception) else error, url) from error
    finally:
        engine.dispose()


def _check_foreign_keys(connection: Connection, url: str) -> None:
    """Foreign keys are off on SQLite while a migration runs; a row that points nowhere undoes it."""
    if connection.dialect.name == "sqlite" and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        tables = ", ".join(sorted({str(row[0]) for row in lost}))
        raise DatabaseError(f"rows of {tables} point to rows that are not there", where=url, hint="restore a backup")


def _known_revision(connection: Connection, url: str) -> str:
    found = MigrationContext.configure(connection).get_current_revision() or ""
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    if found and found not in known:
        raise SchemaOutOfDate(
            f"the database has revision {found}, which this program (revision {HEAD}) does not know",
            where=url,
            hint="update distlaw: pip install -U distlaw",
        )
    if not found and _foreign_tables(connection):
        raise SchemaOutOfDate("this database belongs to another program", where=url, hint="name another with --db")
    return found


def _foreign_tables(connection: Connection) -> bool:
    from sqlalchemy import inspect

    return bool(inspect(connection).get_table_names())


def backed_up(url: str, label: str, target: Path | None = None) -> str:
    """A consistent copy of an SQLite database beside it (or at `target`); empty text for a server's database."""
    path = sqlite_path(url)
    if path is None or not path.is_file():
        return ""
    copy = target or _free_name(path, label)
    connection = sqlite3.connect(path, timeout=30)
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.Error as error:
        raise translated(error, str(path)) from error
    finally:
        connection.close()
    return str(copy)


def _free_name(path: Path, label: str) -> Path:
    for number in range(1, 10_000):
        name = path.with_name(f"{path.stem}.{label}{'' if number == 1 else f'-{number}'}{path.suffix or '.db'}")
        if not name.exists():
            return name
    raise FileExistsError(path)
