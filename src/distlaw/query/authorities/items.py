"""A case, statute or licence of the vocabulary as an item that a style can print."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from distlaw.db.reading import Reader
from distlaw.errors import NotFound, UsageError
from distlaw.model.work import Item, Name
from distlaw.query.authorities import authorities
from distlaw.text.case_numbers import printed_number

Row = Mapping[str, Any]
KINDS = ("case", "statute", "licence")
_CHINESE = ("CN", "TW", "HK", "MO")
_NAMED = 8  # authorities named where several are meant


def authority_named(reader: Reader, kind: str, words: str) -> Item:
    """The item of the one authority with this id, or with the words in its name.

    NotFound where there is none, UsageError where there are several.
    """
    low = words.casefold()
    rows = [row for row in authorities(reader, kind) if str(row["id"]).startswith(f"{kind}:")]
    ways: tuple[Callable[[Row], bool], ...] = (
        lambda row: str(row["id"]).casefold() == f"{kind}:{low}",
        lambda row: low in map(str.casefold, _names(row)),
        lambda row: any(low in name.casefold() for name in _names(row)),
    )
    found = next((found for way in ways if (found := [row for row in rows if way(row)])), [])
    if not found:
        raise NotFound(f"no {kind} is known as {words!r}", hint=f"`distlaw {kind}s --all` lists what is known")
    if len(found) > 1:
        ids = ", ".join(str(row["id"]) for row in found[:_NAMED])
        raise UsageError(f"several {kind}s are called {words!r}", hint=f"name one by its id: {ids}")
    return item_of_authority(kind, found[0])


def _names(row: Row) -> list[str]:
    return [str(row["name"]), *(str(label) for group in row["labels"].values() for label in group)]


def item_of_authority(kind: str, row: Row) -> Item:
    """What is known of an authority, in CSL's words; a name in the language of its jurisdiction."""
    jurisdiction = str(row.get("jurisdiction") or "")
    is_chinese = jurisdiction in _CHINESE
    facts: dict[str, Any] = {
        "key": str(row.get("id") or row["name"]), "jurisdiction": jurisdiction, "title": _title(row, is_chinese),
        "language": ("zh-Hant" if jurisdiction == "TW" else "zh-Hans") if is_chinese else "en",
    }  # fmt: skip
    if kind == "case":
        facts |= _case(row)
    elif kind == "statute":
        facts |= {"csl_type": "legislation", "document_number": str(row.get("document_number") or "")}
    else:
        facts |= _licence(row)
    return Item.model_validate(facts)


def _title(row: Row, is_chinese: bool) -> str:
    labels = row["labels"].get("zh" if is_chinese else "en") or ()
    name = str(row["name"])
    return name if name.isascii() != is_chinese or not labels else str(labels[0])


def _case(row: Row) -> dict[str, Any]:
    keys: Mapping[str, Sequence[str]] = row.get("keys", {})
    first = {scheme: values[0] for scheme, values in keys.items() if values}
    number = printed_number(first["cn_case_number"]) if "cn_case_number" in first else first.get("docket", "")
    return {
        "csl_type": "legal_case", "authority": str(row.get("court") or ""), "issued": str(row.get("decided") or ""),
        "reporter": first.get("us_reporter") or first.get("uk_report", ""),
        "neutral_citation": first.get("neutral", ""), "docket": number, "guiding_number": first.get("cn_guiding", ""),
        "number": first.get("cjeu") or first.get("de_az", ""),
    }  # fmt: skip


def _licence(row: Row) -> dict[str, Any]:
    versions: Sequence[Row] = row.get("versions", ())
    last = versions[-1] if versions else {}
    source = str(last.get("source") or row.get("source") or "")
    vendor = str(row.get("vendor") or "")
    return {
        "csl_type": "webpage" if source.startswith("http") else "document",
        "contributors": (Name(literal=vendor, is_institution=True),) if vendor else (),
        "version": str(last.get("id") or ""), "issued": str(last.get("valid_from") or ""),
        "url": source.split()[0] if source.startswith("http") else "",
    }  # fmt: skip
