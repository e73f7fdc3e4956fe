"""The clauses of a proposition, and which of them are conditions, concessions or reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from distlaw.extract.claims.cues import sheet
from distlaw.extract.claims.signs.sign import Part
from distlaw.vocab.words import worded

_worded = partial(worded, "predicates")
_COMMA = re.compile(r"[,;:，；：—]+\s*")
_TOPIC_ZH = _worded("(?:[^似是有目标真别]的|{topics})$")
_LEAD_ZH = _worded(r"\s*{connectives}?\s*")
_LEAD_EN = re.compile(r"\s*(?:but|yet|and|so|or|that|however|still|then|thus|therefore|hence|indeed|of course)?,?\s*")
_SUBORDINATOR_EN = _worded(
    r"\b(?P<concession>{concessions_en})\b|\b(?P<condition>{conditions_en})\b|\b(?P<reason>{reasons_en})\b"
)
_ASIDE_EN = _worded(r"\s*{asides_en}\b")
_LONGEST_ASIDE = 44
_VALUES: dict[str, Part] = {
    "condition": "condition",
    "criterion": "condition",
    "concede": "concession",
    "because": "reason",
}


_PARTS: tuple[Part, ...] = ("concession", "condition", "reason")


class SignClause(NamedTuple):
    """`[start, end)` of a block's text and what it is to the main clause."""

    start: int
    end: int
    part: Part


def clauses(shade: str, start: int, end: int, is_english: bool) -> list[SignClause]:
    """The clauses of `[start, end)` in order; where none is the main one, the last is."""
    found = list(_english(shade, start, end) if is_english else _chinese(shade, start, end))
    if found and not any(clause.part == "main" for clause in found):
        found[-1] = found[-1]._replace(part="main")
    return found


def _joined(shade: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between commas, those around an aside (…, on her account, …) as one."""
    pieces = list(_pieces(shade, start, end))
    index = 0
    while index < len(pieces):
        begin, stop = pieces[index]
        while index + 2 < len(pieces) and _is_aside(shade, *pieces[index + 1]):
            index += 2
            stop = pieces[index][1]
        yield begin, stop
        index += 1


def _is_aside(shade: str, start: int, end: int) -> bool:
    return end - start < _LONGEST_ASIDE and _ASIDE_EN.match(shade, start, end) is not None


def _pieces(shade: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _COMMA.finditer(shade, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _chinese(shade: str, start: int, end: int) -> Iterator[SignClause]:
    lexicon = sheet("sign", "zh")
    for begin, stop in _pieces(shade, start, end):
        lead = _LEAD_ZH.match(shade, begin, stop)
        at = lead.end() if lead else begin
        part: Part = "main"
        whole = [hit for hit in lexicon.scan_whole(shade, at, stop) if hit.start == at]
        opening = [hit for value in ("condition", "criterion") if (hit := lexicon.longest_at(shade, at, stop, value))]
        for hit in (*whole, *opening):
            part = _VALUES.get(hit.entry.value, part)
        if shade.startswith(("只有", "唯有"), at) or (stop < end and _TOPIC_ZH.search(shade[begin:stop])):
            part = "condition"
        yield SignClause(begin, stop, part)


def _english(shade: str, start: int, end: int) -> Iterator[SignClause]:
    """A subordinate clause runs from its subordinator to the next comma."""
    for begin, stop in _joined(shade, start, end):
        match = _SUBORDINATOR_EN.search(shade, begin, stop)
        if match is None:
            yield SignClause(begin, stop, "main")
            continue
        part: Part = next(name for name in _PARTS if match.group(name))
        lead = _LEAD_EN.match(shade, begin, stop)
        if match.start() > (lead.end() if lead else begin):
            yield SignClause(begin, match.start(), "main")
        yield SignClause(match.start(), stop, part)
