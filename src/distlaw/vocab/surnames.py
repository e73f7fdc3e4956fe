"""Chinese surnames: where a name divides, and how its surname is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class Surnames(Frozen):
    """Readings a surname has as a surname, surnames of two characters or more, and first characters: of the common
    ones, of those that begin what may be a name, and of rare ones; simplified script."""

    common: str
    frequent: frozenset[str]
    rare: frozenset[str]
    readings: dict[str, str]
    compound: dict[str, str]


@cache
def surnames() -> Surnames:
    """The table in `data/surnames.yaml`."""
    return load_file(folder("data") / "surnames.yaml", Surnames)


@cache
def western_names_known() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and surnames that were common in the United States census of 1990, lower case."""
    given, family = (folder("data") / "front" / "western_names.txt").read_text("utf-8").splitlines()
    return frozenset(given.split()), frozenset(family.split())


@cache
def han_names_known() -> tuple[Mapping[str, int], frozenset[str]]:
    """Characters of given names with their rank, and words that begin as a name may; simplified script."""
    given, words = (folder("data") / "front" / "han_names.txt").read_text("utf-8").splitlines()
    return {c: rank for rank, c in enumerate(given)}, frozenset(words.split())


@cache
def english_words() -> frozenset[str]:
    """Words that legal texts in English print in lower case, so that they are seldom somebody's name."""
    return frozenset((folder("data") / "front" / "english_words.txt").read_text("utf-8").split())


def common_surnames() -> str:
    """The first characters of common surnames, as one string."""
    return surnames().common


def divided(name: str) -> tuple[str, str]:
    """Surname and given name of a Chinese name in simplified script: 欧阳修 gives 欧阳, 修.

    A name of two characters has a surname of one; a compound surname standing alone stays whole.
    """
    compound = surnames().compound
    for length in (4, 2):
        head = name[:length]
        if head in compound and (len(name) > length or len(name) == length):
            return head, name[length:]
    return name[:1], name[1:]


def surname_pinyin(surname: str) -> str:
    """The surname's pinyin in lower-case ASCII: 单 gives shan, 欧阳 gives ouyang."""
    table = surnames()
    known = table.compound.get(surname) or table.readings.get(surname)
    return known or pinyin(surname)


def name_pinyin(name: str) -> tuple[str, str]:
    """Surname and given name of a Chinese name in simplified script, each in lower-case pinyin."""
    surname, given = divided(name)
    return surname_pinyin(surname), pinyin(given)


def pinyin(text: str) -> str:
    """The text's usual reading in lower-case ASCII, v for ü, syllables run together; other characters dropped."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(text, errors="ignore")
    return "".join(syllables).lower()
