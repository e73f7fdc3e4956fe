"""The head of a document as the labeller sees it: its first lines, and how much of each is a link."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from distlaw.model.source import Face, SourceText
from distlaw.parsers.front.features import HeadContext, context_of
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.text.chinese import is_chinese_work
from distlaw.text.normalise import cleaned

LONGEST = 100  # lines
_SEEN = 1500  # characters of a line: what comes after tells nothing more


def head_lines(source: SourceText) -> HeadContext:
    """The first lines of a text, cleaned as every parser cleans it."""
    base = cleaned(source.text).mapped
    return head_of_lines(lines_of(base, source.marks), source)


def head_of_lines(lines: Sequence[Line], source: SourceText) -> HeadContext:
    """As `head_of`, where the lines are known; what a reader marked as furniture is none of them."""
    first = [_shortened(line) for line in islice((line for line in lines if line.kind != "furniture"), LONGEST)]
    return context_of(first, source.hints, _linked(first, source), _faces(first, source), is_chinese_work(source.text))


def _shortened(line: Line) -> Line:
    if len(line.text) <= _SEEN:
        return line
    return replace(line, text=line.text[:_SEEN], folded=line.folded[:_SEEN], end=line.start + _SEEN)


def _faces(lines: Sequence[Line], source: SourceText) -> list[Face | None]:
    marks = sorted((mark for mark in source.marks if mark.kind == "face"), key=lambda mark: mark.start)
    if not marks:
        return []
    starts = [mark.start for mark in marks]
    out: list[Face | None] = []
    for line in lines:
        at = bisect_right(starts, line.start) - 1
        mark = marks[max(at, 0)]
        out.append(Face.of(mark.value) if mark.start <= line.start < mark.end else None)
    return out


def _linked(lines: Sequence[Line], source: SourceText) -> list[float]:
    links = sorted((mark.start, mark.end) for mark in source.marks if mark.kind == "link")
    if not links or not lines:
        return []
    starts, ends = [start for start, _ in links], [end for _, end in links]
    shares = []
    for line in lines:
        inside = links[bisect_left(ends, line.start) : bisect_right(starts, line.end)]
        covered = sum(min(end, line.end) - max(start, line.start) for start, end in inside)
        shares.append(max(0, covered) / max(1, line.end - line.start))
    return shares
