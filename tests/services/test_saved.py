"""Saved searches: kept, run again, and what is new since."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_fixtures import WORKS, ClaimOf, WorkOf, add, build

from distlaw.db import index
from distlaw.db.session import open_database
from distlaw.errors import NotFound, UsageError
from distlaw.query.search.plan import Request
from distlaw.query.search.syntax import FieldFilter
from distlaw.services.saved import as_json, as_request, kept, remove, rerun, save, saved
from distlaw.services.search import search

ASKED = Request("合理使用", (FieldFilter("stance", ("permits",), -1),), ("claims",), limit=5)


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = str(tmp_path / "corpus.db")
    build(path, WORKS)
    return path


def test_a_request_comes_back_as_it_was() -> None:
    assert as_request(as_json(ASKED)) == ASKED


def test_saved_listed_run_and_forgotten(url: str) -> None:
    save(url, "fair", ASKED)
    assert [row["name"] for row in saved(url)] == ["fair"]
    assert kept(url, "fair") == ASKED
    assert {hit.id for hit in rerun(url, "fair", only_new=False)} == {"c-fair", "c-may"}
    remove(url, "fair")
    assert saved(url) == []


def test_only_what_has_come_since_is_new(url: str) -> None:
    save(url, "fair", ASKED)
    assert rerun(url, "fair", only_new=True) == []
    late = WorkOf(
        "late",
        "后来",
        ("新说认为该行为是合理使用。",),
        (ClaimOf("c-late", "该行为是合理使用", ("fair_use",), "permits"),),
    )
    with open_database(url) as database, database.writing() as session:
        index.add_work(session.connection(), add(session, late))
    assert [hit.id for hit in rerun(url, "fair", only_new=True)] == ["c-late"]
    assert rerun(url, "fair", only_new=True) == []


def test_an_unknown_name_is_answered_with_a_near_one(url: str) -> None:
    save(url, "fairness", ASKED)
    with pytest.raises(NotFound, match="fairness"):
        rerun(url, "fairnes", only_new=False)
    with pytest.raises(UsageError):
        save(url, " ", ASKED)


def test_a_saved_search_shows_what_the_search_shows(url: str) -> None:
    asked = Request("合理使用 模型 界限", limit=3)
    save(url, "wide", asked)
    assert [hit.id for hit in rerun(url, "wide", only_new=False)] == [hit.id for hit in search(url, asked).answer.hits]
