"""Rows named together in the journal and sealed side by side are the rows they were; an upgrade loses none of them."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from distlaw.db import tables as t
from distlaw.db.engines import engine_for
from distlaw.db.journal.rows import table_named
from distlaw.db.journal.touched import Touched
from distlaw.db.migrate import configuration
from distlaw.db.row_names import how_many, packed_names, row_names_in
from distlaw.db.session import open_database
from distlaw.services.check import checked
from distlaw.services.ingest import ingest
from distlaw.services.journal import log, undo
from distlaw.services.record.dump import dumped

FROZEN = Path(__file__).resolve().parents[1] / "migrations" / "0007.db"


@given(st.sets(st.text(min_size=1), min_size=2))
def test_names_in_one_text_come_back(names: set[str]) -> None:
    kept = packed_names(names), -len(names)
    assert (list(row_names_in(*kept)), how_many(*kept)) == (sorted(names), len(names))


def test_one_name_and_a_run_of_numbers_are_told_apart() -> None:
    assert (row_names_in("7", None), how_many("7", None)) == (("7",), 1)
    assert (row_names_in("7", 9), how_many("7", 9)) == (["7", "8", "9"], 3)


@pytest.mark.parametrize(
    ("said", "added", "first"),
    [
        ([("5", "run", "7"), ("8", "run", "9")], [(5, 9)], {}),
        ([("5", "run", "7"), ("6", "U", "{}")], [(5, 7)], {}),
        ([("6", "D", "{}"), ("5", "run", "7")], [(5, 5), (7, 7)], {"6": ("D", "{}")}),
        ([("9", "U", "{}"), ("9", "D", "{}"), ("5", "I", None)], [], {"9": ("U", "{}"), "5": ("I", None)}),
    ],
)
def test_what_happened_to_a_row_first_is_what_counts(said: list[tuple], added: list, first: dict) -> None:  # type: ignore[type-arg]
    rows = Touched(table_named("evidence"))
    for one in said:
        rows.note(*one)
    assert (rows.added, rows.first, rows.is_less) == (added, first, any(op == "D" for _, op, _ in said))


def kept(path: str) -> Counter[tuple[int, str, str]]:
    """Each row that the journal names, whatever it names it by."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT entry_id, table_name, row_id, until FROM journal_row").fetchall()
    return Counter((entry, table, name) for entry, table, row, until in rows for name in row_names_in(row, until))


def test_an_upgrade_keeps_every_row_that_the_journal_names(db: str) -> None:
    shutil.copy(FROZEN, db)
    before = kept(db)
    open_database(db).close()
    assert kept(db) == before and not checked(db).faults
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM journal_row").fetchone()[0] < len(before)


def test_what_an_earlier_revision_kept_is_taken_back_by_this_one(db: str) -> None:
    shutil.copy(FROZEN, db)
    entries = [entry.number for entry in log(db)]
    for number in sorted(entries, reverse=True):
        undo(db, "tester", number)
    assert not list(dumped(db)) and not checked(db).faults


def test_a_downgrade_says_again_what_the_source_says(db: str, notes: Path) -> None:
    list(ingest(db, [str(notes)]))
    names = kept(db)
    engine = engine_for(db, foreign_keys=False)
    with engine.begin() as connection:
        command.downgrade(configuration(connection), "0007")
    with engine.connect() as connection:
        wrong = connection.scalar(text(
            "SELECT count(*) FROM evidence v JOIN source_file s ON s.id = v.source_file_id WHERE v.text_sha256 <> "
            "s.text_sha256 OR v.prefix <> substr(s.text, max(1, v.start - 31), min(32, v.start)) OR v.suffix <> "
            'substr(s.text, v."end" + 1, 32)'
        ))  # fmt: skip
        assert wrong == 0 and connection.scalar(text("SELECT count(*) FROM evidence")) > 0
    engine.dispose()
    assert kept(db) == names


def test_a_row_that_goes_takes_its_seal_with_it(db: str, notes: Path) -> None:
    list(ingest(db, [str(notes)]))
    with open_database(db) as database, database.writing() as session:
        gone = session.scalars(select(t.Passage.id).order_by(t.Passage.id)).all()[::2]
        session.execute(text("DELETE FROM passage WHERE id IN (SELECT id FROM passage ORDER BY id LIMIT 1)"))
        session.execute(text("UPDATE passage SET zone = 'body' WHERE id = :last"), {"last": gone[-1]})
    faults = checked(db, quick=True).faults
    assert [fault for fault in faults if fault.code == "row"] == []
