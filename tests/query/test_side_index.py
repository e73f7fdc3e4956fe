"""The side index says what SQLite says, is asked only while it is of the database as it stands, and can be deleted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from search_fixtures import WORKS, ClaimOf, WorkOf, add, build

from distlaw.db import index
from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM, PASSAGE, WORK
from distlaw.db.session import open_database
from distlaw.db.side_index import folder_beside
from distlaw.query.lookup import lookup_of
from distlaw.query.lookup.side import SideLookup
from distlaw.query.lookup.sqlite import SqliteLookup
from distlaw.query.search.answering import every, run
from distlaw.query.search.plan import Request, planned
from distlaw.query.search.syntax import FieldFilter
from distlaw.services.database import side_index, without_side_index
from distlaw.services.ingest import IngestOptions, ingest

pytest.importorskip("tantivy")

KINDS = (CLAIM, PASSAGE, WORK)
QUERIES = (
    "秘密", "商业秘密", "蒸馏", "模型", "模型 输出", "fair use", "合理使用 训练", "distillation", '"fair use"', "法律",
    "模型 NOT 秘密", "模型 OR secret", "模型 NEAR/5 输出", "distil*", "theory:copyright", "theory:copyright 模型",
    "year:2030", "lang:en model", "(模型 OR 秘密) NOT theory:patent", "什么是商业秘密的保护",
)  # fmt: skip
MORE = WorkOf(
    "new2031", "新的研究", ("新模型的蒸馏与商业秘密无关。",), (ClaimOf("cnew", "新模型的蒸馏与商业秘密无关"),)
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = str(tmp_path / "corpus.db")
    build(path, WORKS)
    assert side_index(path) == len(WORKS)
    return path


def is_asked(reader: Reader) -> bool:
    return isinstance(lookup_of(reader), SideLookup)


def hits(url: str, query: str) -> set[tuple[str, str]]:
    with open_reader(url) as reader:
        return {(hit.type, hit.id) for hit in run(reader, Request(query, limit=200)).hits}


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_units_match(url: str, query: str) -> None:
    with open_reader(url) as reader:
        side, plain = lookup_of(reader), SqliteLookup(reader)
        assert is_asked(reader)
        plan = planned(reader, plain, Request(query))
        for kind in KINDS:
            sought = plan.of_kind(every(plan.groups, broadly=True), kind)
            assert sought is not None
            assert side.listed(sought, kind, 100) == plain.listed(sought, kind, 100)
            assert side.listed(sought, kind, 2) == plain.listed(sought, kind, 2)
            for widely in (False, True):
                assert side.count(sought, kind, 50, widely=widely) == plain.count(sought, kind, 50, widely=widely)
                ours, theirs = (one.ranked(sought, kind, 100, widely=widely)[0] for one in (side, plain))
                assert {one.unit for one in ours} == {one.unit for one in theirs}
                assert [one.score for one in ours] == sorted((one.score for one in ours), reverse=True)


def test_a_search_finds_the_same_with_it_and_without(url: str) -> None:
    beside = {query: hits(url, query) for query in QUERIES}
    assert any(beside.values())
    assert without_side_index(url)
    assert not without_side_index(url)
    assert {query: hits(url, query) for query in QUERIES} == beside


def test_it_is_not_asked_until_it_has_what_is_new(url: str) -> None:
    with open_database(url) as database, database.writing() as session:
        index.add_work(session.connection(), add(session, MORE))
    with open_reader(url) as reader:
        assert not is_asked(reader)
    assert ("claim", "cnew") in hits(url, "新模型")
    assert side_index(url) == 1
    with open_reader(url) as reader:
        assert is_asked(reader)
    assert ("claim", "cnew") in hits(url, "新模型")
    assert side_index(url) == 0


def test_a_work_indexed_again_stands_in_it_once(url: str) -> None:
    with open_reader(url) as reader:
        ((work, key),) = reader.rows("SELECT id, key FROM work ORDER BY id LIMIT 1")
    with open_database(url) as database, database.writing() as session:
        index.add_work(session.connection(), work)
    assert side_index(url) == 1
    with open_reader(url) as reader:
        side, plain = lookup_of(reader), SqliteLookup(reader)
        plan = planned(reader, plain, Request("", (FieldFilter("key", (key,), -1),)))
        for kind in KINDS:
            sought = plan.of_kind(None, kind)
            assert sought is not None
            assert side.count(sought, kind, 100) == plain.count(sought, kind, 100)


def test_what_was_removed_is_found_no_more(url: str) -> None:
    before = hits(url, "模型")
    with open_reader(url) as reader:
        ((work,),) = reader.rows("SELECT work_id FROM claim c JOIN evidence v ON v.id = c.evidence_id "
                                 "WHERE v.exact LIKE '%模型%' LIMIT 1")  # fmt: skip
    with open_database(url) as database, database.writing() as session:
        index.remove_work(session.connection(), work)
    with open_reader(url) as reader:
        assert is_asked(reader)
    after = hits(url, "模型")
    assert after < before
    without_side_index(url)
    assert hits(url, "模型") == after


def test_an_index_of_another_database_at_this_path_is_not_asked(url: str, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    build(str(other), WORKS)
    side_index(str(other))
    shutil.rmtree(folder_beside(Path(url)))
    folder_beside(other).rename(folder_beside(Path(url)))
    with open_reader(url) as reader:
        assert not is_asked(reader)
    assert side_index(url) == len(WORKS)


def test_after_a_reindex_it_is_made_anew(url: str) -> None:
    with open_database(url) as database, database.writing() as session:
        index.rebuild(session.connection())
    with open_reader(url) as reader:
        assert not is_asked(reader)
    assert side_index(url) == len(WORKS)


def test_a_damaged_one_is_left_alone(url: str) -> None:
    (folder_beside(Path(url)) / "meta.json").write_text("{", encoding="utf-8")
    with open_reader(url) as reader:
        assert not is_asked(reader)
        assert run(reader, Request("模型")).hits


def test_an_ingest_brings_it_up_to_date(url: str, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# 关于新数据的札记\n\n使用新数据训练模型不构成侵权。\n", encoding="utf-8")
    assert [verdict.verdict for verdict in ingest(url, [str(note)], IngestOptions(workers=1))] == ["added"]
    with open_reader(url) as reader:
        assert is_asked(reader)
    assert hits(url, "新数据")
