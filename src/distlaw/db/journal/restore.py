"""Puts the rows of an entry back as they were before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select, text
from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.journal.rows import (
    Image,
    conditions,
    driver_value,
    is_numbered,
    key_of,
    name_sql,
    normal,
    recorded_tables,
)
from distlaw.db.row_names import row_names_in


class _Kept(NamedTuple):
    """What an entry keeps of one row, or of a run of numbers that it added."""

    table_name: str
    row_id: str
    until: int | None
    before: Any
    after: Any


class _Rows(NamedTuple):
    """An entry's rows of one table: those it added, removed and changed."""

    table: Table
    added: list[_Kept]
    removed: list[_Kept]
    changed: list[_Kept]


def later_changes(session: Session, entry: t.JournalEntry) -> list[t.JournalEntry]:
    """Later entries, not taken back, that changed the same rows or added rows that hang on one it added."""
    later = select(t.JournalEntry).where(t.JournalEntry.id > entry.id, t.JournalEntry.undone_by.is_(None))
    later = later.where(t.JournalEntry.undoes.is_(None))
    mine = _kept(session, entry)
    places = _places(mine)
    _add_dependents(session.connection(), places, mine)
    others = session.scalars(later.order_by(t.JournalEntry.id))
    return [other for other in others if any(map(places.meet, _kept(session, other)))]


def restored(session: Session, entry: t.JournalEntry) -> None:
    """Rows the entry changed are as before it, those it removed are back, those it added are gone; the index follows.

    Rows go in an order that no foreign key objects to: back in with those that others point to first, out last.
    """
    connection = session.connection()
    groups = [_of_table(table, _kept(session, entry)) for table in recorded_tables()]
    for work_id in entry.works:
        index.remove_work(connection, work_id)
    leaves = _leaves()
    for group in groups:
        if group.table.name in leaves:
            _remove(connection, group)
    _insert_removed(connection, [group for group in groups if group.table.name not in leaves])
    for group in groups:  # a changed row may hold the unique place of a removed one
        for row in group.changed:
            _update(connection, group.table, row)
    _insert_removed(connection, [group for group in groups if group.table.name in leaves])
    for group in reversed(groups):
        if group.table.name not in leaves:
            _remove(connection, group)
    session.expire_all()
    for work_id in entry.works:
        if session.get(t.Work, work_id) is not None:
            index.add_work(connection, work_id)


def _insert_removed(connection: Connection, groups: Sequence[_Rows]) -> None:
    for group in groups:
        for row in group.removed:
            _insert(connection, group.table, row.before)


def _kept(session: Session, entry: t.JournalEntry) -> Sequence[_Kept]:
    kept = t.JournalRow
    query = select(kept.table_name, kept.row_id, kept.until, kept.before, kept.after).where(kept.entry_id == entry.id)
    found = [_Kept(*row) for row in session.execute(query.order_by(kept.id))]
    return [one for row in found for one in (_each(row) if (row.until or 0) < 0 else (row,))]


def _each(row: _Kept) -> Iterator[_Kept]:
    return (row._replace(row_id=name, until=None) for name in row_names_in(row.row_id, row.until))


def _of_table(table: Table, rows: Sequence[_Kept]) -> _Rows:
    here = [row for row in rows if row.table_name == table.name]
    return _Rows(
        table,
        [row for row in here if row.before is None],
        [row for row in here if row.before is not None and row.after is None],
        [row for row in here if row.before is not None and row.after is not None],
    )


def _leaves() -> frozenset[str]:
    """Tables no other points to: their rows may go first, before others take their unique places."""
    pointed = {key.column.table.name for table in recorded_tables() for key in table.foreign_keys}
    return frozenset(table.name for table in recorded_tables()) - pointed


def _insert(connection: Connection, table: Table, image: Image) -> None:
    columns = [name for name in image if name in table.columns]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join(f":{name}" for name in columns)
    values = {name: driver_value(table, name, image[name]) for name in columns}
    connection.execute(text(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'), values)


def _update(connection: Connection, table: Table, row: _Kept) -> None:
    # What an earlier revision kept of a column that is no more is passed over.
    image = {name: kept for name, kept in row.before.items() if name in table.columns}
    if not image:
        return
    key = key_of(table, row.row_id)
    changes = ", ".join(f'"{name}" = :new_{name}' for name in image)
    values = {f"new_{name}": driver_value(table, name, kept) for name, kept in image.items()}
    connection.execute(text(f'UPDATE "{table.name}" SET {changes} WHERE {conditions(key)}'), values | key)


def _remove(connection: Connection, group: _Rows) -> None:
    for row in group.added:
        if group.table.name == "work":
            _unresolve(connection, row)
        if is_numbered(group.table):
            sql = f'DELETE FROM "{group.table.name}" WHERE id BETWEEN :first AND :last'
            connection.execute(text(sql), {"first": int(row.row_id), "last": row.until or int(row.row_id)})
        else:
            key = key_of(group.table, row.row_id)
            connection.execute(text(f'DELETE FROM "{group.table.name}" WHERE {conditions(key)}'), key)


def _unresolve(connection: Connection, row: _Kept) -> None:
    """References of other works to a work that goes are unresolved again."""
    connection.execute(
        text(
            "UPDATE reference SET matched_work_id = NULL, status = 'unresolved', reason = 'the work was removed' "
            "WHERE matched_work_id BETWEEN :first AND :last"
        ),
        {"first": int(row.row_id), "last": row.until or int(row.row_id)},
    )


class _Places(NamedTuple):
    """Rows by table: single names, and runs of numbers."""

    names: dict[str, set[str]]
    spans: dict[str, list[tuple[int, int]]]

    def meet(self, row: _Kept) -> bool:
        """Whether a kept row is one of these."""
        names, spans = self.names.get(row.table_name, ()), self.spans.get(row.table_name, ())
        if row.until is None and row.row_id in names:
            return True
        if not row.row_id.isdecimal():
            return False
        first, last = int(row.row_id), row.until or int(row.row_id)
        inside = row.until is not None and any(name.isdecimal() and first <= int(name) <= last for name in names)
        return inside or any(begin <= last and first <= end for begin, end in spans)


def _places(rows: Sequence[_Kept]) -> _Places:
    names: dict[str, set[str]] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        if row.until is None:
            names.setdefault(row.table_name, set()).add(row.row_id)
        else:
            spans.setdefault(row.table_name, []).append((int(row.row_id), row.until))
    return _Places(names, spans)


def _add_dependents(connection: Connection, places: _Places, rows: Sequence[_Kept]) -> None:
    """Add the rows that would go with one that the entry added, because they point to it."""
    for row in rows:
        if row.before is None:
            for table, name in _dependents(connection, row):
                places.names.setdefault(table, set()).add(name)


def _dependents(connection: Connection, row: _Kept) -> Iterator[tuple[str, str]]:
    for table in recorded_tables():
        for constraint in table.foreign_key_constraints:
            key = next(iter(constraint.elements))
            if key.column.table.name != row.table_name or key.ondelete == "SET NULL":
                continue
            name = name_sql(table, "t", connection.dialect.name)
            sql, at = f'SELECT {name} FROM "{table.name}" t WHERE "{key.parent.name}"', {"first": row.row_id}
            if is_numbered(key.column.table):
                found = text(f"{sql} BETWEEN :first AND :last")
                span = {"first": int(row.row_id), "last": row.until or int(row.row_id)}
                yield from ((table.name, normal(one)) for one in connection.scalars(found, span))
            else:
                yield from ((table.name, normal(one)) for one in connection.scalars(text(f"{sql} = :first"), at))
