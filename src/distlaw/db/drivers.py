"""What the drivers differ in: paths, waiting, and the words of their errors."""

from __future__ import annotations

from pathlib import Path

from distlaw.errors import DatabaseError, DatabaseLocked, NotADatabase

BUSY_SECONDS = 30


NUL_STAND_IN = "\ufdd0"  # PostgreSQL has no NUL in text; a noncharacter of the same length keeps offsets


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite URL or plain path; None for another engine's URL."""
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    return None if "://" in url else Path(url)


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
