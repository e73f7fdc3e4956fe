"""How alike two claims are: shared character pairs (or words), the rarer ones counting more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from distlaw.extract.claims.lexicon import cue_text
from distlaw.model.argument import ClaimFinding
from distlaw.text.han import HAN
from distlaw.vocab.theories import broad

_WORD = re.compile(r"[a-z][a-z0-9.\-]{2,}|\d{2,}")
_HAN = re.compile(rf"[{HAN}]+")
_SIDES = {"permits": 1, "prohibits": -1}


class Likeness:
    """Weighs terms by how few of the given claims hold them."""

    def __init__(self, claims: Sequence[ClaimFinding]) -> None:
        self._terms = {id(claim): terms(claim.evidence.exact) for claim in claims}
        held = Counter(term for found in self._terms.values() for term in found)
        total = max(1, len(claims))
        self._weights = {term: math.log(1 + total / count) for term, count in held.items()}

    def __call__(self, one: ClaimFinding, other: ClaimFinding) -> float:
        """From 0 (nothing in common) to 1 (the same terms): weighted Dice."""
        left, right = self._terms[id(one)], self._terms[id(other)]
        weigh = self._weights.__getitem__
        total = sum(map(weigh, left)) + sum(map(weigh, right))
        return 2 * sum(map(weigh, left & right)) / total if total else 0.0


def terms(text: str) -> frozenset[str]:
    """Pairs of Chinese characters and words of other scripts, script and width folded."""
    shade = cue_text(text)
    pairs = {run[at : at + 2] for run in _HAN.findall(shade) for at in range(len(run) - 1)}
    return frozenset(pairs | set(_WORD.findall(shade)))


def specific(claim: ClaimFinding) -> frozenset[str]:
    """The claim's theories; the broad ones only where it has no other."""
    named = frozenset(claim.theories) - broad()
    return named or frozenset(claim.theories)


def opposed(one: ClaimFinding, other: ClaimFinding) -> bool:
    """One permits what the other prohibits."""
    return _SIDES.get(one.stance, 0) * _SIDES.get(other.stance, 0) == -1


def opposites(claim: ClaimFinding) -> tuple[str, ...]:
    """The stances that are opposed to the claim's."""
    side = _SIDES.get(claim.stance, 0)
    return tuple(stance for stance, other in _SIDES.items() if side * other == -1)


def same_stance(one: ClaimFinding, other: ClaimFinding) -> bool:
    """The same stance."""
    return one.stance == other.stance
