"""A JSON object of a claim or relation, in the words of the public record, as a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from distlaw.model.argument import Speaker
from distlaw.model.claim_import import Proposal, ProposedClaim, ProposedRelation, Unreadable
from distlaw.model.claim_words import SPEAKER_TYPES

_WORDS = (
    "key", "source_sha256", "uri", "prefix", "suffix", "stance", "kind", "modality", "status", "made_by", "section",
    "zone", "language", "condition", "proposition", "proposition_translated", "note", "page",
)  # fmt: skip


def is_record(value: dict[str, Any]) -> bool:
    """Whether it is a whole record of the public dump."""
    return "schema" in value and isinstance(value.get("claims"), list)


def record_objects(record: dict[str, Any]) -> Iterator[Any]:
    """The claims and relations of a work's record, each with its key and source."""
    sources = record.get("sources")
    first = sources[0] if isinstance(sources, list) and sources and isinstance(sources[0], dict) else {}
    common = {"key": record.get("key", ""), "source_sha256": first.get("sha256", "")}
    yield from (common | claim if isinstance(claim, dict) else claim for claim in record["claims"])
    relations = record.get("relations")
    yield from relations if isinstance(relations, list) else ()


def proposal(value: dict[str, Any], number: int) -> Proposal:
    """A claim; or a relation, which has two ends and a type."""
    try:
        if {"from", "to", "type"} <= value.keys():
            return _relation(value, number)
        return _claim(value, number)
    except ValidationError as error:
        return Unreadable(number=number, message=said(error))
    except (TypeError, AttributeError, LookupError, ValueError):
        return Unreadable(number=number, message="it is no claim or relation: a field has another shape")


def said(error: ValidationError) -> str:
    """A validation error in one line."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg'].lower()}" if place else str(first["msg"])


def _relation(value: dict[str, Any], number: int) -> ProposedRelation:
    words = ("type", "status", "made_by", "reason", "rule")
    found = {name: value[name] for name in words if value.get(name)}
    ends = {"source": value["from"], "target": value["to"], "name": value.get("id") or ""}
    return ProposedRelation.model_validate({"number": number} | found | ends)


def _claim(value: dict[str, Any], number: int) -> ProposedClaim:
    found: dict[str, Any] = {"number": number, "name": str(value.get("id") or "")}
    found |= {name: value[name] for name in _WORDS if value.get(name)}
    found["quote"] = value.get("quote") or value.get("exact") or value.get("annotationText") or ""
    found["ranges"] = value.get("ranges") or _span(value)
    found["theories"] = as_list(value.get("theories") or value.get("theory"))
    found["speaker"] = speaker(value.get("speaker"))
    for name in ("also_at", "cues", "checksum", "positions"):
        if value.get(name):
            found[name] = value[name]
    if isinstance(value.get("confidence"), (int, float)):
        found["confidence"] = value["confidence"]
    return ProposedClaim.model_validate(found)


def _span(value: dict[str, Any]) -> list[Any]:
    return [[value["start"], value["end"]]] if "start" in value and "end" in value else []


def as_list(value: Any) -> list[Any]:
    """A list as it is, one word as a list of one (or of several, between commas), nothing as an empty list."""
    if isinstance(value, list):
        return value
    return [part.strip() for part in str(value).split(",")] if value else []


def speaker(value: Any) -> Speaker:
    """Whatever a file says of a speaker: an object, `type:name`, a type, or a name."""
    if isinstance(value, dict):
        return Speaker.model_validate({"type": value.get("type") or "author", "name": value.get("name") or ""})
    word = str(value or "author").strip()
    kind, _, name = word.partition(":")
    if kind in SPEAKER_TYPES:
        return Speaker.model_validate({"type": kind, "name": name.strip()})
    return Speaker(type="person", name=word)
