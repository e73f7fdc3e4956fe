"""Untangles two columns that were read row by row: each line is a piece of the left column and one of the right.

Where to cut each row is searched for all rows at once (Viterbi): the two columns must read as words, also across
their line breaks (unigram likelihood under jieba's dictionary and under what the document itself repeats), and the
pieces must be as wide as a column is, or end a paragraph. The same likelihoods tell two columns from one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from distlaw.resources import folder
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN

CONTEXT = 7  # characters on each side of a line break that are read together
ENOUGH_GAIN = 1.0  # likelihood a row that two streams must gain over one
UNSURE = 3.0  # a row whose second-best cut is this near is marked for review
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z0-9]+(?:[.\-'][A-Za-z0-9]+)*")
_CLOSING = frozenset("。，、；：？！”’）》」』】,.;:?!)]%")
_OPENING = frozenset("“‘（《「『【([")
_FINAL = re.compile(r"[。！？；：.!?;:][”’）)」』]?$")
_HEADING = re.compile(
    rf"(?:[{TO_TEN}]{{1,3}}[、.]|[(（][{TO_TEN}]{{1,3}}[)）]|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.、\s]?)\S"
)
_SECOND_HEADING = re.compile(rf"[的与和及对之在]$|.[{TO_TEN}]{{1,2}}、|[^(（][(（][{TO_TEN}][)）]")
_SCRAP = re.compile(
    r"[。！？][^。！？，,]{1,3}[。！？]$"
)  # a sentence of a word or two ends another line, not this one
_HALF_PUNCT = frozenset(",.;:?!()")
_WORDS_WEIGHT = 1.0
_TERM = -11.0  # log probability: about that of 专利权


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


@cache
def _terms() -> frozenset[str]:
    """Terms of law and of the trade that jieba's dictionary lacks: `data/plausibility/terms.txt`."""
    return frozenset((folder("data") / "plausibility" / "terms.txt").read_text(encoding="utf-8").split())


@cache
def _dictionary() -> tuple[dict[str, int], float]:
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.dt
    tokenizer.initialize()
    return tokenizer.FREQ, math.log(tokenizer.total)


class _Language:
    """Unigram likelihood of strings under the dictionary and the words that the rows repeat."""

    def __init__(self, rows: Sequence[str]) -> None:
        self._freq, self._log_total = _dictionary()
        counts: Counter[str] = Counter()
        for row in rows:
            for size in range(2, 7):
                counts.update(row[at : at + size] for at in range(len(row) - size + 1))
        size = sum(map(len, rows)) or 1
        self._repeated = {
            word: math.log(number / size)
            for word, number in counts.items()
            if number >= 3 and len(_HAN.findall(word)) == len(word)
        }
        self.likelihood = lru_cache(maxsize=200_000)(self._likelihood)

    def _word(self, word: str) -> float | None:
        """Log probability of a word; None where it is none."""
        if len(word) == 1:
            return math.log(self._freq.get(word, 0) or 0.5) - self._log_total if _HAN.match(word) else -5.0
        repeated = self._repeated.get(word)
        known = self._freq.get(word, 0)
        listed = math.log(known) - self._log_total if known else None
        if word in _terms() and (listed is None or listed < _TERM):
            listed = _TERM
        return max((value for value in (repeated, listed) if value is not None), default=None)

    def _likelihood(self, text: str) -> float:
        return self.prefixes(text)[-1]

    def prefixes(self, text: str) -> list[float]:
        """The best likelihood of every prefix."""
        best = [0.0] + [-math.inf] * len(text)
        latin = {match.start(): match.end() for match in _LATIN.finditer(text)}
        inside = {at for start, end in latin.items() for at in range(start + 1, end)}
        for at in range(len(text)):
            if best[at] == -math.inf:
                continue
            if at in latin:
                self._reach(best, latin[at], best[at] - 9.0)
            if text[at].isascii() and text[at].isalnum():
                # A piece of a Western word: possible, dear.
                self._reach(best, at + 1, best[at] - (6.0 if at in inside else 9.0))
                continue
            for end in range(at + 1, min(at + 6, len(text)) + 1):
                value = self._word(text[at:end])
                if value is not None:
                    self._reach(best, end, best[at] + value)
        return best

    @staticmethod
    def _reach(best: list[float], at: int, value: float) -> None:
        if value > best[at]:
            best[at] = value

    def across(self, before: str, after: str) -> float:
        """What reading on over a line break gains; never below zero."""
        left, right = before[-CONTEXT:], after[:CONTEXT]
        if not left or not right:
            return 0.0
        return max(0.0, self.likelihood(left + right) - self.likelihood(left) - self.likelihood(right))


