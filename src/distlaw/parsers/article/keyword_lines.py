"""Which lines below a label are its keywords: a list with bullets, a list in two scripts."""

from __future__ import annotations

import re
from itertools import takewhile

from distlaw.parsers.front.no_title import is_furniture
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.text.offsets import Range
from distlaw.vocab.words import worded

_BULLETS = "•●·▪◦‣*- "  # with the blank behind them
BULLET_SIGNS = frozenset(_BULLETS.strip())
ONE = 40  # characters of a keyword that has a line of its own
_LISTED, _LONG_LIST = 3, 600  # separators by which a line is a list, and how long such a line may be
_LABELLED = re.compile(
    rf"[{HAN}]{{2,8}}\s?[:：]|\d{{1,2}}、|.{{0,6}}关键[字词]|[{TO_TEN}]{{1,3}}[、.]|目\s?[录次]|"
    r"(?:[1I]\.?\s)?(?i:introduction)\b|(?:\d{1,2}|[IVX]{1,4})\.\s?[A-Z]|.*[a-z]{3}\.\s[A-Z]"
)  # what begins a line that no keyword begins
_HEADING = worded("article_lines", "{decision_headings}[:：]?")  # of a note on a decision
_SEPARATORS = (",", ";", "，", "；", "、")
MARKS = frozenset(_SEPARATORS)  # that may stand alone in a line between two keywords


def bulleted(text: str, label: Range, lines: list[Line]) -> list[Line]:
    """The words of a list that is set with bullets, to the first that is a site's button; none for a menu's."""
    words = [
        line_part(line, line.start + line.text.find(rest), rest)
        for line in lines
        if (rest := line.text.strip(_BULLETS))
    ]
    bullet = text[label[0] : label[0] + 1] in BULLET_SIGNS or text[label[0] - 2 : label[0]].strip() in BULLET_SIGNS
    if not bullet:
        return words
    if said := _said_again(text, lines):
        return said
    kept = list(takewhile(lambda word: not is_furniture(word.text), words))
    is_stated = ":" in folded(text[slice(*label)])
    return kept if is_stated and len(kept) > 1 else []


def _said_again(text: str, lines: list[Line]) -> list[Line]:
    """The items of a bulleted list up to the last that the text says again; none where most are said once."""
    said = [text.count(line.text.strip(_BULLETS)) > 1 for line in lines]
    if sum(said) < max(2, len(said) / 2):
        return []
    return lines[: max(at for at, one in enumerate(said) if one) + 1]


def by_script(lines: list[Line]) -> list[list[Line]]:
    """The lines of a list in one script, then those in the other, where each begins a list; else none."""
    first = next(
        (at for at, line in enumerate(lines) if bool(han_count(line.text)) != bool(han_count(lines[0].text))), 0
    )
    if not first or len({bool(han_count(line.text)) for line in lines[first:]}) > 1:
        return []
    return [lines[:first], lines[first:]]


def line_part(line: Line, start: int, value: str) -> Line:
    """A part of a line as a line: its value at `start`."""
    return Line(
        line.index, start, start + len(value), value, folded(value), line.indent, line.blanks, 0, "", "", line.has_marks
    )


def goes_on(last: Line, line: Line, *, is_near: bool) -> bool:
    """Whether a line below the keywords is more of them."""
    listed = len(re.findall("[,;；，、]", line.text)) > _LISTED
    short = len(line.text) < (_LONG_LIST if listed else 80) and not line.text.endswith(("。", "；"))
    is_head = _LABELLED.match(line.folded) or _HEADING.fullmatch(line.text.strip())
    is_other = "。" in line.text[:-1] or is_head or is_foreign_title(last.text, line.text)
    is_open = not line.has_marks and last.text.endswith(_SEPARATORS) and len(line.text) < ONE
    return (is_near or is_open) and short and not (line.has_marks or is_other)


def is_foreign_title(last: str, line: str) -> bool:
    """Whether a line below a Chinese list is a title in English rather than more of the list."""
    if line[:1].islower():
        return False
    return han_count(last) > 3 and not han_count(line) and not re.search(r"[,;；，、]", line) and len(line.split()) > 3
