"""Notes open where they are called, and what was repaired is told."""

from __future__ import annotations

from typing import Any

from web_browsing import Made, Seen
from web_chromium import served

from distlaw.query.reading import Reading
from distlaw.web.pages.repairs import repair_runs

TEXT = (
    "# 论抓取的边界\n\n作者：林知远\n\n## 一、问题\n\n抓取公开数据不构成不正当竞争。[1]平台条款有效。[2]\n\n"
    "## 注释\n\n[1] 参见王乙：《数据法》，法律出版社2020年版，第12页；另参见赵丁：《平台法》，法律出版社2021年版。\n"
    "[2] 李丙：《条款研究》，载《法学》2021年第3期。\n"
)


def test_a_note_opens_at_its_call_and_the_text_stays_as_it_is(made: Made) -> None:
    room = made({"one.md": TEXT}, {"one.md": ["抓取公开数据不构成不正当竞争。[1]平台条款有效。"]})
    key = room.get("/works.json").json()["works"][0]["key"]
    for view in ("", "?view=source"):
        page = room.get(f"/works/{key}{view}").text
        seen = Seen(page)
        assert page.count('popovertarget="note-') == page.count(" popover>") == 2
        assert 'popovertarget="note-0" aria-label="Note 1">[1]</button>' in page
        assert page.index("赵丁") < page.index('id="note-1"'), "both authorities of a note stand in it"
        assert "抓取公开数据不构成不正当竞争。[1]平台条款有效。" in seen.marks.values()


def test_a_note_opens_in_chromium(made: Made, chrome: Any) -> None:
    made({"one.md": TEXT}, {"one.md": []})
    with served(made.url) as address:
        chrome.get(f"{address}/works")
        chrome.get(chrome.find_element("css selector", "ul.works a").get_attribute("href"))
        assert not chrome.find_element("id", "note-1").is_displayed()
        chrome.find_element("css selector", "[popovertarget=note-1]").click()
        assert chrome.find_element("id", "note-1").is_displayed()
        assert "条款研究" in chrome.find_element("id", "note-1").text


def test_what_was_left_out_and_put_in_stands_in_its_place(made: Made) -> None:
    room = made({"one.md": TEXT}, {"one.md": []})
    key = room.get("/works.json").json()["works"][0]["key"]
    told = room.get(f"/works/{key}/repairs.json").json()
    assert "".join(run["text"] for run in told["runs"] if run["kind"] != "put_in") == TEXT
    assert "# " in next(run["text"] for run in told["runs"] if run["kind"] == "left_out")
    assert "<del># </del>" in room.get(f"/works/{key}/repairs").text


def test_what_no_piece_took_up_is_told_in_any_order() -> None:
    reading = Reading("", "", "zh", "", [[6, 9], [0, 3, "x"]], ())
    assert [tuple(run) for run in repair_runs(reading, "abcdefghijk")] == [
        ("left_out", "def"), ("kept", "ghi"), ("left_out", "abc"), ("put_in", "x"), ("left_out", "jk"),
    ]  # fmt: skip
