"""Reviewing in a browser: the same rows as the terminal writes, undone one by one, and two reviewers apart."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_browsing import Seen
from web_chromium import chromium, leaving, served

from distlaw.db.opening import open_reader
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.judging import agreed_upon, kappa
from distlaw.services.claims.review import Review
from distlaw.services.ingest import ingest
from distlaw.web.app import application
from distlaw.web.guard import Door

TEXT = """# 模型蒸馏与合理使用

作者：林知远
日期：2031-04-02

模型蒸馏并不复制受保护的表达，因此不构成著作权侵权。即使蒸馏中复制了在先作品，也应属于合理使用。

服务条款禁止用户以输出训练竞争模型，违反该条款的，应当承担违约责任。绕过技术限制大量调用接口的，构成不正当竞争。
"""
HOME = "http://127.0.0.1:8765"


@pytest.fixture
def url(tmp_path: Path) -> str:
    (tmp_path / "one.md").write_text(TEXT, encoding="utf-8")
    assert [one.claims > 2 for one in ingest(str(tmp_path / "r.db"), [str(tmp_path / "one.md")])] == [True]
    return str(tmp_path / "r.db")


def room(url: str, who: str = "tester") -> TestClient:
    return TestClient(application(url, Door(), who), base_url=HOME)


def send(client: TestClient, path: str, **fields: str) -> Any:
    secret = re.search(r'name="form" value="([^"]+)"', client.get("/review").text)
    assert secret
    return client.post(path, data={"form": secret[1], **fields}, headers={"origin": HOME}, follow_redirects=False)


def rows(url: str, sql: str) -> list[tuple[Any, ...]]:
    with open_reader(url) as reader:
        return reader.rows(sql)


JOURNAL = "SELECT action, agent FROM journal WHERE action = 'review' ORDER BY id"
CHANGED = (
    "SELECT r.table_name, r.before, r.after FROM journal_row r JOIN journal j ON j.id = r.entry_id "
    "WHERE j.action = 'review' AND r.table_name IN ('claim', 'claim_position') ORDER BY r.id"
)


def test_a_decision_writes_what_the_terminal_writes(url: str, tmp_path: Path) -> None:
    other = str(tmp_path / "terminal.db")
    Path(other).write_bytes(Path(url).read_bytes())
    client = room(url)
    first = client.get("/review/claim.json").json()["claim"]["id"]
    moved = send(client, "/review/decide", id=first, verdict="accepted")
    assert moved.status_code == 303
    with Review(other, "tester", ClaimFilter()) as review:
        assert review.ids[0] == first
        review.decide("accepted")
    for sql in (JOURNAL, CHANGED, "SELECT entity_id, action, before, after, agent FROM event ORDER BY id"):
        assert rows(url, sql) == rows(other, sql)


def test_every_decision_is_taken_back_in_turn(url: str) -> None:
    client = room(url)
    before = rows(url, "SELECT id, status FROM claim ORDER BY id")
    ids = [one["id"] for one in _queue(client)]
    for verdict, identity in zip(("accepted", "rejected"), ids, strict=False):
        send(client, "/review/decide", id=identity, verdict=verdict)
    assert [one["id"] for one in _queue(client)] == ids[2:]
    moved = send(client, "/review/undo")
    assert moved.headers["location"].endswith(f"id={ids[1]}")
    send(client, "/review/undo")
    assert rows(url, "SELECT id, status FROM claim ORDER BY id") == before
    assert send(client, "/review/undo").status_code == 404


def _queue(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    address = f"/review/claim?{query}"
    while True:
        page = client.get(address)
        claim = client.get(address.replace("/review/claim", "/review/claim.json")).json()["claim"]
        if claim is None:
            return found
        found.append(claim)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        if not following:
            return found
        address = following[1].replace("&amp;", "&")


def test_orders(url: str) -> None:
    client = room(url)
    sure = [one.get("confidence", 1.0) for one in _queue(client, "order=surest")]
    assert sure == sorted(sure, reverse=True) and len(sure) > 2
    assert [one.get("confidence", 1.0) for one in _queue(client, "order=unsurest")] == sorted(sure)


def test_labels_are_corrected_and_a_claim_is_added_and_related(url: str) -> None:
    client = room(url)
    one, other = _queue(client)[:2]
    send(client, "/review/edit", id=one["id"], stance="conditional", theories="contract, fair_use", note="看第二段")
    claim = client.get(f"/claims/{one['id']}.json").json()
    assert (claim["stance"], claim["theories"], claim["note"]) == ("conditional", ["contract", "fair_use"], "看第二段")
    assert claim["status"] == "proposed"
    send(client, "/review/relate", id=one["id"], type="rebuts", target=other["id"], reason="相反")
    assert client.get(f"/claims/{one['id']}.json").json()["relations"][0]["type"] == "rebuts"
    key = client.get("/works.json").json()["works"][0]["key"]
    moved = send(client, "/review/propose", key=key, quote="也应属于合理使用", theories="fair_use", stance="permits",
                 kind="normative")  # fmt: skip
    assert client.get(f"{moved.headers['location']}.json").json()["made_by"] == "tester"
    wrong = send(client, "/review/propose", key=key, quote="没有这句话", theories="fair_use", stance="permits",
                 kind="normative")  # fmt: skip
    assert wrong.status_code == 400


def test_two_reviewers_do_not_see_each_other_and_kappa_is_told_at_the_end(url: str) -> None:
    ada, ben = room(url, "ada"), room(url, "ben")
    ids = [one["id"] for one in _queue(ada)]
    for number, identity in enumerate(ids):
        send(ada, "/review/decide", id=identity, verdict="accepted" if number % 2 else "rejected", blind="1")
    assert _queue(ada, "blind=1") == []
    assert [one["id"] for one in _queue(ben, "blind=1")] == ids
    assert "ada" not in ben.get(f"/review/claim?blind=1&id={ids[0]}").text
    assert {status for _, status in rows(url, "SELECT id, status FROM claim")} == {"proposed"}
    for number, identity in enumerate(ids):
        verdict = "accepted" if number % 2 or number == 0 else "rejected"
        send(ben, "/review/decide", id=identity, verdict=verdict, blind="1")
    found = ben.get("/review/agreement.json").json()
    assert [row[0] for row in found["apart"]] == [ids[0]] and found["both"] == len(ids) - 1
    assert 0 < found["kappa"] < 1
    send(ben, "/review/settle", first="ada", second="ben")
    assert [one["id"] for one in _queue(ben)] == [ids[0]]
    send(ben, "/review/undo")
    assert len(_queue(ben)) == len(ids)


def test_kappa_is_cohens() -> None:
    table = {("accepted", "accepted"): 20, ("accepted", "rejected"): 5, ("rejected", "accepted"): 10,
             ("rejected", "rejected"): 15}  # fmt: skip
    assert kappa(table) == pytest.approx(0.4)
    assert kappa({("accepted", "accepted"): 9}) is None


def test_makers_agree_where_they_take_one_position_at_one_place(url: str) -> None:
    from distlaw.query.claims.claims import claims

    with open_reader(url) as reader:
        one, other = claims(reader)[:2]
    twin = one.model_copy(update={"id": "cffff", "made_by": "llm:x"})
    assert agreed_upon([one, other, twin]) == {one.id, twin.id}
    against = "permits" if one.stance == "prohibits" else "prohibits"
    assert agreed_upon([one, other, twin.model_copy(update={"stance": against})]) == frozenset()


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"origin": "http://evil.example"}, 403), ({}, 403), ({"origin": "null"}, 403),
     ({"origin": HOME, "sec-fetch-site": "cross-site"}, 403), ({"origin": HOME}, 400)],
)  # fmt: skip
def test_a_form_of_another_site_changes_nothing(headers: dict[str, str], status: int, url: str) -> None:
    client = room(url)
    before = Path(url).read_bytes()
    claim = client.get("/review/claim.json").json()["claim"]["id"]
    fields = {"id": claim, "verdict": "accepted", "form": "guessed"}
    assert client.post("/review/decide", data=fields, headers=headers).status_code == status
    assert Path(url).read_bytes() == before


def test_without_review_nothing_can_be_posted(url: str) -> None:
    client = TestClient(application(url, Door()), base_url=HOME)
    assert client.post("/review/decide", data={}, headers={"origin": HOME}).status_code == 405
    assert client.get("/review").status_code == 404
    assert "/review" not in client.get("/").text


def test_a_form_has_a_size(url: str) -> None:
    client = room(url)
    big = client.post("/review/edit", data={"note": "x" * 100_000}, headers={"origin": HOME})
    assert big.status_code == 413


def test_files_are_brought_in_beside_the_pages(tmp_path: Path) -> None:
    url = str(tmp_path / "new.db")
    client = room(url)
    assert "ingest" in client.get("/").text
    secret = re.search(r'name="form" value="([^"]+)"', client.get("/review").text)
    assert secret
    names = ("../../one<script>.md", "two.md")
    posted = client.post(
        "/review/upload", data={"form": secret[1]}, headers={"origin": HOME}, follow_redirects=False,
        files=[("file", (name, TEXT.replace("合理使用", f"合理使用{name[-6]}"))) for name in names],
    )  # fmt: skip
    assert posted.status_code == 303
    for thread in threading.enumerate():
        if thread.name == "uploads":
            _until_done(client)
    upload = client.get("/review.json").json()["uploads"][0]
    assert [row["verdict"] for row in upload["verdicts"]] == ["added", "added"]
    assert Seen(client.get("/review").text).active == []
    assert len(client.get("/works.json").json()["works"]) == 2
    assert sorted(one.name for one in (tmp_path / "new-uploads").rglob("*.md")) == ["onescript.md", "two.md"]


def _until_done(client: TestClient) -> None:
    while not client.get("/review.json").json()["uploads"][0]["is_done"]:
        threading.Event().wait(0.05)


@pytest.fixture
def address(url: str) -> Iterator[str]:
    with served(url, reviewer="tester") as found:
        yield found


def test_keys_decide_and_take_back(chrome: Any, address: str, url: str) -> None:
    def press(key: str) -> str:
        with leaving(chrome):
            chrome.find_element("css selector", "body").send_keys(key)
        return str(chrome.find_element("css selector", "p.from").text)

    def status() -> str:
        return str(rows(url, f"SELECT status FROM claim WHERE id = '{first}'")[0][0])

    chrome.get(f"{address}/review/claim")
    first = chrome.find_element("css selector", "[name=id]").get_attribute("value")
    assert "2 / " in press("j")
    assert "1 / " in press("k")
    press("a")
    assert status() == "accepted"
    press("u")
    assert status() == "proposed"
    assert chrome.find_element("css selector", "[name=id]").get_attribute("value") == first
    chrome.find_element("css selector", "body").send_keys("e")
    chrome.find_element("name", "note").send_keys("arajk")
    assert status() == "proposed"


def test_without_scripts_the_buttons_decide(address: str, url: str) -> None:
    with chromium(scripts=False) as browser:
        browser.get(f"{address}/review/claim")
        first = browser.find_element("css selector", "[name=id]").get_attribute("value")
        with leaving(browser):  # the decision is made when the next page comes
            browser.find_element("css selector", "button.no").click()
        assert rows(url, f"SELECT status FROM claim WHERE id = '{first}'") == [("rejected",)]
        assert browser.find_element("css selector", "[name=id]").get_attribute("value") != first
