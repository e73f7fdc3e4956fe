"""Cuts a keyword list that lost its separators, by what the text around it says again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import log
from typing import NamedTuple

from distlaw.text.han import HAN_OR_ZERO as HAN

_RUN = re.compile(rf"[{HAN}《》“”·]+")
_SHORTEST, _LONGEST = 2, 14  # characters of a word
_SURE = 4  # characters of each keyword of a list that is believed: shorter words are cut out of longer ones too often
_FEWEST = 8  # characters of a list that is looked at: a shorter one may be one word
_PHRASE = 5  # words of an English keyword
_JOINT, _SINGLE = 0.6, 0.2  # what one more phrase costs, what a single word is worth, in words
_PRICE = 2.4  # of one more keyword, in characters


class _Way(NamedTuple):
    """The best list of keywords up to a place, its score, and whether another one is as good."""

    score: float
    words: tuple[str, ...]


def cut_list(run: str, context: str) -> tuple[str, ...]:
    """The keywords of a run of Chinese characters, each of which the text says again; empty where it does not."""
    if len(run) < _FEWEST or not _RUN.fullmatch(run):
        return ()
    around = context.replace(run, "\n")
    ways: list[_Way | None] = [_Way(0.0, ()), *([None] * len(run))]

    @cache
    def said(word: str) -> int:
        return around.count(word)

    for end in range(_SHORTEST, len(run) + 1):
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            before, word = ways[start], run[start:end]
            if before is None or not (times := said(word)):
                continue
            way = _Way(before.score + len(word) - _PRICE + min(1.0, log(times) / 3), (*before.words, word))
            best = ways[end]
            if best is None or way.score > best.score:
                ways[end] = way
    whole = ways[-1]
    words = whole.words if whole is not None else ()
    return words if len(words) > 1 and min(map(len, words)) >= _SURE else ()


def cut_words(words: Sequence[str], context: str) -> tuple[str, ...]:
    """The keywords of an English list without separators, each a phrase that the text says again; else none."""
    flat = f" {' '.join(re.findall('[a-z-]+', context.lower().replace(' '.join(words).lower(), ' ')))} "
    ways: list[_Way | None] = [_Way(0.0, ()), *([None] * len(words))]
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _PHRASE), end):
            before, phrase = ways[start], " ".join(words[start:end])
            if before is None or f" {phrase.lower()} " not in flat:
                continue
            way = _Way(before.score + (end - start - _JOINT if end - start > 1 else _SINGLE), (*before.words, phrase))
            best = ways[end]
            if best is None or way.score > best.score:
                ways[end] = way
    whole = ways[-1]
    found = whole.words if whole is not None else ()
    return found if len(found) > 1 and all(" " in phrase for phrase in found) else ()
