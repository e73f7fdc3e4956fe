"""Word lists of `data/words/`, each with the pattern it stands in and lines that must and must not match."""

from __future__ import annotations

import re
from functools import cache, cached_property

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

_PLACE = "{words}"


class WordList(Frozen):
    """`words` are literal, in folded script; `{words}` in `pattern` stands for any of them, the longest first."""

    id: str
    words: tuple[str, ...]
    pattern: str = _PLACE
    examples: tuple[str, ...]
    refused: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self.source)

    @cached_property
    def source(self) -> str:
        """The pattern as text, to stand inside another."""
        words = "|".join(re.escape(word) for word in sorted(self.words, key=lambda word: (-len(word), word)))
        return self.pattern.replace(_PLACE, f"(?:{words})")


@cache
def load_words(file: str) -> dict[str, WordList]:
    """The lists of `data/words/<file>.yaml` by id; VocabularyError where the file is broken."""
    return {one.id: one for one in load_file(folder("data") / "words" / f"{file}.yaml", tuple[WordList, ...])}


def word_list(file: str, identifier: str) -> WordList:
    """One list; KeyError if the file has none of that id."""
    return load_words(file)[identifier]


@cache
def load_countries() -> dict[str, str]:
    """`data/countries.yaml`: a country's name in Chinese and its ISO 3166 code, EU for the Union."""
    return load_file(folder("data") / "countries.yaml", dict[str, str])
