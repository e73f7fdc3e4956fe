"""Puts headings on lines of their own that run into their text: in pages saved as one line, and before a colon.

Only numbers that count up show it, two at least; what they head must be plain to see, else the line stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.numerals import FORMAL_CLASS, TO_TEN, number_of, roman_value
from distlaw.text.offsets import MappedText

_LONG = 300  # characters of a line that may be a whole page
_REST = 20  # characters that follow a heading at least
_BEFORE = r"(?:^|(?<=[。！？；”」』）)】\s]))"
_NUMBERS = {
    "chapter": rf"第[{TO_TEN}百\d]{{1,4}}[章节编篇]\s{{0,2}}",
    "formal": rf"[{FORMAL_CLASS}]{{1,2}}、",
    "chinese": rf"[{TO_TEN}]{{1,3}}、",
    "chinese_bracket": rf"\([{TO_TEN}]{{1,3}}\)",
}
_TITLE = rf"(?P<title>[{HAN}A-Za-z0-9“”《》〈〉、,:?—·-]{{2,34}})"
_INSIDE = {
    system: re.compile(rf"{_BEFORE}(?P<number>{number})\s{{0,2}}{_TITLE}(?P<end>\s+)(?=\S.{{{_REST}}})")
    for system, number in _NUMBERS.items()
} | {
    system: re.compile(
        rf"(?:^|(?<=[.!?)”\"]\s))(?P<number>{number})\.\s(?P<title>[A-Z][A-Z ,’'&:()-]{{3,90}}[A-Z)?])(?P<end>\s)"
        r"(?=[A-Z“\"][a-z’' ].{20})"
    )
    for system, number in (("roman", "[IVX]{1,5}"), ("letter", "[A-H]"), ("arabic", r"\d{1,2}"))
}
_COLON = {
    system: re.compile(rf"(?P<number>{number})\s{{0,2}}(?P<title>[{HAN}]{{3,16}})(?P<end>:)\s{{0,2}}(?=\S.{{{_REST}}})")
    for system, number in _NUMBERS.items()
    if system != "chapter"
}


class _Found(NamedTuple):
    start: int
    end: int
    value: int


def headings_apart(base: MappedText) -> MappedText:
    """The text with such headings between line ends; unchanged where there are none."""
    cuts = sorted({at for one in (*_in_long_lines(base.text), *_before_colons(base.text)) for at in one})
    return (
        base.edited([(at, at, "\n") for at in cuts if 0 < at < len(base) and base.text[at - 1] != "\n"])
        if cuts
        else base
    )


def _in_long_lines(text: str) -> Iterator[tuple[int, int]]:
    """Headings inside a line that holds many paragraphs."""
    for start, line in _lines(text):
        if len(line) < _LONG:
            continue
        for system, pattern in _INSIDE.items():
            found = [
                _Found(match.start(), match.end("title"), _value(match["number"], system))
                for match in pattern.finditer(folded(line))
            ]
            yield from ((start + one.start, start + one.end) for one in _series(found))


def _before_colons(text: str) -> Iterator[tuple[int, int]]:
    """Headings that begin a line and end with a colon, where lines in a row count up so."""
    for system, pattern in _COLON.items():
        found = [
            _Found(start + match.start(), start + match.end("end"), _value(match["number"], system))
            for start, line in _lines(text)
            if (match := pattern.match(folded(line[:80])))
        ]
        yield from ((one.start, one.end) for one in _series(found))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _series(found: Sequence[_Found]) -> list[_Found]:
    """Those that count up from one, step by step, text between them; a new series may begin at one."""
    out: list[_Found] = []
    run: list[_Found] = []
    for one in found:
        if run and one.value == run[-1].value + 1 and one.start - run[-1].end >= _REST:
            run.append(one)
            continue
        out += run if len(run) > 1 else []
        run = [one] if one.value == 1 else []
    return out + (run if len(run) > 1 else [])


def _value(number: str, system: str) -> int:
    plain = number.strip("()第章节编篇、. ")
    if system == "roman":
        return roman_value(plain)
    if system == "letter":
        return ord(plain) - 64
    return int(plain) if plain.isdigit() else max(0, number_of(plain))
