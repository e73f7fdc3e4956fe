"""A linear-chain model over the pieces of a sentence: each begins a claim, goes on with one, or is outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

LABELS = ("O", "B", "I")
_OUT, _BEGIN, _ON = range(3)
_NEVER = -1e9
Row = tuple[float, float, float]


class Chain(NamedTuple):
    """Weights of signs by label, and of a label after another, in the order of LABELS."""

    states: Mapping[str, Sequence[float]]
    moves: Sequence[Sequence[float]]


def chances(signs: Sequence[Sequence[str]], chain: Chain) -> dict[tuple[int, int], float]:
    """How likely each run of pieces, first and last named, is one claim."""
    scores = [_score(chain, some) for some in signs]
    scores[0] = (scores[0][_OUT], scores[0][_BEGIN], _NEVER)
    moves = [list(row) for row in chain.moves]
    moves[_OUT][_ON] = _NEVER
    forward = _forward(scores, moves)
    behind = _behind(scores, moves)
    total = _log_sum(forward[-1])
    found: dict[tuple[int, int], float] = {}
    for first in range(len(signs)):
        score = forward[first][_BEGIN]
        for last in range(first, len(signs)):
            if last > first:
                score += moves[_BEGIN if last == first + 1 else _ON][_ON] + scores[last][_ON]
            found[first, last] = exp(score + _end(behind, scores, moves, first, last) - total)
    return found


def _end(
    behind: Sequence[Row], scores: Sequence[Row], moves: Sequence[Sequence[float]], first: int, last: int
) -> float:
    """All ways on from a claim that ends at `last`: what follows begins another or stands outside."""
    if last + 1 == len(scores):
        return 0.0
    label = _BEGIN if first == last else _ON
    return _log_sum([moves[label][to] + scores[last + 1][to] + behind[last + 1][to] for to in (_OUT, _BEGIN)])


def _score(chain: Chain, signs: Sequence[str]) -> Row:
    out = begin = on = 0.0
    for sign in signs:
        weights = chain.states.get(sign)
        if weights is not None:
            out += weights[_OUT]
            begin += weights[_BEGIN]
            on += weights[_ON]
    return out, begin, on


def _forward(scores: Sequence[Row], moves: Sequence[Sequence[float]]) -> list[Row]:
    """Log sums of all ways to each label of each piece, its own score in."""
    found = [scores[0]]
    for own in scores[1:]:
        last = found[-1]
        found.append(_row([own[to] + _log_sum([last[of] + moves[of][to] for of in range(3)]) for to in range(3)]))
    return found


def _behind(scores: Sequence[Row], moves: Sequence[Sequence[float]]) -> list[Row]:
    """Log sums of all ways on from each label of each piece, its own score left out."""
    found: list[Row] = [(0.0, 0.0, 0.0)]
    for own in reversed(scores[1:]):
        after = found[-1]
        found.append(_row([_log_sum([moves[of][to] + own[to] + after[to] for to in range(3)]) for of in range(3)]))
    return found[::-1]


def _row(values: Sequence[float]) -> Row:
    return values[0], values[1], values[2]


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + log(sum(exp(value - most) for value in values))
