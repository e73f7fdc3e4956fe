"""Learns a chain (extract/claims/cutting/chain.py) onto the one there is, where the documents that taught it are gone:
what weights depart from the known ones is penalised, so that a few further documents shift it and do not replace it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from distlaw.extract.claims.cutting import Chain
from distlaw.extract.claims.cutting.chain import LABELS

PENALTY, STEPS, RARE = 2.0, 60, 3
NEVER = -1e9
Array = Any
Taught = tuple[list[list[str]], list[str], float]  # what each piece shows, its label, what the sentence counts


class _Batch(NamedTuple):
    """Sentences of one length: a row of signs a piece, the labels, what each sentence counts."""

    length: int
    size: int
    signs: Array
    labels: Array
    weight: Array


def onto(sentences: Sequence[Taught], prior: Chain) -> Chain:
    """The chain that the sentences teach, near the one known."""
    counts = Counter(name for signs, _, _ in sentences for some in signs for name in set(some))
    names = sorted({name for name, count in counts.items() if count >= RARE} | prior.states.keys())
    place = {name: number for number, name in enumerate(names)}
    batches = _batches(sentences, place)
    known = np.concatenate(
        [np.ravel([prior.states.get(name, (0.0, 0.0, 0.0)) for name in names]), np.ravel(prior.moves)]
    )

    def loss(weights: Array) -> tuple[float, Array]:
        states, moves = weights[:-9].reshape(-1, 3), weights[-9:].reshape(3, 3).copy()
        moves[0, 2] = NEVER
        total, of_states, of_moves = 0.0, np.zeros_like(states), np.zeros((3, 3))
        for batch in batches:
            total += _add(batch, states, moves, of_states, of_moves)
        of_moves[0, 2] = 0.0
        apart = weights - known
        slope = np.concatenate([of_states.ravel(), of_moves.ravel()]) + PENALTY * apart
        return total + PENALTY * float(apart @ apart) / 2, slope

    found = minimize(loss, known, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    states = dict(zip(names, found[:-9].reshape(-1, 3).tolist(), strict=True))
    return Chain(states, [[round(value, 3) for value in row] for row in found[-9:].reshape(3, 3).tolist()])


def _batches(sentences: Sequence[Taught], place: dict[str, int]) -> list[_Batch]:
    groups: defaultdict[int, list[Taught]] = defaultdict(list)
    for one in sentences:
        groups[len(one[0])].append(one)
    found: list[_Batch] = []
    for length, group in sorted(groups.items()):
        cells = [
            (number * length + at, place[name])
            for number, (signs, _, _) in enumerate(group)
            for at, some in enumerate(signs)
            for name in set(some)
            if name in place
        ]
        rows, columns = (list(side) for side in zip(*cells, strict=True))
        table = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(group) * length, len(place)))
        labels = np.array([[LABELS.index(label) for label in one[1]] for one in group])
        found.append(_Batch(length, len(group), table, labels, np.array([one[2] for one in group])))
    return found


def _log_sum(values: Array, axis: int) -> Array:
    most = values.max(axis=axis, keepdims=True)
    return (most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))).squeeze(axis)


def _add(batch: _Batch, states: Array, moves: Array, of_states: Array, of_moves: Array) -> float:
    """The batch's loss; its slopes are added."""
    scores = (batch.signs @ states).reshape(batch.size, batch.length, 3).copy()
    scores[:, 0, 2] = NEVER
    ahead, behind = np.zeros_like(scores), np.zeros_like(scores)
    ahead[:, 0] = scores[:, 0]
    for at in range(1, batch.length):
        ahead[:, at] = scores[:, at] + _log_sum(ahead[:, at - 1][:, :, None] + moves, 1)
    for at in range(batch.length - 2, -1, -1):
        behind[:, at] = _log_sum(moves + (scores[:, at + 1] + behind[:, at + 1])[:, None, :], 2)
    whole = _log_sum(ahead[:, -1], 1)
    likely = np.exp(ahead + behind - whole[:, None, None])
    said = np.take_along_axis(scores, batch.labels[:, :, None], 2)[:, :, 0].sum(1)
    for at in range(1, batch.length):
        before, here = batch.labels[:, at - 1], batch.labels[:, at]
        said = said + moves[before, here]
        pair = ahead[:, at - 1][:, :, None] + moves + (scores[:, at] + behind[:, at])[:, None, :]
        of_moves += np.einsum("n,nij->ij", batch.weight, np.exp(pair - whole[:, None, None]))
        np.add.at(of_moves, (before, here), -batch.weight)
    rest = (likely - np.eye(3)[batch.labels]) * batch.weight[:, None, None]
    of_states += batch.signs.T @ rest.reshape(-1, 3)
    return float((batch.weight * (whole - said)).sum())
