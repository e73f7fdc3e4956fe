"""Words that turn a statement round."""

from __future__ import annotations

import re
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class Negation(Frozen):
    """`data/negation.yaml`."""

    en: tuple[str, ...]
    signs: str
    zh: tuple[str, ...]
    harmless: tuple[str, ...]
    denials: dict[str, tuple[str, ...]]


@cache
def load_negation() -> Negation:
    """The word lists."""
    return load_file(folder("data") / "negation.yaml", Negation)


def negates(text: str) -> bool:
    """Whether a text in simplified script or English has a word of negation."""
    return bool(_negation().search(_without_harmless(text)))


def ends_negated(text: str) -> bool:
    """Whether its last word is one, or the word before a Chinese verb of being, having or being allowed."""
    return bool(_last().search(_without_harmless(text)))


def begins_negated(text: str) -> bool:
    """Whether its first word is one."""
    auxiliary = (
        "(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|并|也|则|就|即|绝|从)?"
    )
    return bool(re.match(rf"\s*{auxiliary}\s*(?:{_words()})", _without_harmless(text), re.IGNORECASE))


def _without_harmless(text: str) -> str:
    return _harmless().sub(lambda found: "■" * len(found[0]), text)


@cache
def _harmless() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, load_negation().harmless), key=len, reverse=True)))


def _words() -> str:
    found = load_negation()
    return rf"\b(?:{'|'.join(map(re.escape, found.en))})\b|n[’']t\b|[{found.signs}]|{'|'.join(found.zh)}"


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(_words(), re.IGNORECASE)


@cache
def _last() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()})(?:\s+\w+)?\s*[是有得能会应可须要该当再曾必]?\s*$", re.IGNORECASE)
