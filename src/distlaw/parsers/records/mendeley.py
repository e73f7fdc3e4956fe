"""Mendeley's own objects (its API and its JSON exports) in CSL's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class MendeleyTable(Frozen):
    """`data/records/mendeley.yaml`."""

    types: dict[str, str]
    fields: dict[str, str]
    people: dict[str, str]
    hosts: dict[str, str]
    identifiers: dict[str, str]
    silent: frozenset[str]


@cache
def _table() -> MendeleyTable:
    return load_file(folder("data") / "records" / "mendeley.yaml", MendeleyTable)


def is_mendeley(obj: Mapping[str, Any]) -> bool:
    """Whether an object is one of Mendeley's: its persons have a last_name, or its type is one only Mendeley has."""
    people = [one for role in _table().people for one in obj.get(role) or () if isinstance(one, Mapping)]
    return any("last_name" in one for one in people) or (
        obj.get("type") in _table().types and "year" in obj and "issued" not in obj
    )


def from_mendeley(obj: Mapping[str, Any]) -> dict[str, Any]:
    """A Mendeley document as a CSL object; what CSL has no word for keeps Mendeley's."""
    table = _table()
    kind = table.types.get(str(obj.get("type", "")), "document")
    found: dict[str, Any] = {"type": kind}
    for key, value in obj.items():
        if key in table.people and isinstance(value, list):
            found.setdefault(table.people[key], []).extend(_person(one) for one in value if isinstance(one, Mapping))
        elif key == "identifiers" and isinstance(value, Mapping):
            for name, number in value.items():
                found.setdefault(table.identifiers.get(str(name).lower(), str(name)), number)
        elif key == "websites" and isinstance(value, list) and value:
            found.setdefault("URL", value[0])
            if value[1:]:
                found["websites"] = value[1:]
        elif key == "accessed":
            found["accessed"] = {"raw": str(value)}
        elif key == "source":
            found["publisher" if kind in ("thesis", "report", "book") and not obj.get("publisher") else
                  "container-title"] = value  # fmt: skip
        elif key == "institution":
            found.setdefault(table.hosts.get(kind, "publisher"), value)
        elif key not in (*table.silent, "type", "year", "month", "day") and value not in ("", None):
            found.setdefault(table.fields.get(key, key), value)
    if date := [obj[part] for part in ("year", "month", "day") if obj.get(part)]:
        found["issued"] = {"date-parts": [date[: 1 + ("month" in obj) + ("month" in obj and "day" in obj)]]}
    return found


def _person(person: Mapping[str, Any]) -> dict[str, str]:
    family, given = str(person.get("last_name") or ""), str(person.get("first_name") or "")
    return {"family": family, "given": given} if family and given else {"literal": family or given}
