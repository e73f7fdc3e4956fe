"""The index follows the tables: added, removed, made anew, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import fresh_database
from search_fixtures import WORKS, add, build
from sqlalchemy import Connection, text

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.index.postgres import lexeme, vector
from distlaw.db.index.units import Unit, units_of
from distlaw.db.opening import open_reader
from distlaw.db.search_words import PASSAGE
from distlaw.db.session import Database, open_database
from distlaw.query.search.answering import run
from distlaw.query.search.plan import Request

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = fresh_database() if request.param == "postgres" else str(tmp_path / "corpus.db")
    build(url, WORKS)
    with open_database(url) as opened:
        yield opened


def found(database: Database, query: str) -> list[str]:
    with open_reader(database.url) as reader:
        return [hit.id for hit in run(reader, Request(query, kinds=("claims",), exact=True)).hits]


def work_id(connection: Connection, key: str) -> int:
    return int(connection.execute(text("SELECT id FROM work WHERE key = :key"), {"key": key}).scalar_one())


def test_a_sound_index_has_nothing_to_say(database: Database) -> None:
    with database.writing() as session:
        assert index.index_faults(session.connection()) == []


def test_removing_a_work_leaves_no_trace(database: Database) -> None:
    with database.writing() as session:
        connection = session.connection()
        number = work_id(connection, "qin2031jie")
        index.remove_work(connection, number)
    assert found(database, "合理使用") == []
    assert found(database, "秘密") == ["c-secret"]
    with database.writing() as session:
        assert len(index.index_faults(session.connection())) == 3


def test_tokens_are_deleted_and_not_only_their_rows(tmp_path: Path) -> None:
    build(str(tmp_path / "c.db"), WORKS)
    with open_database(str(tmp_path / "c.db")) as database, database.writing() as session:
        connection = session.connection()
        for work in WORKS:
            index.remove_work(connection, work_id(connection, work.key))
        assert connection.exec_driver_sql("SELECT count(*) FROM search_word").scalar() == 0


def test_an_edit_claim_is_found_by_its_new_words_only(database: Database) -> None:
    with database.writing() as session:
        connection = session.connection()
        connection.execute(text("UPDATE evidence SET exact = '蒸馏须经许可' WHERE exact LIKE '复制教师%'"))
        connection.execute(text("UPDATE claim SET stance = 'prohibits' WHERE id = 'c-fair'"))
        index.add_work(connection, work_id(connection, "qin2031jie"))
    assert found(database, "须经许可") == ["c-fair"]
    assert found(database, "教师模型的输出") == []
    assert "c-fair" in found(database, "stance:prohibits")


def test_indexing_twice_changes_nothing(database: Database) -> None:
    before = found(database, "秘密")
    with database.writing() as session:
        index.add_work(session.connection(), work_id(session.connection(), "luo2032ying"))
    assert found(database, "秘密") == before
    with open_reader(database.url) as reader:
        rows = sum(len(work.passages) + len(work.claims) + 1 for work in WORKS)
        assert reader.rows("SELECT count(*) FROM search_unit") == [(rows,)]


def test_a_transaction_that_fails_indexes_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        work = WORKS[0]._replace(key="other", claims=(), passages=("从未存在的段落",))
        index.add_work(session.connection(), add(session, work))
        raise ZeroDivisionError
    with open_reader(database.url) as reader:
        assert run(reader, Request("从未存在的段落", exact=True)).hits == []


def test_rebuilding_gives_the_same_answers(database: Database) -> None:
    before = found(database, "合理使用 OR 秘密")
    with database.writing() as session:
        assert index.rebuild(session.connection()) == len(WORKS)
        assert index.index_faults(session.connection()) == []
    assert found(database, "合理使用 OR 秘密") == before


def test_another_normaliser_is_noticed(database: Database) -> None:
    with database.writing() as session:
        connection = session.connection()
        connection.execute(text("UPDATE search_state SET value = '0' WHERE name = 'normaliser'"))
        assert "reindex" in index.index_faults(connection)[0]


def test_rows_without_a_work_are_noticed(tmp_path: Path) -> None:
    url = str(tmp_path / "c.db")
    build(url, WORKS[:1])
    with open_database(url) as database, database.writing() as session:
        connection = session.connection()
        connection.execute(text("UPDATE search_unit SET work_id = 999"))
        assert any("belong to no work" in line for line in index.index_faults(connection))


def test_claims_carry_their_filters(tmp_path: Path) -> None:
    url = str(tmp_path / "c.db")
    build(url, WORKS[:1])
    with open_database(url) as database, database.writing() as session:
        units = list(units_of(session.connection(), [1]))
    claim = units[0]
    assert {"theory=fair_use", "stance=permits", "lang=zh-hans", "year=2031", "work=1"} <= set(claim.filters.split())
    assert [unit.kind for unit in units] == [1, 1, 2, 2, 2, 3]
    assert "theory=fair_use" in units[2].filters and "theory=fair_use" not in units[3].filters


def test_a_tsvector_keeps_its_filters_when_it_is_too_long() -> None:
    long = " ".join(f"word{number}" for number in range(80_000))
    assert lexeme("theory=contract") in vector(Unit(PASSAGE, "1", 1, "", long, "", "theory=contract"))


@pytest.mark.parametrize(("token", "quoted"), [("a'b", "'a''b'"), ("a\\b", "'a\\\\b'"), ("合理", "'合理'")])
def test_lexemes_are_quoted(token: str, quoted: str) -> None:
    assert lexeme(token) == quoted


def test_the_tables_of_the_index_belong_to_no_model() -> None:
    assert not [name for name in t.Base.metadata.tables if name.startswith(index.PREFIX)]


def test_a_proposal_that_was_replaced_is_not_shown(database: Database) -> None:
    with database.writing() as session:
        connection = session.connection()
        connection.execute(text("UPDATE claim SET status = 'accepted' WHERE id = 'c-compete'"))
        session.add(
            t.ClaimRelation(
                id="r", source_id="c-compete", target_id="c-fair", type="restates", status="accepted", made_by="tester",
                rule="same_place", activity_id=1,
            )
        )  # fmt: skip
        session.flush()
        index.add_work(connection, work_id(connection, "qin2031jie"))
    assert found(database, "合理使用") == []
    assert found(database, "合理使用 status:proposed") == ["c-fair"]
