"""A new database as a copy of one that was made before: same revision, same vocabulary, nothing else in it.

The first new database of a version is made by the migrations and kept, still empty, in the user's cache folder; the
next are copies. A template is named by everything it was made from and by its own digest, so that one that is stale or
damaged is passed over; without a cache folder every database is made by the migrations.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path

from distlaw.db.drivers import sqlite_path
from distlaw.db.freshness import fingerprint, glossary_digest
from distlaw.db.revision import HEAD
from distlaw.settings import vocabulary_folders


def copied(url: str) -> bool:
    """Put a copy of the template where there is no database yet; whether that was done."""
    path = sqlite_path(url)
    if path is None or path.exists() or vocabulary_folders():
        return False
    with contextlib.suppress(OSError):
        for template in _folder().glob(f"{_made_from()}-*.db"):
            data = template.read_bytes()
            if template.stem.endswith(_digest(data)):
                return _put(data, path)
    return False


def keep(url: str) -> None:
    """Keep a database that was just made, and holds nothing yet, as the template; older ones go."""
    path = sqlite_path(url)
    if path is None or vocabulary_folders():
        return
    with contextlib.suppress(OSError, sqlite3.Error):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as name:
            copy = Path(name) / "template.db"
            connection = sqlite3.connect(path)
            connection.execute("VACUUM INTO ?", (str(copy),))
            connection.close()
            for old in folder.glob("*.db"):
                old.unlink(missing_ok=True)
            copy.replace(folder / f"{_made_from()}-{_digest(copy.read_bytes())}.db")


def _put(data: bytes, path: Path) -> bool:
    """Another process may make the same database now: the first one wins, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".distlaw-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        os.link(name, path)
        return True
    except OSError:
        return False
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("distlaw") / "templates"


def _made_from() -> str:
    return _digest(f"{HEAD} {fingerprint()} {glossary_digest()}".encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
