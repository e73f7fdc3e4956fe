"""Lists of the best passages of common words, and words asked from the rarest on: nothing is missing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from search_fixtures import WorkOf, add, build

from distlaw.db import index
from distlaw.db.index import best
from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.search_words import BEST, PASSAGE, bounds
from distlaw.db.session import open_database
from distlaw.query.lookup import common_words, sqlite
from distlaw.query.lookup.sqlite import SqliteLookup, as_fts5
from distlaw.query.search.expression import All, Any, Expression, Flag, TokenRun, Without

WORDS = [f"w{chr(97 + at)}{chr(98 + at)}" for at in range(16)]
COMMON = 20


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A corpus for which twenty passages are very many."""
    for module, name, value in (
        (best, "FROM", 50), (best, "COMMON", COMMON), (best, "LONGEST", 15), (common_words, "COMMON", COMMON),
        (sqlite, "COMMON", COMMON), (sqlite, "LONGEST", 15), (sqlite, "RANKED_AT_MOST", 30), (sqlite, "_MANY", 10),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    path = str(tmp_path / "corpus.db")
    build(path, tuple(work(number) for number in range(20)))
    with open_database(path) as database, database.writing() as session:
        index.optimize(session.connection())
    return path


def work(number: int) -> WorkOf:
    """A work of ten passages whose words are the rarer the later they stand in the list."""
    dice = random.Random(number)
    weights = [1 / (at + 1) for at in range(len(WORDS))]
    texts = (" ".join(dice.choices(WORDS, weights, k=dice.randint(3, 12))) + "." for _ in range(10))
    return WorkOf(f"w{number}", f"Title {number}", tuple(texts), ())


def truth(reader: Reader, sought: Expression) -> dict[int, float]:
    """What each that matches scores, by FTS5 itself."""
    sql = (
        "SELECT u.id, -bm25(search_fts, 1.0, 3.0, 0.3, 0.0) FROM search_fts JOIN search_unit u"
        " ON u.id = search_fts.rowid WHERE search_fts MATCH :match AND search_fts.rowid BETWEEN :low AND :high"
    )
    return dict(reader.rows(sql, {"match": as_fts5(sought), **bounds(PASSAGE)}))


def questions() -> Iterator[Expression]:
    dice = random.Random(5)
    for _ in range(60):
        some = tuple(TokenRun((word,)) for word in dice.sample(WORDS, dice.randint(2, 7)))
        flag = Flag((f"work={dice.randint(1, 20)}",))
        yield some[0]
        yield Any(some)
        yield All((Any(some), Any((flag, Flag(("work=3",))))))
        yield Without(Any((*some, TokenRun((WORDS[0], WORDS[1])))), flag)
        yield Without(some[0], flag)
        yield All(some[:2])


def assert_all_best(url: str, *, nearly: float = 0.02) -> None:
    with open_reader(url) as reader:
        for sought in questions():
            scores = truth(reader, sought)
            for limit in (1, 5, 10):
                found, is_partial = SqliteLookup(reader).ranked(sought, PASSAGE, limit)
                if is_partial:
                    continue
                best = sorted(scores.values(), reverse=True)[:limit]
                assert [scores[one.unit] for one in found] == pytest.approx(best, abs=nearly), sought
                assert len({one.unit for one in found}) == len(found)


def test_the_best_are_found_however_many_match(url: str) -> None:
    with open_reader(url) as reader:
        assert SqliteLookup(reader).state(BEST)
        assert reader.rows("SELECT count(*) FROM search_common")[0][0] > 3
        found, is_partial = SqliteLookup(reader).ranked(Any(tuple(TokenRun((word,)) for word in WORDS[:3])), PASSAGE, 5)
        assert len(found) == 5
        assert not is_partial
    assert_all_best(url)


def test_what_is_indexed_later_stands_in_the_lists(url: str) -> None:
    with open_database(url) as database, database.writing() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM search_best").scalar()
        index.add_work(session.connection(), add(session, work(77)))
        assert (session.connection().exec_driver_sql("SELECT count(*) FROM search_best").scalar() or 0) > (before or 0)
    new = WorkOf("short", "Short", (f"{WORDS[4]} {WORDS[4]}.",), ())
    with open_database(url) as database, database.writing() as session:
        index.add_work(session.connection(), add(session, new))
    with open_reader(url) as reader:
        (found, *_), _ = SqliteLookup(reader).ranked(TokenRun((WORDS[4],)), PASSAGE, 5)
        ((text,),) = reader.rows("SELECT text FROM passage WHERE id = :id", {"id": int(found.ref)})
        assert text == new.passages[0]


def test_what_was_removed_is_found_no_more(url: str) -> None:
    with open_database(url) as database, database.writing() as session:
        for number in (3, 9):
            index.remove_work(session.connection(), number)
    assert_all_best(url, nearly=0.1)


def test_a_small_corpus_has_no_lists(tmp_path: Path) -> None:
    path = str(tmp_path / "small.db")
    build(path, tuple(work(number) for number in range(3)))
    with open_database(path) as database, database.writing() as session:
        index.optimize(session.connection())
    with open_reader(path) as reader:
        assert not SqliteLookup(reader).state(BEST)


def test_lists_are_made_anew_when_a_fifth_is_new(url: str) -> None:
    def made() -> str:
        with open_reader(url) as reader:
            return SqliteLookup(reader).state(BEST)

    first = made()
    for number, is_other in ((30, False), (31, False), (32, False), (33, True)):
        with open_database(url) as database, database.writing() as session:
            index.add_work(session.connection(), add(session, work(number)))
            index.optimize(session.connection())
        assert (made() != first) == is_other


def test_a_reindex_begins_without(url: str) -> None:
    with open_database(url) as database, database.writing() as session:
        index.rebuild(session.connection())
    assert_all_best(url)
