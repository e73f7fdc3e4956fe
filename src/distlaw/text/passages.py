"""Cuts a reading text into paragraph-sized stretches that a search can show whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.text.offsets import Range

LONGEST = 400  # code points; longer paragraphs are cut at the end of a sentence
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[。！？；!?;]+[”’」』）)]*|\.(?=\s)")


def passages(text: str, start: int = 0, end: int | None = None) -> Iterator[Range]:
    """Half-open stretches of `text[start:end]`, none of white space alone, none over some LONGEST code points."""
    stop = len(text) if end is None else end
    for line in _LINE.finditer(text, start, stop):
        if line.group().strip():
            yield from _cut(text, line.start(), line.end())


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    while end - start > LONGEST:
        cut = _last_sentence_end(text, start, start + LONGEST)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _last_sentence_end(text: str, start: int, limit: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    return ends[-1] if ends and ends[-1] - start >= LONGEST // 4 else limit
