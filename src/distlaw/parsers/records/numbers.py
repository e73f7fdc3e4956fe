"""Numbers as databases write them: units, zeros and supplements of volumes, issues and pages; always bounded text."""

from __future__ import annotations

import html
import re

from distlaw.text.numerals import TO_TEN, number_of

LONGEST = 200  # characters: what a number field holds beyond that is no number

_DASHES = re.compile(r"\s*(?:--+|[-~～〜‐‑‒–—―−－至])\s*")
_ZEROS = re.compile(r"(?<![\dA-Za-z.])0+(?=\d)")
_PAGE_WORDS = re.compile(r"\A(?:(?:pages?|pp?)(?:\.\s*|\s+|(?=\d))|第\s*)(?=[\dA-Za-z])|\s*(?:页|頁)\s*\Z", re.I)
_SHEET = re.compile(r"\A第?\s*0*(\w{1,6})\s*版\Z")
_UNITS = {"volume": "卷", "issue": "期"}
_CHINESE = re.compile(rf"[〇零{TO_TEN}百]{{1,6}}")
_SUPPLEMENT = re.compile(r"(?:[zs]|suppl?\.?|supplement|增|增刊)\s*\.?\s*(\d{0,2})", re.I)


def decoded(text: str) -> str:
    """The text with its HTML entities as characters; twice encoded ones too."""
    for _ in range(2):
        if "&" in text and ";" in text:
            text = html.unescape(text)
    return text


def pages_of(text: str) -> str:
    """A page list with plain hyphens and ", " between stretches, no units, no zeros: `066-80+159` is "66-80, 159"."""
    text = _DASHES.sub("-", _PAGE_WORDS.sub("", text.strip()))
    text = _ZEROS.sub("", text).strip("-")
    parts = [part.strip() for part in re.split(r"[+,，、;；＋]", text) if part.strip()]
    return ", ".join(parts)


def sheet_of(text: str) -> str:
    """A newspaper's page without 第, 版 and zeros: 第04版 is 4, A07 stays."""
    found = _SHEET.match(text.strip())
    return found[1] if found else pages_of(text)


def counted(text: str, field: str, *, is_chinese: bool) -> str:
    """A volume or issue: 第12卷 is 12, 02 is 2, 第三期 is 3, and of Chinese journals S1 is 增刊1."""
    text = text.strip()
    unit = _UNITS[field]
    if match := re.fullmatch(rf"第?\s*(\d{{1,6}}|{_CHINESE.pattern})\s*{unit}", text):
        text = match[1] if match[1].isascii() else str(max(0, number_of(match[1])) or text)
    if field == "issue" and is_chinese and (match := _SUPPLEMENT.fullmatch(text)):
        return f"增刊{match[1].lstrip('0')}"
    if re.fullmatch(r"[\d/\-–—~～,，、+\s]{1,40}", text):
        text = _ZEROS.sub("", _DASHES.sub("-", text))
    return text
