"""From empty to head is the only way to a database; it is whole or it is not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from distlaw.db.migrate import backed_up, configuration, upgraded
from distlaw.db.opening import open_reader
from distlaw.db.revision import HEAD
from distlaw.db.session import open_database
from distlaw.errors import DatabaseError, NotADatabase, SchemaOutOfDate


def test_the_programs_revision_is_the_migrations_head() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


def test_first_use_creates_every_table(db: str) -> None:
    open_database(db).close()
    with open_reader(db) as reader:
        names = {name for (name,) in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"work", "claim", "evidence", "citation", "reference", "licence_clause", "search_fts"} <= names


def test_opening_again_changes_nothing(db: str) -> None:
    open_database(db).close()
    before = Path(db).read_bytes()
    open_database(db).close()
    assert upgraded(db) == ""
    assert Path(db).read_bytes() == before


@pytest.mark.parametrize("wanted", [("journal_mode", "wal"), ("foreign_keys", 1)], ids=lambda pair: pair[0])
def test_connections_are_prepared(db: str, wanted: tuple[str, object]) -> None:
    with open_database(db) as database, database.engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {wanted[0]}").scalar() == wanted[1]


def test_a_newer_database_is_left_alone(db: str) -> None:
    open_database(db).close()
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for use in (open_database, open_reader):
        with pytest.raises(SchemaOutOfDate, match="update distlaw"):
            use(db)


def test_a_file_that_is_no_database(db: str) -> None:
    Path(db).write_text("这不是数据库" * 100, encoding="utf-8")
    for use in (open_database, open_reader):
        with pytest.raises(NotADatabase, match="not an SQLite database"):
            use(db)
    assert Path(db).read_text(encoding="utf-8").startswith("这不是数据库")


def test_a_database_of_another_program(db: str) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TABLE somebody_elses (id)")
    for use in (open_database, open_reader):
        with pytest.raises(SchemaOutOfDate, match="another program"):
            use(db)


def test_no_database_yet(db: str) -> None:
    with pytest.raises(DatabaseError, match="distlaw ingest"):
        open_reader(db)
    assert not Path(db).exists()


def test_a_copy_is_whole_and_takes_a_free_name(db: str) -> None:
    open_database(db).close()
    first, second = backed_up(db, "backup"), backed_up(db, "backup")
    assert first != second
    for copy in (first, second):
        with open_reader(copy) as reader:
            assert reader.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_failed_upgrade_leaves_nothing_behind(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from distlaw.db import index

    def breaks(connection: object) -> int:
        raise RuntimeError("half way")

    monkeypatch.setattr(index, "rebuild", breaks)
    with pytest.raises(RuntimeError, match="half way"):
        open_database(db)
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
