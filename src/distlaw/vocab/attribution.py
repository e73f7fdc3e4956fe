"""Words by which a text says whose view it gives."""

from __future__ import annotations

import re
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

Words = dict[str, tuple[str, ...]]


class AttributionWords(Frozen):
    """`data/attribution.yaml`; each list by language, en and zh, or of English words alone."""

    verbs: Words
    nouns: Words
    ending: Words
    declared: Words
    siding: Words
    people: Words
    stances: Words
    agreeing: Words
    denying: Words
    criticising: Words
    in_force: Words
    leads: Words
    general: Words
    bodies_of_one: Words
    titles: Words
    institutions: Words
    own: Words
    pronouns: Words
    selves: Words
    adverbs: Words
    restarts: Words
    beside: Words
    alongside: Words
    apart: Words
    reports: Words
    unnamed: Words
    pair: Words
    backward: Words
    conditions: Words
    bidden: Words
    naming: Words
    named: Words
    verbatim: Words
    spoken: Words
    views: Words
    writings: Words
    enacted: Words
    journals: Words
    published: Words
    not_names: tuple[str, ...]
    no_persons: tuple[str, ...]


@cache
def load_attribution() -> AttributionWords:
    """The word lists."""
    return load_file(folder("data") / "attribution.yaml", AttributionWords)


def either(words: tuple[str, ...]) -> str:
    """The words as alternatives of a pattern, the longer first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def english_verbs(*lists: str) -> tuple[str, ...]:
    """Every form of the English verbs of these lists: argue, argues, argued, arguing."""
    found = {form for name in lists for verb in getattr(load_attribution(), name)["en"] for form in _forms(verb)}
    return tuple(sorted(found, key=len, reverse=True))


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2:-1] not in "aeo":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, plural, f"{stem}ed", f"{stem}ing"
