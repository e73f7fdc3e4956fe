"""Issues: the questions under discussion (IBIS), each a proposition on which claims take positions."""

from __future__ import annotations

from functools import cache
from typing import Literal

from distlaw.errors import VocabularyError
from distlaw.model.frozen import Frozen
from distlaw.text.offsets import Range
from distlaw.vocab.cues import Pattern
from distlaw.vocab.own_files import own_files
from distlaw.vocab.yaml_files import load_file, load_folder, one_each


class PracticeWords(Pattern):
    """Words for the practice that an issue is about, matched on folded, lower-cased text as a cue's are."""


About = Literal["conduct", "restraint", "protection", "liability"]


class Issue(Frozen):
    """One question. Labels are keyed by BCP 47 language: zh-Hans, zh-Hant, en.

    `near` are words that show, in a text about the practice, that a sentence is about it too; `subject` are words of
    the whole subject, which prove nothing by themselves and are weighed by how thick they stand.
    `about` is what the proposition says: that a conduct is lawful, that a restraint binds, that a thing is protected,
    that somebody is liable; by it a claim's signs become a position.
    `supports` and `opposes` name the two sides; `theories` are those usually argued; `default` marks the issue
    whose position is a claim's stance.
    """

    id: str
    label: dict[str, str]
    proposition: dict[str, str]
    supports: dict[str, str]
    opposes: dict[str, str]
    target: tuple[PracticeWords, ...]
    near: tuple[PracticeWords, ...] = ()
    subject: tuple[PracticeWords, ...] = ()
    about: About = "conduct"
    theories: tuple[str, ...] = ()
    broader: str = ""
    default: bool = False

    def targets(self, shade: str) -> tuple[Range, ...]:
        """Where folded, lower-cased text names the practice, in order; places of different patterns may overlap."""
        found = (match.span() for target in self.target for match in target.regex.finditer(shade))
        return tuple(sorted(found))

    def is_named(self, shade: str) -> bool:
        """Whether it names the practice at all."""
        return any(target.regex.search(shade) for target in self.target)

    def is_near(self, shade: str) -> bool:
        """Whether folded, lower-cased text has a word that belongs to the practice."""
        return any(target.regex.search(shade) for target in self.near)

    def touches(self, shade: str) -> bool:
        """Whether folded, lower-cased text has a word of the subject, or names the practice."""
        return any(target.regex.search(shade) for target in (*self.subject, *self.target))


@cache
def load_issues() -> tuple[Issue, ...]:
    """Every issue, the default one first, then in the order of file names, the user's own last.

    VocabularyError where two have one id, or another than the shipped one is the default.
    """
    found = load_folder("issues", Issue)
    one_each("issue", (item.id for item in found))
    if (defaults := [item.id for item in found if item.default]) != defaults[:1]:
        raise VocabularyError(f"{defaults[1]} cannot be the default too", hint="leave `default` out of an own issue")
    return tuple(sorted(found, key=lambda issue: not issue.default))


@cache
def own_issues() -> frozenset[str]:
    """The ids of the issues that the user added."""
    return frozenset(load_file(path, Issue).id for path in own_files("issues"))


@cache
def issue(identifier: str) -> Issue | None:
    """The issue of this id, or None."""
    return next((item for item in load_issues() if item.id == identifier), None)


@cache
def default_issue() -> Issue:
    """The issue whose position is a claim's stance."""
    return load_issues()[0]
