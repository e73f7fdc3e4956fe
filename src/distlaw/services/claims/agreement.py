"""Where the rules and a model say the same of one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.claims.supersede import SAME_FROM, overlap


def agreed_first(found: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """Claims in their order, before all those that both the rules and a model found: same place, a theory in common,
    the same stance."""
    by_source: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for one in found:
        by_source[one.source_sha256].append(one)
    agreed = {
        one.id
        for one in found
        if any(agree(one, other) for other in by_source[one.source_sha256])
    }  # fmt: skip
    return sorted(found, key=lambda one: one.id not in agreed)


def agree(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Whether of two claims one is a suggestion and the other a proposal of the same."""
    return (
        {one.status, other.status} == {"suggested", "proposed"}
        and one.stance == other.stance
        and bool(set(one.theories) & set(other.theories))
        and overlap(one.ranges, other.ranges) >= SAME_FROM
    )
