"""Readers that stay open between pages: given out again, never of another file, ended with the room."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from distlaw.db.kept_readers import readers_kept
from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader, SqliteReader
from distlaw.db.session import open_database


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = tmp_path / "corpus.db"
    open_database(str(path)).close()
    return str(path)


def _connection(reader: Reader) -> sqlite3.Connection:
    assert isinstance(reader, SqliteReader)
    return reader._connection


def test_a_reader_comes_back_and_is_given_out_again_to_another_thread(url: str) -> None:
    with readers_kept(url):
        with open_reader(url) as first:
            kept = _connection(first)
        found: list[sqlite3.Connection] = []

        def read() -> None:
            with open_reader(url) as again:
                again.rows("SELECT count(*) FROM work")
                found.append(_connection(again))

        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
        assert found == [kept]


def test_two_at_once_are_two_connections(url: str) -> None:
    with readers_kept(url), open_reader(url) as one, open_reader(url) as other:
        assert _connection(one) is not _connection(other)


def test_what_stands_at_the_path_now_is_read(url: str, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    open_database(str(other)).close()
    with sqlite3.connect(other) as connection:
        connection.execute("INSERT INTO search_state VALUES ('mark', 'the other file')")
    connection.close()
    with readers_kept(url):
        open_reader(url).close()
        other.replace(url)
        with open_reader(url) as reader:
            assert reader.rows("SELECT value FROM search_state WHERE name = 'mark'") == [("the other file",)]


def test_all_are_closed_in_the_end(url: str) -> None:
    with readers_kept(url):
        with open_reader(url) as reader:
            kept = _connection(reader)
        late = open_reader(url)
    late.close()
    for connection in (kept, _connection(late)):
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")
