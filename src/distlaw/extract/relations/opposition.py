"""Claims of two documents that take opposite sides on doctrines of one family, whatever their words.

The same words are not to be had across authors and languages; what opposes is the side each takes. Of the pairs that
oppose each other, a pair is proposed where each is the other's likest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from distlaw.extract.relations.likeness import Likeness
from distlaw.model.argument import ClaimFinding, RelationFinding
from distlaw.vocab.issues import default_issue
from distlaw.vocab.theories import broad, load_theories, theory

ALIKE_FROM = 0.05  # of weighted shared terms: below that the two speak of different things
_SIDES = {"permits": 2, "prohibits": -2, "lawful_if": 1, "unlawful_if": -1, "supports": 2, "opposes": -2}
_OPPOSED_FROM = -2  # one of the two at least is unconditional
MOST = 10  # rebuttals proposed of one claim, the likest first


def opposing(claims_of_a: Sequence[ClaimFinding], claims_of_b: Sequence[ClaimFinding]) -> tuple[RelationFinding, ...]:
    """Rebuttals proposed between two documents' claims (a acts on b), by the claims' `local_id`s."""
    likeness = Likeness([*claims_of_a, *claims_of_b])
    degrees = {
        (one.local_id, other.local_id): likeness(one, other)
        for one in claims_of_a
        for other in claims_of_b
        if opposed_on(one, other) and family(one, other)
    }
    best: dict[str, float] = {}
    for (one_id, other_id), degree in degrees.items():
        best["a" + one_id] = max(degree, best.get("a" + one_id, 0.0))
        best["b" + other_id] = max(degree, best.get("b" + other_id, 0.0))
    mutual = [
        pair
        for pair, degree in degrees.items()
        if degree >= ALIKE_FROM and degree == best["a" + pair[0]] == best["b" + pair[1]]
    ]
    known = {claim.local_id: claim for claim in (*claims_of_a, *claims_of_b)}
    ranked = sorted(mutual, key=lambda pair: -degrees[pair])
    counts: Counter[str] = Counter()
    found: list[RelationFinding] = []
    for source, target in ranked:
        if counts["a" + source] < MOST and counts["b" + target] < MOST:
            counts.update(("a" + source, "b" + target))
            found.append(_rebuttal(known[source], known[target]))
    return tuple(found)


def side(claim: ClaimFinding) -> int:
    """On the default issue: above zero for lawful, below for unlawful, nearer to zero under a condition."""
    return _SIDES.get(claim.condition if claim.stance == "conditional" else claim.stance, 0)


def opposed_on(one: ClaimFinding, other: ClaimFinding) -> str:
    """The issue on which two claims take opposite sides, one of them without a condition; empty where there is none."""
    left, right = _sides(one), _sides(other)
    return next((issue for issue in left if left[issue] * right.get(issue, 0) <= _OPPOSED_FROM), "")


def _sides(claim: ClaimFinding) -> dict[str, int]:
    sides = {position.issue: _SIDES.get(position.position, 0) for position in claim.positions}
    return sides | {default_issue().id: side(claim)}


def family(one: ClaimFinding, other: ClaimFinding) -> tuple[str, str] | None:
    """A doctrine of each claim, the two being the same, one under the other, or related."""
    for first in sorted(set(one.theories) - _kinless()):
        for second in sorted(set(other.theories) - _kinless()):
            if first in kin(second) or second in kin(first):
                return first, second
    return None


@cache
def _kinless() -> frozenset[str]:
    """Broad theories under which no other stands: two claims on such a one may speak of different things."""
    parents = {item.broader for item in load_theories()}
    return broad() - parents


@cache
def kin(identifier: str) -> frozenset[str]:
    """The theory, what is broader than it, and the same of those related to it."""
    found = theory(identifier)
    lines = [identifier, *(found.related if found else ())]
    return frozenset(name for start in lines for name in _upwards(start))


def _upwards(identifier: str) -> list[str]:
    line = [identifier]
    while (found := theory(line[-1])) is not None and found.broader and found.broader not in line:
        line.append(found.broader)
    return line


def _rebuttal(source: ClaimFinding, target: ClaimFinding) -> RelationFinding:
    doctrines = family(source, target) or ("", "")
    on = doctrines[0] if doctrines[0] == doctrines[1] else f"{doctrines[0]} and {doctrines[1]}"
    issue = opposed_on(source, target)
    sides = f"{_stance(source)} against {_stance(target)}" if issue == default_issue().id else f"on {issue}"
    reason = f"opposite sides on {on}: {sides}"
    return RelationFinding(
        source=source.local_id, target=target.local_id, type="rebuts", rule="across.opposite_side", reason=reason
    )


def _stance(claim: ClaimFinding) -> str:
    return f"{claim.stance} ({claim.condition})" if claim.condition else claim.stance
