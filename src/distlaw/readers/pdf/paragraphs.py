"""Lines to paragraphs, headings and the lines of a contents page, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from distlaw.readers.pdf.lines import PageLine, joins_without_space
from distlaw.vocab.print_signs import print_sign

_INDENT = 0.9  # em
_SET_RIGHT = 0.4  # of the column's width before a line
_DISPLAY = 1.1  # of the body's size
_WIDEST = 2.4  # sizes between base lines that are double-spaced
_LOOSEST = 1.4  # sizes between the lines of a title: two lines alone on a page may be a name and a title
_NUMBER_ALONE = re.compile(r"(?:(?i:part|chapter) )?[IVX]{1,5}\.?")
_SENTENCE_END = "。！？!?；;：:”」』）)]】.…"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `kind` is paragraph, heading, contents or note."""

    kind: str
    lines: list[PageLine] = field(default_factory=list)
    level: int = 0
    marker: str = ""


def paragraphs_of(lines: Iterable[PageLine], body: float) -> list[Paragraph]:
    """The running text: a new paragraph at an indent, after a short line, at a change of size, at a wide gap.

    `body` is the size of running text: what is larger is a title, whose lines are broken where it looks well.
    """
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
        after = lines[index + 1] if index + 1 < len(lines) and _beside(line, lines[index + 1]) else None
        is_new = (
            last is None
            or references.match(last.text) is not None
            or _is_new(last, line, after, out[-1], numbered, usual)
        )
        if last is not None and is_new and _goes_on_as_title(last, line, body, usual):
            is_new = False
        if is_new:
            out.append(Paragraph("paragraph", [line]))
        else:
            out[-1].lines.append(line)
    return out


def _goes_on_as_title(last: PageLine, line: PageLine, body: float, usual: dict[float, float]) -> bool:
    """Whether two lines of display type make one title: of one face, close together, in the middle or nearly full."""
    same_face = abs(last.size - line.size) < 0.03 * line.size and (last.bold > 0.9) == (line.bold > 0.9)
    leading = min(usual.get(round(line.size, 1), 0.0), _LOOSEST * line.size)
    close = 0 < last.y - line.y < max(1.45 * leading, 1.8 * line.size)
    if not (close and _beside(last, line)):
        return False
    if _NUMBER_ALONE.fullmatch(last.text):
        return last.is_centred and line.is_centred
    in_capitals = last.text.isupper() and line.text.isupper() and line.is_centred and abs(last.indent - last.lack) < 1
    if not same_face or not (in_capitals or line.size >= _DISPLAY * body):
        return False
    if (
        line.text[:1] in "—–-"
        or _is_labelled(line)
        or print_sign("numbered").rank(line.text)
        or last.text[-1:] in _SENTENCE_END
    ):
        return False
    return (
        in_capitals or (last.is_centred and line.is_centred) or last.lack * last.size < 0.3 * (last.right - last.left)
    )


def _add_contents(out: list[Paragraph], line: PageLine, goes_on: bool) -> None:
    if goes_on and out and out[-1].kind == "contents":
        out[-1].lines.append(line)
    else:
        out.append(Paragraph("contents", [line]))


def contents_lines(lines: Sequence[PageLine]) -> dict[int, bool]:
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


def _entries(lines: Sequence[PageLine], ends: Sequence[int]) -> dict[int, bool]:
    found = {ends[0]: False}
    for last, end in pairwise(ends):
        for index in range(last + 1, end + 1):
            found[index] = index > last + 1
    return found


def _spacings(lines: Sequence[PageLine]) -> dict[float, float]:
    """The usual distance of base lines for each size: of several the least, and none that parts two paragraphs."""
    gaps: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        if above.page == below.page and above.region == below.region and above.y > below.y:
            gaps.setdefault(round(below.size, 1), Counter())[round(above.y - below.y)] += 1
    return {size: min(_usual(counts), _WIDEST * size) for size, counts in gaps.items()}


def _usual(counts: Counter[float]) -> float:
    most = max(counts.values())
    return min(gap for gap, count in counts.items() if count == most)


