"""Legal theories as SKOS concepts, with the words that signal them and the elements an argument on them has."""

from __future__ import annotations

from functools import cache
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.vocab.cues import Pattern
from distlaw.vocab.own_files import own_files
from distlaw.vocab.yaml_files import load_file, load_folder, one_each

Strength = Literal["strong", "shared", "weak", "fallback"]


class Signal(Pattern):
    """Words that point to a theory: `strong` ones name it, `shared` ones give way to the strong words of another (a
    clause may be judged under any doctrine), `fallback` ones count where no other theory is named,
    `weak` ones only support a theory that the context already speaks of."""

    strength: Strength


class Element(Frozen):
    """One element of the theory's checklist: what an argument on it may be expected to address."""

    id: str
    label: dict[str, str]
    terms: tuple[str, ...] = ()


class Theory(Frozen):
    """A concept of the scheme `theory`. Labels are keyed by BCP 47 language: zh-Hans, zh-Hant, en.

    A `broad` theory gives way to any other that a proposition names; an `accessory` one stands beside the doctrine
    that it serves; the words of a `general` one occur in any legal text, so that they do not tell what it is about.
    """

    id: str
    pref_label: dict[str, str]
    alt_label: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 -- each instance has its own
    hidden_label: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 -- each instance has its own
    definition: dict[str, str]
    scope_note: dict[str, str] = {}  # noqa: RUF012
    broader: str = ""
    broad: bool = False
    accessory: bool = False
    general: bool = False
    related: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    checklist: tuple[Element, ...] = ()

    def labels(self, language: str = "") -> tuple[str, ...]:
        """Preferred, alternative and hidden labels, in that order; of all languages where none is given."""
        languages = [language] if language else list(self.pref_label)
        found: list[str] = []
        for code in languages:
            if code in self.pref_label:
                found.append(self.pref_label[code])
            found.extend(self.alt_label.get(code, ()))
            found.extend(self.hidden_label.get(code, ()))
        return tuple(dict.fromkeys(found))


@cache
def load_theories() -> tuple[Theory, ...]:
    """Every theory, in the order of file names, the user's own last. VocabularyError where two have one id."""
    found = load_folder("theories", Theory)
    one_each("theory", (item.id for item in found))
    return found


@cache
def own_theories() -> frozenset[str]:
    """The ids of the theories that the user added."""
    return frozenset(load_file(path, Theory).id for path in own_files("theories"))


@cache
def theory(identifier: str) -> Theory | None:
    """The theory of this id, or None."""
    return next((item for item in load_theories() if item.id == identifier), None)


@cache
def upwards(identifier: str) -> tuple[str, ...]:
    """The theory and everything broader, the nearest first; an id that is not known stands alone."""
    line = [identifier]
    while (found := theory(line[-1])) is not None and found.broader and found.broader not in line:
        line.append(found.broader)
    return tuple(line)


@cache
def broad() -> frozenset[str]:
    """Theories that give way to any other."""
    return frozenset(item.id for item in load_theories() if item.broad)
