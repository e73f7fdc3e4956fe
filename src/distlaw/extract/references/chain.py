"""Short forms and what they point to: 同前注〔3〕, supra note 3, id., followed through the notes in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from distlaw.extract.references.reference import ReferenceParse, ShortForm
from distlaw.model.document import Entry
from distlaw.model.work import Item
from distlaw.text.titles import title_key

_SAME_NUMBER = 12  # authorities of notes with one number, where numbering begins anew; the nearest is meant
_REACH = 200  # works looked back for one named by its author alone


@dataclass(frozen=True)
class CitedAuthority:
    """One authority: the note it stands in, where, what was read, and the note its short form points to."""

    marker: str
    start: int
    end: int
    parse: ReferenceParse
    antecedent: str = ""
    reason: str = ""
    note: Entry | None = None

    @property
    def start_of_note(self) -> int:
        """Where its note begins; its own start where it stands in none."""
        return self.note.start if self.note else self.start


Notes = Mapping[str, Sequence[CitedAuthority]]


def resolved(cited: Iterable[CitedAuthority]) -> list[CitedAuthority]:
    """The authorities in their order, each short form given the item of the authority it points to."""
    out: list[CitedAuthority] = []
    notes: dict[str, list[CitedAuthority]] = {}
    works: list[CitedAuthority] = []
    for one in cited:
        found = _resolved(one, out, notes, works) if one.parse.short else one
        out.append(found)
        notes.setdefault(_number(one.marker), []).append(found)
        if not one.parse.short:
            works.append(found)
    return out


def _resolved(
    one: CitedAuthority, before: Sequence[CitedAuthority], notes: Notes, works: Sequence[CitedAuthority]
) -> CitedAuthority:
    short = one.parse.short
    if short is None:
        return one
    target = _target(short, before, notes, works)
    if target is None:
        named = f"note {short.note}" if short.note else short.author or "the authority before it"
        return replace(one, antecedent=short.note, reason=f"{named} is not among this document's notes")
    item = target.parse.item
    parse = one.parse.model_copy(update={"item": item, "locator_label": one.parse.locator_label})
    return replace(one, parse=parse, antecedent=target.antecedent or target.marker)


def _target(
    short: ShortForm, before: Sequence[CitedAuthority], notes: Notes, works: Sequence[CitedAuthority]
) -> CitedAuthority | None:
    if short.kind == "same":
        return before[-1] if before else None
    if short.kind == "earlier":
        in_note = notes.get(_number(short.note), [])[-_SAME_NUMBER:]
        fitting = [one for one in in_note if _fits(short, one.parse)]
        if fitting or len(in_note) == 1:
            return (fitting or in_note)[-1]
    return next((one for one in reversed(works[-_REACH:]) if _fits(short, one.parse)), None)


def _fits(short: ShortForm, parse: ReferenceParse) -> bool:
    """Whether the author or short title that the short form names is this authority's."""
    who, title = title_key(short.author), title_key(short.title)
    names = [title_key(name.display) for name in parse.item.contributors]
    hereinafter = title_key(parse.short_title)
    if hereinafter and who + title == hereinafter:
        return True
    if title and title in title_key(parse.item.title):
        return True
    named = [title_key(part) for part in re.split(r"[、,;&]|\band\b", short.author) if title_key(part)]
    if not named:
        return False
    if not names:
        return who in title_key(parse.item.title)
    return all(any(part in name or name in part for name in names if name) for part in named)


def _number(marker: str) -> str:
    digits = re.search(r"\d+", marker)
    return str(int(digits.group())) if digits else marker


class Entries:
    """The entries of one document by what names their works: a title, else first author and year."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._titled: dict[str, int] = {}
        self._named: dict[tuple[str, str], int] = {}
        self._untitled: dict[tuple[str, str], int] = {}
        for index, item in enumerate(items):
            title, named = title_key(item.title), _named(item)
            self._titled.setdefault(title, index)
            if named:
                self._named.setdefault(named, index)
            if named and not title:
                self._untitled.setdefault(named, index)

    def first(self, item: Item) -> int:
        """The first entry that names the item's work; -1 where there is none."""
        title, named = title_key(item.title), _named(item)
        if not title:
            return self._named.get(named, -1) if named else -1
        found = (self._titled.get(title), self._untitled.get(named) if named else None)
        return min((index for index in found if index is not None), default=-1)


def _named(item: Item) -> tuple[str, str] | None:
    return (item.year, title_key(item.contributors[0].display)) if item.contributors and item.year else None
