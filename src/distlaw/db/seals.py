"""A seal for each row: a digest of its columns, written in the transaction that writes the row.

What changes a row behind the program's back (a flipped byte, another program's UPDATE) leaves its seal as it was:
`check` names the row. A seal is no signature: who means harm can write another.

Rows whose key begins with another row's (a claim's theories) are sealed together, under that row's name: their digests
are added up. Seals of owners that have a number lie beside each other, `_TOGETHER` in one blob, so that a row costs
eight bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Table

from distlaw.db.drivers import NUL_STAND_IN
from distlaw.db.journal.rows import (
    Span,
    among_runs,
    batches,
    image_sql,
    sealed_tables,
    table_named,
    unbroken_runs,
)
from distlaw.db.journal.touched import Touched, touched
from distlaw.db.reading import Reader

_TOGETHER = 64  # seals in one blob
_SIZE = 8  # bytes of a seal
_ALL = 1 << 8 * _SIZE
_NONE = bytes(_SIZE)


def digest_of(image: str) -> int:
    """Eight bytes of a row's digest, as a number; one for a NUL and for what PostgreSQL keeps in its place."""
    data = image.replace(NUL_STAND_IN, "\x00").encode("utf-8", "surrogateescape")
    return int.from_bytes(hashlib.blake2b(data, digest_size=_SIZE).digest(), "big")


def seal_touched(connection: Connection) -> None:
    """Seal what this transaction has written; the seals of rows that are gone go too."""
    numbers = dict[Table, list[Span]]()
    for name, rows in touched(connection).items():
        table = table_named(name)
        if _owner(table).is_number:
            numbers[table] = _numbers(table, rows)
        else:
            _seal_names(connection, table, _names(table, rows))
    _seal_numbers(connection, numbers)


def seal_all(connection: Connection) -> None:
    """Seal every row as it stands."""
    for name in ("seal", "number_seal"):
        connection.exec_driver_sql(f"DELETE FROM {name}")
    for table in sealed_tables():
        owner = _owner(table)
        rows = connection.exec_driver_sql(f"SELECT {owner.sql} {_from(table)} ORDER BY 1").scalars().all()
        owners = [one for one, _ in groupby(rows)]
        if owner.is_number:
            _seal_numbers(connection, {table: list(unbroken_runs(owners))})
        else:
            _seal_names(connection, table, owners)


class _Owner(NamedTuple):
    """What names the rows that are sealed together: the first column of their key."""

    sql: str
    is_number: bool
    is_alone: bool  # one row for each owner


def _owner(table: Table) -> _Owner:
    first, *others = table.primary_key.columns
    return _Owner(f't."{first.name}"', isinstance(first.type, Integer), not others)


def _from(table: Table) -> str:
    return f'FROM "{table.name}" t'


def _images(table: Table, dialect: str) -> str:
    return f"SELECT {_owner(table).sql}, {image_sql(table, 't', dialect)} {_from(table)}"


def _numbers(table: Table, rows: Touched) -> list[Span]:
    return list(
        unbroken_runs({int(name) for name in _names(table, rows)}.union(*(range(a, b + 1) for a, b in rows.added)))
    )


def _names(table: Table, rows: Touched) -> list[Any]:
    if _owner(table).is_alone:
        return list(rows.first)
    return list(dict.fromkeys(json.loads(name)[0] for name in rows.first))


def _seal_numbers(connection: Connection, numbers: Mapping[Table, Sequence[Span]]) -> None:
    """The blobs that hold these numbers, with the seals of their rows as they stand."""
    spans = [(table, first, last) for table, some in numbers.items() for first, last in _cut(some)]
    for some in batches(spans):
        blobs = _held(connection, {(table.name, _begin(first)) for table, first, _ in some})
        for table, cut in groupby(some, key=lambda span: span[0]):
            _put(connection, table, [(first, last) for _, first, last in cut], blobs)
        rows = [(name, begin, _trimmed(blob)) for (name, begin), blob in blobs.items()]
        _write(connection, "number_seal", ("table_name", "first", "digests"), [row for row in rows if row[2]])
        if gone := [row[:2] for row in rows if not row[2]]:
            where = "table_name = {0} AND first = {0}".format(_mark(connection))
            connection.exec_driver_sql(f"DELETE FROM number_seal WHERE {where}", gone)


def _begin(number: int) -> int:
    return number - number % _TOGETHER


def _cut(spans: Iterable[Span]) -> Iterator[Span]:
    """The runs, none of them over the end of a blob."""
    for first, last in spans:
        while first <= last:
            end = min(last, _begin(first) + _TOGETHER - 1)
            yield first, end
            first = end + 1


