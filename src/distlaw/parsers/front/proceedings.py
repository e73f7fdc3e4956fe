"""The notice by which a first page says in which proceedings, or for which meeting, a paper is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.front.running import RunningFact
from distlaw.parsers.lines.line import Line
from distlaw.vocab.words import worded

_BEGINS = r"(?:^|(?<=[.>]\s))"
_NAMED = re.compile(
    rf"{_BEGINS}(?P<container_title>Proceedings of (?:the )?[A-Z\d][^.;]{{6,160}}?)"
    r"(?:,\s|\s\()(?P<rest>.{0,160}?)(?P<issued>(?:19|20)\d\d)(?!\d)"
)
_MEETING = worded("front", _BEGINS + r"{meeting_acts} (?:the )?[A-Z\d].{6,240}?(?P<issued>(?:19|20)\d\d)(?!\d)")
_RIGHTS = re.compile(r"\b(?:Copyright|©)\s?(?:\([cC]\)\s?|©\s?)?(?P<year>(?:19|20)\d\d)\b")
_VOLUME = re.compile(
    r"\b(?:[A-Z]{3,6}|Vol(?:ume|\.)?) (?P<volume>\d{1,4}), "
)  # of a series by its letters: EPLR 202, 2031
_PAGES = re.compile(r"\b(?:pages|pp\.?) (?P<page>\d{1,5}\s?[-–—]\s?\d{1,5})\b")
_PLACE = re.compile(r",.*$")
_PARTED = re.compile(r"(?<=\d) (?=(?:st|nd|rd|th)\b)")
_LONGEST, _FIRST = 900, 90  # characters of such a line; lines of the beginning


def proceedings(lines: Sequence[Line]) -> tuple[RunningFact, ...]:
    """Name, year, volume and pages, where one line says them and whose the rights are in that year; else nothing."""
    near = [line for line in lines if (line.index < _FIRST or line.kind == "note") and len(line.text) < _LONGEST]
    found = [facts for line in near if (facts := tuple(_facts(line)))]
    return found[0] if len(found) == 1 else ()


def _facts(line: Line) -> Iterator[RunningFact]:
    named = _NAMED.search(line.text)
    notice = named or _MEETING.search(line.text)
    rights = _RIGHTS.search(line.text)
    if notice is None or rights is None or rights["year"] != notice["issued"]:
        return
    yield _fact(line, notice, "issued")
    if named is None:
        return
    name = _PLACE.sub("", named["container_title"])
    start = line.start + named.start("container_title")
    yield RunningFact("container_title", _PARTED.sub("", name), (start, start + len(name)))
    for pattern, field in ((_VOLUME, "volume"), (_PAGES, "page")):
        if one := pattern.search(line.text, named.start(), rights.start()):
            yield _fact(line, one, field)


def _fact(line: Line, match: re.Match[str], field: str) -> RunningFact:
    start, end = match.span(field)
    return RunningFact(field, match[field], (line.start + start, line.start + end))
