"""A W3C Web Annotation as a proposal, as our own export, Hypothesis, INCEpTION, Zotero or a program writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from distlaw.model.claim_import import Proposal, ProposedClaim, ProposedRelation, Unreadable
from distlaw.model.claim_words import KINDS, MODALITIES, RELATION_TYPES, STANCES
from distlaw.services.claims.from_json import said, speaker

_CLAIM, _SOURCE = "urn:distlaw:claim:", "urn:sha256:"
_BARE = {
    word: name for name, words in (("stance", STANCES), ("kind", KINDS), ("modality", MODALITIES)) for word in words
}
_LABELS = frozenset({"theory", "stance", "kind", "speaker", "modality", "status", "relation", "condition"})
Object = dict[str, Any]


def is_annotation(value: Object) -> bool:
    """Whether it has a target, as every Web Annotation must."""
    return "target" in value


def proposal(value: Object, number: int) -> Proposal:
    """A claim, or a relation where its motivation is to link."""
    try:
        tags = list(_tags(value))
        return _relation(value, tags, number) if value.get("motivation") == "linking" else _claim(value, tags, number)
    except ValidationError as error:
        return Unreadable(number=number, message=said(error))
    except (TypeError, AttributeError, LookupError, ValueError):
        return Unreadable(number=number, message="it is no Web Annotation: target, selector or body have another shape")


def _claim(value: Object, tags: list[tuple[str, str]], number: int) -> ProposedClaim:
    found: Object = {"number": number, "name": _name(value.get("id")), "made_by": _creator(value)}
    found |= _placed(value["target"])
    found["theories"] = [word for name, word in tags if name == "theory"]
    found |= {name: word for name, word in tags if name in ("stance", "kind", "modality", "status", "condition")}
    found["speaker"] = speaker(next((word for name, word in tags if name == "speaker"), None))
    found |= _words(value)
    return ProposedClaim.model_validate(found | _extra(value.get("distlaw:claim")))


def _relation(value: Object, tags: list[tuple[str, str]], number: int) -> ProposedRelation:
    target = next((body["source"] for body in _bodies(value) if body.get("purpose") == "linking"), "")
    label = dict(tags)
    found = {"source": _name(_source(value["target"])), "target": _name(target), "made_by": _creator(value)}
    found |= {"type": label.get("relation", ""), "status": label.get("status", "proposed")}
    found |= {"reason": _words(value).get("note", ""), "rule": (value.get("distlaw:relation") or {}).get("rule", "")}
    return ProposedRelation.model_validate({"number": number, "name": _name(value.get("id"))} | found)


def _name(value: Any) -> str:
    return str(value or "").removeprefix(_CLAIM).removeprefix("urn:distlaw:relation:")


def _creator(value: Object) -> str:
    creator = value.get("creator") or value.get("user") or ""
    if isinstance(creator, list):
        creator = creator[0] if creator else ""
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id") or ""
    return str(creator).removeprefix("acct:")


def _bodies(value: Object) -> Iterator[Object]:
    """Its bodies as objects; a word alone is a comment."""
    body = value.get("body") or []
    for one in body if isinstance(body, list) else [body]:
        yield one if isinstance(one, dict) else {"type": "TextualBody", "purpose": "commenting", "value": str(one)}


def _tags(value: Object) -> Iterator[tuple[str, str]]:
    words = [str(body.get("value", "")) for body in _bodies(value) if body.get("purpose") == "tagging"]
    words += [
        str(tag.get("tag") or tag.get("name") or "") if isinstance(tag, dict) else str(tag)
        for tag in value.get("tags") or ()
    ]
    for word in words:
        name, colon, rest = word.partition(":")
        if colon and name.strip().lower() in _LABELS:
            yield name.strip().lower(), rest.strip()
        elif word.strip() in RELATION_TYPES:
            yield "relation", word.strip()
        else:
            yield _BARE.get(word.strip(), "theory"), word.strip()


def _words(value: Object) -> Object:
    """Paraphrases and the note."""
    found: Object = {}
    notes = [str(value["text"])] if value.get("text") else []
    for body in _bodies(value):
        words = str(body.get("value") or "")
        if body.get("purpose") == "describing":
            free = "proposition_translated" if "proposition" in found else "proposition"
            found[body.get("distlaw:role") or free] = words
        elif words and body.get("purpose") in (None, "commenting", "replying"):
            notes.append(words)
    return found | ({"note": "\n".join(notes)} if notes else {})


def _extra(value: Any) -> Object:
    names = ("section", "zone", "language", "condition", "page", "also_at", "cues", "confidence", "positions")
    return {name: value[name] for name in names if name in value} if isinstance(value, dict) else {}


def _source(target: Any) -> str:
    one = target[0] if isinstance(target, list) else target
    return str((one.get("source") or one.get("id") or "") if isinstance(one, dict) else one)


def _placed(target: Any) -> Object:
    """Source and selectors; several targets in one source are the ranges of one claim."""
    targets = [one for one in (target if isinstance(target, list) else [target]) if isinstance(one, dict)]
    source = _source(target)
    found: Object = {"source_sha256": source.removeprefix(_SOURCE)} if source.startswith(_SOURCE) else {"uri": source}
    if targets and targets[0].get("distlaw:key"):
        found["key"] = targets[0]["distlaw:key"]
    ranges: list[Any] = []
    quotes: list[str] = []
    for selector in (one for t in targets for one in _selectors(t.get("selector"))):
        if selector.get("type") == "TextPositionSelector":
            ranges += selector.get("distlaw:ranges") or [[selector["start"], selector["end"]]]
            if selector.get("distlaw:checksum"):
                found["checksum"] = [*found.get("checksum", ()), *selector["distlaw:checksum"]]
        elif selector.get("type") == "TextQuoteSelector":
            quotes.append(str(selector.get("exact") or ""))
            found |= {name: str(selector[name]) for name in ("prefix", "suffix") if selector.get(name)}
    return found | {"ranges": ranges, "quote": "".join(quotes)}


def _selectors(value: Any) -> Iterator[Object]:
    """All selectors, those that refine others too."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _selectors(one.get("refinedBy"))
