"""Keeps what one transaction changed as an entry of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.journal import touched
from distlaw.db.journal.rows import (
    Image,
    Span,
    images,
    is_numbered,
    present,
    present_runs,
    recorded_tables,
    table_named,
    unbroken_runs,
)
from distlaw.db.row_names import packed_names
from distlaw.db.rows import rows_of

_KEY = "journal"
Row = dict[str, Any]


class Recorder:
    """From `begin` to `finish` of one transaction; nothing is kept of one that changes nothing."""

    def __init__(self, session: Session, action: str, agent: str, batch: int = 0) -> None:
        self.session = session
        self._last_event = session.scalar(select(func.max(t.Event.id))) or 0
        self.entry = t.JournalEntry(
            batch=batch, at=store.now(), agent=agent, action=action, subjects=[], lines=[], works=[]
        )
        session.add(self.entry)
        session.flush()
        self.entry.batch = batch or self.entry.id
        session.info[_KEY] = self
        index.watch(session.connection())

    def finish(self) -> int:
        """Store what differs; returns the entry's number, or 0 where nothing does."""
        # JSON columns are written when they are given anew.
        self.entry.works = sorted(index.watched(self.session.connection()))
        self.entry.subjects, self.entry.lines = list(self.entry.subjects), list(self.entry.lines)
        self.session.flush()
        self.session.info.pop(_KEY, None)
        rows = list(self._rows())
        if not rows:
            self.session.execute(delete(t.JournalEntry).where(t.JournalEntry.id == self.entry.id))
            self.session.expunge(self.entry)
            return 0
        number = self.entry.id
        self.session.flush()
        kept = rows_of(self.session)
        kept.add_all(t.JournalRow, [row | {"entry_id": number} for row in rows])
        kept.write()
        events = update(t.Event).where(t.Event.id > self._last_event, t.Event.entry_id.is_(None))
        self.session.execute(events.values(entry_id=number))
        return number

    def tell(self, line: str, *subjects: str) -> None:
        """One thing that the transaction did, in words (old → new), and the keys or ids it is about."""
        self.entry.lines = [*self.entry.lines, line] if line else self.entry.lines
        self.entry.subjects = list(dict.fromkeys([*self.entry.subjects, *subjects]))

    def _rows(self) -> Iterator[Row]:
        connection = self.session.connection()
        recorded = {table.name for table in recorded_tables()}
        found = {name: rows for name, rows in touched.touched(connection).items() if name in recorded}
        for name, rows in found.items():
            table, names, spans = table_named(name), set(rows.named("I")), rows.added
            if rows.is_less:
                names, spans = present(connection, table, list(names)), list(present_runs(connection, table, spans))
            if is_numbered(table):
                yield from _added_runs(name, [*spans, *unbroken_runs(map(int, names))])
            else:
                yield from _added(name, names)
        for name, rows in found.items():
            others = rows.named("U", "D")
            after = images(connection, table_named(name), others) if others else {}
            for row in others:
                yield from _changed(name, row, json.loads(rows.first[row][1] or "{}"), after.get(row))


def _added_runs(table: str, spans: Iterable[Span]) -> Iterator[Row]:
    row = {"table_name": table, "before": None, "after": None}
    for first, last in spans:
        yield row | {"row_id": str(first), "until": last}


def _added(table: str, names: set[str]) -> Iterator[Row]:
    row = {"table_name": table, "before": None, "after": None}
    if len(names) > 1:
        yield row | {"row_id": packed_names(names), "until": -len(names)}
    else:
        yield from (row | {"row_id": name, "until": None} for name in names)


def _changed(table: str, name: str, old: Image, new: Image | None) -> Iterator[Row]:
    row = {"table_name": table, "row_id": name, "until": None}
    if new is None:
        yield row | {"before": old, "after": None}
        return
    differ = [column for column in old if old[column] != new.get(column)]
    if differ:
        yield row | {"before": {c: old[c] for c in differ}, "after": {c: new.get(c) for c in differ}}


def entry_of(session: Session) -> Recorder | None:
    """The recorder of the session's transaction, where it has one."""
    found = session.info.get(_KEY)
    return found if isinstance(found, Recorder) else None


def note_action(session: Session, line: str, *subjects: str) -> None:
    """Say in the journal what the transaction did; nothing where it is not recorded."""
    recorder = entry_of(session)
    if recorder is not None:
        recorder.tell(line, *subjects)


def said_so_far(session: Session) -> tuple[str, ...]:
    """What the journal was told of the transaction so far."""
    recorder = entry_of(session)
    return tuple(recorder.entry.lines) if recorder is not None else ()
