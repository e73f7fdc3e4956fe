"""Claims and relations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one object each.

Tags `theory:…`, `stance:…`, `kind:…`, `speaker:…`, `modality:…` and `status:…` are what other tools show and edit; what
the model has no word for stands under `distlaw:claim`, so that nothing is lost on the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.evidence import CONTEXT

CONTEXT_OF = ["http://www.w3.org/ns/anno.jsonld", {"distlaw": "urn:distlaw:"}]
CHECKSUM = 6  # characters of a span's head and tail
_EXTRA = ("section", "zone", "language", "condition", "page")


def web_annotations(
    claims: Iterable[ClaimRecord], relations: Iterable[RelationRecord], texts: dict[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    """Each claim, then each relation. `texts` are source texts by sha256: the quotation's surroundings."""
    for claim in claims:
        yield claim_annotation(claim, (texts or {}).get(claim.source_sha256, ""))
    for relation in relations:
        yield relation_annotation(relation)


def claim_annotation(claim: ClaimRecord, text: str = "", *, with_quote: bool = True) -> dict[str, Any]:
    """One claim; without its quotation, the selectors and a few characters of each span must do."""
    selectors: list[dict[str, Any]] = [_position(claim)]
    if with_quote:
        selectors.append(_quotation(claim, text))
    found: dict[str, Any] = {
        "@context": CONTEXT_OF,
        "id": f"urn:distlaw:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": _creator(claim.made_by),
        "body": list(_bodies(claim)),
        "target": {
            "source": f"urn:sha256:{claim.source_sha256}",
            "distlaw:key": claim.key,
            "selector": selectors,
        },
    }
    extra = {name: getattr(claim, name) for name in _EXTRA if getattr(claim, name)}
    if claim.also_at:
        extra["also_at"] = [[list(one) for one in ranges] for ranges in claim.also_at]
    if claim.cues:
        extra["cues"] = [cue.model_dump(mode="json", exclude_defaults=True) for cue in claim.cues]
    if claim.positions:
        extra["positions"] = [one.model_dump(mode="json", exclude_defaults=True) for one in claim.positions]
    if claim.confidence != 1.0:
        extra["confidence"] = claim.confidence
    return found | ({"distlaw:claim": extra} if extra else {})


def relation_annotation(relation: RelationRecord) -> dict[str, Any]:
    """One relation: an annotation on the acting claim that links it to the other."""
    bodies = [
        {"type": "SpecificResource", "purpose": "linking", "source": f"urn:distlaw:claim:{relation.target}"},
        _tag("relation", relation.type),
        _tag("status", relation.status),
    ]
    if relation.reason:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": relation.reason})
    found: dict[str, Any] = {
        "@context": CONTEXT_OF,
        "id": f"urn:distlaw:relation:{relation.id}",
        "type": "Annotation",
        "motivation": "linking",
        "creator": _creator(relation.made_by),
        "body": bodies,
        "target": f"urn:distlaw:claim:{relation.source}",
    }
    return found | ({"distlaw:relation": {"rule": relation.rule}} if relation.rule else {})


def _creator(name: str) -> dict[str, str]:
    return {"type": "Software" if name == "distlaw" else "Person", "name": name}


def _bodies(claim: ClaimRecord) -> Iterator[dict[str, Any]]:
    yield from (_tag("theory", theory) for theory in claim.theories)
    speaker = claim.speaker.type + (f":{claim.speaker.name}" if claim.speaker.name else "")
    labels = (("stance", claim.stance), ("kind", claim.kind), ("speaker", speaker), ("modality", claim.modality))
    yield from (_tag(name, value) for name, value in (*labels, ("status", claim.status)))
    described = (("proposition", claim.proposition), ("proposition_translated", claim.proposition_translated))
    for role, value in described:
        if value:
            yield {"type": "TextualBody", "purpose": "describing", "value": value, "distlaw:role": role}
    if claim.note:
        yield {"type": "TextualBody", "purpose": "commenting", "value": claim.note}


def _tag(name: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": f"{name}:{value}"}


def _position(claim: ClaimRecord) -> dict[str, Any]:
    first, last = min(a for a, _ in claim.ranges), max(b for _, b in claim.ranges)
    found: dict[str, Any] = {"type": "TextPositionSelector", "start": first, "end": last}
    if len(claim.ranges) > 1:
        found["distlaw:ranges"] = [list(one) for one in claim.ranges]
    return found | {"distlaw:checksum": [[p[:CHECKSUM], p[-CHECKSUM:]] for p in _pieces(claim)]}


def _pieces(claim: ClaimRecord) -> Iterator[str]:
    at = 0
    for start, end in claim.ranges:
        yield claim.quote[at : at + end - start]
        at += end - start


def _quotation(claim: ClaimRecord, text: str) -> dict[str, Any]:
    first, last = claim.ranges[0][0], claim.ranges[-1][1]
    found = {"type": "TextQuoteSelector", "exact": claim.quote}
    return found | ({"prefix": text[max(0, first - CONTEXT) : first], "suffix": text[last:][:CONTEXT]} if text else {})
