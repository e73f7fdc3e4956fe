"""Searches are kept from the page, say what is new, and lead back to the same search."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import NOTES
from starlette.testclient import TestClient
from web_browsing import browser

from distlaw.services.ingest import ingest
from distlaw.services.journal import log
from distlaw.services.saved import saved
from distlaw.web.app import application
from distlaw.web.guard import Door

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def url(tmp_path: Path) -> str:
    (tmp_path / "one.md").write_text(NOTES["permits.md"], encoding="utf-8")
    assert [one.verdict for one in ingest(str(tmp_path / "r.db"), [str(tmp_path / "one.md")])] == ["added"]
    return str(tmp_path / "r.db")


def sent(client: TestClient, address: str, **fields: str) -> Any:
    secret = re.search(r'name="form" value="([^"]+)"', client.get("/search?q=x").text)
    assert secret
    headers = {"origin": HOME}
    return client.post(address, data={"form": secret[1], **fields}, headers=headers, follow_redirects=False)


def test_a_search_is_kept_run_and_forgotten(url: str, tmp_path: Path) -> None:
    client = TestClient(application(url, Door(), reviewer="tester"), base_url=HOME)
    page = client.get("/search?q=合理使用&theory=fair_use&year=2031").text
    action = re.search(r'action="(/saved/keep[^"]*)"', page)
    assert action
    kept = sent(client, action[1].replace("&amp;", "&"), name="使用")
    assert kept.headers["location"] == "/saved"
    (found,) = client.get("/saved.json").json()["searches"]
    assert found["name"] == "使用" and found["new"] == 0 and found["hits"] > 0
    asked = client.get(found["address"].replace("/search?", "/search.json?")).json()
    assert asked["query"] == "合理使用" and asked["filters"] == {"theory": ["fair_use"], "year": ["2031"]}

    (tmp_path / "two.md").write_text(NOTES["permits.md"].replace("模型蒸馏", "知识蒸馏"), encoding="utf-8")
    assert [one.verdict for one in ingest(url, [str(tmp_path / "two.md")])] == ["added"]
    waiting = client.get("/saved.json").json()["searches"][0]["new"]
    assert waiting > 0 and client.get("/saved.json").json()["searches"][0]["new"] == waiting
    assert sent(client, "/saved/run", name="使用").headers["location"] == found["address"]
    assert client.get("/saved.json").json()["searches"][0]["new"] == 0
    assert sent(client, "/saved/forget", name="使用").headers["location"] == "/saved"
    assert saved(url) == [] and log(url)[0].agent == "tester"


def test_who_only_reads_sees_what_is_new_and_stores_nothing(url: str) -> None:
    room = browser(url)
    assert "/saved/keep" not in room.get("/search?q=合理使用").text
    assert room.post("/saved/keep?q=x", data={"name": "x"}, headers={"origin": HOME}).status_code in (403, 404, 405)
    assert room.get("/saved.json").json() == {"searches": []}


def test_a_filter_that_is_no_facet_stands_in_the_words(distlaw: Any, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISTLAW_DB", url)
    assert distlaw("search", "合理使用", "--author", "林知远", "--lang", "zh", "--save", "林").code == 0
    room = browser(url)
    (found,) = room.get("/saved.json").json()["searches"]
    shown = room.get(found["address"].replace("/search?", "/search.json?")).json()
    assert "author:" in shown["query"] and shown["filters"] == {"language": ["zh"]}
    assert shown["results"] and shown["notes"] == []
