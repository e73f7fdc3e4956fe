"""Holds theories and issues, shipped ones and a user's own, to their rules; every fault is named with its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from distlaw.errors import VocabularyError
from distlaw.text.fold import folded
from distlaw.vocab.cases import Case
from distlaw.vocab.courts import CourtCodes
from distlaw.vocab.cues import Pattern
from distlaw.vocab.issues import Issue
from distlaw.vocab.legal_heads import HeadLine, load_head_lines
from distlaw.vocab.licences import Licence
from distlaw.vocab.own_files import own_files
from distlaw.vocab.print_signs import load_print_signs
from distlaw.vocab.statutes import Statute
from distlaw.vocab.theories import Theory
from distlaw.vocab.words import load_words
from distlaw.vocab.yaml_files import OWN, files, load_file

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_KINDS: dict[str, Any] = {
    "theories": Theory, "issues": Issue, "licences": tuple[Licence, ...], "cases": tuple[Case, ...],
    "statutes": tuple[Statute, ...], "courts": CourtCodes,
}  # fmt: skip


class VocabularyFault(NamedTuple):
    """What is wrong, and in which file."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Exemplified(Protocol):
    """What says in examples what it means."""

    @property
    def examples(self) -> tuple[str, ...]: ...

    @property
    def refused(self) -> tuple[str, ...]: ...


class VocabularyEntry(NamedTuple):
    """A theory or issue, and the file it stands in."""

    kind: str
    item: Theory | Issue
    path: Path


def faults(*, own_only: bool = False) -> tuple[VocabularyFault, ...]:
    """Every fault of the vocabulary, or of the user's own part of it."""
    read, broken = _read()
    known = {
        kind: {entry.item.id: entry.item for entry in read if entry.kind == kind} for kind in ("theories", "issues")
    }
    own = {path for name in OWN for path in own_files(name)}
    found = [*broken, *_doubles(read), *(fault for entry in read for fault in _faults_of(entry, known))]
    return tuple(fault for fault in found if not own_only or Path(fault.where) in own)


def entries(*, own_only: bool = False) -> tuple[VocabularyEntry, ...]:
    """Theories and issues with their files; those that can be read."""
    own = {path for name in OWN for path in own_files(name)}
    return tuple(entry for entry in _read()[0] if not own_only or entry.path in own)


def example_faults() -> Iterator[VocabularyFault]:
    """Every list of words and kind of line that misses an example, or meets what it is to refuse."""
    lists = [(path.stem, one) for path in files("words") for one in load_words(path.stem).values()]
    found: list[tuple[str, str, Exemplified, Callable[[str], object]]] = [
        *(("words", f"{stem}: {one.id}", one, one.regex.search) for stem, one in lists),
        *(("print_signs", one.id, one, one.match) for one in load_print_signs().values()),
        *(("legal_heads", one.kind, one, partial(_found_folded, one)) for one in load_head_lines()),
    ]
    for folder, name, one, met in found:
        where = f"data/{folder}, {name}"
        if not one.examples:
            yield VocabularyFault(where, "it needs examples that match")
        yield from (
            VocabularyFault(where, f"it does not match its example {text!r}") for text in one.examples if not met(text)
        )
        yield from (
            VocabularyFault(where, f"it matches {text!r}, which it is to refuse") for text in one.refused if met(text)
        )


def _found_folded(line: HeadLine, text: str) -> object:
    return line.found(folded(text))


def _read() -> tuple[list[VocabularyEntry], list[VocabularyFault]]:
    found: list[VocabularyEntry] = []
    broken: list[VocabularyFault] = []
    for name, kind in _KINDS.items():
        for path in files(name):
            try:
                item: object = load_file(path, kind)
            except VocabularyError as error:
                broken.append(VocabularyFault(str(path), error.what))
                continue
            if isinstance(item, Theory | Issue):
                found.append(VocabularyEntry(name, item, path))
    return found, broken


def _doubles(read: Sequence[VocabularyEntry]) -> Iterator[VocabularyFault]:
    seen: dict[tuple[str, str], Path] = {}
    for kind, item, path in read:
        first = seen.setdefault((kind, item.id), path)
        if first != path:
            yield VocabularyFault(str(path), f"{item.id} is defined in {first.name} too; give your own another id")


def _faults_of(entry: VocabularyEntry, known: Mapping[str, Mapping[str, Theory | Issue]]) -> Iterator[VocabularyFault]:
    item, where = entry.item, str(entry.path)
    own = known[entry.kind]
    found = _theory(item) if isinstance(item, Theory) else _issue(item, known["theories"])
    yield from (VocabularyFault(where, what) for what in found)
    if item.broader and item.broader not in own:
        yield VocabularyFault(where, f"the broader {item.broader} does not exist")
    if _is_its_own_ancestor(item, own):
        yield VocabularyFault(where, "it is broader than itself")


def _theory(theory: Theory) -> Iterator[str]:
    if missing := [language for language in LANGUAGES if language not in theory.pref_label]:
        yield f"no preferred label in {', '.join(missing)}"
    for language in theory.pref_label:
        kinds = [
            {theory.pref_label[language]},
            set(theory.alt_label.get(language, ())),
            set(theory.hidden_label.get(language, ())),
        ]
        if sum(map(len, kinds)) != len(set().union(*kinds)):
            yield f"preferred, alternative and hidden labels overlap in {language}"
    yield from _patterns(theory)


def _issue(issue: Issue, theories: Iterable[str]) -> Iterator[str]:
    for name in ("label", "proposition", "supports", "opposes"):
        if missing := [language for language in LANGUAGES if language not in getattr(issue, name)]:
            yield f"no {name} in {', '.join(missing)}"
    known = set(theories)
    yield from (f"the theory {name} does not exist" for name in issue.theories if name not in known)
    if not issue.target:
        yield "no target says which words name the practice it is about"
    yield from _patterns(issue)


def _patterns(item: Theory | Issue) -> Iterator[str]:
    """The faults of every group of words it has."""
    for _, value in item:
        if isinstance(value, tuple):
            yield from (fault for one in value if isinstance(one, Pattern) for fault in one.faults())


def _is_its_own_ancestor(item: Theory | Issue, by_id: Mapping[str, Theory | Issue]) -> bool:
    seen, at = set[str](), item.broader
    while at in by_id and at not in seen:
        if at == item.id:
            return True
        seen.add(at)
        at = by_id[at].broader
    return False
