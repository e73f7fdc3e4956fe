"""The text that the rules read: folded, with what would break a rule taken out, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from distlaw.model.document import ParsedDocument
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.text.offsets import Range

# Left out: a pinyin gloss with a tone mark after a character, invisible characters, a line end inside a sentence.
_NOISE = re.compile(
    rf"(?<=[{HAN}])\([a-z]{{0,5}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{{0,4}}\)"
    r"|[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]{1,8}"
    rf"|(?<=[{HAN}0-9(《、])[ \t]{{0,8}}\n[ \t]{{0,8}}(?=[{HAN}0-9)》、])"
)
_OPENING = re.compile(rf"[{TO_TEN}]{{1,3}}、|第[{TO_TEN}百]{{1,4}}[章节编条]|\d{{1,2}}[.、\s]")
_FULL_LINE = 16  # a line shorter than this ends where its author ended it


@dataclass(frozen=True)
class Scan:
    """`text` with, for each stretch of it, where it stands in the reading text."""

    text: str
    starts: tuple[int, ...]  # offsets in `text` at which a stretch begins
    offsets: tuple[int, ...]  # and where that is in the reading text

    def reading(self, start: int, end: int) -> Range:
        """The reading text's range for `[start, end)`."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        return self.offsets[index] + offset - self.starts[index]


def scan_of(document: ParsedDocument) -> Scan:
    """The document's reading text, ready for the rules."""
    return _scan(document.reading.text)


@lru_cache(maxsize=2)
def _scan(reading: str) -> Scan:
    text = folded(reading)
    pieces: list[str] = []
    starts, offsets = [0], [0]
    at = length = 0
    for match in _NOISE.finditer(text):
        if "\n" in match.group() and not _is_soft(text, match.start(), match.end()):
            continue
        pieces.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        starts.append(length)
        offsets.append(at)
    pieces.append(text[at:])
    return Scan("".join(pieces), tuple(starts), tuple(offsets))


def _is_soft(text: str, start: int, end: int) -> bool:
    """Whether a line end merely wraps: the line is full, and the next one opens no heading or list item."""
    line = text.rfind("\n", max(0, start - _FULL_LINE), start)
    return line < 0 and start >= _FULL_LINE and not _OPENING.match(text, end)
