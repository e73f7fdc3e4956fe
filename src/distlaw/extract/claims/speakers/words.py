"""The words of data/cues/speaker.yaml as alternations for the patterns of this package."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.claims.speakers.attribution import Role
from distlaw.vocab.cues import Language, load_cues


@cache
def filed_under(value: str, language: Language) -> str:
    """All alternatives filed under one value, the longest first, as one group of a regular expression."""
    found = [
        source
        for sheet in load_cues()
        if sheet.label == "speaker"
        for cue in sheet.cues
        if cue.value == value and cue.language == language
        for source in cue.any
    ]
    return f"(?:{'|'.join(sorted(found, key=len, reverse=True))})"


def groups(language: Language) -> dict[str, str]:
    """Every value of a language with its alternatives."""
    cues = (cue for sheet in load_cues() if sheet.label == "speaker" for cue in sheet.cues)
    return {cue.value: filed_under(cue.value, language) for cue in cues if cue.language == language}


@cache
def ends(value: str, language: Language = "zh") -> re.Pattern[str]:
    """Matches a noun phrase that ends with one of the words."""
    return re.compile(rf"{filed_under(value, language)}(?:们|等人|等)?$")


@cache
def whole(value: str, language: Language) -> re.Pattern[str]:
    """Matches one of the words between word boundaries (English) or anywhere (Chinese)."""
    body = filed_under(value, language)
    return re.compile(rf"\b{body}\b" if language == "en" else body)


def role(words: str, verb: str, language: Language) -> Role:
    """Whether the words before (or around) a verb of speech, folded, are a court's or a party's."""
    if whole("pleads", language).search(verb) or whole("pleads", language).search(words):
        return "submission"
    if whole("party", language).search(words):
        return "submission"
    return "holding" if whole("court", language).search(words) else ""


def role_of(name: str) -> Role:
    """The role that a folded name itself shows: a court's, a party's, a pleading's."""
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        found = role(name, "", language)
        if found:
            return found
    return ""
