"""Zotero's own objects (its API, Better BibTeX JSON) in CSL's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from distlaw.vocab.zotero import load_zotero

_PINNED = re.compile(r"^\s*(?:citation key|citekey|bibtex)\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_DATES = frozenset(("issued", "accessed", "original-date"))


def from_zotero(obj: Mapping[str, Any]) -> dict[str, Any]:
    """A Zotero item as a CSL object; what CSL has no word for keeps Zotero's."""
    table = load_zotero()
    kind = str(obj.get("itemType", ""))
    found: dict[str, Any] = {"type": table.types.get(kind, "document")}
    for key, value in obj.items():
        if key == "creators" and isinstance(value, list):
            _take_creators(found, value)
        elif key == "tags" and isinstance(value, list):
            found["keywords"] = [str(tag.get("tag", "")) if isinstance(tag, Mapping) else str(tag) for tag in value]
        elif key not in table.silent and value not in ("", None):
            name = table.fields.get(key, key)
            found.setdefault(name, {"raw": str(value)} if name in _DATES else value)
    if key := citation_key(obj):
        found["citation-key"] = key
    found.setdefault("id", str(obj.get("key") or obj.get("itemKey") or ""))
    return found


def citation_key(obj: Mapping[str, Any]) -> str:
    """The item's citation key: its own field, else what Better BibTeX pinned in Extra, else empty text."""
    pinned = _PINNED.search(str(obj.get("extra") or ""))
    return str(obj.get("citationKey") or obj.get("citekey") or (pinned[1] if pinned else ""))


def _take_creators(found: dict[str, Any], creators: list[Any]) -> None:
    roles = load_zotero().creators
    for person in creators:
        if isinstance(person, Mapping):
            kind = str(person.get("creatorType", "author"))
            found.setdefault(roles.get(kind, kind), []).append(_person(person))


def _person(person: Mapping[str, Any]) -> dict[str, str]:
    family, given = str(person.get("lastName", "")), str(person.get("firstName", ""))
    if person.get("name") or person.get("fieldMode") in (1, True) or not given:
        return {"literal": str(person.get("name") or family or given)}
    return {"family": family, "given": given}
