"""How contributors are written: marks that are no part of a name, and how a name in Latin letters divides."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.text.pinyin_names import is_pinyin_name
from distlaw.vocab.surnames import western_names_known
from distlaw.vocab.yaml_files import load_file

_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,4}\Z")
_STOPPED = re.compile(r"(?:[A-Z]\.-?){2,4}")
_SPACES = re.compile(r"\s+")
_LONGEST = 200  # characters: what is longer is no person's name


class NameWords(Frozen):
    """`data/records/names.yaml`."""

    et_al: tuple[str, ...]
    papers: tuple[str, ...]
    attributes: tuple[str, ...]
    persons: tuple[str, ...]
    nations: frozenset[str]
    organisations: frozenset[str]
    companies: frozenset[str]
    phrases: frozenset[str]
    articles: frozenset[str]  # open a title, no name
    particles: frozenset[str]
    short_particles: frozenset[str]  # as catalogues shorten them behind the initials
    suffixes: frozenset[str]
    honorifics: frozenset[str]  # before a name, no part of it


class Divided(NamedTuple):
    """The parts of a name in CSL's words; a body's name, or one that does not divide, is `literal`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    literal: str = ""
    is_institution: bool = False


@cache
def load_name_words() -> NameWords:
    """The table in `data/records/names.yaml`."""
    return load_file(folder("data") / "records" / "names.yaml", NameWords)


@lru_cache(maxsize=16384)
def western(text: str) -> Divided:
    """A name in Latin letters, divided at its comma, else before its last word.

    `Peebles, Jr., Peyton Z.`, `Veen P H v d`, `Ludwig van Beethoven`, `Smith JA`; a body (American Psychiatric
    Association) and a single word stay whole.
    """
    text = _plain(text)
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(text) > _LONGEST or is_organisation(text, has_comma=len(pieces) > 1):
        return Divided(literal=text, is_institution=is_organisation(text, has_comma=len(pieces) > 1))
    if len(pieces) == 1:
        return _straight(pieces[0])
    words = load_name_words()
    tails = [piece for piece in pieces[1:] if piece in words.suffixes]
    rest = [piece for piece in pieces[1:] if piece not in words.suffixes]
    if len(tails) > 1 or len(rest) > 1:
        return Divided(literal=text)
    suffix = tails[0] if tails else ""
    return _inverted(pieces[0], rest[0], suffix) if rest else _straight(pieces[0])._replace(suffix=suffix)


def _plain(text: str) -> str:
    """The name without the titles before it: Prof. Dr. Janusz Kacprzyk."""
    names = _SPACES.sub(" ", text).strip(" ,;").split(" ")
    while len(names) > 2 and names[0] in load_name_words().honorifics:
        names = names[1:]
    return " ".join(names)


def has_body(text: str) -> bool:
    """Whether the words name a body, capitals and apostrophes apart: Harbour Library, ELM ASS’N, Bureau of Elms.

    The word must end the name, be abbreviated, or lead on with a small word: `Trust Law` is a title.
    """
    words = [word.replace("’", "'").rstrip(",") for word in text.split()]
    if len(words) < 2 or words[0] in load_name_words().articles:
        return False
    small = load_name_words().phrases
    return any(
        word[:1].isupper()
        and word.casefold() in _folded_organisations()
        and before not in small  # Terms of Service
        and (not after or not word.isalpha() or after in small)
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    )


@cache
def _folded_organisations() -> frozenset[str]:
    return frozenset(word.casefold() for word in load_name_words().organisations)


def is_organisation(text: str, *, has_comma: bool = False) -> bool:
    """Whether words of the name are those of a body; with a comma only where the part before it says so."""
    words = load_name_words()
    if has_comma and text.rpartition(",")[2].strip(" .") in words.companies:
        return True
    parts = text.partition(",")[0].split() if has_comma else text.replace(",", " ").split()
    if len(parts) < 2:
        return False
    if any(part in words.organisations for part in parts):
        return True
    return not has_comma and any(part in words.phrases for part in parts[1:-1])


