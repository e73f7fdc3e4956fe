"""Chooses a field's value: each candidate's signs weighed against each other and against silence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from math import exp
from typing import NamedTuple

from distlaw.parsers.front.trees import LEAST, Tree, chance, least, ranked, trees
from distlaw.parsers.front.weighing.sight import ValueCandidate
from distlaw.resources import folder

Table = Mapping[str, float]
_EVEN = 0.5  # of a field that the table of silence does not name
_BETWEEN = "|"  # names in the key of a list
_HARDLY_LESS = 0.7
_PART = 6  # letters in a row: a family name that two readings share


class Choice(NamedTuple):
    """The value that is taken with its probability, or none and the two that were likeliest."""

    taken: ValueCandidate | None
    probability: float
    others: tuple[ValueCandidate, ...] = ()


@cache
def weights() -> Mapping[str, Table]:
    """The shipped weights by field, trained by scripts/train_front.py."""
    found: dict[str, dict[str, float]] = json.loads((folder("data") / "front" / "values.json").read_text("utf-8"))
    return found


def likeliest_value(
    found: Sequence[ValueCandidate],
    field: str,
    known: Mapping[str, Table] | None = None,
    forests: Mapping[str, Sequence[Tree]] | None = None,
    enough: float | None = None,
) -> Choice:
    """The likeliest value; candidates that are spellings of one value count together."""
    table = (weights() if known is None else known).get(field, {})
    if not found or not table:
        return Choice(None, 0.0)
    shares = shared(found, table)
    together = chances(found, shares, field, table, forests)
    order = sorted(together, key=lambda key: -together[key])
    if (whole := whole_list(order, together)) is not None:
        order.insert(0, order.pop(order.index(whole)))
        together[whole] = max(together[whole], together[order[1]])
    best = [_likeliest(found, shares, key) for key in order[:2]]
    if together[order[0]] < (least().get(field, _EVEN) if enough is None else enough):
        return Choice(None, together[order[0]], tuple(best))
    return Choice(best[0], together[order[0]], tuple(best[1:]))


def whole_list(order: Sequence[str], together: Mapping[str, float]) -> str | None:
    """The likeliest list of names that holds the likeliest one's and is hardly less likely: authors are taken whole."""
    first = set(order[0].split(_BETWEEN))
    lists = (key for key in order[1:] if together[key] >= _HARDLY_LESS * together[order[0]])
    return next((key for key in lists if _adds_names(first, set(key.split(_BETWEEN)))), None)


def _adds_names(first: set[str], names: set[str]) -> bool:
    """Whether the names hold the first ones and others; a part of one of them is no other name."""
    more = names - first
    return first < names and not any(_shared(one, other) >= _PART for one in more for other in first)


def _shared(one: str, other: str) -> int:
    """How many letters in a row two names share."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def chances(
    found: Sequence[ValueCandidate],
    shares: Sequence[float],
    field: str,
    table: Table,
    forests: Mapping[str, Sequence[Tree]] | None = None,
) -> dict[str, float]:
    """How likely each value is, by its spelling that counts as one: the trees' word, or the shares where none grow."""
    forest = (trees() if forests is None else forests).get(field, ())
    together: dict[str, float] = {}
    for one, share in zip(found, shares, strict=True):
        together[one.key] = together.get(one.key, 0.0) + share
    if not forest:
        return together
    out = dict.fromkeys(together, 0.0)
    places = ranked([score(one, table) for one in found], shares, [one.key for one in found])
    for one, share, place in zip(found, shares, places, strict=True):
        if share >= LEAST:
            out[one.key] = max(out[one.key], chance(forest, one.signs | place))
    return out


def shared(found: Sequence[ValueCandidate], table: Table) -> list[float]:
    """Each candidate's share, that none of them is the value being one more."""
    scores = [score(one, table) for one in found]
    most = max([0.0, *scores])
    powers = [exp(score - most) for score in scores]
    total = sum(powers) + exp(-most)
    return [power / total for power in powers]


def score(one: ValueCandidate, table: Table) -> float:
    """The sum of a candidate's signs, each by its weight."""
    return table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in one.signs.items())


def _likeliest(found: Sequence[ValueCandidate], shares: Sequence[float], key: str) -> ValueCandidate:
    at = max(
        (at for at, one in enumerate(found) if one.key == key), key=lambda at: (found[at].span[0] >= 0, shares[at])
    )
    return found[at]
