"""Makes the side index: the same units in tantivy's files, which rank very common words faster than SQLite does."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, text

from distlaw.db.index.units import Unit, units_of
from distlaw.db.rows import batches
from distlaw.db.search_words import CLAIM, KIND_BITS, PASSAGE, WORK
from distlaw.db.session import Database
from distlaw.db.side_index import (
    COLUMNS,
    NAME,
    Lengths,
    Watermark,
    field_of,
    folder_beside,
    lengths_as_one,
    lengths_in,
    mark_in,
    mark_of,
    put_lengths,
    put_mark,
    unmark,
)

_MEMORY = 64_000_000  # bytes of the writer
_NUMBERS = text("SELECT id, ref, work_id FROM search_unit WHERE work_id IN :works").bindparams(
    bindparam("works", expanding=True)
)
_NEW = text("SELECT DISTINCT work_id FROM search_unit WHERE id >= :low AND id < :high")


def brought_up(database: Database, path: Path) -> int:
    """Make the side index of the database at that path what the database is; returns how many works were read.

    Nobody has to wait with writing meanwhile. Works that have no unit newer than the index are left as they are; what
    was removed since is passed over when it is asked.
    """
    with database.writing() as session:
        _name(session.connection())
    folder = folder_beside(path)
    with database.writing() as session:
        connection = session.connection()
        now, before = mark_of(lambda sql: connection.exec_driver_sql(sql).all()), mark_in(folder)
        if before == now:
            return 0
        known = before if before is not None and now.goes_on_from(before) else None
        works = _works(connection, known)
        write(folder, _numbered(connection, works), works if known else None)
        put_mark(folder, now)
    return len(works)


def write(folder: Path, units: Iterable[tuple[int, Unit]], instead_of: Sequence[int] | None = None) -> None:
    """Put units with their numbers into the index of that folder, in place of all that these works had in it; a new
    index where no works are given. It is asked again once it is marked."""
    import tantivy

    unmark(folder)
    if instead_of is None:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    writer = tantivy.Index(_schema(), path=str(folder)).writer(_MEMORY, 1)
    for work in instead_of or ():
        writer.delete_documents_by_term("work", work)
    lengths = lengths_in(folder)
    for number, unit in units:
        kind = number >> KIND_BITS
        said = {field_of(column, kind): text for column, text in zip(COLUMNS, unit.columns, strict=True) if text}
        body, length = unit.text.count(" ") + 1, sum(len(text.split()) for text in unit.columns)
        writer.add_document(tantivy.Document(**said, unit=number, work=unit.work_id, long=lengths_as_one(body, length)))
        lengths = Lengths(lengths[0] + 1, lengths[1] + length, lengths[2] + (body if kind == PASSAGE else 0))
    writer.commit()
    writer.wait_merging_threads()
    put_lengths(folder, lengths)


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for column, kind in product(COLUMNS, (CLAIM, PASSAGE, WORK)):
        builder.add_text_field(field_of(column, kind), stored=False, tokenizer_name="whitespace")
    for number in ("unit", "long"):
        builder.add_integer_field(number, stored=False, fast=True)
    builder.add_integer_field("work", stored=False, indexed=True)
    return builder.build()


def _name(connection: Connection) -> None:
    """A name of its own for the database, so that another at the same path is told from it."""
    sql = text("INSERT INTO search_state VALUES (:name, :value) ON CONFLICT (name) DO NOTHING")
    connection.execute(sql, {"name": NAME, "value": secrets.token_hex(8)})


def _works(connection: Connection, before: Watermark | None) -> list[int]:
    if before is None:
        return list(connection.scalars(text("SELECT id FROM work ORDER BY id")))
    found = set[int]()
    for kind, number in enumerate(before.upto, 1):
        bounds = {"low": (kind << KIND_BITS) + number, "high": (kind + 1) << KIND_BITS}
        found.update(connection.scalars(_NEW, bounds))
    return sorted(found)


def _numbered(connection: Connection, works: Sequence[int]) -> Iterator[tuple[int, Unit]]:
    """The units of works with their numbers, some works at a time."""
    for batch in batches(works):
        rows = connection.execute(_NUMBERS, {"works": batch})
        numbers = {(number >> KIND_BITS, ref): number for number, ref, _ in rows}
        for unit in units_of(connection, batch):
            if (unit.kind, unit.ref) in numbers:
                yield numbers[unit.kind, unit.ref], unit