def is_office(text: str) -> bool:
    """Whether a body's word leads on with a small one: an `and` behind it parts no names (Office of Elms and Oaks)."""
    known, words = load_name_words(), text.split()
    return any(word in known.organisations and after in known.phrases for word, after in pairwise(words))


def is_person(text: str) -> bool:
    """Whether a name in Latin letters shows a person's: a known given or family name, an initial, pinyin."""
    given, family = western_names_known()
    words = text.split()
    if any(_STOPPED.fullmatch(word) for word in words) or (len(words) == 2 and is_pinyin_name(*words)):
        return True
    return (
        words[0].lower() in given or words[-1].lower() in family or (len(words) == 2 and is_pinyin_name(*words[::-1]))
    )


def _inverted(family: str, given: str, suffix: str) -> Divided:
    """Family, Given: particles before the family are its own; behind the given name they may be dropped."""
    words = load_name_words()
    particle, family = particles_before(family)
    names = given.split(" ")
    if len(names) > 1 and names[-1] in words.suffixes and not suffix:
        suffix, names = names[-1], names[:-1]
    at = len(names)
    while at > 1 and names[at - 1] in words.particles:
        at -= 1
    return Divided(family, " ".join(names[:at]), suffix, " ".join(names[at:]), particle)


def particles_before(family: str) -> tuple[str, str]:
    """The particles in small letters before a family name, and the name: van der, Berg."""
    names = family.split(" ")
    at = 0
    while at < len(names) - 1 and names[at] in load_name_words().particles:
        at += 1
    return " ".join(names[:at]), " ".join(names[at:])


def _straight(text: str) -> Divided:
    """Given names, particles, family; or family and initials as catalogues write them."""
    words = load_name_words()
    names = text.split(" ")
    suffix = ""
    if len(names) > 2 and names[-1] in words.suffixes:
        suffix, names = names[-1], names[:-1]
    if len(names) < 2 or len(names) > 6 or not all(_is_name(name) for name in names):
        return Divided(literal=text)
    if found := _initialled(names):
        return found._replace(suffix=suffix)
    if len(names) == 2 and is_pinyin_name(*names) and not is_pinyin_name(names[1], names[0]):
        return Divided(names[0], names[1], suffix)  # Wu Caicong: a surname is one syllable
    at = next((i for i, name in enumerate(names[1:], 1) if name in words.particles), len(names) - 1)
    if at == len(names) - 1 and names[at] in words.particles:
        return Divided(literal=text)
    particle, family = particles_before(" ".join(names[at:]))
    return Divided(family, " ".join(names[:at]), suffix, "", particle)


def _initialled(names: list[str]) -> Divided | None:
    """`Smith JA`, `Tosaka Y`, `Veen P H v d`: a word in small letters, then nothing but initials and particles."""
    if not any(letter.islower() for letter in names[0]) or names[0] in load_name_words().particles:
        return None
    if len(names) == 3 and _STOPPED.fullmatch(names[2]) and all(len(name) > 2 for name in names[:2]):
        return Divided(" ".join(names[:2]), names[2])  # Del Moro L.F.
    at = 1
    while at < len(names) and _INITIALS.fullmatch(names[at]):
        at += 1
    tail = " ".join(names[at:])
    is_short = any(name.endswith(".") and "." not in name[:-1] for name in names[1:at])
    if at == 1 or (is_short and names[0].lower() in western_names_known()[0] - western_names_known()[1]):
        return None  # Ann B. may be a given name and what is left of a family name
    if tail and tail not in load_name_words().short_particles:
        return None
    return Divided(names[0], " ".join(names[1:at]), "", tail)


def _is_name(word: str) -> bool:
    words = load_name_words()
    return word[:1].isupper() or word in words.particles or any(word in short for short in words.short_particles)