def _is_new(
    last: PageLine,
    line: PageLine,
    after: PageLine | None,
    paragraph: Paragraph,
    numbered: bool,
    usual: dict[float, float],
) -> bool:
    if (
        _is_labelled(line)
        or abs(last.size - line.size) > 0.06 * max(line.size, last.size)
        or ((last.bold > 0.9) != (line.bold > 0.9) and not _leads_in(last, line))
        or _stood_alone(last, line)
        or _was_headed(paragraph, line)
        or (_is_set_right(last) and _is_set_right(line))
        or any(print_sign("signature").match(one.text) for one in (last, line))
    ):
        return True
    entry = print_sign("entry")
    if numbered and entry.match(line.text):
        return True
    if numbered and entry.match(paragraph.lines[0].text):
        return line.indent < 1.5 and last.lack > 6 and last.text[-1:] in ".。"
    if _beside(last, line) and last.y - line.y > 1.45 * usual.get(round(line.size, 1), 2 * line.size):
        return True
    return _is_indented(last, line, after, paragraph) or _ends(last, line, paragraph)


def _is_labelled(line: PageLine) -> bool:
    """Whether a label begins the line or is all of it: Abstract, 关键词."""
    return print_sign("label").match(f"{line.text}\n") is not None


def _leads_in(last: PageLine, line: PageLine) -> bool:
    """Whether bold type that begins a paragraph ends in this one's line, or broke off at the edge before it."""
    is_full = last.lack < 1.5 and line.indent < 0.5 and _beside(last, line) and last.text[-1:] not in _SENTENCE_END
    return is_full and last.bold > 0.9 and (line.bold > 0.02 or any(mark in last.text for mark in "，。；"))


def _stood_alone(last: PageLine, line: PageLine) -> bool:
    """Whether a line in the middle ends above one that fills the column and is set in."""
    fills = line.indent + line.lack < 0.4 * (last.indent + last.lack)
    return last.is_centred and fills and line.indent >= _INDENT and _beside(last, line)


def _is_set_right(line: PageLine) -> bool:
    """Whether a line in Chinese stands in the right part of its column, as those who sign and dates do."""
    width = (line.right - line.left) / line.size
    return joins_without_space(line.text[:1], " ") and line.indent > _SET_RIGHT * width and not line.is_centred


def _was_headed(paragraph: Paragraph, line: PageLine) -> bool:
    """Whether a numbered heading in italics ends above upright text that is set in no further than it."""
    first = paragraph.lines[0]
    is_heading = is_slanted(first) and print_sign("numbered").rank(first.text) > 0 and len(paragraph.lines) < 3
    return is_heading and line.slanted < 0.5 * len(line.text) and line.indent <= first.indent + 0.4


def is_slanted(line: PageLine) -> bool:
    """Whether the line is in italics from its first word to its last."""
    return line.slanted >= 0.9 * len(line.text)


def _is_indented(last: PageLine, line: PageLine, following: PageLine | None, paragraph: Paragraph) -> bool:
    """A first line: further in than the line before it or the line after it; not what hangs or stands in the middle."""
    if line.indent < _INDENT:
        return False
    beside = _beside(last, line)
    deeper = line.indent - last.indent >= _INDENT if beside else following is None or line.indent < 4
    outdented = following is not None and line.indent - following.indent >= _INDENT
    goes_on = beside and len(paragraph.lines) > 1 and abs(line.indent - last.indent) < 0.3
    if goes_on or not (deeper or outdented):
        return False
    if not beside and following is not None and not outdented:
        return False  # a block that goes on in the next column
    if print_sign("entry").match(paragraph.lines[0].text) and paragraph.lines[0].indent < line.indent:
        return False
    hangs = following is not None and abs(following.indent - line.indent) < 0.3 and last.text[-1:] not in _SENTENCE_END
    if beside and hangs and last.lack < 2:
        return False
    centred = abs(line.indent - line.lack) < 1 and abs(last.indent - last.lack) < 1 and last.indent > 1
    return not centred


def _beside(one: PageLine, other: PageLine) -> bool:
    return one.page == other.page and one.region == other.region


def _ends(last: PageLine, line: PageLine, paragraph: Paragraph) -> bool:
    """Whether the last line stops short of its edge although the next word would have fitted."""
    room = last.lack * last.size - _margin(line, paragraph)
    ended = last.text[-1:] in _SENTENCE_END
    if joins_without_space(line.text[:1], " "):
        return room > 2.2 * line.size and (ended or last.lack > 3)
    fits = room > line.lead + 0.4 * line.size
    return fits and (ended or room > 0.4 * (last.right - last.left))


def _margin(line: PageLine, paragraph: Paragraph) -> float:
    """How far a block set in from both edges of its column stays off the right one; 0 for any other."""
    lines = [*paragraph.lines, line]
    left = min(each.x0 - each.left for each in lines)
    right = min(each.right - each.x1 for each in lines)
    even = abs(left - right) < max(2 * line.size, 0.3 * left)
    return right if even and left > 2 * line.size and len(paragraph.lines[-1].text) > 30 else 0.0
