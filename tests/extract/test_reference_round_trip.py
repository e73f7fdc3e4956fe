"""An entry read, then set again in its own style, is the entry: nothing is lost between parser and exporter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.extract.references import parse_reference
from distlaw.link.citekey import citekey
from distlaw.model.work import CiteItem
from distlaw.registry import parts
from distlaw.resources import folder
from distlaw.text.titles import has_han, title_key

GBT = [
    "沈砚秋, 陆知微. 潮汐的法律边界[J]. 海东法学, 2028, 12(3): 4-15.",
    "沈砚秋. 论海权[J]. 海东法学, 2028(3): 4-15.",
    "沈砚秋. 海权通论[M]. 2版. 海城: 海城出版社, 2020: 7.",
    "基德. 海的法[M]. 沈砚秋, 译. 海城: 海城出版社, 2020: 35.",
    "沈砚秋. 晨报文章[N]. 海东日报, 2027-03-04(7).",
    "沈砚秋. 海权研究[D]. 海城: 海东大学, 2021: 9.",
    "海东网信办. 通告[EB/OL]. (2027-01-02)[2028-03-04]. https://example.org/a.",
    "Kidd A, Rowe B J. The sea and the law[J]. Harbor Journal, 2011, 4(2): 61-66.",
    "Kidd A. Tides[M]//Marsh C. Papers. 3rd ed. Harbor: Tide Press, 2011: 5-9.",
    "沈砚秋. 潮汐装置: CN202012345678.9[P]. 2023-03-27.",
    "沈砚秋. 海权年报: HD-2020-1[R/OL]. 2023-09-30. https://example.org/b.",
    "沈砚秋, 陆知微. 海权初论[C]//海东法学会. 海东论文集. 海城: 海城出版社, 2002: 22-25.",
]
NOTES = [
    "沈砚秋：《海上法》，载《海东法学》2028年第5期，第32-38页。",
    "沈砚秋、陆知微：《海上法》，海城出版社2020年版，第9页。",
    "沈砚秋主编：《海上法》（第2版），海城出版社2020年版。",
    "［美］约翰·基德：《海的法》，沈砚秋译，海城出版社2020年版，第9页。",
    "（清）沈砚秋：《潮考》，陆知微点校，海城书局1985年版。",
    "沈砚秋：《章的题名》，载陆知微主编：《海东论丛》，海城出版社2019年版，第7页。",
    "沈砚秋：《夜潮》，载《海东日报》2027年3月4日，第7版。",
    "沈砚秋：《潮汐》，载海东网2027年3月4日，https://example.org/a。",
    "沈砚秋：《论潮汐》，海东大学2021年博士学位论文，第30页。",
    "甲诉乙侵权案，海东市中级人民法院（2028）海01民终12号民事判决书。",
    "Ada Kidd, The Tides, 73 Harbor Law Journal 733, 737-738 (1964).",
]


def style(name: str) -> Exporter:
    found: Exporter = next(part for part in parts("exporters") if part.name == name)
    return found


def plain(line: str) -> str:
    """Width, dashes, quotation marks and white space folded, as the printed sources vary in them."""
    flat = re.sub(r"[—–‐-]+", "-", unicodedata.normalize("NFKC", line))
    return re.sub(r"\s+", "", re.sub(r"[“”‘’]", '"', flat)).rstrip(".。")


def set_again(entry: str, name: str) -> str:
    parse = parse_reference(entry)
    cite = CiteItem(item=parse.item, locator=parse.locator, label=parse.locator_label or "page")
    text = style(name).export([cite], StyleOptions()).data
    assert isinstance(text, str)
    return re.sub(r"^\[1\]\s*", "", text.strip())


@pytest.mark.parametrize("entry", GBT)
def test_gbt7714_comes_back(entry: str) -> None:
    assert plain(set_again(entry, "gbt7714-2025")) == plain(entry)


@pytest.mark.parametrize("entry", NOTES)
def test_law_manual_comes_back(entry: str) -> None:
    assert plain(set_again(entry, "law-manual")) == plain(entry)


def traditional(text: str) -> str:
    """Each character in its first Traditional form."""
    old, new = (folder("data") / "script" / "t2s.txt").read_text(encoding="utf-8").split()
    table: dict[int, str] = {}
    for before, after in zip(old, new, strict=True):
        table.setdefault(ord(after), before)
    return text.translate(table)


FULL_WIDTH = str.maketrans("0123456789,:;()[]", "０１２３４５６７８９，：；（）［］")
HALF_WIDTH = str.maketrans("，：；（）［］", ",:;()[]")


@pytest.mark.parametrize("entry", [entry for entry in (*GBT, *NOTES) if has_han(entry) and "http" not in entry])
@pytest.mark.parametrize("variant", [traditional, lambda t: t.translate(FULL_WIDTH), lambda t: t.translate(HALF_WIDTH)])
def test_script_and_width_change_nothing(entry: str, variant: Callable[[str], str]) -> None:
    assert facts(variant(entry)) == facts(entry)


def facts(entry: str) -> tuple[object, ...]:
    """What the entry is matched and named by, width and script folded."""
    parse = parse_reference(entry)
    numbers = (parse.item.issued, parse.item.volume, parse.item.issue, parse.item.page, parse.locator)
    return (
        parse.rule,
        title_key(parse.item.title),
        title_key(parse.item.container_title),
        [title_key(name.display) for name in parse.item.contributors],
        tuple(unicodedata.normalize("NFKC", number) for number in numbers),
        citekey(parse.item),
    )
