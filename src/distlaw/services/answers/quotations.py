"""What stands between quotation marks of any kind in a draft, or is set off as a quotation."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import NamedTuple

from distlaw.text.han import HAN

MASK = "¤"  # stands for a sign of a quotation where only the words around it are looked at

_PAIRS = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "｢": "｣", "〝": "〞〟",
    "‘": "’", "‚": "‘’", "‛": "’", "❝": "❞", "❛": "❜", "﹁": "﹂", "﹃": "﹄", "🙶": "🙷🙸", "❮": "❯", "‵": "′",
    "⌜": "⌝", "⌞": "⌟", "⎡": "⎤", "⎣": "⎦", "＜": "＞",
}  # fmt: skip
_SAME = '"＂″˝ʺˮ‶‷〃'
_SINGLE = "'＇′ʹʼʻ´"
_BRACKETS = "([{（［｛《〈〔⁽₍﹙﹛﹝︵︷︹"  # and their closing ones, which set off an aside or a title
_BLOCK = re.compile(r"(?m)^[ \t]*>+[ \t]?(?![ \t]*(?:—|–|--))(.*)$")

_HAN = re.compile(f"[{HAN}]")
_SHORTEST_HAN, _SHORTEST = 8, 24  # characters without white space


class Quoted(NamedTuple):
    """The words between the marks, and where they stand with them; `is_closed` is False where no mark closes."""

    words: str
    start: int
    end: int
    is_closed: bool = True


def is_passage(words: str) -> bool:
    """Eight Chinese characters or twenty-four Latin ones and more; what is shorter is a term."""
    letters = re.sub(r"\s+", "", words)
    return len(letters) >= (_SHORTEST_HAN if _HAN.search(letters) else _SHORTEST)


def quotations(text: str) -> list[Quoted]:
    """Every quotation of one paragraph, outermost ones, in order; a Markdown block quotation is one."""
    found = [Quoted(m[1], m.start(), m.end()) for m in _BLOCK.finditer(text) if m[1].strip()]
    at = 0
    while at < len(text):
        quoted = _at(text, at)
        if quoted is not None and not any(one.start <= quoted.start < one.end for one in found):
            found.append(quoted)
        at = quoted.end if quoted is not None else at + 1
    return sorted(found, key=lambda one: one.start)


@cache
def _marks() -> tuple[dict[str, str], frozenset[str]]:
    """Opening marks with what closes each, and all closing ones: those above, and every other pair of Unicode's that
    is no bracket of an aside."""
    pairs = dict(_PAIRS)
    for code in range(0xAB, sys.maxunicode if sys.maxunicode < 0x20000 else 0x20000):
        sign, after = chr(code), chr(code + 1)
        if sign in pairs or sign in _BRACKETS or unicodedata.category(sign) not in ("Ps", "Pi"):
            continue
        if unicodedata.category(after) in ("Pe", "Pf"):
            pairs[sign] = after
    return pairs, frozenset("".join(pairs.values())) - frozenset("“«")


def _at(text: str, at: int) -> Quoted | None:
    sign = text[at]
    pairs, closers = _marks()
    if sign == "’" and (_is_apostrophe(text, at) or text[at - 1 : at] == "s" or text[at + 1 : at + 2].isdecimal()):
        return None
    if text.startswith("<<", at):
        return _until(text, at + 1, ">")
    if sign == "<" and _HAN.match(text[at + 1 : at + 2]):
        return _until(text, at, ">", may_be_open=True)
    if text.startswith(",,", at):
        return _until(text, at + 1, "'\"”“’", may_be_open=True)
    if sign in _SINGLE and (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return None
    if sign in _SINGLE:
        return _until(text, at, sign, may_be_open=True)
    if sign in _SAME:
        return _until(text, at, sign)
    if sign in pairs:
        return _until(text, at, pairs[sign])
    return Quoted("", at, at + 1, is_closed=False) if sign in closers else None


def _until(text: str, at: int, closers: str, *, may_be_open: bool = False) -> Quoted | None:
    for end in range(at + 1, len(text)):
        if text[end] in closers and not (text[end] in "'’" and _is_apostrophe(text, end)):
            return Quoted(text[at + 1 : end], at, end + 1)
    return None if may_be_open else Quoted(text[at + 1 :], at, len(text), is_closed=False)


def _is_apostrophe(text: str, at: int) -> bool:
    """Between two letters, as in don't; at a word's end only behind an s, as in the courts' view."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
