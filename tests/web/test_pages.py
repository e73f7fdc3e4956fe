"""Each page, its JSON twin, its facets and its languages; and a database with nothing in it."""

from __future__ import annotations

import itertools
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_browsing import Seen, browser

from distlaw import web
from distlaw.model.claim_words import CLAIM_STATUSES, KINDS, MODALITIES, RELATION_TYPES, SIDES, SPEAKER_TYPES, STANCES
from distlaw.query.arguments.facets import matches
from distlaw.vocab.web_words import LANGUAGES, load_web_words
from distlaw.web.pages import search

ADDRESSES = (
    "/search?q=蒸馏", "/works", "/debate", "/debate?issue=distillation", "/debate?theory=fair_use", "/matrix",
    "/matrix?rows=theory&cols=kind&row=fair_use", "/gaps?what=question", "/about",
    "/cases", "/statutes", "/licences", "/licences/licence:openai-terms", "/graph", "/compare", "/bibliography",
    "/changes", "/saved",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_and_its_json_twin_stand_at_one_address(address: str, seeds: TestClient) -> None:
    page = seeds.get(address, headers={"accept": "text/html,application/json;q=0.5"})
    assert page.headers["content-type"].startswith("text/html") and page.status_code == 200
    twin = seeds.get(address, headers={"accept": "application/json"})
    path, _, query = address.partition("?")
    assert twin.json() == seeds.get(f"{path}.json?{query}").json()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_speaks_each_language(address: str, language: str, seeds: TestClient) -> None:
    page = seeds.get(address, headers={"accept-language": language}).text
    assert f'<html lang="{language}">' in page


def test_the_language_follows_the_browser_and_the_switch(seeds_file: str) -> None:
    room = browser(seeds_file)
    assert '<html lang="zh-Hant">' in room.get("/", headers={"accept-language": "zh-TW,zh;q=0.9,en;q=0.8"}).text
    assert '<html lang="en">' in room.get("/?lang=en", headers={"accept-language": "zh-CN"}).text
    assert '<html lang="en">' in room.get("/works", headers={"accept-language": "zh-CN"}).text


def test_facets_narrow_and_their_counts_hold(seeds: TestClient) -> None:
    whole = seeds.get("/search.json?issue=distillation&n=200").json()
    for name in ("theory", "kind", "position"):
        value, count = next(iter(whole["facets"][name].items()))
        less = seeds.get("/search.json", params={"issue": "distillation", name: value, "n": "200"}).json()
        assert len(less["results"]) == min(200, count)
        assert less["filters"][name] == [value]


def test_what_matches_is_counted_once_however_much_is_listed(seeds_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    room = browser(seeds_file)
    made = list[object]()

    def counting(*given: Any) -> Any:
        made.append(matches(*given))
        return made[-1]

    monkeypatch.setattr(search, "matches", counting)
    first, longer = (room.get(f"/search.json?q=蒸馏&n={n}").json()["facets"] for n in (21, 60))
    assert len(made) == 1 and first["theory"] == longer["theory"]


def test_what_was_sought_is_marked(seeds: TestClient) -> None:
    assert '<mark class="found">蒸馏</mark>' in seeds.get("/search?q=蒸馏").text


def test_a_number_of_the_matrix_leads_to_its_claims_and_a_claim_to_its_mark(seeds: TestClient) -> None:
    table = seeds.get("/matrix.json").json()
    row, col = next((r, c) for r, cells in table["cells"].items() for c, count in cells.items() if count)
    cell = seeds.get("/matrix.json", params={"row": row, "col": col}).json()["claims"]
    assert len(cell) == table["cells"][row][col]
    claim = cell[0]
    page = Seen(seeds.get(f"/works/{claim['key']}?source={claim['source_sha256']}").text)
    assert f"c-{claim['id']}" in page.ids


def test_a_claim_is_proved_and_shows_both_selectors(seeds: TestClient) -> None:
    found = seeds.get("/matrix.json", params={"row": "fair_use"}).json()["claims"][0]
    claim = seeds.get(f"/claims/{found['id']}.json").json()
    assert claim["proof"]["verified"] is True
    assert [one["type"] for one in claim["proof"]["selectors"]] == ["TextPositionSelector", "TextQuoteSelector"]
    page = seeds.get(f"/claims/{found['id']}").text
    assert claim["proof"]["source_sha256"] in page and "TextQuoteSelector" in page


def test_relations_are_shown_from_both_ends(seeds: TestClient) -> None:
    debate = seeds.get("/debate.json?issue=distillation").json()
    relation = debate["relations"][0]
    for one, other in ((relation["from"], relation["to"]), (relation["to"], relation["from"])):
        assert f"/claims/{other}" in seeds.get(f"/claims/{one}").text


def test_a_debate_has_two_columns(seeds: TestClient) -> None:
    data = seeds.get("/debate.json?issue=distillation").json()
    assert data["issue"]["supports_claims"] and data["issue"]["opposes_claims"]
    page = seeds.get("/debate?issue=distillation").text
    for claim in (*data["issue"]["supports_claims"], *data["issue"]["opposes_claims"]):
        assert f"/claims/{claim}" in page


def test_a_work_is_printed_in_every_style(seeds: TestClient) -> None:
    key = seeds.get("/works.json").json()["works"][0]["key"]
    styles = seeds.get(f"/works/{key}/cite.json").json()["styles"]
    assert {"gbt7714-2025", "apa", "oscola"} <= {one["style"] for one in styles if one["text"]}


@pytest.mark.parametrize(
    ("address", "status"),
    [("/works/nobody1999", 404), ("/claims/c0000000", 404), ("/nothing", 404), ("/search?q=(", 400),
     ("/search?kind=wrong", 400), ("/matrix?rows=wrong", 400), ("/debate?issue=wrong", 400)],
)  # fmt: skip
def test_what_cannot_be_answered_is_said_in_a_line(address: str, status: int, seeds: TestClient) -> None:
    page = seeds.get(address)
    assert page.status_code == status
    assert "Traceback" not in page.text and "<h1>" in page.text
    twin = seeds.get(address, headers={"accept": "application/json"})
    assert twin.status_code == status and twin.json()["error"]["what"]


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    from distlaw.db.session import open_database

    missing = browser(str(tmp_path / "none.db"))
    assert "distlaw ingest" in missing.get("/").text
    assert not (tmp_path / "none.db").exists()
    with open_database(str(tmp_path / "empty.db")):
        pass
    assert "distlaw ingest" in browser(str(tmp_path / "empty.db")).get("/").text


def test_every_word_that_a_template_names_is_there_in_three_languages() -> None:
    templates = Path(web.__file__).parent / "templates"
    used = {
        word for one in templates.glob("*.html") for word in re.findall(r"\bt\('([a-z_]+)'\)", one.read_text("utf-8"))
    }
    assert len(used) > 40
    assert used <= load_web_words().keys()


@pytest.mark.parametrize(
    "word", [*KINDS, *SIDES, *STANCES, *MODALITIES, *SPEAKER_TYPES, *CLAIM_STATUSES, *RELATION_TYPES]
)
def test_every_label_of_a_claim_has_a_word(word: str) -> None:
    assert word in load_web_words()


def test_a_passage_leads_to_its_place(seeds: TestClient) -> None:
    found = next(h for h in seeds.get("/search.json?q=蒸馏&n=200").json()["results"] if h["type"] == "passage")
    at = ",".join(f"{start}-{end}" for start, end in found["ranges"])
    address = f"/works/{found['key']}?source={found['source_sha256']}&at={at}"
    assert f"at={at}#c-here" in seeds.get("/search?q=蒸馏&n=200").text
    seen = Seen(seeds.get(address).text)
    assert "".join(seen.marks["here"].split()) == "".join(found["quote"].split())
    assert "c-here" in seen.ids
    assert seeds.get(f"/works/{found['key']}?at=5-1,x,9999999999-99999999999").status_code == 200
    assert seeds.get(f"/works/{found['key']}?at=9-3,999999-9999999").status_code == 200


def test_an_answer_is_kept_until_the_database_changes(tmp_path: Path) -> None:
    from distlaw.web.room import Room

    path = tmp_path / "own.db"
    path.write_bytes(b"1")
    room, counted = Room(str(path)), itertools.count(1)
    assert [room.kept("x", lambda: next(counted)) for _ in range(2)] == [1, 1]
    path.write_bytes(b"22")
    assert room.kept("x", lambda: next(counted)) == 2


def test_what_takes_long_is_made_beside_and_the_last_answer_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distlaw.web import room as rooms

    path = tmp_path / "own.db"
    path.write_bytes(b"1")
    monkeypatch.setattr(rooms, "_PATIENCE", -1.0)  # everything takes long
    counted, room = itertools.count(1), rooms.Room(str(path))
    assert room.lately("x", lambda: next(counted)) == (1, True)
    path.write_bytes(b"22")
    assert room.lately("x", lambda: next(counted)) == (1, False)
    for thread in threading.enumerate():
        if thread.name == "making x":
            thread.join()
    assert room.lately("x", lambda: next(counted)) == (2, True)


def test_works_have_pages_and_a_debate_its_foremost_claims(seeds: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from distlaw.web.pages import argue, work

    monkeypatch.setattr(work, "ON_A_PAGE", 2)
    found = [seeds.get(f"/works.json?page={number}").json() for number in (1, 2, 3)]
    assert [len(one["works"]) for one in found] == [2, 2, 1] and found[0]["pages"] == 3
    assert 'rel="next"' in seeds.get("/works?page=2").text
    assert seeds.get("/works.json", params={"q": found[2]["works"][0]["key"]}).json()["count"] == 1
    whole = seeds.get("/debate.json?issue=distillation").json()
    monkeypatch.setattr(argue, "_COLUMN", 1)
    page = seeds.get("/debate?issue=distillation").text
    assert "position=supports" in page and len(whole["issue"]["supports_claims"]) > 1


def test_gaps_of_one_work_are_those_of_the_corpus_that_are_its_own(seeds: TestClient) -> None:
    every = seeds.get("/gaps.json").json()["gaps"]
    key = next(gap["where"] for gap in every if gap["where"])
    own = seeds.get("/gaps.json", params={"work": key}).json()["gaps"]
    assert own == [gap for gap in every if gap["where"] == key]
