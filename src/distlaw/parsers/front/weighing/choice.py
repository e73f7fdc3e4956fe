"""Chooses a field's value: each candidate's signs weighed against each other and against silence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from distlaw.parsers.front.weighing.sight import Candidate
from distlaw.resources import folder

Table = Mapping[str, float]


class Choice(NamedTuple):
    """The value that is taken with its probability, or none and the two that were likeliest."""

    taken: Candidate | None
    probability: float
    others: tuple[Candidate, ...] = ()


@cache
def weights() -> Mapping[str, Table]:
    """The shipped weights by field, trained by scripts/train_front.py; "least": what a value must reach."""
    found: dict[str, dict[str, float]] = json.loads((folder("data") / "front" / "values.json").read_text("utf-8"))
    return found


def chosen(found: Sequence[Candidate], field: str, known: Mapping[str, Table] | None = None) -> Choice:
    """The likeliest value; candidates that are spellings of one value count together."""
    table = (known or weights()).get(field, {})
    if not found or not table:
        return Choice(None, 0.0)
    shares = shared(found, table)
    together: dict[str, float] = {}
    for one, share in zip(found, shares, strict=True):
        together[one.key] = together.get(one.key, 0.0) + share
    order = sorted(together, key=lambda key: -together[key])
    best = [_likeliest(found, shares, key) for key in order[:2]]
    if together[order[0]] < table.get("least", 0.5):
        return Choice(None, together[order[0]], tuple(best))
    return Choice(best[0], together[order[0]], tuple(best[1:]))


def shared(found: Sequence[Candidate], table: Table) -> list[float]:
    """Each candidate's share, that none of them is the value being one more."""
    scores = [
        table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in one.signs.items()) for one in found
    ]
    most = max([0.0, *scores])
    powers = [exp(score - most) for score in scores]
    total = sum(powers) + exp(-most)
    return [power / total for power in powers]


def _likeliest(found: Sequence[Candidate], shares: Sequence[float], key: str) -> Candidate:
    at = max(
        (at for at, one in enumerate(found) if one.key == key), key=lambda at: (found[at].span[0] >= 0, shares[at])
    )
    return found[at]
