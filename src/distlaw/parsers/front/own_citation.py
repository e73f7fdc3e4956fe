"""What a document prints about itself as others should cite it: the strongest witness for journal, volume and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from distlaw.parsers.bylines.source_line import Found
from distlaw.parsers.front.title import same
from distlaw.parsers.lines.line import Line

_BLUEBOOK = re.compile(
    r"(?P<author>[A-Z][^\d,]{4,80}(?:, (?:Jr|Sr|II|III)\.)?), (?P<title>[^\n]{8,220}?),? "
    r"(?P<volume>\d{1,3}) (?P<container_title>[A-Z][\w.&'’ ]{2,60}?) (?P<page>\d{1,5}(?:[-–]\d{1,5})?)"
    r"(?:, \d{1,5})? ?\((?:[A-Za-z.]{3,9} )?(?P<issued>(?:19|20)\d\d)\)"
)
_GBT = re.compile(
    r"(?P<author>[^.．。:：]{2,60})[.．。]\s?(?P<title>[^\[\]]{4,120})\[J(?:/OL)?\][.．。,，]?\s?"
    r"(?P<container_title>[^,，.]{2,40})[,，.]\s?"
    r"(?P<issued>(?:19|20)\d\d)[,，]?\s?(?P<volume>\d{1,3})?\s?(?:[(（](?P<issue>[\w-]{1,6})[)）])?\s?(?:[:：]\s?(?P<page>\d{1,5}(?:[-–~]\d{1,5})?))?"
)
_APA = re.compile(
    r"(?P<author>[A-Z][^()\n]{3,160}?) \((?P<issued>(?:19|20)\d\d)[^)]{0,12}\)\.? (?P<title>[^.?\n]{8,220}[.?]) "
    r"(?P<container_title>[A-Z][^,\n]{3,80}), (?P<volume>\d{1,3})"
    r"(?:\((?P<issue>[\w-]{1,6})\))?(?:, (?P<page>\d{1,5}[-–]\d{1,5}))?"
)
_THESIS = re.compile(
    r"(?P<author>[A-Z][^()\n]{3,80}?) \((?P<issued>(?:19|20)\d\d)\) (?P<title>[^\n]{8,260}?)\. (?:[^.\n]{0,60}thesis\b)"
)
_PATTERNS = (_BLUEBOOK, _GBT, _APA, _THESIS)
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
        for pattern in _PATTERNS:
            found = pattern.match(text)
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
