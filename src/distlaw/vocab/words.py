"""Word lists of `data/words/`, each with the pattern it stands in and lines that must and must not match."""

from __future__ import annotations

import re
from functools import cache, cached_property

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.text.han import HAN
from distlaw.text.lazy_pattern import lazy
from distlaw.text.numerals import CLASS, TO_TEN
from distlaw.vocab.yaml_files import load_file

_PLACE = "{words}"
_SIGNS = {"han": HAN, "ten": TO_TEN, "numeral": CLASS}  # for a class of characters
_NAMED = re.compile(r"\{(?:(?P<file>[a-z_]+)\.)?(?P<id>[a-z][a-z_]*)\}")  # no quantifier begins with a letter


class WordList(Frozen):
    """`words` are literal, in folded script; `{words}` in `pattern` stands for any of them, the longest first."""

    id: str
    words: tuple[str, ...]
    pattern: str = _PLACE
    spaced: bool = False  # white space may part the characters of a word
    examples: tuple[str, ...]
    refused: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self.source)

    @cached_property
    def source(self) -> str:
        """The pattern as text, to stand inside another."""
        return self.pattern.replace(_PLACE, self.any_of)

    @cached_property
    def any_of(self) -> str:
        """The words alone, as a group."""
        words = sorted(self.words, key=lambda word: (-len(word), word))
        apart = r"\s*" if self.spaced else ""
        return f"(?:{'|'.join(apart.join(map(re.escape, word)) for word in words)})"


@cache
def load_words(file: str) -> dict[str, WordList]:
    """The lists of `data/words/<file>.yaml` by id; VocabularyError where the file is broken."""
    return {one.id: one for one in load_file(folder("data") / "words" / f"{file}.yaml", tuple[WordList, ...])}


def word_list(file: str, identifier: str) -> WordList:
    """One list; KeyError if the file has none of that id."""
    return load_words(file)[identifier]


def any_of(file: str, identifier: str) -> str:
    """The words of one list as a group, to stand inside a pattern."""
    return word_list(file, identifier).any_of


def composed(file: str, source: str, **parts: str) -> str:
    """A pattern's source in which `{id}` stands for that list of `file`, `{other.id}` for one of another file, the name
    of a part for the part, in which lists are named likewise, and {han}, {ten}, {numeral} for those characters."""
    known = _SIGNS | parts

    def put(found: re.Match[str]) -> str:
        if found["id"] in known and not found["file"]:
            return _NAMED.sub(put, known[found["id"]])
        one = word_list(found["file"] or file, found["id"])
        return one.any_of if one.pattern == _PLACE else f"(?:{one.source})"

    return _NAMED.sub(put, source)


def worded(file: str, source: str, flags: int = 0, **parts: str) -> re.Pattern[str]:
    """The pattern that `composed` writes; its words are read, and it is compiled, on first use."""
    return lazy(lambda: composed(file, source, **parts), flags)


@cache
def load_search_fields() -> dict[str, str]:
    """`data/search_fields.yaml`: other names of the fields of a question, and the field."""
    return load_file(folder("data") / "search_fields.yaml", dict[str, str])


@cache
def load_countries() -> dict[str, str]:
    """`data/countries.yaml`: a country's name in Chinese and its ISO 3166 code, EU for the Union."""
    return load_file(folder("data") / "countries.yaml", dict[str, str])
