"""Running heads of a text that shows its pages: told by place or by their own form, never because a line recurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from distlaw.parsers.lines.line import Line
from distlaw.text.offsets import MappedText

# `212      SOUTHMOOR LAW REVIEW      [Vol. 19:211` and `2032]      THE QUIET CLAUSE      213`
_OF_A_REVIEW = re.compile(
    r"\d{1,4}\s{3,}\S.{2,90}?\s{2,}\[Vol\. ?\d+(?::\d+)?|\[Vol\. ?\d+(?::\d+)?\]?\s{2,}\S.{2,90}?\s{3,}\d{1,4}|"
    r"(?:19|20|21)\d\d\]\s{2,}\S.{2,90}?\s{2,}\d{1,4}"
)
_PAGE_NUMBER = re.compile(r"[-—–·]\s?\d{1,4}\s?[-—–·]|第?\s?\d{1,4}\s?页|page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\s+")
LONGEST = 110


def running_heads(lines: Sequence[Line], mapped: MappedText | None = None) -> dict[int, str]:
    """Index of every running head. A page begins at the first line, after a form feed, or after a page's number on
    a line of its own; what says the same (numbers aside) at the beginning of two pages is their head."""
    out = {line.index: "running_head" for line in lines if _OF_A_REVIEW.fullmatch(line.text)}
    tops = [line for line in _tops(lines, mapped) if len(line.text) <= LONGEST]
    counts = Counter(_shape(line) for line in tops)
    return out | {line.index: "running_head" for line in tops if counts[_shape(line)] > 1 and len(_shape(line)) > 3}


def _tops(lines: Sequence[Line], mapped: MappedText | None) -> list[Line]:
    """The first line of every page; none where nothing shows that there are pages."""
    feeds = {line.index for line in lines if mapped is not None and _after_feed(line, lines, mapped)}
    numbers = {line.index + 1 for line in lines if _PAGE_NUMBER.fullmatch(line.folded)}
    begun = feeds | numbers
    return [line for line in lines if line.index in begun or (begun and line.index == 0)]


def _after_feed(line: Line, lines: Sequence[Line], mapped: MappedText) -> bool:
    """Whether the source has a form feed between the line before and this one."""
    if not line.index:
        return False
    before, at = (mapped.to_source(a, a + 1) for a in (lines[line.index - 1].end - 1, line.start))
    return bool(before and at) and "\x0c" in mapped.source[before[0][0] : at[0][0]]


def _shape(line: Line) -> str:
    return _DIGITS.sub("", line.folded)
