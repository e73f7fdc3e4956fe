"""Lines to paragraphs, headings and notes, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from distlaw.readers.pdf.lines import Line, is_han_pair
from distlaw.readers.pdf.signs import ENTRY, LABEL, MARKER, NOTE_LABEL, REFERENCES, SENTENCE_END


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `kind` is paragraph, heading or note."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one region; `is_foot` where the page has nothing below them."""

    lines: tuple[Line, ...]
    is_foot: bool


def split_notes(columns: Sequence[Column], body: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """The columns without the notes at their feet, and the notes; small print after a references heading is no note."""
    kept: list[list[Line]] = []
    notes: list[list[Line]] = []
    in_references = False
    for column in columns:
        lines = column.lines
        cut = len(lines)
        while column.is_foot and cut > 0 and lines[cut - 1].size <= 0.93 * body:
            cut -= 1
        heading = next((i for i, line in enumerate(lines) if REFERENCES.match(line.text)), None)
        cut = _first_note(
            lines, cut, in_references or (heading is not None and heading < len(lines)), bool(notes), body
        )
        in_references = in_references or heading is not None
        kept.append(list(lines[:cut]))
        if lines[cut:]:
            notes.append(list(lines[cut:]))
    return kept, notes


def _first_note(lines: Sequence[Line], cut: int, in_references: bool, had_notes: bool, body: float) -> int:
    """Where in the column the notes begin: at the small print, if that looks like notes."""
    if cut == len(lines):
        return cut
    if in_references:  # references are small print too: only what has a note's label or a raised marker may go
        small = range(cut, len(lines))
        return next((i for i in small if NOTE_LABEL.match(lines[i].text) or _is_raised_at_start(lines[i])), len(lines))
    first = lines[cut]
    if _begins_note(first) or NOTE_LABEL.match(first.text):
        return cut
    gap = lines[cut - 1].y - first.y if cut else 0.0
    is_foot = cut > 0 and gap > 1.3 * body
    return cut if is_foot or (had_notes and cut == 0) or (had_notes and is_foot) else _marked(lines, cut)


def _marked(lines: Sequence[Line], cut: int) -> int:
    return next((i for i in range(cut, len(lines)) if _begins_note(lines[i])), len(lines))


def _begins_note(line: Line) -> bool:
    return _is_raised_at_start(line) or MARKER.match(line.text) is not None


def _is_raised_at_start(line: Line) -> bool:
    return bool(line.raised) and line.raised[0][0] == 0


def paragraphs_of(lines: Iterable[Line]) -> list[Paragraph]:
    """The running text: a new paragraph at an indent, after a short line, at a change of size, at a wide gap."""
    out: list[Paragraph] = []
    numbered = False
    usual = _spacings(lines := list(lines))
    for line in lines:
        if REFERENCES.match(line.text):
            numbered = True
            out.append(Paragraph("paragraph", [line]))
            continue
        last = out[-1].lines[-1] if out else None
        if last is None or REFERENCES.match(last.text) or _is_new(last, line, out[-1], numbered, usual):
            out.append(Paragraph("paragraph", [line]))
        else:
            out[-1].lines.append(line)
    return out


def _spacings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of base lines for each size."""
    gaps: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        if above.page == below.page and above.column == below.column and above.y > below.y:
            gaps.setdefault(round(below.size, 1), Counter())[round(above.y - below.y)] += 1
    return {size: float(counts.most_common(1)[0][0]) for size, counts in gaps.items()}


def _is_new(last: Line, line: Line, paragraph: Paragraph, numbered: bool, usual: dict[float, float]) -> bool:
    if (
        LABEL.match(line.text)
        or abs(last.size - line.size) > 0.06 * line.size
        or (last.bold > 0.9) != (line.bold > 0.9)
    ):
        return True
    if numbered and ENTRY.match(line.text):
        return True
    if numbered and any(ENTRY.match(first.text) for first in paragraph.lines[:1]):
        return line.indent < 1.5 and last.lack > 6 and last.text[-1:] in ".。"
    same = last.page == line.page and last.column == line.column
    if same and last.y - line.y > 1.45 * usual.get(round(line.size, 1), 2 * line.size):
        return True
    return _is_indented(last, line, paragraph) or _ends(last, line)


def _is_indented(last: Line, line: Line, paragraph: Paragraph) -> bool:
    """A first-line indent, unless the paragraph hangs: its own lines all begin further in than its first."""
    if line.indent < 0.9:
        return False
    hanging = (
        len(paragraph.lines) >= 1
        and paragraph.lines[0].indent < line.indent
        and (
            ENTRY.match(paragraph.lines[0].text) is not None
            or (len(paragraph.lines) > 1 and abs(last.indent - line.indent) < 0.3)
        )
    )
    centred = abs(line.indent - line.lack) < 1 and abs(last.indent - last.lack) < 1 and last.indent > 1
    return not hanging and not centred


def _ends(last: Line, line: Line) -> bool:
    """Whether the last line stops short of its edge although the next word would have fitted."""
    room = last.lack * last.size
    ended = last.text[-1:] in SENTENCE_END
    if is_han_pair(line.text[:1] or " ", " "):
        return room > 2.2 * line.size and (ended or last.lack > 3)
    fits = room > line.lead + 0.4 * line.size
    return fits and (ended or room > 0.4 * (last.right - last.left))


def headings_in(paragraphs: Sequence[Paragraph], body: float) -> None:
    """Mark the headings and rank their levels by size, then weight: the first page's largest is level 1."""
    found = [p for p in paragraphs if _is_heading(p, body)]
    styles = sorted({_style(p) for p in found}, reverse=True)
    for paragraph in found:
        paragraph.kind = "heading"
        paragraph.level = styles.index(_style(paragraph)) + 1


def _style(paragraph: Paragraph) -> tuple[float, bool]:
    line = paragraph.lines[0]
    return round(line.size * 2) / 2, line.bold > 0.6


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    line = paragraph.lines[0]
    length = sum(len(each.text) for each in paragraph.lines)
    if length > 160 or len(paragraph.lines) > 4 or not re.search(r"[^\W\d_]", line.text):
        return False
    return line.size >= 1.15 * body or all(each.bold > 0.9 for each in paragraph.lines)


def notes_of(columns: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The notes in order; a line without a marker goes on with the note before it."""
    out: list[Paragraph] = []
    for lines in columns:
        for index, line in enumerate(lines):
            marker = note_marker(line)
            marker = marker if _is_next(marker, line, out) else ""
            if marker or NOTE_LABEL.match(line.text) or not out:
                out.append(Paragraph("note", [line], marker=marker))
            elif index and _starts_unmarked(lines[index - 1], line):
                out.append(Paragraph("note", [line]))
            else:
                out[-1].lines.append(line)
    return out


def _is_next(marker: str, line: Line, notes: Sequence[Paragraph]) -> bool:
    """A bare number begins a note only where it is the next one, or the first of a page; other markers always do."""
    last = next((note for note in reversed(notes) if note.marker.isdigit()), None)
    bare = marker.isdigit() and line.text.lstrip()[:1].isdigit() and not line.raised
    if not bare or last is None:
        return True
    return int(marker) == int(last.marker) + 1 or (int(marker) == 1 and last.lines[0].page != line.page)


def _starts_unmarked(last: Line, line: Line) -> bool:
    return line.indent > 0.9 and last.lack > 2 and last.indent < line.indent


def note_marker(line: Line) -> str:
    """The marker a note's first line begins with, without its brackets; empty where there is none."""
    if line.raised and line.raised[0][0] == 0:
        return line.text[: line.raised[0][1]].strip(" []［］〔〕()（）")
    found = MARKER.match(line.text)
    return next((group for group in found.groups() if group), "") if found else ""


def marker_length(line: Line) -> int:
    """How many characters of the line are its marker and the space behind it."""
    if line.raised and line.raised[0][0] == 0:
        end = line.raised[0][1]
        return end + len(line.text[end:]) - len(line.text[end:].lstrip(" .．、"))
    found = MARKER.match(line.text)
    return found.end() if found else 0
