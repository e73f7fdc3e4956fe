"""The phrases that sites print around a text (`data/front/site_phrases.txt`), as the words and pairs that make them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from distlaw.resources import folder
from distlaw.text.fold import folded
from distlaw.text.han import HAN

_WORDS = re.compile(rf"[a-z]+|[{HAN}]+")


@cache
def site_phrases() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Every word (of Chinese, every pair of characters) of the phrases, and every two that stand side by side."""
    lines = (folder("data") / "front" / "site_phrases.txt").read_text("utf-8").splitlines()
    phrases = [phrase_words(line) for line in lines if line and not line.startswith("#")]
    words = frozenset(word for phrase in phrases for word in phrase)
    return words, frozenset(two for phrase in phrases for two in pairwise(phrase))


def phrase_words(text: str) -> list[str]:
    """The Latin words of a text and its pairs of Chinese characters, in order, folded."""
    out: list[str] = []
    for match in _WORDS.finditer(folded(text).lower()):
        word = match[0]
        is_han = not word.isascii()
        out += [word[i : i + 2] for i in range(max(1, len(word) - 1))] if is_han else [word]
    return out
