"""Whether the hyphen at the end of an English line belongs to the word: `data/words/hyphens.yaml`."""

from __future__ import annotations

from collections.abc import Container

from distlaw.vocab.surnames import english_words
from distlaw.vocab.words import word_list


def keeps_hyphen(first: str, second: str, words: Container[str]) -> bool:
    """Whether `first`-`second` is written with its hyphen; `words` are those that the document prints inside its lines,
    small letters. One form in the document decides; else known parts do; where nothing tells, it is one word."""
    first, second = first.lower(), second.lower()
    last = first.rsplit("-", 1)[-1]
    if last + second in words or f"{last}{second}" in english_words():
        return False
    if f"{first}-{second}" in words or _is("prefixes", last):
        return True
    if _is("first_parts", last):
        return second in english_words() or _is("last_parts", second)
    return _is("last_parts", second) and last in english_words() and not _is("solid_first_parts", last)


def _is(kind: str, word: str) -> bool:
    return word in word_list("hyphens", kind).words
