"""Function words of English and Chinese, which say too little to be sought when a question has others."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from distlaw.resources import folder


class StopWords(NamedTuple):
    """Function words by language; `characters` make a pair of Chinese characters a function word's piece."""

    en: frozenset[str]
    zh: frozenset[str]
    characters: frozenset[str]

    def is_one(self, word: str) -> bool:
        """Whether a word, in any case, is a function word of either language."""
        return word.lower() in self.en or word.lower() in self.zh

    def is_function_pair(self, pair: str) -> bool:
        """Whether a pair of characters joins a function character to a neighbour, or is a function word."""
        return pair in self.zh or any(char in self.characters for char in pair)


@cache
def load_stop_words() -> StopWords:
    """`data/stop_words.txt`: words under the headings [en], [zh] and [characters]; # begins a comment."""
    groups: dict[str, list[str]] = {}
    heading = ""
    for line in (folder("data") / "stop_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif not line.startswith("#"):
            groups.setdefault(heading, []).extend(line.split())
    return StopWords(*(frozenset(groups[name]) for name in StopWords._fields))
