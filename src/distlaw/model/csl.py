"""CSL-JSON to `Item` and back: one place that knows how CSL spells its variables.

CSL has no room for some facts (role words, document numbers, versions). They are written beside CSL's own under
the name of their `Item` field, in snake_case; `item_from_csl` reads them there, and inside `custom`. What has no
field at all is kept in `Item.extra` and written back as it came.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from distlaw.model import edtf
from distlaw.model.work import CiteItem, Item, Name, Role

CSL_TYPES = (  # of CSL 1.0.2
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
ROLES: tuple[str, ...] = get_args(Role)
# Names of CSL 1.0.2 for our fields, where they are not the field's name with hyphens.
_SPELLED = {
    "csl_type": "type", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL",
    "archive_location": "archive_location", "container_title_short": "container-title-short",
}  # fmt: skip
_STANDARD = (
    "csl_type", "language", "title", "title_short", "container_title", "container_title_short", "collection_title",
    "collection_number", "volume", "volume_title", "number_of_volumes", "issue", "page", "page_first",
    "number_of_pages", "number", "edition", "version", "section", "chapter_number", "publisher", "publisher_place",
    "event_title", "event_place", "genre", "medium", "status", "archive", "archive_location", "archive_place",
    "authority", "jurisdiction", "doi", "isbn", "issn", "url", "abstract", "note",
)  # fmt: skip
_OWN = (
    "title_translated", "title_romanised", "container_title_translated", "page_count", "article_number",
    "abstract_translated", "rights", "docket", "document_kind", "neutral_citation", "reporter", "guiding_number",
    "gazette", "case_library_number", "document_number", "version_note", "adopted_by", "adopted_at", "gbt_type",
    "site", "platform", "posted",
)  # fmt: skip
_DATES = {"issued": "issued", "original_date": "original-date", "accessed": "accessed", "event_date": "event-date"}
_LISTS = ("keywords", "keywords_translated", "funding")
_ALIASES = {
    "shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title",
    "archive-location": "archive_location", "isInstitution": "is_institution", "gbt-type": "gbt_type",
}  # fmt: skip
CSL_OF_FIELD = {name: _SPELLED.get(name, name.replace("_", "-")) for name in _STANDARD}
FIELD_OF_CSL = {spelled: name for name, spelled in CSL_OF_FIELD.items()}
_FIELD_OF_DATE = {spelled: name for name, spelled in _DATES.items()}
CSL_ROLES = frozenset(ROLES) - {"supervisor", "proofreader", "annotator", "collator"}
_ROLE_OF_CSL = {role.replace("_", "-"): role for role in ROLES} | {role: role for role in ROLES}
_NAME_PARTS = {"family": "family", "given": "given", "literal": "literal", "suffix": "suffix",
               "dropping-particle": "dropping_particle", "non-dropping-particle": "non_dropping_particle"}  # fmt: skip
NAME_EXTRAS = ("latin", "affiliations", "role_label", "nationality", "is_institution", "et_al")
_FLAGS = ("is_institution", "et_al")
_KEYWORD_SPLIT = re.compile(r"\s*[;；,，、]\s*")
_CITE_FIELDS = ("locator", "label", "prefix", "suffix")


def csl_of(item: Item) -> dict[str, Any]:
    """The CSL-JSON object of an item: CSL's spelling, no empty values, our own fields after CSL's."""
    found: dict[str, Any] = {"id": item.key} if item.key else {}
    values = item.__dict__
    for name, spelled in CSL_OF_FIELD.items():
        if value := values[name]:
            found[spelled] = value
    for role, names in _by_role(item.contributors).items():
        found[role.replace("_", "-") if role in CSL_ROLES else role] = [csl_name(name) for name in names]
    for name, spelled in _DATES.items():
        words = item.issued_literal if name == "issued" else ""
        if value := edtf.csl_date(values[name], words):
            found[spelled] = value
    for name in _OWN:
        if value := values[name]:
            found[name] = value
    for name in _LISTS:
        if values[name]:
            found[name] = list(values[name])
    if item.is_repealed:
        found["is_repealed"] = True
    _give_back(found, item.extra)
    return found


def _by_role(names: Iterable[Name]) -> dict[str, list[Name]]:
    roles: dict[str, list[Name]] = {}
    for name in names:
        roles.setdefault(name.role, []).append(name)
    return roles


def csl_name(name: Name) -> dict[str, Any]:
    """One CSL name: {"literal"} or {"family", "given"}, then what CSL has no room for."""
    values = name.__dict__
    found: dict[str, Any] = {spelled: values[part] for spelled, part in _NAME_PARTS.items() if values[part]}
    for part in NAME_EXTRAS:
        if value := values[part]:
            found[part] = list(value) if isinstance(value, tuple) else value
    return found


def _give_back(found: dict[str, Any], extra: Iterable[tuple[str, str, str]]) -> None:
    """Write kept fields where they came from; fields of other formats are under `extra`."""
    others: list[list[str]] = []
    for origin, tag, value in extra:
        if origin == "csl":
            if found.setdefault(tag, value) != value:  # a second value of one variable
                others.append([origin, tag, value])
        elif origin == "csl+json":
            found.setdefault(tag, json.loads(value))
        elif origin == "csl+custom":
            custom = found.setdefault("custom", {})
            if isinstance(custom, dict):
                custom.setdefault(tag, json.loads(value))
            else:  # the object had a custom of another shape, which stays as it is
                others.append([origin, tag, value])
        elif origin == "csl+name":
            role, number, part = tag.split(".", 2)
            people = found.get(role, ())
            if int(number) < len(people):
                people[int(number)].setdefault(part, json.loads(value))
        else:
            others.append([origin, tag, value])
    if others:
        found["extra"] = others


def _field_of(tag: str) -> str:
    """The field of a CSL variable, spelled with hyphens or, as our own fields are, with underscores."""
    return FIELD_OF_CSL.get(tag) or (tag if tag in _OWN else "") or (tag if tag in CSL_OF_FIELD else "")


class _Reading:
    """One CSL object on its way into an item."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.names: list[Name] = []
        self.extra: list[tuple[str, str, str]] = []

    def keep(self, tag: str, value: object, origin: str = "csl") -> None:
        if isinstance(value, str) and origin == "csl":
            self.extra.append(("csl", tag, value))
        else:
            kind = "csl+json" if origin == "csl" else origin
            self.extra.append((kind, tag, json.dumps(value, ensure_ascii=False)))

    def take(self, tag: str, value: object) -> bool:
        """Whether the field of this tag took the value."""
        if (role := _ROLE_OF_CSL.get(tag)) and isinstance(value, list):
            self.take_names(role, tag, value)
        elif (date := _FIELD_OF_DATE.get(tag) or (tag if tag in _DATES else "")) and value:
            return self.take_date(date, value)
        elif tag in _LISTS or tag == "keyword":
            return self.take_list("keywords" if tag == "keyword" else tag, value)
        elif tag == "is_repealed":
            self.values[tag] = bool(value)
        elif (name := _field_of(tag)) and isinstance(value, str | int | float):
            self.values.setdefault(name, str(value))
        else:
            return False
        return True

    def take_date(self, name: str, value: object) -> bool:
        date, words = edtf.of_csl(value)
        if date:
            self.values[name] = date
        if words:
            if name != "issued":
                return False
            self.values["issued_literal"] = words
        return bool(date or words)

    def take_list(self, name: str, value: object) -> bool:
        if isinstance(value, str):
            value = _KEYWORD_SPLIT.split(value.strip())
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            return False
        self.values.setdefault(name, tuple(word for word in value if word))
        return True

    def take_names(self, role: str, tag: str, people: list[object]) -> None:
        for number, person in enumerate(people):
            if isinstance(person, str):
                person = {"literal": person}
            if not isinstance(person, Mapping):
                self.keep(f"{tag}-unread", person, "csl+custom")
                continue
            self.names.append(_name(role, person))
            for part, value in person.items():
                if part not in _NAME_PARTS and _ALIASES.get(part, part) not in NAME_EXTRAS:
                    self.keep(f"{tag}.{number}.{part}", value, "csl+name")


