"""Logistic regression with a quadratic penalty, by which the weights of extract/claims are fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

STEPS, CLOSE = 25, 1e-4


def fitted(
    table: Sequence[Mapping[str, float]], answers: Sequence[bool], counts: Sequence[float], penalty: float,
    prior: Mapping[str, float] | None = None,
) -> dict[str, float]:  # fmt: skip
    """The weight of each feature, and `bias`; by Newton's method. `counts` is what each row counts; what weights depart
    from `prior` is penalised, or that they depart from nothing."""
    known = dict(prior or {})
    bias = known.pop("bias", 0.0)
    names = sorted({name for features in table for name in features} | known.keys())
    place = {name: number for number, name in enumerate(names, 1)}
    matrix = np.zeros((len(table), len(names) + 1))
    matrix[:, 0] = 1.0
    for number, features in enumerate(table):
        for name, value in features.items():
            matrix[number, place[name]] = value
    wanted, weight = np.array(answers, float), np.array(counts)
    penalties = np.full(len(names) + 1, penalty)
    penalties[0] = 0.01
    start = np.array([bias, *(known.get(name, 0.0) for name in names)])
    found = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-matrix @ found))
        gradient = matrix.T @ (weight * (guess - wanted)) + penalties * (found - start)
        curve = (matrix * (weight * guess * (1 - guess))[:, None]).T @ matrix + np.diag(penalties)
        step = np.linalg.solve(curve, gradient)
        found -= step
        if np.abs(step).max() < CLOSE:
            break
    return dict(zip(("bias", *names), found.tolist(), strict=True))


def total(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """What the features weigh together; above 0 where the answer is more likely than not."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
