"""Splits reference lists and notes into their entries, by the sequence of their markers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from distlaw.parsers.article.blocks import Part
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.wraps import glue, is_final, keeps_hyphen
from distlaw.text.fold import folded
from distlaw.text.numerals import TO_TEN, number_of

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IN_BRACKETS = r"\[\s?(?P<a>(?:注\s?)?\d{1,3}|[†‡*]|\^\d{1,3})\s?\]\s?[.:]?\s*|\(\s?(?P<b>(?:注\s?)?\d{1,3})\s?\)\s*"
_WITH_WORD = rf"(?P<c>注\s?\d{{1,3}})\s?[:.、]?\s*|(?P<g>注\s?[{TO_TEN}]{{1,3}})\s?[:、]\s*"
_CITES = r"\d{1,4} (?:[A-Z][\w']{0,12}\.\s?){1,4}"  # 597 U.S. 215: a note that is a citation and no more
_BARE = (
    rf"(?P<d>\d{{1,3}})(?:[.、)]\s*(?=\D)|\t\s*|\s+(?=[^\d\s年月日期]|{_CITES}\d))|"
    rf"(?P<e>[{_CIRCLED}])\s*|(?P<f>[†‡*]{{1,3}})\s+"
)
_MARKER = re.compile(rf"(?:[-•·*]\s+)?(?:{_IN_BRACKETS}|{_WITH_WORD}|{_BARE})")
_MANY = re.compile(r"\[\s?(?P<a>\d{4,6})\s?\]\s?[.:]?\s*|(?P<d>\d{4,6})[.、)]\s*(?=\D)")
_LONG = 990  # entries, after which four figures are a marker and no year
_GLUED = re.compile(r"(?<=[.。;；页])\s{0,2}(?=\[\d{1,3}\]\s?[^\]\d])")
_GLUED_MANY = re.compile(_GLUED.pattern.replace("{1,3}", "{1,6}"))
_BULLET = re.compile(r"[-•·*]\s+")


@dataclass(frozen=True)
class Listed:
    """One entry: its marker as printed inside the brackets, and its text's parts, the marker left out."""

    marker: str
    parts: tuple[Part, ...]
    head: tuple[int, int] = (0, 0)  # the marker's span


def marker_of(text: str, last: int = 0) -> tuple[str, int]:
    """The marker that begins a text (folded or not) and where the entry begins; "" and 0 where there is none.

    `last` is the number of the entry before: a long list's numbers have four figures and more."""
    flat = folded(text)
    found = _MARKER.match(flat) or (_MANY.match(flat) if last >= _LONG else None)
    if not found:
        return "", 0
    group = found.lastgroup or "a"
    return text[found.start(group) : found.end(group)].strip(), found.end()


def marker_number(marker: str) -> int:
    """The marker's number; 0 where it has none."""
    if marker and marker[0] in _CIRCLED:
        return _CIRCLED.index(marker[0]) + 1
    digits = re.search(r"\d+", marker)
    if digits is None and marker[:1] in ("注", "註"):
        return max(0, number_of(marker[1:].strip()))
    return int(digits.group()) if digits else 0


def entries_of(lines: Sequence[Line], text: str) -> list[Listed]:
    """The entries of a list; a line continues the entry before it unless it begins with the next marker.

    Lists without markers have one entry a line, a wrapped line joined to the one it continues.
    """
    pieces = [piece for line in lines for piece in _unglued(line)]
    numbers = [marker_number(_counted(piece) or marker_of(piece.text)[0]) for piece in pieces]
    is_numbered = sum(1 for number in numbers if number) * 2 >= len(pieces) or bool(numbers and numbers[0] == 1)
    out: list[Listed] = []
    expected = 0
    last: Line | None = None
    for piece, short in zip(pieces, numbers, strict=True):
        number = short or (marker_number(marker_of(piece.text, expected)[0]) if expected >= _LONG else 0)
        begins = _begins(number, expected) if is_numbered else _is_new(last, piece)
        if marker_of(piece.text)[0][:1] in ("†", "‡", "*"):
            begins = True
        if begins or last is None:
            out.append(_first(piece, is_numbered, expected))
            expected = number or expected
        else:
            out[-1] = _continued(out[-1], last, piece, text)
        last = piece
    return out


def _begins(number: int, last: int) -> bool:
    return number > 0 and (last == 0 or last < number <= last + 3 or number == 1)


def _is_new(last: Line | None, line: Line) -> bool:
    if last is None or line.blanks or line.has_marks or _BULLET.match(line.text):
        return True
    return is_final(last.text) or line.indent < last.indent or last.width < 50


def _unglued(line: Line) -> list[Line]:
    """A line that holds several entries, in pieces."""
    glued = _GLUED_MANY if "[999]" in line.folded else _GLUED
    cuts = [0, *(found.start() for found in glued.finditer(line.folded)), len(line.text)]
    if len(cuts) == 2:
        return [line]
    out: list[Line] = []
    for start, end in itertools.pairwise(cuts):
        raw = line.text[start:end]
        lead = start + len(raw) - len(raw.lstrip())
        piece = raw.strip()
        if piece:
            at = line.start + lead
            out.append(Line(line.index, at, at + len(piece), piece, folded(piece), line.indent, line.blanks))
    return out


def _counted(line: Line) -> str:
    """The number by which the format itself counts an item, so that none is printed; empty where it does not."""
    return line.value if line.kind == "list_item" else ""


def _first(line: Line, is_numbered: bool, last: int) -> Listed:
    if counted := _counted(line):
        return Listed(counted, ((line.start, line.end, None),), (line.start, line.start))
    marker, start = marker_of(line.text, last)
    if not is_numbered and marker[:1] not in ("†", "‡", "*", "[", "(") and not marker.startswith("注"):
        bullet = _BULLET.match(line.text)
        marker, start = "", bullet.end() if bullet else 0
    if not marker and (bullet := _BULLET.match(line.text)):
        start = bullet.end()
    return Listed(marker, ((line.start + start, line.end, None),), (line.start, line.start + start))


def _continued(entry: Listed, last: Line, line: Line, text: str) -> Listed:
    parts = [*entry.parts]
    if last.text[-1] in "-‐" and line.text[:1].islower() and not keeps_hyphen(last.text, line.text, text):
        start, end, _ = parts[-1]
        parts[-1] = (start, end - 1, None)
    extra = glue(last, line)
    return Listed(entry.marker, (*parts, *extra, (line.start, line.end, None)), entry.head)
