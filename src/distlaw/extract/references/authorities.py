"""One note, several authorities: where each begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from distlaw.extract.references.printed import Printed, depth_free
from distlaw.text.titles import has_han
from distlaw.vocab.words import worded

_NEXT_ZH = worded(
    "reference_entries",
    r"\s*(?:{further}?{signals}|{earlier}|\[[{han}]{1,3}\]|\([{han}]{1,3}\)"
    r"|[{han}·、A-Z.]{2,30}(?:主编|编著?|等)?:\s*《|《|[{han}]{2,30}法院|[A-Z])",
)
_NEXT_EN = re.compile(
    r"\s*(?:(?:see|but see|cf\.|accord|compare|id\.|ibid)\b|[A-Z\[‘'\"(]|\d{1,4}\s[A-Z])", re.IGNORECASE
)


def authorities(text: str) -> list[tuple[int, int]]:
    """Spans of the note's authorities: parted by semicolons, in Chinese by full stops too."""
    line = Printed.of(text)
    marks = ";。" if has_han(text) else ";"
    follows = _NEXT_ZH if has_han(text) else _NEXT_EN
    cuts = [
        at
        for at in depth_free(line.flat, marks)
        if follows.match(line.flat, at + 1) and line.flat[at + 1 :].strip(" .。")
    ]
    return list(_spans(line, [0, *(at + 1 for at in cuts), len(text)]))


def _spans(line: Printed, edges: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in itertools.pairwise(edges):
        flat = line.flat[start:end]
        left = start + len(flat) - len(flat.lstrip(" ;。"))
        right = start + len(flat.rstrip(" ;"))
        if right > left:
            yield left, right
