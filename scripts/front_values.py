"""Fits the weights by which parsers/front/weighing chooses authors, outlet, date and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from first_look import RIGHT, judged
from front_documents import Document, Row
from scipy import sparse
from scipy.optimize import minimize

from distlaw.parsers import parse
from distlaw.parsers.front import labeller, title
from distlaw.parsers.front.labeller import Model
from distlaw.parsers.front.own_citation import OwnCitation
from distlaw.parsers.front.weighing import choice, settle
from distlaw.parsers.front.weighing.choice import Table, chosen
from distlaw.parsers.front.weighing.sight import Candidate, Sight
from distlaw.parsers.front.weighing.weigh import Known, Weighed, candidates_for, weighed

FIELDS = {
    "container_title": "container", "issued": "year", "authors": "authors", "volume": "volume", "issue": "issue",
    "page": "pages",
}  # fmt: skip
LEAST = {"container_title": 0.4, "issued": 0.45, "authors": 0.45, "volume": 0.35, "issue": 0.35, "page": 0.4}
RIDGE = 0.0006  # penalty on the weights
RAREST = 3  # a sign that fewer documents show is left out
KEPT = 0.02  # smaller weights are dropped


class Head(NamedTuple):
    """What the weighing saw of a document."""

    document: Document
    sight: Sight
    own: OwnCitation | None
    known: Known


@contextmanager
def using(model: Model, titles: Table, values: Mapping[str, Table]) -> Iterator[None]:
    """The parsers with these weights in the place of those that are shipped."""
    with (
        patch.object(labeller, "model", lambda: model),
        patch.object(title, "weights", lambda: titles),
        patch.object(choice, "weights", lambda: values),
    ):
        yield


def head_of(document: Document) -> Head | None:
    """The head as the weighing is given it, with the weights in force; None for what has no head (an export)."""
    seen: list[Head] = []

    def watched(sight: Sight, own: OwnCitation | None, known: Known) -> Weighed:
        seen.append(Head(document, sight, own, known))
        return weighed(sight, own, known)

    with patch.object(settle, "weighed", watched):
        parse(document.beginning)
    return seen[0] if seen else None


def fitted(heads: Sequence[Head]) -> dict[str, dict[str, float]]:
    """Weights of every field; the numbers come last, since they are told what outlet was chosen."""
    out: dict[str, dict[str, float]] = {}
    for name, field in FIELDS.items():
        known = [head for head in heads if field in head.document.row]
        found = [candidates_for(name, head.sight, head.own, head.known, _outlet(name, head, out)) for head in known]
        out[name] = _weights([head.document.row for head in known], found, name) | {"least": LEAST[name]}
    return out


def _outlet(name: str, head: Head, weights: Mapping[str, Table]) -> str:
    if "container_title" not in weights or name in ("issued", "authors"):
        return ""
    found = candidates_for("container_title", head.sight, head.own, head.known, "")
    taken = chosen(found, "container_title", weights).taken
    return str(taken.value) if taken else ""


def worth(row: Row, name: str, one: Candidate) -> float:
    """How right a candidate is: a year where the text gives the day is worth less than the day."""
    if name != "issued":
        value = list(one.value) if isinstance(one.value, tuple) else one.value
        return float(judged(FIELDS[name], row, value) == RIGHT)
    if judged("year", row, str(one.value)[:4]) != RIGHT:
        return 0.0
    if len(one.value) == 4:
        return 0.6 if len(row.get("date") or "") > 4 else 1.0
    return 1.0 if judged("date", row, one.value) in (RIGHT, "") else 0.3


def _weights(rows: Sequence[Row], found: Sequence[Sequence[Candidate]], name: str) -> dict[str, float]:
    """A softmax over a head's candidates and none of them, fitted by L-BFGS with an L2 penalty."""
    shown = Counter(sign for group in found for sign in {s for one in group for s, value in one.signs.items() if value})
    place = {sign: at + 1 for at, sign in enumerate(sorted(s for s, count in shown.items() if count >= RAREST))}
    cells: list[tuple[float, int, int]] = []
    wanted: list[float] = []
    starts = []
    for row, group in zip(rows, found, strict=True):
        starts.append(len(wanted))
        worths = [worth(row, name, one) for one in group]
        for one, value in zip(group, worths, strict=True):
            cells.append((1.0, len(wanted), 0))
            cells += [(v, len(wanted), place[sign]) for sign, v in one.signs.items() if v and sign in place]
            wanted.append(value)
        wanted.append(float(not any(worths)))
    best = _fit(cells, np.array(wanted), np.array(starts), len(place) + 1)
    out = {sign: round(float(best[at]), 3) for sign, at in place.items() if abs(best[at]) >= KEPT}
    return out | {"bias": round(float(best[0]), 3)}


def _fit(cells: Sequence[tuple[float, int, int]], wanted: Any, starts: Any, width: int) -> Any:
    values, down, across = zip(*cells, strict=True)
    signs = sparse.csr_matrix((values, (down, across)), shape=(len(wanted), width))
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(wanted)]))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = signs @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        shares = powers / np.add.reduceat(powers, starts)[group]
        good = np.add.reduceat(shares * wanted, starts) + 1e-12
        slope = signs.T @ (shares - shares * wanted / good[group]) / len(starts)
        return -np.log(good).mean() + RIDGE * weights @ weights, np.asarray(slope).ravel() + 2 * RIDGE * weights

    return minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
