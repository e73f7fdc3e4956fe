"""Pinpoints and numbers in Chinese notes: article 26 of the manual."""

from __future__ import annotations

import re

from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.numbers import edition_number
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.styles import law_manual

_FIGURES = re.compile(r"[A-Za-z]?\d[\dA-Za-z]*(?:\s?[-–—－,，、&+.]\s?[A-Za-z]?\d[\dA-Za-z]*)*\Z")
_ROMAN = re.compile(r"[ivxlcdm]+(?:\s?[-–—]\s?[ivxlcdm]+)?\Z", re.IGNORECASE)
_DASHES = str.maketrans("–—－", "---")
_LIST = re.compile(r"(?<=[\dA-Za-z])\s?[,，]\s?(?=[\dA-Za-z])")
_INSERTED = re.compile(rf"(\d+)(之[{TO_TEN}]+)\Z")


def is_figures(text: str) -> bool:
    """Whether a number, a range or a list of numbers."""
    return bool(text) and bool(_FIGURES.match(text) or _ROMAN.match(text))


def pinpoint(locator: str, label: str, *, is_newspaper: bool = False) -> str:
    """第65页, 第16条; words (第三章“英美判例法”) are printed as they are."""
    text = _LIST.sub("、", clean(locator))
    if label in ("article", "article-locator") and (inserted := _INSERTED.match(text)):
        return f"第{inserted[1]}条{inserted[2]}"
    if not text or not is_figures(text):
        return text
    if is_newspaper and label == "page":
        return f"第{text.translate(_DASHES)}版"
    word = law_manual().locators.get(label)
    return f"第{text.translate(_DASHES)}{word}" if word else text


def edition(text: str) -> str:
    """第2版; a first edition is not marked (28); words are printed as they are."""
    text = clean(text)
    number = edition_number(text)
    if number:
        return f"第{number}版" if number > 1 else ""
    return text


def numbered(text: str, word: str) -> str:
    """第4卷; words are printed as they are (上卷第1分册)."""
    text = clean(text)
    return f"第{text}{word}" if is_figures(text) else text
