"""What a person sees, in Chromium: marks are the very words and in view, without scripts, on paper, on a phone."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from web_chromium import chromium, comes, leaving, served

MARKS = """
const found = {};
for (const mark of document.querySelectorAll('article.reading mark'))
  for (const name of mark.dataset.claims.split(' '))
    found[name] = (found[name] || '') + mark.textContent;
return found;
"""
IN_VIEW = """
location.hash = '#c-' + arguments[0];
const mark = [...document.querySelectorAll('article.reading mark')].find(
  (one) => one.dataset.claims.split(' ').includes(arguments[0]));
const box = mark.getClientRects()[0];
return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
"""


def is_in_view(browser: Any, claim: str) -> bool:
    return comes(browser, lambda one: one.execute_script(IN_VIEW, claim))


def on_page(quote: str, stretches: list[list[int]]) -> str:
    at, parts = 0, list[tuple[int, str]]()
    for start, end in stretches:
        parts.append((start, quote[at : at + end - start]))
        at += end - start
    return "".join(part for _, part in sorted(parts))


def test_every_accepted_claim_of_the_seeds_is_marked_verbatim_and_comes_into_view(
    chrome: Any, seeds: Any, seeds_address: str
) -> None:
    shown = 0
    for work in seeds.get("/works.json").json()["works"]:
        claims = [
            one for one in seeds.get(f"/works/{work['key']}.json").json()["claims"] if one["status"] == "accepted"
        ]
        for view in ("", "?view=source"):
            chrome.get(f"{seeds_address}/works/{work['key']}{view}")
            marks = chrome.execute_script(MARKS)
            for claim in claims:
                if view:
                    assert marks[claim["id"]] == on_page(claim["quote"], claim["ranges"])
                elif claim["verbatim"]:
                    assert marks[claim["id"]] == on_page(claim["quote"], claim["shown_at"])
                if claim["id"] in marks:
                    assert is_in_view(chrome, claim["id"]), claim["id"]
                else:
                    assert chrome.find_elements("css selector", f"section.note a[href$='{claim['id']}']")
        shown += len(claims)
    assert shown == 136


def test_from_a_number_of_the_matrix_to_the_mark_in_two_clicks(chrome: Any, seeds_address: str) -> None:
    chrome.get(f"{seeds_address}/matrix")
    with leaving(chrome):
        chrome.find_element("css selector", "table.matrix tbody td a").click()
    place = chrome.find_element("css selector", "#cell article.claim a[href*='#c-']")
    name = place.get_attribute("href").rpartition("#c-")[2]
    with leaving(chrome):
        place.click()
    assert is_in_view(chrome, name)


def test_pages_work_without_scripts(seeds_address: str) -> None:
    with chromium(scripts=False) as browser:
        browser.get(f"{seeds_address}/")
        for place in ("ul.issues a", "article.claim blockquote a"):
            with leaving(browser):
                browser.find_element("css selector", place).click()
        assert "/claims/" in browser.current_url
        box = browser.find_element("id", "q")
        box.send_keys("合理使用")
        with leaving(browser):
            box.submit()
        assert browser.find_elements("css selector", "mark.found")


@pytest.mark.parametrize("address", ["/", "/search?q=蒸馏", "/works", "/debate?issue=distillation", "/matrix", "/gaps"])
def test_a_phone_needs_no_scrolling_sideways(address: str, phone: Any, seeds_address: str) -> None:
    phone.get(f"{seeds_address}{address}")
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 360


@pytest.fixture(scope="module")
def phone() -> Any:
    with chromium(width=360) as browser:
        yield browser


def test_on_paper_there_is_no_navigation_and_marks_stay(chrome: Any, seeds: Any, seeds_address: str) -> None:
    key = seeds.get("/works.json").json()["works"][0]["key"]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        chrome.get(f"{seeds_address}/works/{key}")
        assert not chrome.find_element("css selector", "header.top").is_displayed()
        mark = chrome.find_element("css selector", "mark.claim-mark")
        assert mark.value_of_css_property("print-color-adjust") == "exact"
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_two_thousand_marks_behind_a_rare_character_are_each_whole(chrome: Any, made: Any) -> None:
    lines = [f"𠀋第{number}家😀所记如下，其一如此，其二不同。" for number in range(1000)]
    text = "# 𠮷野家之例 😀\n\n作者：林知远\n日期：2031-04-02\n\n" + "\n\n".join(lines) + "\n"
    quotes = [quote for line in lines for quote in (line, line[1 : line.index("，其二")])]
    room = made({"one.md": text}, {"one.md": quotes[:1]})
    copied(made.url, text, quotes[1:])
    key = room.get("/works.json").json()["works"][0]["key"]
    claims = [one for one in room.get(f"/works/{key}.json").json()["claims"] if one["status"] == "accepted"]
    with served(made.url) as address:
        chrome.get(f"{address}/works/{key}")
        assert comes(chrome, lambda one: len(one.execute_script(MARKS)) == len(claims))
        marks = chrome.execute_script(MARKS)
        assert sorted(one["quote"] for one in claims) == sorted(quotes)
        assert all(marks[one["id"]] == one["quote"] for one in claims)
        assert is_in_view(chrome, claims[-1]["id"])


def copied(url: str, text: str, quotes: list[str]) -> None:
    """The accepted claim again at other places: importing two thousand would take a minute."""
    with sqlite3.connect(url) as database:
        database.row_factory = sqlite3.Row
        claim = dict(database.execute("SELECT * FROM claim WHERE status = 'accepted'").fetchone())
        place = dict(database.execute("SELECT * FROM evidence WHERE id = ?", [claim["evidence_id"]]).fetchone())
        last = database.execute("SELECT max(id) FROM evidence").fetchone()[0]
        for number, quote in enumerate(quotes, 1):
            start = text.index(quote)
            end = start + len(quote)
            new = place | {
                "id": last + number,
                "start": start,
                "end": end,
                "exact": quote,
                "ranges": f"[[{start}, {end}]]",
            }
            inserted(database, "evidence", new)
            inserted(
                database, "claim", claim | {"id": f"c{number:012x}", "evidence_id": last + number, "ordinal": number}
            )


def inserted(database: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
