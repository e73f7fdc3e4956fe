"""Labels the lines of a head: a linear-chain model, trained by scripts/train_front.py, decoded in plain Python."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from distlaw.resources import folder

Weights = Mapping[str, Mapping[str, float]]


class Labelled(NamedTuple):
    """A line's label and how sure it is (the label's marginal probability), with the runner-up."""

    label: str
    probability: float
    second: str = ""


class LabelModel(NamedTuple):
    """Weights of signs by label, and of a label after another."""

    labels: tuple[str, ...]
    states: Weights  # sign → label → weight
    moves: Weights  # label → next label → weight


@cache
def model() -> LabelModel:
    """The shipped weights by which a head's lines are read for its fields."""
    return _shipped("weights.json")


@cache
def site_model() -> LabelModel:
    """The shipped weights by which text, its headings and the site's own lines are told apart."""
    return _shipped("site.json")


def _shipped(name: str) -> LabelModel:
    found = json.loads((folder("data") / "front" / name).read_text("utf-8"))
    return LabelModel(tuple(found["labels"]), found["states"], found["moves"])


def labelled(signs: Sequence[Sequence[str]], weights: LabelModel | None = None) -> list[Labelled]:
    """The likeliest label of each line."""
    return [labelled_by(table) for table in chances(signs, weights)]


def labelled_by(table: Mapping[str, float]) -> Labelled:
    """The likeliest label of one line's table."""
    first, second = sorted(table, key=lambda label: -table[label])[:2]
    return Labelled(first, table[first], second)


def mixed(tables: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """One line's tables by several models as one: each label's mean."""
    return {label: sum(table.get(label, 0.0) for table in tables) / len(tables) for label in tables[0]}


def certain(table: Mapping[str, float], label: str) -> dict[str, float]:
    """One line's table where its label is beyond doubt."""
    return {known: float(known == label) for known in table}


def chances(signs: Sequence[Sequence[str]], weights: LabelModel | None = None) -> list[dict[str, float]]:
    """Each label's marginal probability, a table a line, by the forward-backward recurrence."""
    if not signs:
        return []
    chosen = weights or model()
    scores = [_scores(chosen, line) for line in signs]
    moves = [[chosen.moves.get(a, {}).get(b, 0.0) for b in chosen.labels] for a in chosen.labels]
    forward = _forward(scores, moves)
    backward = _forward(scores[::-1], [list(column) for column in zip(*moves, strict=True)])[::-1]
    return [
        dict(zip(chosen.labels, _marginal(f, b, s), strict=True))
        for f, b, s in zip(forward, backward, scores, strict=True)
    ]


def _scores(chosen: LabelModel, signs: Sequence[str]) -> list[float]:
    total = dict.fromkeys(chosen.labels, 0.0)
    for sign in signs:
        for label, weight in chosen.states.get(sign, {}).items():
            total[label] += weight
    return list(total.values())


def _forward(scores: list[list[float]], moves: list[list[float]]) -> list[list[float]]:
    """Log sums of all paths that end in each label of each line, the line's own score in."""
    out = [scores[0]]
    for own in scores[1:]:
        last = out[-1]
        out.append([own[b] + _log_sum([last[a] + moves[a][b] for a in range(len(last))]) for b in range(len(own))])
    return out


def _marginal(forward: list[float], backward: list[float], own: list[float]) -> list[float]:
    both = [f + b - s for f, b, s in zip(forward, backward, own, strict=True)]  # the own score stands in both
    total = _log_sum(both)
    return [exp(value - total) for value in both]


def _log_sum(values: list[float]) -> float:
    most = max(values)
    return most + log(sum(exp(value - most) for value in values))
