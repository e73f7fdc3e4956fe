"""Is a proposition a claim? A sum of signs for and against, each of them a cue that can be shown."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import Draft
from distlaw.extract.claims.lexicon import Hit

ACCEPTED_AT = 1.2
BETWEEN_AT = 0.2
IN_LEGAL_SECTION = 0.4
AFTER_CLAIM = 0.6
MOST_OF_ONE = 2  # further words of one sort add nothing
_THEORY = {3.0: 1.2, 2.0: 0.9, 1.0: 0.3}
_STANCE = {
    "bars": 0.5,
    "allows": 0.5,
    "voids": 0.5,
    "upholds": 0.5,
    "frees": 0.8,
    "restrains": 0.8,
    "favours": 0.6,
    "disfavours": 0.6,
    "wrong": 0.3,
    "condition": 0.2,
    "criterion": 0.3,
}
_SAID_ONCE = ("technique", "market")
_SHORT_ZH, _SHORT_EN = 7, 22


def score(draft: Draft, in_legal_section: bool, after_claim: bool, is_advice: bool = False) -> float:
    """The sum; a claim has at least `ACCEPTED_AT`."""
    total = _theories(draft.hits) + _claimhood(draft) + _stances(draft.hits)
    if draft.kind in ("open_question", "allegation"):
        total += 0.4 if draft.kind == "open_question" else 0.8
    if in_legal_section:
        total += IN_LEGAL_SECTION
    if after_claim:
        total += AFTER_CLAIM
    if draft.attributed:
        total += 0.3
    if draft.is_question:
        total -= 1.0
    if is_advice:
        total += 1.0
    if draft.block.kind == "row" and after_claim:
        total += 1.0
    short = _SHORT_EN if draft.is_english else _SHORT_ZH
    if draft.end - draft.start < short:
        total -= 1.0
    return total


def _theories(hits: Sequence[Hit]) -> float:
    weights = [_THEORY[hit.entry.weight] for hit in of(hits, "theory")]
    return max(weights, default=0.0) + (0.3 if sum(w >= 0.9 for w in weights) > 1 else 0.0)


def _claimhood(draft: Draft) -> float:
    total = 0.0
    counts: dict[str, int] = {}
    doctrine = any(hit.entry.weight >= 3 for hit in of(draft.hits, "theory"))
    covered = -1
    for hit in of(draft.hits, "claimhood"):
        seen = counts.get(hit.entry.value, 0)
        most = 1 if hit.entry.value in _SAID_ONCE else MOST_OF_ONE
        if seen >= most or (hit.entry.value == "legal" and hit.start < covered):
            continue
        counts[hit.entry.value] = seen + 1
        share = 0.5 if (seen > 0 and hit.entry.weight > 0) or (doctrine and hit.entry.value in _SAID_ONCE) else 1.0
        total += hit.entry.weight * share
        if hit.entry.value == "legal":
            covered = hit.end
        draft.note("span", hit.entry.value, hit.entry.rule, hit)
    return total


def _stances(hits: Sequence[Hit]) -> float:
    found = {hit.entry.value for hit in of(hits, "stance")}
    return max((_STANCE.get(value, 0.0) for value in found), default=0.0)
