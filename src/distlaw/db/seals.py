"""A seal for each row: a digest of its columns, written in the transaction that writes the row.

What changes a row behind the program's back (a flipped byte, another program's UPDATE) leaves its seal as it was:
`check` names the row. A seal is no signature: who means harm can write another.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Table, text

from distlaw.db.drivers import NUL_STAND_IN
from distlaw.db.journal.rows import image_sql, name_sql, normal, present_images, sealed_tables, table_named
from distlaw.db.journal.touched import touched
from distlaw.db.reading import Reader

_BATCH = 2000
_WRITE = (
    "INSERT INTO seal (table_name, row_id, digest) VALUES ({mark}, {mark}, {mark}) "
    "ON CONFLICT (table_name, row_id) DO UPDATE SET digest = excluded.digest"
)
_DROP = text("DELETE FROM seal WHERE table_name = :table_name AND row_id = :row_id")


def digest_of(image: str) -> int:
    """Eight bytes of a row's digest, as a signed number; one for a NUL and for what PostgreSQL keeps in its place."""
    data = hashlib.blake2b(
        image.replace(NUL_STAND_IN, "\x00").encode("utf-8", "surrogateescape"), digest_size=8
    ).digest()
    return int.from_bytes(data, "big", signed=True)


def seal_touched(connection: Connection) -> None:
    """Seal what this transaction has written; the seals of rows that are gone go too."""
    names: dict[str, list[str]] = defaultdict(list)
    for found in touched(connection):
        names[found.table].append(found.name)
    for name, rows in names.items():
        there = _write(connection, name, present_images(connection, table_named(name), rows))
        gone = [{"table_name": name, "row_id": row} for row in rows if row not in there]
        if gone:
            connection.execute(_DROP, gone)


def seal_all(connection: Connection) -> None:
    """Seal every row as it stands."""
    connection.execute(text("DELETE FROM seal"))
    for table in sealed_tables():
        rows = connection.execute(text(_everything(table, connection.dialect.name)))
        for batch in rows.partitions(_BATCH):
            _write(connection, table.name, ((normal(name), image) for name, image in batch))


def _write(connection: Connection, table: str, images: Iterable[tuple[str, str]]) -> set[str]:
    """Seal these rows of a table; returns their names."""
    seals = [(table, row, digest_of(image)) for row, image in images]
    if seals:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        connection.exec_driver_sql(_WRITE.format(mark=mark), seals)
    return {row for _, row, _ in seals}


def _everything(table: Table, dialect: str) -> str:
    return f'SELECT {name_sql(table, "t", dialect)}, {image_sql(table, "t", dialect)} FROM "{table.name}" t'


class Broken(NamedTuple):
    """A row that is not what was written; `image` is empty where it is gone."""

    table: str
    name: str
    what: str
    image: str = ""


def broken(reader: Reader, table: Table) -> Iterator[Broken]:
    """The rows of one table whose seal does not fit them."""
    seals = {
        str(row): digest
        for row, digest in reader.rows("SELECT row_id, digest FROM seal WHERE table_name = :name", {"name": table.name})
    }
    for name, image in reader.rows(_everything(table, reader.dialect)):
        expected = seals.pop(normal(name), None)
        if expected is None:
            yield Broken(table.name, normal(name), "was added by something else than distlaw", image)
        elif expected != digest_of(image):
            yield Broken(table.name, normal(name), "is not what was written: a byte of it was changed", image)
    for name in seals:
        yield Broken(table.name, name, "is gone")