def _name(role: str, person: Mapping[str, Any]) -> Name:
    values: dict[str, Any] = {
        part: str(person[spelled]) for spelled, part in _NAME_PARTS.items() if person.get(spelled)
    }
    for spelled, value in person.items():
        part = _ALIASES.get(spelled, spelled)
        if part not in NAME_EXTRAS or not value:
            continue
        if part == "affiliations":
            values[part] = tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        else:
            values[part] = str(value).lower() not in ("0", "false") if part in _FLAGS else str(value)
    return Name(role=role, **values)


def item_from_csl(obj: Mapping[str, Any]) -> Item:
    """Read one CSL-JSON object; nothing in it is an error, and what has no field is kept in `extra`."""
    reading = _Reading()
    for spelled, value in obj.items():
        tag = _ALIASES.get(spelled) or spelled
        if value is None or value == "" or tag in ("id", "citation-key"):
            continue
        if tag == "custom" and isinstance(value, Mapping):
            continue
        if _is_said_in_a_list(tag, value):  # as Crossref says titles
            value = value[0]
        if tag == "extra" and isinstance(value, list) and all(_is_kept(entry) for entry in value):
            reading.extra.extend((str(a), str(b), str(c)) for a, b, c in value)
        elif not reading.take(tag, value):
            reading.keep(tag, value)
    custom = obj.get("custom")
    if isinstance(custom, Mapping):
        _take_custom(reading, custom)
    key = str(obj.get("citation-key") or obj.get("id") or "")
    if "id" in obj and str(obj["id"]) != key:
        reading.keep("id", str(obj["id"]))
    return Item(key=key, contributors=tuple(reading.names), extra=tuple(reading.extra), **reading.values)


