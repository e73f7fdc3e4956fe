"""A copy of a database to try something on: what is done there leaves no trace."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from distlaw.db.drivers import sqlite_path, translated


@contextmanager
def rehearsal(url: str) -> Iterator[str]:
    """The path of a temporary copy of an SQLite database, empty where there is none yet.

    A server's database has no copy: its own URL is given, and the caller has to end its transactions by an exception.
    """
    path = sqlite_path(url)
    if path is None:
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="distlaw-") as folder:
        copy = Path(folder) / "rehearsal.db"
        if path.is_file():
            _copy(path, copy)
        yield str(copy)


def _copy(path: Path, copy: Path) -> None:
    # A connection that may only read leaves its -wal and -shm files behind.
    mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise translated(error, str(path)) from error
