"""Which lines continue which: hard-wrapped text, page breaks inside sentences, hyphens at line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from distlaw.parsers.article.blocks import Part
from distlaw.parsers.lines.line import Line
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.hyphens import keeps_hyphen as is_hyphened

_FINAL = re.compile(r"[。！？!?…；;：:.][”\"」』’')）\]】〕]{0,3}$|[”」』]$|\[\d+\]$")
_BREAKS_OFF = re.compile(rf"[{HAN}，、,A-Za-z0-9（(“「—\-]$")
_STARTS_ITEM = re.compile(
    rf"(?:[•·*\-–]\s|[(（\[]?(?:\d{{1,2}}|[{TO_TEN}]{{1,3}}|[a-z])[)）\].、]|[①-⑳]|——|第[{TO_TEN}\d]{{1,3}}[,，、])"
)
_WIDEST = 132  # half em; wider lines are paragraphs


def wrap_width(lines: Sequence[Line]) -> int:
    """The width (in half em) at which the text was hard-wrapped; 0 where its lines are paragraphs."""
    inner = [a.width for a, b in pairwise(lines) if b.blanks == 0 and b.index == a.index + 1]
    if len(inner) < 4:
        return 0
    inner.sort()
    width = inner[min(len(inner) - 1, int(0.9 * len(inner)))]
    if not 30 <= width <= _WIDEST or inner[-1] > 1.3 * width + 6:
        return 0
    full = sum(1 for value in inner if value >= 0.82 * width)
    return width if full >= 0.5 * len(inner) else 0


def is_final(text: str) -> bool:
    """Whether the text ends where a sentence may end."""
    return _FINAL.search(text) is not None


def continues(last: Line, line: Line, width: int, length: int = 0) -> bool:
    """Whether `line` goes on with the paragraph (of `length` characters so far) that `last` belongs to."""
    if line.has_marks or line.level or last.level:
        return False
    if width and line.blanks == 0 and line.index == last.index + 1:
        if line.indent >= last.indent + 2:
            return False
        return not (is_final(last.text) and last.width < 0.8 * width)
    if is_final(last.text) or not _BREAKS_OFF.search(last.text) or _STARTS_ITEM.match(line.text):
        return False
    if max(last.width, length) < 40 and not width:
        return False
    if line.text[0].isascii() and line.text[0].isupper() and not last.text[-1].isalpha() and last.text[-1] not in ",-":
        return False
    return bool(re.match(rf"[{HAN}A-Za-z0-9“「《（(]", line.text))


def glue(last: Line, line: Line) -> list[Part]:
    """What stands between two lines of one paragraph: a space between Western words, else nothing."""
    before, after = last.text[-1], line.text[0]
    if before in "-‐" and after.islower() and last.text[-2:-1].isalpha():
        return []
    if _is_latin(before) and (_is_latin(after) or after in "([“‘\"'§$"):
        return [(last.end, line.start, " ")]
    return []


def joined_lines(lines: Sequence[Line], text: str) -> list[Part]:
    """Lines of one paragraph as parts: wraps closed, hyphens at line ends taken out unless they belong to a word."""
    parts: list[Part] = [(lines[0].start, lines[0].end, None)]
    for last, line in pairwise(lines):
        if last.text[-1] in "-‐" and line.text[:1].islower() and not keeps_hyphen(last.text, line.text, text):
            start, end, _ = parts[-1]
            parts[-1] = (start, end - 1, None)
        parts += [*glue(last, line), (line.start, line.end, None)]
    return parts


def keeps_hyphen(last: str, line: str, text: str) -> bool:
    """Whether a hyphen at a line end is part of the word; `text` is the whole, in which it may stand elsewhere."""
    head = re.search(r"([A-Za-z]+)[-‐]$", last)
    tail = re.match(r"([a-z]+)", line)
    return not head or not tail or is_hyphened(head[1], tail[1], _Inside(text.lower()))


class _Inside:
    """A text as what its words are looked for in."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: object) -> bool:
        return str(word) in self._text


def _is_latin(c: str) -> bool:
    return bool(re.match(r"[A-Za-zÀ-ÿ0-9.,;:!?)\]’”\"'%†‡–—]", c))
