"""What a database's record is here: a work, the stretch of the file it fills, and where its values stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from distlaw.model.problem import Problem
from distlaw.model.work import Item, Name, Role
from distlaw.text.offsets import Range, Ranges

ROLES: dict[str, Role] = {role: role for role in get_args(Role)}


@dataclass(frozen=True, slots=True)
class RecordValue:
    """One field of a record: its name here (a field of `Item`, or a role), its words, where they stand."""

    name: str
    text: str
    ranges: Ranges = ()
    tag: str = ""  # as the format spells it


@dataclass(frozen=True, slots=True)
class ForeignRecord:
    """One record: the work, the stretch of the file it fills, and where its values stand."""

    item: Item
    start: int
    end: int
    values: tuple[RecordValue, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class RecordDraft:
    """A record being put together; `origin` names the format in `Item.extra`."""

    origin: str
    fields: dict[str, str] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    keywords_translated: list[str] = field(default_factory=list)
    funding: list[str] = field(default_factory=list)
    extra: list[tuple[str, str, str]] = field(default_factory=list)
    degree: str = ""
    problems: list[Problem] = field(default_factory=list)

    def put(self, name: str, value: str) -> bool:
        """Set a field that is still empty; a second, other value is kept beside it."""
        if value and not self.fields.get(name):
            self.fields[name] = value
            return True
        return not value or self.fields.get(name) == value

    def keep(self, tag: str, value: str) -> None:
        """Keep what has no field here."""
        self.extra.append((self.origin, tag, value))

    def report(self, code: str, message: str, ranges: Ranges = ()) -> None:
        """Say what was mended; once a kind and record."""
        if all(problem.code != code for problem in self.problems):
            self.problems.append(Problem(code=code, message=message, ranges=ranges))


def stripped_span(text: str, start: int, end: int) -> Range:
    """`[start, end)` without the white space at both ends."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return (start + lead, max(start + lead, end - (len(part) - len(part.rstrip()))))
