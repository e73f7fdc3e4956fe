"""Rows on their way into the database: numbered when they are added, written together.

A file's rows are some hundreds in a dozen tables. Each is given its number here and waits; `write` sends every table's
rows in one statement, those that others point to first. Who reads rows that may wait writes them first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Column, Dialect, Table
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from distlaw.db.tables import Base

_KEY = "rows"
_MOST = 500  # values in one statement
T = TypeVar("T")
Row = dict[str, Any]


class Rows:
    """The waiting rows of one transaction. Numbers go on from the highest of the table, as the database's own do."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plans: dict[str, _Plan] = {}
        self._waiting: dict[str, list[Row]] = {}
        self._next: dict[str, int] = {}
        self._is_open = False
        # Numbers of rows by a name that is theirs alone, (table, name): as far as they were asked for or added.
        self.named: dict[tuple[str, str], int] = {}
        self.asked: set[str] = set()  # people the database was asked for

    def add(self, table: type[Base], row: Row) -> int:
        """One more row; returns its number, for a table whose rows have one."""
        return self.add_all(table, (row,))[0]

    def add_all(self, table: type[Base], rows: Sequence[Row]) -> Sequence[int]:
        """Several rows of one table; returns their numbers."""
        if not rows:
            return ()
        name = table.__tablename__
        self._waiting.setdefault(name, []).extend(rows)
        if not self._plan(name).is_numbered:
            return (0,) * len(rows)
        first = self._next[name] if name in self._next else self._first(name)
        numbers = range(first, first + len(rows))
        self._next[name] = numbers.stop
        for number, row in zip(numbers, rows, strict=True):
            row["id"] = number
        return numbers

    def waiting(self, table: type[Base]) -> Sequence[Row]:
        """The rows of a table that are not written yet."""
        return self._waiting.get(table.__tablename__, ())

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside waits until the end, or until somebody writes it."""
        outer, self._is_open = self._is_open, True
        try:
            yield
            self.write()
        finally:
            self._is_open = outer
            self._forget()

    def settle(self) -> None:
        """Write now, unless more is to come."""
        if not self._is_open:
            self.write()
            self._forget()

    def write(self) -> None:
        """Send what waits, after what the session holds; from now on others may number rows too."""
        self._session.flush()
        if not self._waiting:
            return
        from distlaw.db.journal.touched import adding

        connection = self._session.connection()
        for table in Base.metadata.sorted_tables:
            if rows := self._waiting.pop(table.name, None):
                plan = self._plan(table.name)
                with adding(connection, table, rows):
                    connection.exec_driver_sql(plan.sql, [plan.values(row) for row in rows])
                if plan.sequence:
                    connection.exec_driver_sql(plan.sequence)
        self._next.clear()

    def _plan(self, name: str) -> _Plan:
        if name not in self._plans:
            self._plans[name] = _plan(name, self._session.connection().dialect)
        return self._plans[name]

    def _forget(self) -> None:
        self.named.clear()
        self.asked.clear()

    def _first(self, name: str) -> int:
        self._session.flush()
        found = self._session.connection().exec_driver_sql(f'SELECT COALESCE(MAX(id), 0) FROM "{name}"')
        return int(found.scalar_one()) + 1


def rows_of(session: Session) -> Rows:
    """The waiting rows of the session's transaction."""
    found = session.info.get(_KEY)
    if found is None:
        found = session.info[_KEY] = Rows(session)
    assert isinstance(found, Rows)
    return found


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in stretches that one statement can name."""
    for first in range(0, len(values), _MOST):
        yield values[first : first + _MOST]


class _Plan(NamedTuple):
    """How a table's rows are written."""

    sql: str
    defaults: Row
    columns: Callable[[Row], tuple[Any, ...]]
    bound: tuple[tuple[int, Callable[[Any], Any]], ...]  # places of values that have to be made the driver's, and how
    is_numbered: bool
    sequence: str  # statement that lets the database's own numbers go on from ours

    def values(self, row: Row) -> tuple[Any, ...]:
        """A row as the statement takes it."""
        found = list(self.columns(self.defaults | row))
        for place, bound in self.bound:
            found[place] = bound(found[place])
        return tuple(found)


_PLANS: dict[tuple[str, str], _Plan] = {}


def _plan(name: str, dialect: Dialect) -> _Plan:
    known = _PLANS.get((name, dialect.name))
    if known is None:
        known = _PLANS[name, dialect.name] = _planned(Base.metadata.tables[name], dialect)
    return known


def _planned(table: Table, dialect: Dialect) -> _Plan:
    from distlaw.db.journal.rows import is_numbered

    is_sqlite = dialect.name == "sqlite"
    columns = list(table.columns)
    processors = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
    marks = ", ".join(["?" if is_sqlite else "%s"] * len(columns))
    names = ", ".join(f'"{column.name}"' for column in columns)
    sequence = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT MAX(id) FROM \"{table.name}\"))"
    numbered = is_numbered(table)
    return _Plan(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})',
        {column.name: _default(column) for column in columns},
        itemgetter(*(column.name for column in columns)),
        tuple((place, bound) for place, bound in enumerate(processors) if bound is not None),
        numbered,
        sequence if numbered and not is_sqlite else "",
    )


def _default(column: Column[Any]) -> Any:
    return column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
