"""Claims measured against the shared gold: evidence by overlap, one to one, and the labels of what matches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from distlaw.extract.claims import PART
from distlaw.model.argument import ClaimFinding
from distlaw.model.findings import Findings
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
FLOORS = [("gold", "seeds", 0.70, 0.48), ("annotated", "annotated", 0.83, 0.62)]
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold lies beside the checkout only"),
]


def _documents(gold: str, sources: str) -> Iterator[tuple[dict[str, Any], tuple[ClaimFinding, ...]]]:
    for path in sorted((SHARED / gold).glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(record, dict) or "claims" not in record:
            continue
        source = SHARED / sources / record["file"]
        text, _ = read(RawFile(source.read_bytes(), source.name))
        yield record, PART.extract(parse(text)[0], Findings()).claims


def _characters(ranges: list[tuple[int, int]]) -> set[int]:
    return {offset for start, end in ranges for offset in range(start, end)}


def _matches(record: dict[str, Any], claims: tuple[ClaimFinding, ...]) -> list[tuple[dict[str, Any], ClaimFinding]]:
    """Pairs of gold and found claims that overlap by half or more, the best first, each used once."""
    places = [
        (claim, _characters([(e["start"], e["end"]) for e in place]))
        for claim in record["claims"]
        for place in [claim["evidence"], *claim.get("also_at", [])]
    ]
    scored = []
    for found in claims:
        mine = _characters(list(found.evidence.ranges))
        for number, (_, place) in enumerate(places):
            overlap = len(mine & place) / len(mine | place)
            if overlap >= 0.5:
                scored.append((overlap, number, found))
    pairs: list[tuple[dict[str, Any], ClaimFinding]] = []
    used: set[str] = set()
    for _, number, found in sorted(scored, key=lambda item: -item[0]):
        claim = places[number][0]
        if claim["id"] not in used and found.local_id not in used:
            used |= {claim["id"], found.local_id}
            pairs.append((claim, found))
    return pairs


def _agrees(claim: dict[str, Any], found: ClaimFinding) -> bool:
    shared, either = set(claim["theories"]) & set(found.theories), set(claim["theories"]) | set(found.theories)
    return claim["stance"] == found.stance and len(shared) / len(either) >= 0.5


@pytest.mark.parametrize(("gold", "sources", "detection", "joint"), FLOORS, ids=[case[1] for case in FLOORS])
def test_claims_keep_their_level(gold: str, sources: str, detection: float, joint: float) -> None:
    wanted = given = right = agreed = 0
    for record, claims in _documents(gold, sources):
        pairs = _matches(record, claims)
        wanted, given = wanted + len(record["claims"]), given + len(claims)
        right, agreed = right + len(pairs), agreed + sum(_agrees(*pair) for pair in pairs)
    assert 2 * right / (wanted + given) >= detection
    assert 2 * agreed / (wanted + given) >= joint
