"""Notes at the feet of columns: where they begin, and which lines make one note."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from distlaw.readers.pdf.lines import PageLine
from distlaw.readers.pdf.paragraphs import Paragraph
from distlaw.vocab.print_signs import print_sign

_SMALL = 0.94  # of the body's size
_BACK = 40  # candidates before a note among which the one before it is sought
_MISSED = 6  # notes that may be missing between two
_BRACKETS = " []［］〔〕【】()（）.．、"


@dataclass(frozen=True, slots=True)
class PageColumn:
    """The lines of one region; `is_foot` where the page has nothing below them."""

    lines: tuple[PageLine, ...]
    is_foot: bool
    rules: tuple[float, ...] = ()  # heights of the short level lines drawn in it
    is_aside: bool = False  # no part of the running text


@dataclass(slots=True)
class _Sight:
    """What earlier pages showed of the document's notes."""

    body: float
    size: float  # of the notes' letters; 0 where unknown
    ruled: bool  # a line parts text and notes
    in_references: bool = False
    had_notes: bool = False
    last: dict[int, bool] = field(default_factory=dict)


def split_notes(columns: Sequence[PageColumn], body: float) -> tuple[list[list[PageLine]], list[list[PageLine]]]:
    """The columns without the notes at their feet, and the notes; small print after a references heading is no note."""
    kept: list[list[PageLine]] = []
    notes: list[list[PageLine]] = []
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


def _sight(columns: Sequence[PageColumn], body: float) -> _Sight:
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


def _below_rule(column: PageColumn) -> int | None:
    """The first line below the highest rule that has nothing but small print or the beginning of a note below it."""
    lines = column.lines
    for height in sorted(column.rules, reverse=True):
        index = next((i for i, line in enumerate(lines) if line.y < height), None)
        if not index or any(line.size > 1.02 * lines[index].size for line in lines[index + 1 :]):
            continue
        if lines[index].size < 1.02 * max(line.size for line in lines):
            return index
    return None


def _cut(column: PageColumn, sight: _Sight, in_references: bool) -> int:
    """Where in the column the notes begin."""
    lines, body = column.lines, sight.body
    none = len(lines)
    if not column.is_foot:
        return none
    small = none
    while small > 0 and lines[small - 1].size <= _SMALL * body:
        small -= 1
    ruled = _below_rule(column)
    inside = ruled is not None and small < ruled and _is_start(lines, small)  # an underline among the notes
    if ruled is not None and not inside and lines[ruled].size <= 1.02 * body and _is_plausible(lines, ruled, sight):
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


def _is_plausible(lines: Sequence[PageLine], index: int, sight: _Sight) -> bool:
    """Below a rule stand notes: they begin with a marker, or go on from the page before in the notes' own size."""
    first = lines[index]
    if _is_start(lines, index):
        return True
    return sight.had_notes and first.size <= _SMALL * sight.body


def _is_start(lines: Sequence[PageLine], index: int) -> bool:
    return begins_note(lines[index]) or print_sign("note_label").match(lines[index].text) is not None


def _of_note_size(lines: Sequence[PageLine], start: int, sight: _Sight) -> int:
    """Past what is small but larger than the notes: a quotation, a caption."""
    while start < len(lines) and sight.size and lines[start].size > 1.05 * sight.size and not begins_note(lines[start]):
        start += 1
    return start


def _is_run_over(lines: Sequence[PageLine], index: int, body: float) -> bool:
    """Whether small print without a marker goes on from the page before: it fills the column or stands apart."""
    return index == 0 or lines[index - 1].y - lines[index].y > 1.3 * body


def _first(lines: Sequence[PageLine], start: int, is_one: object) -> int:
    assert callable(is_one)
    return next((i for i in range(start, len(lines)) if is_one(lines[i])), len(lines))


def labelled_or_raised(line: PageLine) -> bool:
    """A note among references: it has a journal's label or a raised marker."""
    return print_sign("note_label").match(line.text) is not None or _is_raised_at_start(line)


def begins_note(line: PageLine) -> bool:
    """Whether the line begins with something that may be a note's marker."""
    return _is_raised_at_start(line) or print_sign("marker").match(line.text) is not None


