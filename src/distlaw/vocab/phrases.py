"""Words that differ between the mainland and Taiwan, so that one title is known by both."""

from __future__ import annotations

from functools import cache

from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


@cache
def load_phrases() -> tuple[tuple[str, str], ...]:
    """data/citation_forms/phrases.yaml: (word of Taiwan, word of the mainland), in folded script."""
    return load_file(folder("data") / "citation_forms" / "phrases.yaml", tuple[tuple[str, str], ...])


def mainland(text: str) -> str:
    """A folded text with the mainland's words."""
    for there, here in load_phrases():
        if there in text:
            text = text.replace(there, here)
    return text


def both(word: str) -> set[str]:
    """A folded word as the mainland and as Taiwan write it."""
    other = word
    for there, here in load_phrases():
        other = other.replace(here, there)
    return {word, other}
