"""Untangles two columns that were read row by row: each line is a piece of the left column and one of the right.

Where to cut each row is searched for all rows at once (Viterbi): the two columns must read as words, also across
their line breaks (unigram likelihood under jieba's dictionary and under what the document itself repeats), and the
pieces must be as wide as a column is, or end a paragraph. The same likelihoods tell two columns from one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from distlaw.text.columns.likelihood import Language
from distlaw.text.columns.search import Search
from distlaw.text.columns.widths import widths_of

ENOUGH_GAIN = 1.0  # likelihood a row that two streams must gain over one
UNSURE = 3.0  # a row whose second-best cut is this near is marked for review


@dataclass(frozen=True)
class Columns:
    """Where each row is cut (its length: no right piece), how sure that is, and the column's width in em."""

    cuts: tuple[int, ...]
    margins: tuple[float, ...]
    width: float
    gain: float  # likelihood a row of two streams over one

    @property
    def are_two(self) -> bool:
        return self.gain > ENOUGH_GAIN


def untangled(rows: Sequence[str]) -> Columns:
    """The best cut of every row of one page; rows hold no superscripts and no blank lines."""
    language = Language(rows)
    search = max((Search(rows, language, width) for width in widths_of(rows)), key=lambda one: one.score)
    cuts, margins, width = search.cuts, search.margins, search.width
    one = sum(language.likelihood(row) for row in rows)
    one += sum(language.across(a, b) for a, b in pairwise(rows))
    words = search.words(cuts)
    return Columns(tuple(cuts), tuple(margins), width, (words - one) / max(1, len(rows)))