def em(text: str) -> float:
    """Width in em: half-width punctuation beside a Chinese character was full-width on the page."""
    total = 0.0
    for at, c in enumerate(text):
        near = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        is_wide = not c.isascii() or (c in _HALF_PUNCT and any(not other.isascii() for other in near))
        total += 1.0 if is_wide else 0.5
    return total


def column_width(rows: Sequence[str]) -> float:
    """Half the width of a full row: the median of the widest cluster."""
    widths = sorted((em(row) for row in rows), reverse=True)
    if not widths:
        return 0.0
    near = [width for width in widths if width >= 0.88 * widths[min(2, len(widths) - 1)]]
    return near[len(near) // 2] / 2


def _widths(rows: Sequence[str]) -> list[float]:
    """Widths a column may have: about half of what full rows are wide."""
    middle = column_width(rows)
    widest = sorted((em(row) for row in rows), reverse=True)[: max(1, len(rows) // 8)][-1] / 2
    low, high = math.floor(middle) - 1, max(math.ceil(middle), math.ceil(widest))
    return [float(width) for width in range(max(8, low), min(high, low + 5) + 1)]


def untangled(rows: Sequence[str]) -> Columns:
    """The best cut of every row of one page; rows hold no superscripts and no blank lines."""
    language = _Language(rows)
    search = max((_Search(rows, language, width) for width in _widths(rows)), key=lambda one: one.score)
    cuts, margins, width = search.cuts, search.margins, search.width
    one = sum(language.likelihood(row) for row in rows)
    one += sum(language.across(a, b) for a, b in pairwise(rows))
    words = search.words(cuts)
    return Columns(tuple(cuts), tuple(margins), width, (words - one) / max(1, len(rows)))


class _Search:
    """Viterbi over (row, cut)."""

    def __init__(self, rows: Sequence[str], language: _Language, width: float) -> None:
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
            if (left and left[0] in _CLOSING) or (right and right[0] in _CLOSING):
                score -= 20.0
            if (left and left[-1] in _OPENING) or (right and right[-1] in _OPENING):
                score -= 12.0
            if _SCRAP.search(left) or _SCRAP.search(right):
                score -= 2.5
            scores[cut] = _WORDS_WEIGHT * score
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
        left = _fit(row[:cut], last[:before] if before >= 0 else None, self.width)
        right = _fit(row[cut:], last[before:] if before >= 0 else None, self.width)
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


@lru_cache(maxsize=400_000)
def _fit(piece: str, last: str | None, width: float) -> float:
    """How well a piece's width fits: full, less the indent of a new paragraph, or the end of a paragraph."""
    if not piece:
        return -4.0 if last else -2.0
    size = em(piece)
    full = -2.2 * max(0.0, _off(piece, size, last, width) - 0.6) + _refund(piece, last, width)
    if last is None and size < width - 0.6:
        full -= 0.4  # more columns begin within a paragraph than with one
    if size >= width - 0.6:
        return full
    begins = last is None or last == "" or _FINAL.search(last) is not None or is_short(last, width)
    if (
        _HEADING.match(piece)
        and not _SECOND_HEADING.search(piece)
        and not _FINAL.search(piece)
        and size <= width - 1
        and begins
    ):
        return max(full, -2.0)
    if re.search(r"[。！？.!?]”?$", piece):
        return max(full, -3.0)
    return full if size > width - 4 else max(full, -16.0)


def _off(piece: str, size: float, last: str | None, width: float) -> float:
    """How far the piece is from the width it should have; punctuation may have been squeezed."""
    marks = sum(1 for c in piece if c in _CLOSING or c in _OPENING)
    over = size - width
    plain = abs(over) if over <= 0 else max(0.0, over - min(1.5, 0.5 * marks)) * 1.7 + 0.3 * over
    indented = abs(size - (width - 2))
    if last is None:
        return min(plain, indented)
    if last and is_short(last, width) and (_FINAL.search(last) or _HEADING.match(last)):
        return min(indented, plain + 1.5)
    if last == "" or _FINAL.search(last):
        return min(plain, indented + 0.3)
    return plain


def _refund(piece: str, last: str | None, width: float) -> float:
    """A Western word that did not fit left the line before it short: that line's penalty is given back."""
    word = _LATIN.match(piece)
    if not last or word is None or not is_short(last, width) or _FINAL.search(last):
        return 0.0
    if em(last) + em(word.group()) <= width + 0.3:
        return 0.0
    return min(14.0, 2.2 * max(0.0, width - em(last) - 0.6))


def is_short(piece: str, width: float) -> bool:
    """Whether a piece ends before the column does."""
    return em(piece) < width - 1.6
