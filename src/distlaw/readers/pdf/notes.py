"""Notes at the feet of columns: where they begin, and which lines make one note."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from distlaw.readers.pdf.lines import Line
from distlaw.readers.pdf.paragraphs import Paragraph
from distlaw.vocab.print_signs import print_sign

_SMALL = 0.94  # of the body's size
_BRACKETS = " []［］〔〕【】()（）.．、"


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one region; `is_foot` where the page has nothing below them."""

    lines: tuple[Line, ...]
    is_foot: bool
    rules: tuple[float, ...] = ()  # heights of the short level lines drawn in it


@dataclass(slots=True)
class _Sight:
    """What earlier pages showed of the document's notes."""

    body: float
    size: float  # of the notes' letters; 0 where unknown
    ruled: bool  # a line parts text and notes
    in_references: bool = False
    had_notes: bool = False
    last: dict[int, bool] = field(default_factory=dict)


def split_notes(columns: Sequence[Column], body: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """The columns without the notes at their feet, and the notes; small print after a references heading is no note."""
    kept: list[list[Line]] = []
    notes: list[list[Line]] = []
    sight = _sight(columns, body)
    references = print_sign("references")
    for column in columns:
        lines = column.lines
        heading = any(references.match(line.text) for line in lines)
        cut = _cut(column, sight, sight.in_references or heading)
        sight.in_references = sight.in_references or heading
        kept.append(list(lines[:cut]))
        if lines[cut:]:
            sight.had_notes = True
            notes.append(list(lines[cut:]))
    return kept, notes


def _sight(columns: Sequence[Column], body: float) -> _Sight:
    """The size of the lines at columns' feet that begin notes, and whether rules stand above such lines."""
    sizes: Counter[float] = Counter()
    ruled = 0
    for column in columns:
        if not column.is_foot:
            continue
        for line in column.lines:
            if line.size <= _SMALL * body and begins_note(line):
                sizes[round(line.size, 1)] += 1
        ruled += _below_rule(column) is not None
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return _Sight(body, size, ruled >= 3)


def _below_rule(column: Column) -> int | None:
    """The first line below the lowest rule that has text above it and a note below it."""
    for height in sorted(column.rules):
        index = next((i for i, line in enumerate(column.lines) if line.y < height), None)
        if index is not None and column.lines[index].size < 1.02 * max(line.size for line in column.lines):
            return index
    return None


def _cut(column: Column, sight: _Sight, in_references: bool) -> int:
    """Where in the column the notes begin."""
    lines, body = column.lines, sight.body
    none = len(lines)
    if not column.is_foot:
        return none
    small = none
    while small > 0 and lines[small - 1].size <= _SMALL * body:
        small -= 1
    ruled = _below_rule(column)
    if ruled is not None and lines[ruled].size <= 1.02 * body and _is_plausible(lines, ruled, sight):
        return ruled
    if small == none:
        return none
    if in_references:  # references are small print too: only what has a note's label or a raised marker may go
        return _first(lines, small, labelled_or_raised)
    small = _of_note_size(lines, small, sight)
    if small < none and _is_start(lines, small):
        return small
    if small < none and sight.had_notes and not sight.ruled and _is_run_over(lines, small, body):
        return small
    return _first(lines, small, begins_note)


def _is_plausible(lines: Sequence[Line], index: int, sight: _Sight) -> bool:
    """Below a rule stand notes: they begin with a marker, or go on from the page before in the notes' own size."""
    first = lines[index]
    if _is_start(lines, index):
        return True
    return sight.had_notes and first.size <= _SMALL * sight.body


def _is_start(lines: Sequence[Line], index: int) -> bool:
    return begins_note(lines[index]) or print_sign("note_label").match(lines[index].text) is not None


def _of_note_size(lines: Sequence[Line], start: int, sight: _Sight) -> int:
    """Past what is small but larger than the notes: a quotation, a caption."""
    while start < len(lines) and sight.size and lines[start].size > 1.05 * sight.size and not begins_note(lines[start]):
        start += 1
    return start


def _is_run_over(lines: Sequence[Line], index: int, body: float) -> bool:
    """Whether small print without a marker goes on from the page before: it fills the column or stands apart."""
    return index == 0 or lines[index - 1].y - lines[index].y > 1.3 * body


def _first(lines: Sequence[Line], start: int, is_one: object) -> int:
    assert callable(is_one)
    return next((i for i in range(start, len(lines)) if is_one(lines[i])), len(lines))


def labelled_or_raised(line: Line) -> bool:
    """A note among references: it has a journal's label or a raised marker."""
    return print_sign("note_label").match(line.text) is not None or _is_raised_at_start(line)


def begins_note(line: Line) -> bool:
    """Whether the line begins with something that may be a note's marker."""
    return _is_raised_at_start(line) or print_sign("marker").match(line.text) is not None


def _is_raised_at_start(line: Line) -> bool:
    return bool(line.raised) and line.raised[0][0] == 0


def notes_of(columns: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The notes in order; a line without a marker goes on with the note before it."""
    out: list[Paragraph] = []
    for lines in columns:
        for index, line in enumerate(lines):
            marker = note_marker(line)
            marker = marker if _is_next(marker, line, out) else ""
            if marker or print_sign("note_label").match(line.text) or not out:
                out.append(Paragraph("note", [line], marker=marker))
            elif index and _starts_unmarked(lines[index - 1], line):
                out.append(Paragraph("note", [line]))
            else:
                out[-1].lines.append(line)
    return out


def number_of(marker: str) -> int:
    """The number a marker stands for, ② as 2; 0 for signs."""
    if marker.isdecimal():
        return int(marker)
    return int(unicodedata.numeric(marker, 0.0)) if len(marker) == 1 else 0


def _is_next(marker: str, line: Line, notes: Sequence[Paragraph]) -> bool:
    """A number begins a note only where it comes next, or is the first of a page; signs always do."""
    number = number_of(marker)
    last = next((note for note in reversed(notes) if number_of(note.marker)), None)
    if not number:
        return bool(marker) and (line.text[:1] in "*＊†‡§¶[［〔(（" or _is_raised_at_start(line))
    if last is None:
        return True
    ahead = number - number_of(last.marker)
    bare = marker.isdecimal() and line.text.lstrip()[:1].isdecimal() and not line.raised
    if number == 1 and last.lines[0].page != line.page:
        return True
    return ahead == 1 if bare else 1 <= ahead <= 4


def _starts_unmarked(last: Line, line: Line) -> bool:
    return line.indent > 0.9 and last.lack > 2 and last.indent < line.indent


def note_marker(line: Line) -> str:
    """The marker a note's first line begins with, without its brackets; empty where there is none."""
    if _is_raised_at_start(line):
        return line.text[: line.raised[0][1]].strip(_BRACKETS)
    found = print_sign("marker").match(line.text)
    return next((group for group in found.groups() if group), "") if found else ""


def marker_length(line: Line) -> int:
    """How many characters of the line are its marker and the space behind it."""
    if _is_raised_at_start(line):
        end = line.raised[0][1]
        return end + len(line.text[end:]) - len(line.text[end:].lstrip(" .．、"))
    found = print_sign("marker").match(line.text)
    return found.end() if found else 0
