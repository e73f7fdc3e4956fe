"""Which claims of a translated abstract say what which of the abstract say: the two are read side by side, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from distlaw.extract.claims.lexicon import cue_text
from distlaw.model.argument import ClaimFinding, Position
from distlaw.text.fold import folded, lowered
from distlaw.vocab.glossary import concepts
from distlaw.vocab.theories import broad

_THEORY, _CONCEPTS, _KIND, _PLACE = 2.0, 2.0, 0.5, 3.0  # what likeness in each counts, and distance against it
_LEAST = 0.5  # below that two claims are no pair
_SIDES = {"supports": 1, "opposes": -1, "permits": 1, "prohibits": -1}


def pairs(claims: Sequence[ClaimFinding]) -> list[tuple[ClaimFinding, ClaimFinding]]:
    """Each claim of the translation with the original's, both in their order, so that no two pairs cross; of all such
    readings the one in which the pairs are most alike. A claim with nothing like it at its place has none."""
    translated = [claim for claim in claims if claim.zone == "abstract_translated"]
    originals = [claim for claim in claims if claim.zone == "abstract"]
    likeness = [[_likeness(one, translated, other, originals) for other in originals] for one in translated]
    best = [[0.0] * (len(originals) + 1) for _ in range(len(translated) + 1)]
    for i in range(len(translated) - 1, -1, -1):
        for j in range(len(originals) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    found: list[tuple[ClaimFinding, ClaimFinding]] = []
    i = j = 0
    while i < len(translated) and j < len(originals):
        if likeness[i][j] > 0 and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found.append((translated[i], originals[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(
    one: ClaimFinding, ones: Sequence[ClaimFinding], other: ClaimFinding, others: Sequence[ClaimFinding]
) -> float:
    """Doctrines and glossary concepts in common, less the distance of their places; 0 where it is too little."""
    distance = abs(_place(one, ones) - _place(other, others))
    theories = _shared(_specific(one), _specific(other))
    words = _shared(_named(one), _named(other))
    if not theories and not words:
        return 0.0
    total = _THEORY * theories + _CONCEPTS * words + _KIND * (one.kind == other.kind) - _PLACE * distance
    return total if total >= _LEAST else 0.0


def _place(claim: ClaimFinding, claims: Sequence[ClaimFinding]) -> float:
    """Where in its abstract a claim stands, from 0 to 1."""
    first, last = claims[0].evidence.start, claims[-1].evidence.end
    return ((claim.evidence.start + claim.evidence.end) / 2 - first) / max(1, last - first)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _specific(claim: ClaimFinding) -> frozenset[str]:
    return frozenset(claim.theories) - broad() or frozenset(claim.theories)


def _named(claim: ClaimFinding) -> frozenset[str]:
    """The glossary's concepts that a claim names."""
    shade = cue_text(claim.evidence.exact)
    return frozenset(name for name, label in _labels(claim.language == "en") if label.search(shade))


@cache
def _labels(is_english: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern for each concept of all its labels in a language."""
    found: list[tuple[str, re.Pattern[str]]] = []
    for concept in concepts():
        labels = {
            re.escape(lowered(folded(one.text))) for one in concept.labels() if (one.language == "en") is is_english
        }
        if labels:
            body = "|".join(sorted(labels, key=len, reverse=True))
            found.append((concept.id, re.compile(rf"\b(?:{body})s?\b" if is_english else body)))
    return tuple(found)


def agreed(claims: Sequence[ClaimFinding]) -> tuple[ClaimFinding, ...]:
    """The claims, those of a pair that were read as taking opposite sides both neutral: one of the two was misread."""
    changed: dict[str, ClaimFinding] = {}
    for one, other in pairs(claims):
        sides = {position.issue: position.position for position in other.positions}
        odd = frozenset(
            position.issue
            for position in one.positions
            if _SIDES.get(position.position, 0) * _SIDES.get(sides.get(position.issue, ""), 0) < 0
        )
        if odd or _SIDES.get(one.stance, 0) * _SIDES.get(other.stance, 0) < 0:
            changed |= {claim.local_id: _neutral(claim, odd, one.stance != other.stance) for claim in (one, other)}
    return tuple(changed.get(claim.local_id, claim) for claim in claims)


def _neutral(claim: ClaimFinding, issues: frozenset[str], differs: bool) -> ClaimFinding:
    positions = tuple(
        Position(issue=position.issue, position="neutral") if position.issue in issues else position
        for position in claim.positions
    )
    update: dict[str, object] = {"positions": positions}
    if differs:
        update |= {"stance": "neutral", "condition": ""}
    return claim.model_copy(update=update)