def _is_raised_at_start(line: PageLine) -> bool:
    return bool(line.raised) and line.raised[0][0] == 0


def notes_of(columns: Sequence[Sequence[PageLine]]) -> list[Paragraph]:
    """The notes in order; a line without a marker goes on with the note before it."""
    lines = [line for column in columns for line in column]
    starts = _numbered(lines)
    tops = {id(column[0]) for column in columns if column}
    out: list[Paragraph] = []
    for index, line in enumerate(lines):
        marker = starts.get(index) or _sign(line)
        if marker or print_sign("note_label").match(line.text) or not out:
            out.append(Paragraph("note", [line], marker=marker))
        elif id(line) not in tops and _starts_unmarked(lines[index - 1], line):
            out.append(Paragraph("note", [line]))
        else:
            out[-1].lines.append(line)
    return out


def _numbered(lines: Sequence[PageLine]) -> dict[int, str]:
    """The lines that begin numbered notes: the likeliest chain of numbers that count up, begun anew on a later page."""
    found = [_Start(index, marker, number_of(marker), line) for index, marker, line in _candidates(lines)]
    best: list[tuple[float, int]] = []  # weight of the best chain that ends here, and where it comes from
    for at, start in enumerate(found):
        weight, origin = 0.0, -1
        for before in range(max(0, at - _BACK), at):
            step = best[before][0] + found[before].leads_to(start)
            if step > weight and found[before].leads_to(start) > 0:
                weight, origin = step, before
        best.append((weight + start.weight, origin))
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    chain: dict[int, str] = {}
    while at >= 0:
        chain[found[at].index] = found[at].marker
        at = best[at][1]
    return chain


def _candidates(lines: Sequence[PageLine]) -> Iterator[tuple[int, str, PageLine]]:
    for index, line in enumerate(lines):
        marker = note_marker(line) or _before_number(line)
        if number_of(marker):
            yield index, marker, line


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that may begin a numbered note."""

    index: int
    marker: str
    number: int
    line: PageLine

    @property
    def weight(self) -> float:
        """A bare number may as well be a volume that a line happens to begin with."""
        bare = self.line.text.lstrip()[:1].isdecimal() and not self.line.raised
        return (0.6 if bare else 1.0) + (0.2 if self.line.indent > 0.5 else 0.0)

    def leads_to(self, other: _Start) -> float:
        """How well the other comes next; 0 where it cannot."""
        ahead = other.number - self.number
        if ahead == 1:
            return 1.0
        if other.number == 1 and other.line.page > self.line.page:
            return 0.4
        return 0.15 if 1 < ahead <= _MISSED else 0.0


def _sign(line: PageLine) -> str:
    """A marker that is no number, at the beginning of its line; empty where there is none."""
    marker = note_marker(line)
    plain = bool(marker) and not number_of(marker)
    return marker if plain and (line.text[:1] in "*＊†‡§¶[［〔(（" or _is_raised_at_start(line)) else ""


def number_of(marker: str) -> int:
    """The number a marker stands for, ② as 2; 0 for signs."""
    if marker.isdecimal():
        return int(marker)
    return int(unicodedata.numeric(marker, 0.0)) if len(marker) == 1 else 0


def _starts_unmarked(last: PageLine, line: PageLine) -> bool:
    return line.indent > 0.9 and last.lack > 2 and last.indent < line.indent


def note_marker(line: PageLine) -> str:
    """The marker a note's first line begins with, without its brackets; empty where there is none."""
    if _is_raised_at_start(line):
        return line.text[: line.raised[0][1]].strip(_BRACKETS)
    found = print_sign("marker").match(line.text)
    return next((group for group in found.groups() if group), "") if found else ""


def _before_number(line: PageLine) -> str:
    """What may be a marker although a number follows it: 31 533 U.S. 218."""
    found = print_sign("marker_before_number").match(line.text)
    return found.group(1) if found else ""


def marker_length(line: PageLine) -> int:
    """How many characters of the line are its marker and the space behind it."""
    if _is_raised_at_start(line):
        end = line.raised[0][1]
        return end + len(line.text[end:]) - len(line.text[end:].lstrip(" .．、"))
    found = print_sign("marker").match(line.text) or print_sign("marker_before_number").match(line.text)
    return found.end() if found else 0
