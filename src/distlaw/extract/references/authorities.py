"""One note, several authorities: where each begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from distlaw.extract.references.printed import PrintedText, depth_free
from distlaw.extract.references.sentences import sentence_starts
from distlaw.text.titles import has_han
from distlaw.vocab.words import worded

_NEXT_ZH = worded(
    "reference_entries",
    r"\s*(?:{further}?{signals}|{earlier}|\[[{han}]{1,3}\]|\([{han}]{1,3}\)"
    r"|[{han}·、A-Z.]{2,30}{role_words}?:\s*《|《|[{han}]{2,30}法院|[A-Z])",
)
_NEXT_EN = re.compile(
    r"\s*(?:(?:see|but see|cf\.|accord|compare|id\.|ibid)\b|[A-Z\[‘'\"(]|\d{1,4}\s[A-Z])", re.IGNORECASE
)
_CITES = re.compile(r"\d|://|\b(?:id|ibid|supra|forthcoming)\b", re.IGNORECASE)


def authorities(text: str) -> list[tuple[int, int]]:
    """Spans of the note's authorities: parted by semicolons and by sentences; English prose between them is none."""
    line = PrintedText.of(text)
    is_chinese = has_han(text)
    marks = ";。" if is_chinese else ";"
    follows = _NEXT_ZH if is_chinese else _NEXT_EN
    cuts = {
        at + 1
        for at in depth_free(line.flat, marks)
        if follows.match(line.flat, at + 1) and line.flat[at + 1 :].strip(" .。")
    }
    edges = [0, *sorted(cuts), len(text)]
    if is_chinese:
        return list(_spans(line, edges))
    inner = {start + at for start, end in itertools.pairwise(edges) for at in sentence_starts(line.cut(start, end))}
    spans = list(_spans(line, sorted({*edges, *inner})))
    return [span for span in spans if _CITES.search(line.flat, *span)] or spans[:1]


def _spans(line: PrintedText, edges: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in itertools.pairwise(edges):
        flat = line.flat[start:end]
        left = start + len(flat) - len(flat.lstrip(" ;。"))
        right = start + len(flat.rstrip(" ;"))
        if right > left:
            yield left, right
