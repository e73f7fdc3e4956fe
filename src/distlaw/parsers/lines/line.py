"""The lines of a text with what the format's marks say of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from distlaw.model.source import Mark
from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.text.offsets import MappedText, Piece

_WIDE = re.compile(f"[{HAN}\uff01-\uff60，。、；：？！“”（）《》【】—…]")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without the white space at its ends, offsets of that text, what stands before it."""

    index: int
    start: int
    end: int
    text: str
    folded: str
    indent: int = 0
    blanks: int = 0  # blank lines before it
    level: int = 0  # of a heading, where a mark says so
    kind: str = ""  # furniture, note, table_row, list_item, caption: from marks
    value: str = ""  # the mark's value
    has_marks: bool = False

    @property
    def width(self) -> int:
        """Width in half em: a Chinese character counts two."""
        return len(self.text) + len(_WIDE.findall(self.text))


def lines_of(mapped: MappedText, marks: tuple[Mark, ...]) -> list[Line]:
    """Every line that is not blank, marked."""
    text, out, blanks, at = mapped.text, list[Line](), 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lead = len(raw) - len(raw.lstrip())
            start = at + lead
            width = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in raw[:lead])
            out.append(Line(len(out), start, start + len(stripped), stripped, folded(stripped), width, blanks))
            blanks = 0
        else:
            blanks += 1
        at += len(raw) + 1
    return _marked(out, mapped, marks) if marks else out


_OF_LINES = {"heading", "furniture", "note", "table_row", "list_item", "caption", "contents"}


def _marked(lines: list[Line], mapped: MappedText, marks: tuple[Mark, ...]) -> list[Line]:
    starts = [line.start for line in lines]
    place = SourcePlaces(mapped)
    for mark in marks:
        if mark.kind not in _OF_LINES or not lines:
            continue
        start, end = place.of(mark.start, mark.end)
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(lines) and lines[at].start < end:
            line = lines[at]
            shared = min(line.end, end) - max(line.start, start)
            if shared > 0 and (shared >= 0.8 * (line.end - line.start) or _is_its_note(line, mark, start, end)):
                lines[at] = _with(line, mark)
            at += 1
    has = any(line.level for line in lines) or any(mark.kind == "paragraph" for mark in marks)
    return [replace(line, has_marks=True) for line in lines] if has else lines


def _is_its_note(line: Line, mark: Mark, start: int, end: int) -> bool:
    """Whether the line is nothing but a note and its marker before it, however short the note is ([7] Id.)."""
    before = _SIGNS.sub("", line.text[: max(0, start - line.start)])
    return mark.kind == "note" and end >= line.end and before in ("", _SIGNS.sub("", mark.value))


def _with(line: Line, mark: Mark) -> Line:
    if mark.kind == "heading":
        return replace(line, level=int(mark.value) if mark.value.isdigit() else 1)
    if line.kind in ("furniture", "note", "table_row"):
        return line
    return replace(line, kind=mark.kind, value=mark.value)


class SourcePlaces:
    """Where source offsets stand in a mapped text whose pieces are in the source's order (nearest if left out)."""

    def __init__(self, mapped: MappedText) -> None:
        self._pieces: list[tuple[int, int, Piece]] = []
        at = 0
        for piece in mapped.pieces:
            self._pieces.append((piece.start, at, piece))
            at += piece.length
        self._pieces.sort(key=lambda entry: (entry[0], entry[1]))
        self._keys = [entry[0] for entry in self._pieces]
        self._end = at

    def at(self, offset: int) -> int:
        """The place of one source offset."""
        index = bisect_right(self._keys, offset) - 1
        if index < 0:
            return 0
        start, at, piece = self._pieces[index]
        return at + min(offset - start, piece.length) if piece.is_copy else at

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The places of a source range."""
        return self.at(start), self.at(end)
