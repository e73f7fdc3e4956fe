"""axe-core on every page, in both themes; and every page by the keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from web_chromium import axe_script, chromium, comes, leaving, served

RUN = """
const done = arguments[arguments.length - 1];
document.querySelectorAll('details').forEach((one) => { one.open = true; });
axe.run(document, {resultTypes: ['violations']}).then(
  (found) => done(JSON.stringify(found.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map(
    (one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))]))),
  (error) => done(String(error)));
"""
PAGES = (
    "/", "/search?q=蒸馏", "/search?q=没有这样的词语", "/works", "/works/{key}", "/works/{key}?view=source",
    "/works/{key}/cite", "/claims/{claim}", "/debate", "/debate?issue=distillation", "/debate?theory=contract",
    "/matrix", "/matrix?row=contract", "/gaps", "/compare?first={key}&second={paper}", "/cases", "/statutes?all=1",
    "/licences/licence:openai-terms?on=2025-06-16", "/graph", "/graph?node={key}",
    "/bibliography?key={key}", "/changes", "/saved",
    "/about", "/works/{paper}/pages", "/works/{key}/repairs", "/review",
    "/review/claim", "/review/agreement", "/nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(corpus: str) -> Iterator[str]:
    with served(corpus, reviewer="tester") as found:
        yield found


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(request: pytest.FixtureRequest) -> Iterator[Any]:
    with chromium(dark=request.param == "dark") as browser:
        yield browser


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(page: str, themed: Any, address: str, names: dict[str, str]) -> None:
    script = axe_script()
    themed.get(address + page.format(**names))
    themed.execute_script(script)
    assert json.loads(themed.execute_async_script(RUN)) == []


def test_tab_reaches_the_text_and_each_claim_and_is_seen(chrome: Any, address: str, names: dict[str, str]) -> None:
    chrome.get(f"{address}/works/{names['key']}")
    body = chrome.find_element("css selector", "body")
    body.send_keys("\ue004")
    assert chrome.switch_to.active_element.get_attribute("href").endswith("#main")
    seen = set()
    for _ in range(120):
        chrome.switch_to.active_element.send_keys("\ue004")
        now = chrome.switch_to.active_element
        if "/claims/" in (now.get_attribute("href") or ""):
            seen.add(now.get_attribute("href"))
            assert now.value_of_css_property("outline-style") != "none"
    claims = set(re.findall(r"/claims/c[0-9a-f]{12}", chrome.page_source))
    assert len(seen) == len(claims) > 3


def test_j_and_k_walk_through_the_marks(chrome: Any, address: str, names: dict[str, str]) -> None:
    from selenium.webdriver.support.expected_conditions import url_matches

    chrome.get(f"{address}/works/{names['key']}")
    anchors = [one.get_attribute("id") for one in chrome.find_elements("css selector", "article.reading .anchor")]
    for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        chrome.find_element("css selector", "body").send_keys(key)
        assert comes(chrome, url_matches(f"#{re.escape(anchors[expected])}$"))


def test_a_drawn_claim_is_followed_by_the_keyboard(chrome: Any, address: str, names: dict[str, str]) -> None:
    chrome.get(f"{address}/works/{names['paper']}/pages")
    box = chrome.find_element("css selector", "svg a.box")
    chrome.execute_script("arguments[0].focus()", box)
    with leaving(chrome):
        chrome.switch_to.active_element.send_keys("\ue007")
    assert "/claims/" in chrome.current_url


def test_axe_would_find_what_is_wrong(themed: Any, address: str) -> None:
    themed.get(f"{address}/")
    themed.execute_script(axe_script())
    themed.execute_script(
        "document.querySelector('label[for=q]').remove(); document.querySelector('#q').placeholder = ''"
    )
    assert "label" in [found[0] for found in json.loads(themed.execute_async_script(RUN))]
    dark = themed.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches")
    ink = themed.execute_script("return getComputedStyle(document.body).color")
    assert (ink == "rgb(229, 232, 238)") == dark
