"""Rows as JSON: which tables are kept, what names a row, and its columns as text that loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Float, Integer, LargeBinary, Table

from distlaw.db.tables import Base

T = TypeVar("T")
Image = dict[str, Any]
Span = tuple[int, int]  # numbers, from the first to the last
# Provenance is only added to; the vocabulary follows from `data/`.
_OUTSIDE = frozenset({
    "journal", "journal_row", "seal", "number_seal", "event", "activity", "meta", "concept", "concept_label",
    "entity_label", "issue", "legal_case", "licence", "licence_version", "licence_clause", "statute", "statute_version",
})  # fmt: skip
_BATCH = 300  # rows, or runs of rows, named in one statement


@cache
def recorded_tables() -> tuple[Table, ...]:
    """The tables whose rows are kept, those that others point to first."""
    return tuple(table for table in Base.metadata.sorted_tables if table.name not in _OUTSIDE)


@cache
def sealed_tables() -> tuple[Table, ...]:
    """The tables whose rows are sealed: all but the seals."""
    return tuple(table for table in Base.metadata.sorted_tables if table.name not in ("seal", "number_seal"))


@cache
def table_named(name: str) -> Table:
    """A table by its name."""
    return Base.metadata.tables[name]


def is_numbered(table: Table) -> bool:
    """Whether a row's name is one whole number."""
    columns = list(table.primary_key.columns)
    return len(columns) == 1 and isinstance(columns[0].type, Integer)


def name_sql(table: Table, alias: str, dialect: str) -> str:
    """SQL for the name of a row: its key as text, or a JSON list of a key's parts."""
    parts = [f'{alias}."{column.name}"' for column in table.primary_key.columns]
    if len(parts) == 1:
        return f"CAST({parts[0]} AS TEXT)"
    listing = f"json_array({', '.join(parts)})"
    return listing if dialect == "sqlite" else f"jsonb_build_array({', '.join(parts)})::text"


def image_sql(table: Table, alias: str, dialect: str) -> str:
    """SQL for a row as one JSON object: bytes in hexadecimal, numbers with all their digits."""
    if dialect != "sqlite":
        return f"to_jsonb({alias})::text"
    pairs = (
        f"'{column.name}', {_exact(column.type, f'{alias}.{chr(34)}{column.name}{chr(34)}')}"
        for column in table.columns
    )
    return f"json_object({', '.join(pairs)})"


def _exact(kind: Any, column: str) -> str:
    if isinstance(kind, LargeBinary):
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE hex({column}) END"
    return f"printf('%!.17g', {column})" if isinstance(kind, Float) else column


def driver_value(table: Table, column: str, kept: Any) -> Any:
    """A kept value as the driver takes it."""
    kind = table.columns[column].type
    if kept is None:
        return None
    if isinstance(kind, LargeBinary):
        return bytes.fromhex(str(kept).removeprefix("\\x"))
    return float(kept) if isinstance(kind, Float) else kept


def key_of(table: Table, name: str) -> dict[str, Any]:
    """The columns and values of a row's primary key."""
    columns = list(table.primary_key.columns)
    parts = [name] if len(columns) == 1 else json.loads(name)
    return {
        column.name: int(part) if isinstance(column.type, Integer) else part
        for column, part in zip(columns, parts, strict=True)
    }


def made_name(table: Table, row: Mapping[str, Any]) -> str:
    """The name of a row that was not read but made here."""
    parts = [row[column.name] for column in table.primary_key.columns]
    return str(parts[0]) if len(parts) == 1 else json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def images(connection: Connection, table: Table, names: Sequence[str]) -> dict[str, Image]:
    """The rows of these names that are there, by name."""
    dialect = connection.dialect.name
    wanted = f"SELECT {name_sql(table, 't', dialect)}, {image_sql(table, 't', dialect)}"
    return {normal(name): json.loads(image) for name, image in _rows(connection, table, names, wanted)}


def present(connection: Connection, table: Table, names: Sequence[str]) -> set[str]:
    """The names among these that a row has."""
    wanted = f"SELECT {name_sql(table, 't', connection.dialect.name)}, 1"
    return {normal(name) for name, _ in _rows(connection, table, names, wanted)}


def present_runs(connection: Connection, table: Table, spans: Iterable[Span]) -> Iterator[Span]:
    """The same of numbers, as runs."""
    for first, last in spans:
        where = f'FROM "{table.name}" WHERE id BETWEEN {first} AND {last}'
        if connection.exec_driver_sql(f"SELECT count(*) {where}").scalar_one() == last - first + 1:
            yield first, last
        else:
            yield from unbroken_runs(connection.exec_driver_sql(f"SELECT id {where}").scalars())


def _rows(connection: Connection, table: Table, names: Sequence[str], wanted: str) -> Iterator[Any]:
    source = f'{wanted} FROM "{table.name}" t WHERE '
    if is_numbered(table):
        for spans in batches(list(unbroken_runs(map(int, names)))):
            yield from connection.exec_driver_sql(source + among_runs("id", spans)).all()
        return
    columns = list(table.primary_key.columns)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    one = f"({', '.join([mark] * len(columns))})"
    listed = ", ".join(f't."{column.name}"' for column in columns)
    keys = [tuple(key_of(table, name).values()) for name in names]
    for batch in batches(keys):
        marks = ", ".join([one] * len(batch))
        values = tuple(part for key in batch for part in key)
        yield from connection.exec_driver_sql(f"{source} ({listed}) IN (VALUES {marks})", values).all()


def among_runs(column: str, spans: Sequence[Span]) -> str:
    """The SQL condition that a number is in one of these runs."""
    return " OR ".join(f"({column} BETWEEN {first} AND {last})" for first, last in spans)


def batches(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(things), _BATCH):
        yield things[first : first + _BATCH]


def conditions(key: Mapping[str, Any]) -> str:
    """The SQL condition that a row has this key."""
    return " AND ".join(f'"{column}" = :{column}' for column in key)


def normal(name: str) -> str:
    """A name as both engines write it."""
    return json.dumps(json.loads(name), ensure_ascii=False, separators=(",", ":")) if name.startswith("[") else name


def unbroken_runs(numbers: Iterable[int]) -> Iterator[Span]:
    """Whole numbers as (first, last) of stretches without a gap."""
    first = last = None
    for number in sorted(numbers):
        if last is not None and first is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last
