"""Facts in the lines of a note (`Genre: 行政判决书`), as Zotero's Extra field and citeproc's `note` hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from distlaw.model.csl import FIELD_OF_CSL, ROLES
from distlaw.model.work import Item, Name
from distlaw.parsers.records.dates import dated
from distlaw.vocab.people import people_of
from distlaw.vocab.zotero import load_zotero, variable

_LINE = re.compile(r"\s*([A-Za-z][A-Za-z0-9 ._+-]{1,60}?)\s*[:：]\s*(\S.*?)\s*\Z", re.DOTALL)
_NEXT = re.compile(r"(?<=\S)\s+(?=[A-Z]{3,6}: \S)")  # PMID: 1 PMCID: 2
_KEPT = re.compile(r"(csl(?:\+json|\+custom|\+name)?)\.(\S{1,60})\Z")  # our writers: csl+json.custom-field
_BRACED = re.compile(r"\{:([A-Za-z_-]{2,40}):\s*([^{}]*)\}")
_NAME_FACT = re.compile(r"([a-z_-]{4,20})[. _](\d{1,4})[. _]([a-z_-]{4,24})\Z")
_DATES = {"issued": "issued", "accessed": "accessed", "event-date": "event_date", "original-date": "original_date"}
_ROLE_OF = {role.replace("_", "-"): role for role in ROLES} | {role: role for role in ROLES}
_OWN = frozenset(Item.model_fields) - frozenset(("key", "contributors", "extra", "note", "csl_type"))


def with_note_facts(item: Item) -> Item:
    """The item with the facts of its note in their fields; what a line says again, or says of nothing, stays.

    A line sets the type and a date whatever the fields hold (citeproc-js, parseNoteFieldHacks); another fact only
    where its field is empty.
    """
    if ":" not in item.note and "：" not in item.note:
        return item
    reading = _Reading(item)
    for line in _lines(item.note):
        reading.read(line)
    return reading.item()


def _lines(note: str) -> Iterator[str]:
    for match in _BRACED.finditer(note):
        yield f"{match[1]}: {match[2]}"
    for line in _BRACED.sub("", note).splitlines():  # a table has the lines of Extra one behind the other
        yield from _NEXT.split(line) if _LINE.match(line) else (line,)


class _Reading:
    """A note being read into an item."""

    def __init__(self, item: Item) -> None:
        self.before = item
        self.values: dict[str, Any] = {}
        self.names: list[Name] = []
        self.extra: list[tuple[str, str, str]] = []
        self.left: list[str] = []
        self.facts: list[tuple[str, str]] = []

    def read(self, line: str) -> None:
        """Take the fact of a line, or leave the line in the note."""
        found = _LINE.match(line)
        if not found or not self._take(found[1], found[2]):
            self.left.append(line)

    def _take(self, label: str, value: str) -> bool:
        role = _ROLE_OF.get(label.strip().lower().replace(" ", "-"))
        if role and not self.before.names(role):
            self.names += _people(value, role)
            return True
        if name_fact(label):
            self.facts.append((label, value))
            return True
        if kept := _KEPT.fullmatch(label):
            self.extra.append((kept[1], kept[2], value))
            return True
        tag = variable(label)
        field = label if label in _OWN else FIELD_OF_CSL.get(tag) or (tag if tag in _OWN else "")
        if tag == "citation-key":
            return self._keyed(value)
        if tag == "type":
            return self._typed(value)
        if tag in _DATES:
            return self._date(_DATES[tag], value)
        if tag in load_zotero().kept:
            self.extra.append(("csl", tag, value))
            return True
        try:
            return bool(field) and field != "note" and self._put(field, value)
        except ValueError:  # a list that is none
            return False

    def _put(self, field: str, value: str) -> bool:
        known = getattr(self.before, field) or self.values.get(field)
        if known:
            return bool(known == value)
        self.values[field] = _typed(Item.model_fields[field].default, value)
        return True

    def _keyed(self, value: str) -> bool:
        if not self.before.key or "/" in self.before.key or self.before.key == value:
            self.values["key"] = value
            return True
        return False

    def _typed(self, value: str) -> bool:
        kind = load_zotero().types.get(value, value)
        if not re.fullmatch(r"[a-z_-]{3,24}", kind):
            return False
        self.values["csl_type"] = kind
        return True

    def _date(self, field: str, value: str) -> bool:
        found = dated(value)
        if not found.date and not (found.words and field == "issued"):
            return False
        self.values[field] = found.date
        if field == "issued":
            self.values["issued_literal"] = found.words
        return True

    def item(self) -> Item:
        """The item with what was taken; the very same where nothing was."""
        if len(self.left) == len(self.before.note.splitlines()) and not self.values:
            return self.before
        return self.before.model_copy(
            update={
                **self.values,
                "note": "\n".join(self.left).strip(),
                "contributors": with_name_facts((*self.before.contributors, *self.names), self.facts),
                "extra": (*self.before.extra, *self.extra),
            }
        )


def _typed(default: object, value: str) -> Any:
    """The value of a line as its field has it: true, a list parted by `;` or written as JSON, words."""
    if isinstance(default, bool):
        return value.lower() == "true"
    if value == "(none)":
        return default
    if isinstance(default, tuple):
        return tuple(map(str, json.loads(value))) if value.startswith("[") else tuple(re.split(r"\s*;\s*", value))
    return value


def _people(value: str, role: str) -> list[Name]:
    """`Roe || Ann`, as citeproc writes a name, or names as anywhere."""
    family, bars, given = (part.strip() for part in value.partition("||"))
    if bars:
        return [Name(role=role, family=family, given=given)]
    return people_of(value, role)  # type: ignore[arg-type]


def fact_label(key: str) -> str:
    """The label of a note line that a field of our writers stands for, where the format has fields of any name."""
    if key in ("keyword_list", "page_cited"):
        return {"keyword_list": "keywords", "page_cited": "page"}[key]
    is_known = name_fact(key) or _KEPT.fullmatch(key) or variable(key) in load_zotero().kept
    return key if is_known else ""


def name_fact(tag: str) -> tuple[str, int, str] | None:
    """(role, number from 0, part) of a fact about a name that a format has no place for: `author.1.latin`."""
    found = _NAME_FACT.fullmatch(tag.strip())
    if not found or found[1].replace("-", "_") not in ROLES:
        return None
    part = found[3].replace("-", "_")
    return (found[1].replace("-", "_"), int(found[2]) - 1, part) if part in Name.model_fields else None


def with_name_facts(names: tuple[Name, ...], facts: list[tuple[str, str]]) -> tuple[Name, ...]:
    """The names with the facts (tag, value) about them; one that names nobody is left out."""
    out = list(names)
    for tag, value in facts:
        found = name_fact(tag)
        if not found:
            continue
        role, number, part = found
        places = [place for place, name in enumerate(out) if name.role == role]
        if number < len(places):
            name = out[places[number]].model_copy(update={part: _typed(Name.model_fields[part].default, value)})
            out[places[number]] = _whole(name, part)
    return tuple(out)


def _whole(name: Name, part: str) -> Name:
    """A name is given whole or in parts: what a fact says takes the place of what was read."""
    if part == "literal":
        cleared = ("family", "given", "suffix", "dropping_particle", "non_dropping_particle")
        return name.model_copy(update=dict.fromkeys(cleared, ""))
    if part == "given" and name.family + name.given == name.literal:
        return name.model_copy(update={"literal": ""})
    return name
