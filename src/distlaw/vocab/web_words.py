"""The words of the reading room's pages, in three languages."""

from __future__ import annotations

from functools import cache

from distlaw.errors import VocabularyError
from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


class WebWords(Frozen):
    """`data/web/words.yaml`: by name the word in each language (BCP 47)."""

    words: dict[str, dict[str, str]]


@cache
def load_web_words() -> dict[str, dict[str, str]]:
    """The table; VocabularyError where a word lacks a language."""
    path = folder("data") / "web" / "words.yaml"
    found = load_file(path, WebWords).words
    for name, word in found.items():
        if tuple(word) != LANGUAGES:
            raise VocabularyError(f"{name} must be given in {', '.join(LANGUAGES)}", where=str(path))
    return found