def _held(connection: Connection, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], bytearray]:
    """The blobs by table and first number, new ones empty."""
    blobs = {one: bytearray(_NONE * _TOGETHER) for one in sorted(wanted)}
    marks = ", ".join([f"({_mark(connection)}, {_mark(connection)})"] * len(blobs))
    held = f"SELECT table_name, first, digests FROM number_seal WHERE (table_name, first) IN (VALUES {marks})"
    for name, begin, digests in connection.exec_driver_sql(held, tuple(part for one in blobs for part in one)).all():
        blobs[name, begin][: len(digests)] = digests
    return blobs


def _put(connection: Connection, table: Table, spans: Sequence[Span], blobs: dict[tuple[str, int], bytearray]) -> None:
    """The seals of one table's rows in their places; none where a row is gone."""
    select = f"{_images(table, connection.dialect.name)} WHERE {among_runs(_owner(table).sql, list(_joined(spans)))}"
    digests = _added_up(connection.exec_driver_sql(select).all())
    for first, last in spans:
        at = (first - _begin(first)) * _SIZE
        seals = b"".join(digests[n].to_bytes(_SIZE, "big") if n in digests else _NONE for n in range(first, last + 1))
        blobs[table.name, _begin(first)][at : at + len(seals)] = seals


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The runs as they were before they were cut."""
    begun: Span | None = None
    for first, last in spans:
        if begun is not None and begun[1] == first - 1:
            begun = begun[0], last
            continue
        if begun is not None:
            yield begun
        begun = first, last
    if begun is not None:
        yield begun


def _trimmed(blob: bytearray) -> bytes:
    """Without the empty places at its end."""
    used = len(blob.rstrip(b"\x00"))
    return bytes(blob[: -(-used // _SIZE) * _SIZE])


def _seal_names(connection: Connection, table: Table, names: Sequence[Any]) -> None:
    mark = _mark(connection)
    select = f"{_images(table, connection.dialect.name)} WHERE {_owner(table).sql} IN "
    for some in batches(names):
        marks = ", ".join([mark] * len(some))
        digests = _added_up(connection.exec_driver_sql(f"{select}({marks})", tuple(some)).all())
        seals = [(table.name, name, _signed(digest)) for name, digest in digests.items()]
        _write(connection, "seal", ("table_name", "row_id", "digest"), seals)
        if gone := [(table.name, name) for name in some if name not in digests]:
            connection.exec_driver_sql(f"DELETE FROM seal WHERE table_name = {mark} AND row_id = {mark}", gone)


def _signed(digest: int) -> int:
    return digest - _ALL if digest >= _ALL // 2 else digest


def _added_up(rows: Iterable[Any]) -> dict[Any, int]:
    """The seal of each owner: its rows' digests added up, and never nothing."""
    found: dict[Any, int] = {}
    for owner, image in rows:
        found[owner] = (found[owner] + digest_of(image)) % _ALL if owner in found else digest_of(image)
    return {owner: digest or 1 for owner, digest in found.items()}


def _write(connection: Connection, table: str, columns: tuple[str, str, str], rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    one, other, value = columns
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([_mark(connection)] * 3)}) "
        f"ON CONFLICT ({one}, {other}) DO UPDATE SET {value} = excluded.{value}",
        rows,
    )


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"


class Broken(NamedTuple):
    """A row that is not what was written; `image` is empty where it is gone."""

    table: str
    name: str
    what: str
    image: str = ""


def broken(reader: Reader, table: Table) -> Iterator[Broken]:
    """The rows of one table whose seal does not fit them."""
    seals, images = _seals(reader, table), dict[str, str]()
    found = dict[str, int]()
    for owner, image in reader.rows(_images(table, reader.dialect)):
        name, digest = str(owner), digest_of(image)
        found[name] = (found[name] + digest) % _ALL if name in found else digest
        if seals.get(name) != found[name]:
            images.setdefault(name, image)
    for name, digest in found.items():
        expected = seals.pop(name, None)
        if expected is None:
            yield Broken(table.name, name, "was added by something else than distlaw", images[name])
        elif expected != (digest or 1):
            yield Broken(table.name, name, "is not what was written: a byte of it was changed", images.get(name, ""))
    for name in seals:
        yield Broken(table.name, name, "is gone")


def _seals(reader: Reader, table: Table) -> dict[str, int]:
    """The seals of a table by the names of their owners."""
    which = {"name": table.name}
    if not _owner(table).is_number:
        rows = reader.rows("SELECT row_id, digest FROM seal WHERE table_name = :name", which)
        return {str(name): digest % _ALL for name, digest in rows}
    found = dict[str, int]()
    for first, blob in reader.rows("SELECT first, digests FROM number_seal WHERE table_name = :name", which):
        if not isinstance(first, int) or not isinstance(blob, bytes):
            continue  # damaged: its rows are told to have no seal
        for place in range(0, len(blob), _SIZE):
            if digest := int.from_bytes(blob[place : place + _SIZE], "big"):
                found[str(first + place // _SIZE)] = digest
    return found
