"""Which rows a transaction touches: noted by triggers, so that raw SQL, bulk statements and cascades are seen too.

On SQLite triggers and their table are temporary, of one connection; no schema has them, no migration can lose them. On
PostgreSQL the triggers stand in the schema, and do nothing in a transaction that has no such temporary table.
"""

from __future__ import annotations

import json
from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table

from distlaw.db.journal.rows import (
    Span,
    image_sql,
    is_numbered,
    made_name,
    name_sql,
    normal,
    recorded_tables,
    sealed_tables,
    table_named,
    unbroken_runs,
)

_NOTES = "touched"


class Touched:
    """The rows of one table that were touched.

    `added` are runs of numbers of new rows; `first` has of every other row what happened to it first, I(nserted),
    U(pdated) or D(eleted), and the row before that; `is_less` says that any was deleted, then or later.
    """

    def __init__(self, table: Table) -> None:
        self._is_numbered = is_numbered(table)
        self.added: list[Span] = []
        self.is_less = False
        self.first: dict[str, tuple[str, str | None]] = {}
        self._highest = 0  # number in `first`

    def note(self, row: str, op: str, old: str | None) -> None:
        """One thing that happened, later than those before."""
        self.is_less = self.is_less or op == "D"
        if op == "many":
            for name in json.loads(old or "[]"):
                self.first.setdefault(name, ("I", None))
        elif op == "run":
            self._note_run(int(row), int(old or row))
        elif self._is_numbered:
            self._note_number(int(row), op, old)
        else:
            self.first.setdefault(normal(row), (op, old))

    def _note_number(self, number: int, op: str, old: str | None) -> None:
        if not self._was_added(number):
            self.first.setdefault(str(number), (op, old))
            self._highest = max(self._highest, number)

    def _note_run(self, first: int, last: int) -> None:
        """New rows; one whose number was another row's before counts as that one, changed."""
        held = [int(name) for name in self.first if first <= int(name) <= last] if first <= self._highest else []
        if not held and self.added and self.added[-1][1] == first - 1:
            self.added[-1] = self.added[-1][0], last
            return
        for run in unbroken_runs(set(range(first, last + 1)).difference(held)) if held else ((first, last),):
            insort(self.added, run)

    def _was_added(self, number: int) -> bool:
        at = bisect_right(self.added, (number, number)) - 1
        near = self.added[max(at, 0) : at + 2]
        return any(first <= number <= last for first, last in near)

    def named(self, *ops: str) -> list[str]:
        """The rows that began with one of these, but for the runs."""
        return [name for name, (op, _) in self.first.items() if op in ops]


def begin(connection: Connection) -> None:
    """Note from now on; what was noted before is forgotten."""
    begin_here = _begin_sqlite if connection.dialect.name == "sqlite" else _begin_postgres
    begin_here(connection)
    connection.info[_NOTES] = True


def touched(connection: Connection) -> dict[str, Touched]:
    """Every row touched since `begin`, by table."""
    found: dict[str, Touched] = {}
    for name, row, op, old in connection.exec_driver_sql(
        "SELECT name, row, op, old FROM journal_touched ORDER BY seq"
    ).all():
        if name not in found:
            found[name] = Touched(table_named(name))
        found[name].note(row, op, old)
    return found


@contextmanager
def adding(connection: Connection, added: Mapping[Table, Sequence[Mapping[str, Any]]]) -> Iterator[None]:
    """Rows that are inserted inside: noted together here, so that no trigger notes each."""
    if connection.dialect.name != "sqlite" or not connection.info.get(_NOTES):
        yield
        return
    connection.exec_driver_sql("INSERT INTO journal_quiet VALUES (1)")
    yield  # an error ends the transaction, and takes this row with it
    connection.exec_driver_sql("DELETE FROM journal_quiet")
    notes = [note for table, rows in added.items() for note in _notes(table, rows)]
    connection.exec_driver_sql("INSERT INTO journal_touched (name, row, op, old) VALUES (?, ?, ?, ?)", notes)


def _notes(table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    if is_numbered(table):
        yield from ((table.name, str(a), "run", str(b)) for a, b in unbroken_runs([row["id"] for row in rows]))
    else:
        names = [made_name(table, row) for row in rows]
        yield table.name, "", "many", json.dumps(names, ensure_ascii=False)


def _begin_sqlite(connection: Connection) -> None:
    known = "SELECT count(*) FROM sqlite_temp_master WHERE name = 'journal_touched'"
    if connection.exec_driver_sql(known).scalar():
        connection.exec_driver_sql("DELETE FROM journal_touched")
        connection.exec_driver_sql("DELETE FROM journal_quiet")
        return
    connection.exec_driver_sql(
        "CREATE TEMP TABLE journal_touched (seq INTEGER PRIMARY KEY, name TEXT, row TEXT, op TEXT, old TEXT)"
    )
    connection.exec_driver_sql("CREATE TEMP TABLE journal_quiet (told INTEGER)")
    for table in sealed_tables():
        for statement in _sqlite_triggers(table):
            connection.exec_driver_sql(statement)


def _sqlite_triggers(table: Table) -> Iterator[str]:
    for op, event, row in (("I", "INSERT", "NEW"), ("U", "UPDATE", "OLD"), ("D", "DELETE", "OLD")):
        is_kept = op != "I" and table in recorded_tables()
        old = image_sql(table, "OLD", "sqlite") if is_kept else "NULL"
        where = "WHEN NOT EXISTS (SELECT 1 FROM journal_quiet) " if op == "I" else ""
        yield (
            f'CREATE TEMP TRIGGER journal_{op}_{table.name} AFTER {event} ON main."{table.name}" {where}BEGIN '
            f"INSERT INTO journal_touched (name, row, op, old) "
            f"VALUES ('{table.name}', {name_sql(table, row, 'sqlite')}, '{op}', {old}); END"
        )


_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_touch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE row_ jsonb; name_ text; old_ text;
BEGIN
  IF to_regclass('pg_temp.journal_touched') IS NULL THEN RETURN NULL; END IF;
  row_ := CASE TG_OP WHEN 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END;
  old_ := CASE TG_OP WHEN 'INSERT' THEN NULL ELSE row_::text END;
  SELECT CASE TG_NARGS WHEN 1 THEN row_ ->> TG_ARGV[0]
    ELSE (SELECT jsonb_agg(row_ -> word ORDER BY place)::text FROM unnest(TG_ARGV) WITH ORDINALITY u(word, place)) END
    INTO name_;
  INSERT INTO pg_temp.journal_touched (name, row, op, old) VALUES (TG_TABLE_NAME, name_, substr(TG_OP, 1, 1), old_);
  RETURN NULL;
END $$
"""


def _begin_postgres(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.journal_touched")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE journal_touched (seq bigserial PRIMARY KEY, name text, row text, op text, old text) "
        "ON COMMIT DROP"
    )
    known = "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'journal'"
    held = set(connection.exec_driver_sql(known).scalars())
    missing = [table for table in sealed_tables() if table.name not in held]
    if missing:
        connection.exec_driver_sql(_FUNCTION)
    for table in missing:
        names = ", ".join(f"'{column.name}'" for column in table.primary_key.columns)
        connection.exec_driver_sql(
            f'CREATE TRIGGER journal AFTER INSERT OR UPDATE OR DELETE ON "{table.name}" '
            f"FOR EACH ROW EXECUTE FUNCTION journal_touch({names})"
        )
