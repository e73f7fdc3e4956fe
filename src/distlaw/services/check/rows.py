"""Every row of every table against its seal, and what the database engine itself finds wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator

from distlaw.db.journal.rows import sealed_tables
from distlaw.db.reading import Reader
from distlaw.db.seals import Broken, broken
from distlaw.errors import DatabaseError
from distlaw.services.check.fault import Fault


def rows(reader: Reader) -> tuple[int, list[Fault]]:
    """Every table is read whole; a row that is not what was written is named."""
    number, wrong = 0, []
    for table in sealed_tables():
        try:
            wrong += [_fault(reader, one) for one in broken(reader, table)]
            number += int(reader.rows(f'SELECT count(*) FROM "{table.name}"')[0][0])
        except DatabaseError as error:
            wrong.append(Fault(code="table", where=table.name, message=f"it cannot be read: {error.what}"))
    return number, wrong


def _fault(reader: Reader, one: Broken) -> Fault:
    return Fault(code="row", where=f"{one.table}, row {one.name}{_of(reader, one)}", message=f"the row {one.what}")


def _of(reader: Reader, one: Broken) -> str:
    """The key of the work the row belongs to, in brackets."""
    try:
        image = json.loads(one.image or "{}")
        identity = image.get("id") if one.table == "work" else image.get("work_id")
        found = reader.rows("SELECT key FROM work WHERE id = :id", {"id": identity}) if identity else []
    except (ValueError, AttributeError, DatabaseError):
        return ""
    return f" ({found[0][0]})" if found else ""


def integrity(reader: Reader) -> Iterator[Fault]:
    """What SQLite finds wrong with its file, and rows that point nowhere."""
    if reader.dialect != "sqlite":
        return
    try:
        for (line,) in reader.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield Fault(code="integrity", where="database", message=str(line))
        for table, row, parent, _ in reader.rows("PRAGMA foreign_key_check"):
            yield Fault(code="foreign_key", where=f"{table}, row {row}", message=f"points to no row of {parent}")
    except DatabaseError as error:
        yield Fault(code="integrity", where="database", message=error.what)
