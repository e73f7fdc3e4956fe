"""What a user can do wrong: one line on stderr, the documented exit code, nothing changed, never a traceback."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["ingest", "/no/such/file.txt"], 3, "No such file", id="a missing path"),
        pytest.param(["ingest"], 2, "missing argument", id="no path"),
        pytest.param(["show", "nobody2020"], 1, "no work has the key", id="an unknown key"),
        pytest.param(["frobnicate"], 2, "no such command", id="an unknown command"),
        pytest.param(["theories", "--format", "yaml"], 2, "yaml", id="an unknown format"),
        pytest.param(["edit", "nobody2020"], 2, "nothing to set", id="nothing to edit"),
        pytest.param(["edit", "nobody2020", "--set", "title"], 2, "FIELD=VALUE", id="no value"),
        pytest.param(["load", "/no/such/dump"], 3, "No such file", id="a missing dump"),
        pytest.param(["--db"], 2, "needs a path", id="no database named"),
        pytest.param(["cases", "no such case"], 1, "no case is known", id="an unknown case"),
    ],
)
def test_one_line_and_the_right_code(corpus: Command, words: list[str], code: int, said: str) -> None:
    ran = corpus(*words)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err + ran.out


def test_a_folder_with_nothing_in_it(distlaw: Command, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    ran = distlaw("ingest", str(tmp_path / "hollow"))
    assert (ran.code, "no file to read" in ran.err) == (3, True)


def test_no_database_yet_says_how_to_make_one(distlaw: Command) -> None:
    ran = distlaw("show", "anything")
    assert (ran.code, "distlaw ingest" in ran.err) == (5, True)


def test_a_file_that_is_no_database(distlaw: Command, db: str, notes: Path) -> None:
    Path(db).write_text("not a database " * 200)
    for words in (["ingest", str(notes)], ["show", "x"], ["db", "status"]):
        ran = distlaw(*words)
        assert (ran.code, "not an SQLite database" in ran.err) == (5, True)
    assert Path(db).read_text() == "not a database " * 200


def test_a_newer_database(corpus: Command, db: str) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    ran = corpus("theories")
    assert (ran.code, "update distlaw" in ran.err) == (5, True)


def test_a_locked_database(corpus: Command, db: str, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distlaw.db.engines.BUSY_SECONDS", 0.2)
    (notes / "more.md").write_text("# 新\n\n应当承担责任。\n", encoding="utf-8")
    with sqlite3.connect(db, isolation_level=None) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ran = corpus("ingest", str(notes / "more.md"))
        holder.execute("ROLLBACK")
    assert (ran.code, "another process" in ran.err) == (5, True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(distlaw: Command, tmp_path: Path, notes: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    ran = distlaw("ingest", str(notes), "--db", str(closed / "x.db"))
    assert ran.code == 5


def test_json_stays_json_when_there_is_nothing(corpus: Command) -> None:
    assert corpus("cases", "--json").json == []


def test_the_version(distlaw: Command) -> None:
    assert distlaw("--version").out.startswith("distlaw 0.")
