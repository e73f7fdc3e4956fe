"""Lines to paragraphs, headings and the lines of a contents page, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from distlaw.readers.pdf.lines import Line, joins_without_space
from distlaw.vocab.print_signs import print_sign

_SENTENCE_END = "。！？!?；;：:”」』）)]】.…"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `kind` is paragraph, heading, contents or note."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    marker: str = ""


def paragraphs_of(lines: Iterable[Line]) -> list[Paragraph]:
    """The running text: a new paragraph at an indent, after a short line, at a change of size, at a wide gap."""
    out: list[Paragraph] = []
    numbered = False
    lines = list(lines)
    usual = _spacings(lines)
    contents = contents_lines(lines)
    references = print_sign("references")
    for index, line in enumerate(lines):
        if index in contents:
            _add_contents(out, line, contents[index])
            continue
        if references.match(line.text):
            numbered = True
            out.append(Paragraph("paragraph", [line]))
            continue
        last = out[-1].lines[-1] if out and out[-1].kind == "paragraph" else None
        if last is None or references.match(last.text) or _is_new(last, line, out[-1], numbered, usual):
            out.append(Paragraph("paragraph", [line]))
        else:
            out[-1].lines.append(line)
    return out


def _add_contents(out: list[Paragraph], line: Line, goes_on: bool) -> None:
    if goes_on and out and out[-1].kind == "contents":
        out[-1].lines.append(line)
    else:
        out.append(Paragraph("contents", [line]))


def contents_lines(lines: Sequence[Line]) -> dict[int, bool]:
    """Lines of a table of contents, and whether each goes on with the entry before it.

    Three entries that end in dots and a page number, not far from each other, make one.
    """
    entry, heading = print_sign("contents_entry"), print_sign("contents")
    ends = [index for index, line in enumerate(lines) if entry.match(line.text)]
    found: dict[int, bool] = {}
    start = 0
    while start < len(ends):
        stop = start
        while stop + 1 < len(ends) and ends[stop + 1] - ends[stop] <= 4:
            stop += 1
        if stop - start >= 2:
            found |= _entries(lines, ends[start : stop + 1])
        start = stop + 1
    for index in list(found):
        before = index - 1
        if before >= 0 and before not in found and heading.match(lines[before].text):
            found[before] = False
    return found


def _entries(lines: Sequence[Line], ends: Sequence[int]) -> dict[int, bool]:
    found = {ends[0]: False}
    for last, end in pairwise(ends):
        for index in range(last + 1, end + 1):
            found[index] = index > last + 1
    return found


def _spacings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of base lines for each size."""
    gaps: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        if above.page == below.page and above.region == below.region and above.y > below.y:
            gaps.setdefault(round(below.size, 1), Counter())[round(above.y - below.y)] += 1
    return {size: float(counts.most_common(1)[0][0]) for size, counts in gaps.items()}


def _is_new(last: Line, line: Line, paragraph: Paragraph, numbered: bool, usual: dict[float, float]) -> bool:
    if (
        print_sign("label").match(line.text)
        or abs(last.size - line.size) > 0.06 * max(line.size, last.size)
        or (last.bold > 0.9) != (line.bold > 0.9)
    ):
        return True
    entry = print_sign("entry")
    if numbered and entry.match(line.text):
        return True
    if numbered and entry.match(paragraph.lines[0].text):
        return line.indent < 1.5 and last.lack > 6 and last.text[-1:] in ".。"
    same = last.page == line.page and last.region == line.region
    if same and last.y - line.y > 1.45 * usual.get(round(line.size, 1), 2 * line.size):
        return True
    return _is_indented(last, line, paragraph) or _ends(last, line)


def _is_indented(last: Line, line: Line, paragraph: Paragraph) -> bool:
    """A first-line indent, unless the paragraph hangs: its own lines all begin further in than its first."""
    if line.indent < 0.9:
        return False
    hanging = paragraph.lines[0].indent < line.indent and (
        print_sign("entry").match(paragraph.lines[0].text) is not None
        or (len(paragraph.lines) > 1 and abs(last.indent - line.indent) < 0.3)
    )
    centred = abs(line.indent - line.lack) < 1 and abs(last.indent - last.lack) < 1 and last.indent > 1
    return not hanging and not centred


def _ends(last: Line, line: Line) -> bool:
    """Whether the last line stops short of its edge although the next word would have fitted."""
    room = last.lack * last.size
    ended = last.text[-1:] in _SENTENCE_END
    if joins_without_space(line.text[:1], " "):
        return room > 2.2 * line.size and (ended or last.lack > 3)
    fits = room > line.lead + 0.4 * line.size
    return fits and (ended or room > 0.4 * (last.right - last.left))


def headings_in(paragraphs: Sequence[Paragraph], body: float) -> None:
    """Mark the headings and rank their levels by size, then weight: the first page's largest is level 1."""
    found = [p for p in paragraphs if p.kind == "paragraph" and _is_heading(p, body)]
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
