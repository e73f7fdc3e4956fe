"""The search for the best cut of every row of a page at once."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from distlaw.text.columns.likelihood import Language
from distlaw.text.columns.widths import CLOSING, OPENING, em, fit

# A sentence of a word or two ends another line, not this one.
_SCRAP = re.compile(r"[。！？][^。！？，,]{1,3}[。！？]$")


class Search:
    """Viterbi over (row, cut)."""

    def __init__(self, rows: Sequence[str], language: Language, width: float) -> None:
        self._rows, self._language, self.width = rows, language, width
        self._cuts = [self._candidates(row) for row in rows]
        self._single = [self._row_scores(index) for index in range(len(rows))]
        self.cuts, self.margins, self.score = self._best()

    def _candidates(self, row: str) -> list[int]:
        """Cuts that leave no piece wider than a column."""
        found = [0, len(row)] if em(row) <= self.width + 2 else []
        for cut in range(1, len(row)):
            if (
                row[cut - 1].isascii()
                and row[cut].isascii()
                and row[cut - 1].isalnum()
                and row[cut].isalnum()
                and (cut < 2 or not row[cut - 1].islower() or not row[cut].isupper())
            ):
                continue
            if em(row[:cut]) <= self.width + 2 and em(row[cut:]) <= self.width + 2:
                found.append(cut)
        return sorted(set(found)) or [len(row) // 2]

    def _row_scores(self, index: int) -> dict[int, float]:
        """What the words say of each cut of one row, its neighbours' fixed ends included."""
        row, language = self._rows[index], self._language
        before, after = (
            self._rows[index - 1] if index else "",
            self._rows[index + 1] if index + 1 < len(self._rows) else "",
        )
        scores: dict[int, float] = {}
        for cut in self._cuts[index]:
            left, right = row[:cut], row[cut:]
            score = language.likelihood(left) + language.likelihood(right)
            score += language.across(left, after) + language.across(before, right)
            if (left and left[0] in CLOSING) or (right and right[0] in CLOSING):
                score -= 20.0
            if (left and left[-1] in OPENING) or (right and right[-1] in OPENING):
                score -= 12.0
            if _SCRAP.search(left) or _SCRAP.search(right):
                score -= 2.5
            scores[cut] = score
        return scores

    def words(self, cuts: Sequence[int]) -> float:
        """The likelihood of the two streams that the cuts make."""
        left = [row[:cut] for row, cut in zip(self._rows, cuts, strict=True) if cut]
        right = [row[cut:] for row, cut in zip(self._rows, cuts, strict=True) if cut < len(row)]
        total = sum(self._language.likelihood(piece) for piece in (*left, *right))
        for stream in (left, right):
            total += sum(self._language.across(a, b) for a, b in pairwise(stream))
        return total

    def _shape(self, index: int, before: int, cut: int) -> float:
        """What the widths say of a cut, given the cut of the row before (-1: none)."""
        row = self._rows[index]
        last = self._rows[index - 1] if index else ""
        left = fit(row[:cut], last[:before] if before >= 0 else None, self.width)
        right = fit(row[cut:], last[before:] if before >= 0 else None, self.width)
        if last and ((before == len(last) and cut < len(row)) or (before == 0 and cut)):
            right -= 8.0  # a column that has ended goes on
        if cut == 0:
            left -= 4.0  # the left column is filled first
        if before > 0 and cut == 0:  # counted with the row before, which took the row's beginning for its own column's
            left -= self._language.across(last[:before], row)
        if 0 <= before == len(last) and cut < len(row):
            right -= self._language.across(last, row[cut:])
        return left + right

    def _best(self) -> tuple[list[int], list[float], float]:
        """The cuts of the best path, each row's margin over its second-best cut, and the path's score."""
        forward: list[dict[int, float]] = []
        back: list[dict[int, int]] = []
        for index in range(len(self._rows)):
            scores: dict[int, float] = {}
            came: dict[int, int] = {}
            for cut in self._cuts[index]:
                options = (
                    [(forward[-1][k] + self._shape(index, k, cut), k) for k in self._cuts[index - 1]]
                    if index
                    else [(self._shape(index, -1, cut), -1)]
                )
                value, came[cut] = max(options)
                scores[cut] = value + self._single[index][cut]
            forward.append(scores)
            back.append(came)
        cuts = self._path(forward, back)
        return cuts, self._margins(forward), max(forward[-1].values())

    @staticmethod
    def _path(forward: list[dict[int, float]], back: list[dict[int, int]]) -> list[int]:
        cut = max(forward[-1], key=lambda k: forward[-1][k])
        cuts = [cut]
        for came in reversed(back[1:]):
            cut = came[cut]
            cuts.insert(0, cut)
        return cuts

    def _margins(self, forward: list[dict[int, float]]) -> list[float]:
        """Best path through each cut, less the best through any other cut of the row."""
        onward: list[dict[int, float]] = [dict.fromkeys(self._cuts[-1], 0.0)]
        for index in range(len(self._rows) - 1, 0, -1):
            after = onward[0]
            onward.insert(
                0,
                {
                    k: max(
                        after[cut] + self._single[index][cut] + self._shape(index, k, cut) for cut in self._cuts[index]
                    )
                    for k in self._cuts[index - 1]
                },
            )
        margins: list[float] = []
        for scores, rest in zip(forward, onward, strict=True):
            through = sorted((scores[cut] + rest[cut] for cut in scores), reverse=True)
            margins.append(through[0] - through[1] if len(through) > 1 else math.inf)
        return margins
