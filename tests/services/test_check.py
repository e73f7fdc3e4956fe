"""`check` notices what was changed behind the program's back, and names the row."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from distlaw.db import tables as t
from distlaw.db.session import open_database
from distlaw.query.search.plan import Request
from distlaw.services.check import Fault, checked
from distlaw.services.claims.curate import set_status
from distlaw.services.database import reindex
from distlaw.services.record.dump import dumped
from distlaw.services.saved import save

TAMPERING = {
    "source text": "UPDATE source_file SET text = replace(text, '蒸馏', '蒸餾') WHERE id = 1",
    "source bytes": "UPDATE source_file SET content = x'00' WHERE id = 1",
    "source name": "UPDATE source_file SET file_name = 'x' WHERE id = 1",
    "reading text": "UPDATE expression SET text = text || 'x' WHERE id = 1",
    "map": "UPDATE expression SET pieces = '[[0,1]]' WHERE id = 1",
    "a map that is none": "UPDATE expression SET pieces = '[[0,' WHERE id = 1",
    "evidence words": "UPDATE evidence SET exact = 'x' WHERE id = 1",
    "evidence place": "UPDATE evidence SET ranges = '[[0,2]]' WHERE id = 1",
    "evidence page": "UPDATE evidence SET page = 'x' WHERE id = 1",
    "claim stance": "UPDATE claim SET stance = CASE stance WHEN 'permits' THEN 'prohibits' ELSE 'permits' END",
    "claim note": "UPDATE claim SET note = 'x'",
    "claim status": "UPDATE claim SET status = 'rejected' WHERE status = 'accepted'",
    "claim gone": "DELETE FROM claim WHERE status = 'accepted'",
    "theory": "UPDATE claim_theory SET position = 7",
    "work title": "UPDATE work SET title = title || 'x' WHERE id = 1",
    "work item": "UPDATE work SET item = replace(item, 'title', 'titel') WHERE id = 1",
    "no UTF-8": "UPDATE work SET title = CAST(x'e6a8a1ff' AS TEXT) WHERE id = 1",
    "author": "UPDATE person SET literal = 'x' WHERE id = 1",
    "saved search": "UPDATE saved_search SET query = replace(query, 'x', 'y')",
    "vocabulary": "UPDATE concept SET definition = 'x' WHERE id = 'contract'",
    "setting": "UPDATE meta SET value = 'x'",
    "history": "UPDATE event SET agent = 'x'",
    "journal": "UPDATE journal SET agent = 'x'",
    "index unit": "UPDATE search_unit SET digest = digest + 1 WHERE id = (SELECT min(id) FROM search_unit)",
    "glossary": "UPDATE search_label SET words = 'x' WHERE rowid = 1",
}


@pytest.fixture
def full(corpus: object, db: str) -> str:
    claim = next(claim.id for record in dumped(db) for claim in record.claims)
    set_status(db, [claim], "accepted", "tester")
    save(db, "mine", Request("x"), "tester")
    assert not checked(db).faults
    return db


def changed(db: str, sql: str) -> int:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        count = connection.execute(sql).rowcount
        connection.commit()
    return count


@pytest.mark.parametrize("sql", TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_is_noticed_and_named(full: str, sql: str) -> None:
    assert changed(full, sql)
    faults = checked(full).faults
    table = sql.split()[2 if sql.startswith("DELETE") else 1]
    assert any(_names(fault, table) for fault in faults), faults


def _names(fault: Fault, table: str) -> bool:
    if table.startswith("search_"):
        return fault.code == "index" and ("row " in fault.where or "search_label" in fault.where)
    return fault.where.startswith(f"{table}, row ")


def test_flipped_bits_of_the_file_are_noticed(full: str, tmp_path: Path) -> None:
    """Forty bits, each in a copy of its own, wherever the file holds the words of texts, claims, index or settings."""
    reindex(full)  # words that a changed claim leaves behind lead nowhere, and are nobody's
    with closing(sqlite3.connect(full)) as connection:
        connection.execute("VACUUM")  # bytes of pages that nobody uses are nobody's
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = Path(full).read_bytes()
    used = _words(data)
    dice = random.Random(7)
    missed = []
    for at in dice.sample(used, 40):
        copy = tmp_path / "flipped.db"
        copy.write_bytes(data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :])
        if not checked(str(copy)).faults:
            missed.append((at, data[at - 20 : at + 20]))
    assert not missed


def _words(data: bytes) -> list[int]:
    """Places inside what was stored: names of theories, tokens and Chinese text that the tables and the index hold."""
    found = []
    for word in ("蒸馏", "合理使用", "theory=fair_use", "copyright", "林知远", '"query"', "normative"):
        at, code = -1, word.encode()
        while (at := data.find(code, at + 1)) >= 0:
            found.append(at + len(code) // 2)
    return found


def test_pages_that_cannot_be_read_are_counted_and_are_no_fault(full: str) -> None:
    """Of the whole database, and of the work whose source has them; of another work none."""
    one, other = [record.key for record in dumped(full) if record.sources][:2]
    assert "unreadable pages" not in dict(checked(full).counts)
    with open_database(full) as database, database.writing() as session:
        work = session.scalars(select(t.Work).where(t.Work.key == one)).one()
        source = session.scalars(select(t.Expression.source_file_id).where(t.Expression.work_id == work.id)).first()
        session.add(
            t.ProblemRow(
                work_id=work.id, source_file_id=source, code="unreadable_page",
                message="page 2 reads as mixed-up characters", ranges=[],
            )
        )  # fmt: skip
    assert not checked(full).faults
    assert dict(checked(full).counts)["unreadable pages"] == 1
    assert dict(checked(full, one).counts)["unreadable pages"] == 1
    assert "unreadable pages" not in dict(checked(full, other).counts)


def test_one_work_is_checked_without_the_rest(full: str) -> None:
    one = next(record.key for record in dumped(full) if record.sources)
    counts = dict(checked(full, one).counts)
    assert "rows" not in counts and 0 < counts["sources"] < dict(checked(full).counts)["sources"]


def test_a_quick_check_leaves_out_the_words_of_the_index(full: str) -> None:
    assert changed(full, TAMPERING["glossary"])
    assert checked(full).faults and not checked(full, quick=True).faults


def test_a_table_that_cannot_be_read_is_named_and_the_rest_is_checked(full: str) -> None:
    changed(full, "DROP TABLE passage")
    faults = checked(full).faults
    assert any("cannot be read" in fault.message or "passage" in fault.where for fault in faults), faults