def _is_said_in_a_list(tag: str, value: object) -> bool:
    """Whether a field that holds one text holds a list of texts."""
    is_text = tag not in _LISTS and tag != "keyword" and tag not in _ROLE_OF_CSL and bool(_field_of(tag))
    return is_text and isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _take_custom(reading: _Reading, custom: Mapping[str, Any]) -> None:
    """`custom` says more of the same: its names and keywords stand for those that CSL's fields hold in part."""
    for name, value in custom.items():
        tag = _ALIASES.get(name) or name
        if tag == "extra" and isinstance(value, list) and all(_is_kept(entry) for entry in value):
            reading.extra.extend((str(a), str(b), str(c)) for a, b, c in value)
            continue
        if (role := _ROLE_OF_CSL.get(tag)) and isinstance(value, list):
            reading.names = [known for known in reading.names if known.role != role]
        if tag in _LISTS and isinstance(value, list):
            reading.values.pop(tag, None)
        if not reading.take(tag, value):
            reading.keep(name, value, "csl+custom")


def _is_kept(entry: object) -> bool:
    return isinstance(entry, list) and len(entry) == 3


def cite_item_from_csl(obj: Mapping[str, Any]) -> CiteItem:
    """Read a CSL-JSON object that may carry the fields of a cite item: locator, label, prefix, suffix."""
    cite = {name: str(obj[name]) for name in _CITE_FIELDS if obj.get(name) is not None}
    item = item_from_csl({name: value for name, value in obj.items() if name not in _CITE_FIELDS})
    return CiteItem(item=item, **cite)


def kept(item: Item, tag: str) -> str:
    """The text of a CSL variable that has no field (`original-title`, `CSTR`), or empty text."""
    for origin, name, value in item.extra:
        if name == tag and origin in ("csl", "csl+json", "csl+custom"):
            if origin == "csl":
                return value
            loaded = json.loads(value)
            return str(loaded) if isinstance(loaded, str | int | float) else ""
    return ""


def kept_names(item: Item, *tags: str) -> tuple[Name, ...]:
    """The names of the first CSL role given that has no field (`composer`, `organizer`)."""
    for tag in tags:
        for origin, name, value in item.extra:
            if name == tag and origin in ("csl+json", "csl+custom"):
                people = json.loads(value)
                if isinstance(people, list):
                    return tuple(_name("author", person) for person in people if isinstance(person, Mapping))
    return ()


def kept_date(item: Item, tag: str) -> str:
    """The EDTF text of a date variable that has no field (`available-date`, `submitted`), or empty text."""
    for origin, name, value in item.extra:
        if name == tag and origin in ("csl", "csl+json", "csl+custom"):
            return edtf.of_csl(value if origin == "csl" else json.loads(value))[0]
    return ""
