"""The smallest pieces of a sentence: from one mark or connective to the next."""

from __future__ import annotations

import itertools
import re
from functools import cache

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cutting.clauses import clauses
from distlaw.text.offsets import Range
from distlaw.vocab.words import word_list

_FIRST, _LAST, _BETWEEN = 6, 5, 5  # characters of Chinese before the first cut at a word, after the last, between two
_MARKS = r"[;—–(]|,(?!\d)|:(?!/)|\)|\s-{1,3}\s"
_NO_WORDS = " ,;:.()—–\"'’”“"


def atoms(block: ClaimBlock, start: int, end: int) -> list[Range]:
    """The pieces of the sentence `[start, end)` of a block, in order; a row of a table is one."""
    if block.kind == "row":
        return [(start, end)]
    return (_english if block.is_english else _chinese)(block, start, end) or [(start, end)]


def _english(block: ClaimBlock, start: int, end: int) -> list[Range]:
    cuts = {start}
    for match in _english_cuts().finditer(block.shade, start, end):
        cut = match.start() if match.group() == "(" else match.end()
        if start < cut < end:
            cuts.add(cut)
    edges = [*sorted(cuts), end]
    found: list[Range] = []
    for begin, stop in itertools.pairwise(edges):
        if block.shade[begin:stop].strip(_NO_WORDS):
            found.append((begin, stop))
        elif found:
            found[-1] = (found[-1][0], stop)
    return found


def _chinese(block: ClaimBlock, start: int, end: int) -> list[Range]:
    found: list[Range] = []
    for clause in clauses(block.text, start, end):
        edges = [clause.start]
        for match in _chinese_cuts().finditer(block.shade, clause.start + _FIRST, clause.end - _LAST):
            if match.start() - edges[-1] >= _BETWEEN:
                edges.append(match.start())
        edges.append(clause.end)
        found += itertools.pairwise(edges)
    return found


@cache
def _english_cuts() -> re.Pattern[str]:
    return re.compile(f"{_MARKS}|{word_list('clause_cuts', 'before_en').source}")


@cache
def _chinese_cuts() -> re.Pattern[str]:
    before = word_list("clause_cuts", "before_zh").source
    after = "|".join(f"(?<={word})" for word in word_list("clause_cuts", "after_zh").words)
    return re.compile(f"(?={before})|(?:{after})")
