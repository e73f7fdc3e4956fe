"""What was read from and written to a library before, kept in the database so that a second run does nothing."""

from __future__ import annotations

import json
from typing import Any

from distlaw.db import tables as t
from distlaw.db.opening import exists, open_reader
from distlaw.db.session import open_database


def remembered(url: str, name: str) -> Any:
    """What is kept under a name, or None."""
    if not exists(url):
        return None
    with open_reader(url) as reader:
        rows = reader.rows("SELECT value FROM meta WHERE name = :name", {"name": f"zotero.{name}"})
    return json.loads(rows[0][0]) if rows else None


def remember(url: str, name: str, value: Any) -> None:
    """Keep it; nothing is written where it is kept already."""
    if remembered(url, name) == value:
        return
    with open_database(url) as database, database.writing() as session:
        session.merge(t.Meta(name=f"zotero.{name}", value=json.dumps(value, sort_keys=True)))
