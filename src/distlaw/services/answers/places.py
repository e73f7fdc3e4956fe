"""Pages and years that a draft types beside a claim; rendering puts the true ones in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.text.han import HAN
from distlaw.text.numerals import CLASS, number_of
from distlaw.vocab.attribution import load_attribution

_YEAR = r"(?:1[89]|20)\d\d"
_PAGES = (
    re.compile(r"\b(?:pp?|pages?)\.?\s*(?P<page>\d+(?:\s*[-–—]\s*\d+)?)\b", re.IGNORECASE),
    re.compile(r"\bat\s+(?P<page>\d+(?:\s*[-–—]\s*\d+)?)(?=\s*(?:[),.;:\]]|that\b)|\s*$)"),
    re.compile(rf"第\s*(?P<page>(?:\d+|[{CLASS}]+)(?:\s*[-–—至到、]\s*(?:\d+|[{CLASS}]+))?)\s*[页頁]"),
    re.compile(rf"\b{_YEAR}[)）]?\s*[,:，：]\s*(?P<page>\d+(?:[-–—]\d+)?)(?![\w.]|\s+[A-Z])"),
    re.compile(rf"[(（]{_YEAR}\s*[,:，：][^()（）]*?\D(?P<page>\d+)[)）]"),
)
_OF_A_CASE = re.compile(r"\d\s*$|[A-Z]{2,}\s*$")  # 499 U.S. 340 (1991)
_CASE_NUMBER = re.compile(rf"[{HAN}]{{1,4}}\d*[民刑行知执]")  # （2016）京73民终588号
_BRACKETED = re.compile(rf"[(（]\s*(?P<year>{_YEAR})\s*年?\s*(?=[)）:：,，])")


def pinpoints(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Pages that a draft names: its words, and the pages, the first and the last of a range."""
    seen = set[int]()
    for pattern in _PAGES:
        for match in pattern.finditer(text):
            if match.start("page") not in seen:
                seen.add(match.start("page"))
                yield match.group(), tuple(number_of(one) for one in re.findall(rf"\d+|[{CLASS}]+", match["page"]))


def years(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Years that a draft gives to a work: in brackets, behind one of the names, before a word for a writing."""
    for pattern in (_BRACKETED, _of_a_writing(), *(_behind(name) for name in names)):
        for match in pattern.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if pattern is _BRACKETED and (_OF_A_CASE.search(before) or _CASE_NUMBER.match(after.lstrip(")）"))):
                continue
            yield match.group(), match["year"]


@cache
def _of_a_writing() -> re.Pattern[str]:
    words = load_attribution().writings
    english = rf"\b(?P<year>{_YEAR})[ \t]+(?:{'|'.join(words['en'])})\b"
    return re.compile(english)


def _behind(name: str) -> re.Pattern[str]:
    """The name with a year right behind it: Vance 2031, 蘇以諾於2019年, 赵明澜2030年文."""
    return re.compile(rf"{re.escape(name)}\s*(?:[(（,，]|于|於|在)?\s*(?P<year>{_YEAR})(?!\d)")
