"""CSL-JSON: CSL's variables, what CSL has no room for under `custom`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.model.csl import CSL_OF_FIELD, CSL_ROLES, NAME_EXTRAS, ROLES, csl_of
from distlaw.model.work import CiteItem, Item

_ROLES = frozenset(role.replace("_", "-") for role in CSL_ROLES)
_CSL = frozenset(CSL_OF_FIELD.values()) | {"issued", "accessed", "event-date", "original-date", "custom"}
_OURS = (frozenset(Item.model_fields) | (frozenset(ROLES) - CSL_ROLES) | {"extra"}) - _CSL


def item_object(item: Item) -> dict[str, Any]:
    """One item as CSL's schema allows it; our own fields, and what came with the item, under `custom`."""
    found: dict[str, Any] = {"id": item.key or "item", "type": item.csl_type}
    custom: dict[str, Any] = {}
    for name, value in csl_of(item).items():
        if name == "keywords" and value == list(item.keywords):
            found["keyword"] = ", ".join(value)
            if any(set(word) & set(",，、;；") for word in value):
                custom[name] = value
        elif name == "custom" and isinstance(value, dict):
            custom = {**value, **custom}
        elif name in _ROLES and isinstance(value, list):
            found[name] = [_plain_name(person) for person in value]
            if any(part in person for person in value for part in NAME_EXTRAS):
                custom[name] = value
        elif name in _OURS:
            custom[name] = value
        else:
            found[name] = value
    if custom:
        found["custom"] = custom
    return found


def _plain_name(person: dict[str, Any]) -> dict[str, Any]:
    return {part: value for part, value in person.items() if part not in NAME_EXTRAS}


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One JSON array."""
    found = []
    for number, cite in enumerate(cites, start=1):
        obj = item_object(cite.item)
        if not cite.item.key:
            obj["id"] = f"item-{number}"
        found.append(obj)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return Exported(data=text.encode("utf-8", "replace").decode() + "\n")


PART = Exporter(
    name="csl-json", label="CSL-JSON (Zotero, pandoc)", suffix=".json", export=export, aliases=("csljson", "csl")
)
