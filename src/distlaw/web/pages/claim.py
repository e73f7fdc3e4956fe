"""A claim: its words in their place, the proof, why it has its labels, and what it acts on or is acted on by."""

from __future__ import annotations

import re

from distlaw.db.opening import open_reader
from distlaw.exporters.claims.w3c import claim_annotation
from distlaw.model.claim_record import ClaimRecord
from distlaw.model.claim_words import RELATION_TYPES
from distlaw.query.reading import StoredText, source_text
from distlaw.services.claims.read import claim_with_history, explained
from distlaw.text.digest import sha256_of
from distlaw.web.asked import Page, PageRequest
from distlaw.web.names import names_of_database

_EMPTY = re.compile(r"\n\s*\n")
_AROUND = 160  # characters before and after
_Parts = list[tuple[str, bool]]


def page(asked: PageRequest) -> Page:
    """One claim by its id or the beginning of it."""
    known = claim_with_history(asked.url, asked.names["id"])
    one = known.claim
    with open_reader(asked.url) as reader:
        source = source_text(reader, one.source_sha256)
        names = names_of_database(reader, asked)
    verified = is_proved(one, source)
    annotation = claim_annotation(one, source.text)
    reasons = [row.as_json() for row in explained(asked.url, one.id).rows]
    proof = {
        "verified": verified,
        "source_sha256": one.source_sha256,
        "text_sha256": source.text_sha256,
        "file_name": source.file_name,
        "ranges": [list(places) for places in one.ranges],
        "selectors": annotation["target"]["selector"],
    }
    data = known.as_json() | {"proof": proof, "reasons": reasons}
    view = {
        "known": known,
        "claim": one,
        "context": in_context(one, source.text) if verified and asked.room.shows(one.key) else [(one.text, True)],
        "acts": [r for r in known.relations if r.source == one.id],
        "acted_on": [r for r in known.relations if r.source != one.id],
        "names": names,
        "types": RELATION_TYPES,
    }
    return Page("claim.html", data, view)


def is_proved(claim: ClaimRecord, source: StoredText) -> bool:
    """Whether the source's text is the one that was hashed, and has the claim's words at its ranges."""
    words = "".join(source.text[start:end] for start, end in claim.ranges)
    return bool(words) and words == claim.quote and sha256_of(source.text) == source.text_sha256


def in_context(claim: ClaimRecord, text: str) -> _Parts:
    """The source from a little before to a little after, in parts: text, and whether it is the claim's own, which
    alone is as the source has it: around it empty lines are left out."""
    first, last = min(start for start, _ in claim.ranges), max(end for _, end in claim.ranges)
    parts, at = list[tuple[str, bool]](), max(0, first - _AROUND)
    if at:
        parts.append(("…", False))
    for start, end in sorted(claim.ranges):
        parts += [(_short(text[at:start]), False), (text[start:end], True)]
        at = end
    after = text[last : last + _AROUND]
    parts += [(after, False), ("…" if last + _AROUND < len(text) else "", False)]
    return [(words if own else _EMPTY.sub("\n", words), own) for words, own in parts if words]


def _short(between: str) -> str:
    """What stands between two ranges, its middle left out where it is long."""
    return between if len(between) <= 2 * _AROUND else f"{between[:_AROUND]} … {between[-_AROUND:]}"
