"""How likely a string is as Chinese text: unigrams of jieba's dictionary and of what the rows themselves repeat."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from distlaw.resources import folder
from distlaw.text.han import HAN

CONTEXT = 7  # characters on each side of a line break that are read together
LATIN = re.compile(r"[A-Za-z0-9]+(?:[.\-'][A-Za-z0-9]+)*")
_HAN = re.compile(f"[{HAN}]")
_TERM = -11.0  # log probability: about that of 专利权


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


class Language:
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
        latin = {match.start(): match.end() for match in LATIN.finditer(text)}
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
