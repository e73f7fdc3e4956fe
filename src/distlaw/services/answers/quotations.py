"""What stands between quotation marks of any kind in a draft, or is set off as a quotation."""

from __future__ import annotations

import re
from typing import NamedTuple

from distlaw.text.han import HAN

_PAIRS = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "｢": "｣", "〝": "〞〟",
    "‘": "’", "‚": "‘’", "‛": "’", "❝": "❞", "❛": "❜", "﹁": "﹂", "﹃": "﹄", "🙶": "🙷🙸",
}  # fmt: skip
_SAME = '"＂″＇˝'
_CLOSERS = set("”“»«›」』｣〞〟’‘❞❜﹂﹄🙷")
_BLOCK = re.compile(r"(?m)^[ \t]*>+[ \t]?(.*)$")

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


def _at(text: str, at: int) -> Quoted | None:
    sign = text[at]
    if sign == "’" and _is_apostrophe(text, at):
        return None
    if sign == "'" and (at and text[at - 1].isalnum()):
        return None
    if sign == "'":
        return _until(text, at, "'", may_be_open=True)
    if sign in _SAME:
        return _until(text, at, sign)
    if sign in _PAIRS:
        return _until(text, at, _PAIRS[sign])
    return Quoted("", at, at + 1, is_closed=False) if sign in _CLOSERS else None


def _until(text: str, at: int, closers: str, *, may_be_open: bool = False) -> Quoted | None:
    for end in range(at + 1, len(text)):
        if text[end] in closers and not (text[end] in "'’" and _is_apostrophe(text, end)):
            return Quoted(text[at + 1 : end], at, end + 1)
    return None if may_be_open else Quoted(text[at + 1 :], at, len(text), is_closed=False)


def _is_apostrophe(text: str, at: int) -> bool:
    """Between two letters, as in don't; at a word's end only behind an s, as in the courts' view."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
