"""Words of reference lists and notes: type marks, role words, signals."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.model.work import Role
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class TypeMark(Frozen):
    """A type mark: the CSL type of a work that stands alone, and of one inside a host."""

    csl_type: str
    hosted: str = ""


class Marks(Frozen):
    """The type marks and carrier marks of GB/T 7714."""

    marks: dict[str, TypeMark]
    carriers: tuple[str, ...]


class RoleWords(Frozen):
    """Role words by language: Chinese in simplified script."""

    zh: dict[str, Role]
    en: dict[str, Role]


class Signals(Frozen):
    """Introductory words by language: Chinese in simplified script."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


@cache
def marks() -> Marks:
    """`data/references/marks.yaml`."""
    return load_file(folder("data") / "references" / "marks.yaml", Marks)


@cache
def role_words() -> RoleWords:
    """`data/references/roles.yaml`."""
    return load_file(folder("data") / "references" / "roles.yaml", RoleWords)


@cache
def signals() -> Signals:
    """`data/references/signals.yaml`."""
    return load_file(folder("data") / "references" / "signals.yaml", Signals)


@cache
def zh_roles() -> tuple[str, ...]:
    """Chinese role words, longest first."""
    return tuple(sorted(role_words().zh, key=len, reverse=True))
