"""Rows on their way into the database: numbered when they are added, written together.

A file's rows are some hundreds in a dozen tables. Each is given its number here and waits; `write` sends every table's
rows in one statement, those that others point to first. Who reads rows that may wait writes them first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Column, Connection, Dialect, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from distlaw.db.tables import Base

_KEY = "rows"
_FILLED = (
    "work", "person", "contribution", "identifier", "expression", "section", "statement", "evidence", "reference",
    "citation", "problem", "passage", "repair",
)  # fmt: skip
_MOST = 500  # values in one statement
_AT_ONCE = 20  # rows in one statement
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
        name = table.__tablename__
        if not self._plan(name).is_numbered or name not in self._next:
            return self.add_all(table, (row,))[0]
        self._waiting.setdefault(name, []).append(row)
        number = row["id"] = self._next[name]
        self._next[name] = number + 1
        return number

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
        waiting = {table: self._waiting[table.name] for table in _sorted_tables() if table.name in self._waiting}
        with adding(connection, waiting):
            for table, rows in waiting.items():
                self._plan(table.name).insert(connection, rows)
        self._waiting.clear()
        self._next.clear()

    def _plan(self, name: str) -> _Plan:
        if name not in self._plans:
            self._plans[name] = _plan(name, self._session.connection().dialect)
        return self._plans[name]

    def _forget(self) -> None:
        self.named.clear()
        self.asked.clear()

    def _first(self, name: str) -> int:
        """The next number of a table; of all that a file fills, where more is to come."""
        self._session.flush()
        names = [name, *(one for one in _FILLED if self._is_open and one not in self._next and one != name)]
        highest = ", ".join(f'(SELECT COALESCE(MAX(id), 0) FROM "{one}")' for one in names)
        found = self._session.connection().exec_driver_sql(f"SELECT {highest}").one()
        self._next |= {one: int(number) + 1 for one, number in zip(names, found, strict=True)}
        return self._next[name]


@cache
def _sorted_tables() -> Sequence[Table]:
    """All tables, those that others point to first."""
    return tuple(Base.metadata.sorted_tables)


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
    several: str  # the same for `_AT_ONCE` rows, in SQLite
    copy: str  # the same for very many, in PostgreSQL
    defaults: Row
    columns: Callable[[Row], tuple[Any, ...]]
    bound: tuple[tuple[int, Callable[[Any], Any]], ...]  # places of values that have to be made the driver's, and how
    is_numbered: bool
    sequence: str  # statement that lets the database's own numbers go on from ours

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write rows: many of them twenty to a statement, which SQLite takes in half the time, or with COPY."""
        values = [self.values(row) for row in rows]
        if self.copy and len(rows) >= _AT_ONCE:
            _copied(connection, self.copy, values)
            values = []
        whole = len(values) - len(values) % _AT_ONCE if self.several else 0
        if whole:
            groups = (values[first : first + _AT_ONCE] for first in range(0, whole, _AT_ONCE))
            connection.exec_driver_sql(self.several, [tuple(chain.from_iterable(group)) for group in groups])
        if values[whole:]:
            connection.exec_driver_sql(self.sql, values[whole:])
        if self.sequence:
            connection.exec_driver_sql(self.sequence)

    def values(self, row: Row) -> tuple[Any, ...]:
        """A row as the statement takes it."""
        found = list(self.columns(self.defaults | row))
        for place, bound in self.bound:
            found[place] = bound(found[place])
        return tuple(found)


def _copied(connection: Connection, statement: str, values: Sequence[tuple[Any, ...]]) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in values:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(statement, None, error) from error


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
    marks = f"({', '.join(['?' if is_sqlite else '%s'] * len(columns))})"
    names = ", ".join(f'"{column.name}"' for column in columns)
    sequence = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT MAX(id) FROM \"{table.name}\"))"
    numbered = is_numbered(table)
    insert = f'INSERT INTO "{table.name}" ({names}) VALUES '
    return _Plan(
        insert + marks,
        insert + ", ".join([marks] * _AT_ONCE) if is_sqlite else "",
        "" if is_sqlite else f'COPY "{table.name}" ({names}) FROM STDIN',
        {column.name: _default(column) for column in columns},
        itemgetter(*(column.name for column in columns)),
        tuple((place, bound) for place, bound in enumerate(processors) if bound is not None),
        numbered,
        sequence if numbered and not is_sqlite else "",
    )


def _default(column: Column[Any]) -> Any:
    return column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
