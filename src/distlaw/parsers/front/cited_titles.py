"""The titles that a head's citations name: a record may print its work's title nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distlaw.parsers.front.citation_patterns import PATTERNS, behind_labels
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.offsets import Range

_HEAD, _LONGEST = 40, 460  # lines; characters of a citation
_PAGE = 2000  # characters of a line that is a whole page
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{3,}")
_BETWEEN = frozenset({"and", "van", "von", "der", "den", "del", "bin", "with"})  # words of names in small letters
_EDGE = " .,\"“”‘’'"


class CitedTitle(NamedTuple):
    """A title, where it is printed, its line's place in the head, and whether a label announces the citation."""

    text: str
    span: Range
    at: int
    announced: bool


def cited_titles(lines: Sequence[Line]) -> Iterator[CitedTitle]:
    """The title of every citation that begins a line, or stands behind a label that tells how to cite the work."""
    for at, line in enumerate(lines[:_HEAD]):
        label = label_at(line.folded, "record")
        announced = label is not None and label.means("cite_line")
        start = label.value if label is not None and announced else 0
        text, begin = line.text[start : start + _LONGEST], line.start + start
        if announced and not text.strip() and at + 1 < len(lines):
            text, begin = lines[at + 1].text[:_LONGEST], lines[at + 1].start
        found = next((match for pattern in PATTERNS if (match := pattern.match(text))), None)
        inside = behind_labels(line.text[:_PAGE]) if found is None else []
        for low in inside:
            found = found or next((hit for one in PATTERNS if (hit := one.match(line.text[:_PAGE], low))), None)
        begin, announced = (line.start, True) if inside and found else (begin, announced)
        if found is not None and not _is_clause(found["author"]):
            title = found["title"].strip(_EDGE)
            low = begin + found.start("title") + found["title"].find(title)
            yield CitedTitle(title, (low, low + len(title)), at, announced)


def _is_clause(author: str) -> bool:
    """Whether what stands before a title says more than names: This Article builds on an earlier piece, …"""
    return any(word not in _BETWEEN for word in _SMALL.findall(author))
