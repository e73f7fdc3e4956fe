"""Words of bylines: what announces an author, what announces anything else, and what is nobody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class BylineExample(Frozen):
    """A line and whom it names."""

    line: str
    names: tuple[str, ...]


class BylineWords(Frozen):
    """The words of `data/front/bylines.yaml`; folded, lower case."""

    author: tuple[str, ...]
    source: tuple[str, ...]
    other: tuple[str, ...]
    nobody: frozenset[str]
    filed: tuple[str, ...]  # what begins, behind a name and a gap, where a site files the text
    not_in_names: frozenset[str]
    units: tuple[str, ...]
    units_western: tuple[str, ...]
    particles: tuple[str, ...]
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    not_in_han_names: tuple[str, ...]
    of_courts: frozenset[str]
    places: tuple[str, ...]
    examples: tuple[BylineExample, ...]

    @property
    def labels(self) -> re.Pattern[str]:
        """A label at a boundary, with what parts it from its value; group `author`, `source` or `other`."""
        return _labels()


@cache
def load_bylines() -> BylineWords:
    """The table."""
    return load_file(folder("data") / "front" / "bylines.yaml", BylineWords)


@cache
def _labels() -> re.Pattern[str]:
    words = load_bylines()
    author, source, other = (alternatives(group) for group in (words.author, words.source, words.other))
    label = rf"(?:(?P<author>{author})|(?P<source>{source})|(?P<other>{other}))"
    mark = r"(?P<mark>\s*[:|/丨]\s*|\s+(?=\S)|$|(?=(?-i:[A-Z])))"
    return re.compile(rf"(?<![a-z]){label}{mark}", re.IGNORECASE)


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; spaces may stand inside a Chinese label."""
    return "|".join(_spelling(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _spelling(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+") if word.isascii() else r"[ \u3000]?".join(word)
