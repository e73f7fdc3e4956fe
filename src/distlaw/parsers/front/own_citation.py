"""What a document prints about itself as others should cite it: the strongest witness for journal, volume and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from distlaw.parsers.bylines.source_line import Found
from distlaw.parsers.front.citation_patterns import PATTERNS, behind_labels
from distlaw.parsers.front.title import same
from distlaw.parsers.lines.line import Line

_FIELDS = ("container_title", "volume", "issue", "page", "issued")
_JOINED = 3  # lines of one citation


class OwnCitation(NamedTuple):
    """The line it begins in, and its facts with offsets from that line's beginning; who is named, as printed."""

    line: Line
    author: str
    facts: tuple[Found, ...]


def own_citation(lines: Sequence[Line], title: str) -> OwnCitation | None:
    """The citation among a head's lines whose title is the document's own; None where there is none."""
    if not title:
        return None
    for at, line in enumerate(lines):
        near = lines[at : at + _JOINED]
        text = line.text
        for after in near[1:]:
            text += " " * max(1, after.start - line.start - len(text)) + after.text
        for start in (0, *behind_labels(text)):
            for pattern in PATTERNS:
                found = pattern.match(text, start)
                if found and same(" ".join(found["title"].split()).rstrip("."), title):
                    return OwnCitation(line, found["author"].strip(), tuple(_facts(found)))
    return None


def _facts(found: re.Match[str]) -> list[Found]:
    groups = found.groupdict()
    return [
        Found(name, re.sub("[–~]", "-", " ".join(groups[name].split())), *found.span(name))
        for name in _FIELDS
        if groups.get(name)
    ]
