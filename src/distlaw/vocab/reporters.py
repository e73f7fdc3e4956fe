"""Reporters, laws and law journals of the United States, as reporters-db lists them (BSD-2-Clause)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_entries

ReporterType = Literal[
    "federal", "neutral", "scotus_early", "specialty", "specialty_lexis", "specialty_west", "state", "state_regional"
]  # fmt: skip


class Reporter(Frozen):
    """One reporter; `editions` gives for each first and last year (0: open) and patterns of its own, in which `{R}`
    stands for its abbreviation; `variations` leads from another spelling to its edition."""

    type: ReporterType
    places: tuple[str, ...] = ()  # "scotus", "ca9", "ny": the first part of an MLZ jurisdiction
    editions: dict[str, tuple[int, int, tuple[str, ...]]]
    variations: dict[str, str]


class Law(Frozen):
    """One code, register or session law, and the patterns of its citations."""

    abbreviation: str
    name: str
    jurisdiction: str
    variations: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class Journal(Frozen):
    """One law journal."""

    abbreviation: str
    name: str
    variations: tuple[str, ...] = ()


class Edition(Frozen):
    """One series of a reporter under one of its spellings."""

    name: str  # as the Bluebook writes it
    type: ReporterType
    first: int
    last: int
    is_variation: bool = False


@cache
def load_reporters() -> tuple[Reporter, ...]:
    """data/citation_forms/reporters.json."""
    return load_entries(folder("data") / "citation_forms" / "reporters.json", tuple[Reporter, ...])


@cache
def load_laws() -> tuple[Law, ...]:
    """data/citation_forms/laws.json."""
    return load_entries(folder("data") / "citation_forms" / "laws.json", tuple[Law, ...])


@cache
def load_journals() -> tuple[Journal, ...]:
    """data/citation_forms/journals.json."""
    return load_entries(folder("data") / "citation_forms" / "journals.json", tuple[Journal, ...])


@cache
def _journals_by_spelling() -> dict[str, Journal]:
    return {
        _solid(spelling): journal
        for journal in load_journals()
        for spelling in (journal.abbreviation, journal.name, *journal.variations)
    }


def journal_called(name: str) -> Journal | None:
    """The law journal of that name or abbreviation, blanks, full stops and case apart."""
    return _journals_by_spelling().get(_solid(name))


@cache
def _laws_by_spelling() -> frozenset[str]:
    return frozenset(_solid(name) for law in load_laws() for name in (law.abbreviation, *law.variations))


def is_law(words: str) -> bool:
    """Whether the words begin with the abbreviation of a code, a register or session laws: Harb. Stat. tit. 22."""
    parts = words.split()[:8]
    return any(_solid("".join(parts[:end])) in _laws_by_spelling() for end in range(1, len(parts) + 1))


def _solid(name: str) -> str:
    return re.sub(r"[\s.’']", "", name).lower()


@cache
def name_abbreviations() -> frozenset[str]:
    """Abbreviations in names of cases that end in a full stop, as the Bluebook's table T6 has them."""
    path = folder("data") / "citation_forms" / "reporters.json"
    words = load_entries(path, tuple[str, ...], "abbreviations")
    return frozenset(word for word in words if word.endswith("."))


@cache
def editions_by_spelling() -> dict[str, tuple[Edition, ...]]:
    """From a spelling without blanks ("F.Supp.3d", "FSupp3d") to the editions it names; exact ones alone if any."""
    found: dict[str, list[Edition]] = {}
    for reporter in load_reporters():
        for name, (first, last, _) in reporter.editions.items():
            edition = Edition(name=name, type=reporter.type, first=first, last=last)
            spellings = [spelling for spelling, meant in reporter.variations.items() if meant == name]
            for spelling in (name, *spellings):
                own = edition if spelling == name else edition.model_copy(update={"is_variation": True})
                for plain in {without_blanks(spelling), *_without_stops(spelling)}:
                    found.setdefault(plain, []).append(own)
    return {spelling: _preferred(editions) for spelling, editions in found.items()}


def without_blanks(text: str) -> str:
    """An abbreviation without blanks."""
    return re.sub(r"\s+", "", text)


def _without_stops(spelling: str) -> tuple[str, ...]:
    """New York's style leaves the stops out; of a series (F Supp 2d, NYS2d) that is unmistakable."""
    return (without_blanks(spelling).replace(".", ""),) if re.search(r"\d(?:d|th|st)$", spelling) else ()


def _preferred(editions: list[Edition]) -> tuple[Edition, ...]:
    exact = [edition for edition in editions if not edition.is_variation]
    return tuple(dict.fromkeys(exact or editions))


class SpecialForm(Frozen):
    """An edition cited by a pattern of its own: `spellings` are its abbreviations."""

    edition: Edition
    spellings: tuple[str, ...]
    patterns: tuple[str, ...]


@cache
def special_forms() -> tuple[SpecialForm, ...]:
    """Editions whose citations are not volume, abbreviation, page: 2019-Ohio-1234, T.C. Memo. 2019-233."""
    return tuple(
        SpecialForm(
            edition=Edition(name=name, type=reporter.type, first=first, last=last),
            spellings=(name, *(s for s, meant in reporter.variations.items() if meant == name)),
            patterns=own,
        )
        for reporter in load_reporters()
        for name, (first, last, patterns) in reporter.editions.items()
        if (own := tuple(p for p in patterns if not re.match(r"\(\?P<volume>.{1,40}?\) \{R\}", p)))
    )
