"""Folds script, width, brackets and dashes, one code point for one code point: offsets stay what they are.

`folded` makes Traditional and Simplified, full-width and half-width, 〔〕 and [] alike; `lowered` does the same for
case and is kept apart, because capitals tell a name from a word. The script table is data/script/t2s.txt, that of
radicals printed for characters (⻚ for 页) data/script/radicals.txt.
"""

from __future__ import annotations

from functools import cache

from distlaw.errors import VocabularyError
from distlaw.resources import folder

_SAME = {
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63",
    "[": "〔【〖［",
    "]": "〕】〗］",
    "《": "〈",
    "》": "〉",
    '"': "“”„«»「」『』〝〞",
    "'": "‘’‚′",
    "/": "∕⁄╱",
    "·": "•・‧∙",
}


@cache
def _marks() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for plain, variants in _SAME.items():
        table.update({ord(variant): plain for variant in variants})
    return table


@cache
def _script() -> dict[int, str]:
    return _table("t2s.txt")


@cache
def radicals() -> dict[int, str]:
    """The characters that stand for the radicals of U+2E80 to U+2FD5, which some fonts' PDFs give in their place."""
    return _table("radicals.txt")


def _table(name: str) -> dict[int, str]:
    path = folder("data") / "script" / name
    olds, news = path.read_text(encoding="utf-8").split()
    if len(olds) != len(news):
        raise VocabularyError("the two lines differ in length", where=str(path))
    return dict(zip(map(ord, olds), news, strict=True))


@cache
def _all() -> dict[int, str]:
    simple = _script()
    return simple | {code: simple.get(ord(char), char) for code, char in radicals().items()} | _marks()


def folded(text: str) -> str:
    """The text in Simplified script with ASCII widths, brackets, quotes and dashes; the same length, case kept."""
    return text if text.isascii() else text.translate(_all())


def simplified(text: str) -> str:
    """The text with each Traditional character replaced by its Simplified one; the same length."""
    return text if text.isascii() else text.translate(_script())


def lowered(text: str) -> str:
    """Lower case where that is one code point, so that the length stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
