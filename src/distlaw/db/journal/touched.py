"""Which rows a transaction touches: noted by triggers, so that raw SQL, bulk statements and cascades are seen too.

On SQLite triggers and their table are temporary, of one connection; no schema has them, no migration can lose them. On
PostgreSQL the triggers stand in the schema, and do nothing in a transaction that has no such temporary table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Table, text

from distlaw.db.journal.rows import image_sql, name_sql, normal, recorded_tables, sealed_tables


class Touched(NamedTuple):
    """The first thing that happened to a row: `op` I(nserted), U(pdated) or D(eleted), and the row before it."""

    table: str
    name: str
    op: str
    before: str | None


def begin(connection: Connection) -> None:
    """Note from now on; what was noted before is forgotten."""
    begin_here = _begin_sqlite if connection.dialect.name == "sqlite" else _begin_postgres
    begin_here(connection)


def touched(connection: Connection) -> Iterator[Touched]:
    """Every row touched since `begin`, once, by what happened to it first."""
    seen = set()
    for row in connection.execute(text("SELECT name, row, op, old FROM journal_touched ORDER BY seq")):
        found = Touched(row[0], normal(row[1]), row[2], row[3])
        if found[:2] not in seen:
            seen.add(found[:2])
            yield found


def _begin_sqlite(connection: Connection) -> None:
    known = "SELECT count(*) FROM sqlite_temp_master WHERE name = 'journal_touched'"
    if connection.exec_driver_sql(known).scalar():
        connection.exec_driver_sql("DELETE FROM journal_touched")
        return
    connection.exec_driver_sql(
        "CREATE TEMP TABLE journal_touched (seq INTEGER PRIMARY KEY, name TEXT, row TEXT, op TEXT, old TEXT)"
    )
    for table in sealed_tables():
        for statement in _sqlite_triggers(table):
            connection.exec_driver_sql(statement)


def _sqlite_triggers(table: Table) -> Iterator[str]:
    for op, event, row in (("I", "INSERT", "NEW"), ("U", "UPDATE", "OLD"), ("D", "DELETE", "OLD")):
        is_kept = op != "I" and table in recorded_tables()
        old = image_sql(table, "OLD", "sqlite") if is_kept else "NULL"
        yield (
            f'CREATE TEMP TRIGGER journal_{op}_{table.name} AFTER {event} ON main."{table.name}" BEGIN '
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
    known = text("SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'journal'")
    held = set(connection.scalars(known))
    missing = [table for table in sealed_tables() if table.name not in held]
    if missing:
        connection.exec_driver_sql(_FUNCTION)
    for table in missing:
        names = ", ".join(f"'{column.name}'" for column in table.primary_key.columns)
        connection.exec_driver_sql(
            f'CREATE TRIGGER journal AFTER INSERT OR UPDATE OR DELETE ON "{table.name}" '
            f"FOR EACH ROW EXECUTE FUNCTION journal_touch({names})"
        )
