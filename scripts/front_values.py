"""Fits the weights and trees by which parsers/front/weighing chooses authors, outlet, date and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import Pool
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from first_look import RIGHT, judged
from front_documents import FOLDS, Document, Row
from front_site import planted
from scipy import sparse
from scipy.optimize import minimize

from distlaw.parsers import parse
from distlaw.parsers.front import labeller, title
from distlaw.parsers.front.candidates import TitleCandidate as Title
from distlaw.parsers.front.labeller import LabelModel
from distlaw.parsers.front.own_citation import OwnCitation
from distlaw.parsers.front.trees import LEAST, Tree, ranked
from distlaw.parsers.front.weighing import choice, settle
from distlaw.parsers.front.weighing.choice import Table, likeliest_value, score, shared
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.parsers.front.weighing.weigh import Known, Weighed, candidates_for, weighed
from distlaw.text.titles import title_key

FIELDS = {
    "container_title": "container", "issued": "year", "authors": "authors", "volume": "volume", "issue": "issue",
    "page": "pages",
}  # fmt: skip
WORKERS, CHUNK = 2, 40
RIDGE = 0.0006  # penalty on the weights
RAREST = 3  # a sign that fewer documents show is left out
KEPT = 0.02  # smaller weights are dropped
SEEN_BY_TREES = 260  # signs, the commonest
WORDS = ("b=", "a=", "is=")  # signs of single words, which are left to the weights
RIGHT_ENOUGH = 0.6  # of a candidate's worth
GROWN = {
    "objective": "binary", "num_leaves": 8, "learning_rate": 0.03, "min_data_in_leaf": 20, "feature_fraction": 0.3,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True,
}  # fmt: skip
TREES = 250
FORESTED = ("container_title", "authors")  # fields that trees tell better than weights alone do


class Head(NamedTuple):
    """What the weighing saw of a document."""

    document: Document
    sight: Sight
    own: OwnCitation | None
    known: Known


class Titles(NamedTuple):
    """The candidates for a document's title."""

    document: Document
    group: Sequence[Title]


class Values(NamedTuple):
    """What chooses the values: weights by field, and trees by field."""

    tables: Mapping[str, Table]
    forests: Mapping[str, Sequence[Tree]]


@contextmanager
def using(model: LabelModel, titles: Table, values: Values) -> Iterator[None]:
    """The parsers with these weights in the place of those that are shipped."""
    with (
        patch.object(labeller, "model", lambda: model),
        patch.object(title, "weights", lambda: titles),
        patch.object(choice, "weights", lambda: values.tables),
        patch.object(choice, "trees", lambda: values.forests),
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


def fitted(heads: Sequence[Head], told: Sequence[Document] = ()) -> Values:
    """Weights and trees of every field; the numbers come last, since they are told what outlet was chosen.

    For the documents in `told` the curve of each field is printed, as weights see them that never saw their sites.
    """
    tables: dict[str, Table] = {}
    forests: dict[str, Sequence[Tree]] = {}
    names = {one.name for one in told}
    with Pool(WORKERS) as pool:
        for name, field in FIELDS.items():
            known = [head for head in heads if field in head.document.row]
            outlets = [_outlet(name, head, Values(tables, forests)) for head in known]
            looked = [(name, head.sight, head.own, head.known, at) for head, at in zip(known, outlets, strict=True)]
            found = pool.starmap(candidates_for, looked, CHUNK)
            rows = [head.document.row for head in known]
            folds = [head.document.fold for head in known]
            blind = dict(zip(range(FOLDS), pool.starmap(weights, _parted(name, rows, found, folds)), strict=True))
            tables[name] = weights(rows, found, name)
            seen = _Seen(name, rows, found, folds, [blind[fold] for fold in folds])
            if name in FORESTED:
                forests[name] = _grown(seen, -1)
            if names:
                tell(name, _told(seen, [at for at, head in enumerate(known) if head.document.name in names]))
    return Values(tables, forests)


class _Seen(NamedTuple):
    """A field's candidates in all documents, each with weights that never saw its site."""

    name: str
    rows: Sequence[Row]
    found: Sequence[Sequence[ValueCandidate]]
    folds: Sequence[int]
    tables: Sequence[Table]


def _parted(
    name: str, rows: Sequence[Row], found: Sequence[Sequence[ValueCandidate]], folds: Sequence[int]
) -> list[tuple[list[Row], list[Sequence[ValueCandidate]], str]]:
    """What the weights of each fold are fitted on: all that is not in it."""
    places = [[at for at, own in enumerate(folds) if own != fold] for fold in range(FOLDS)]
    return [([rows[at] for at in kept], [found[at] for at in kept], name) for kept in places]


def _told(seen: _Seen, at: Sequence[int]) -> Iterator[tuple[Row, object, float]]:
    """Of the documents at these places the row, the likeliest value and its chance, by weights that never saw them."""
    for fold in range(FOLDS):
        forest = _grown(seen, fold) if seen.name in FORESTED else ()
        for i in (i for i in at if seen.folds[i] == fold):
            best = likeliest_value(seen.found[i], seen.name, {seen.name: seen.tables[i]}, {seen.name: forest}, 0.0)
            yield seen.rows[i], best.taken and best.taken.value, best.probability


def tell(name: str, found: Iterable[tuple[Row, object, float]]) -> None:
    """Print a field's curve: recall and wrong values by what its likeliest value must reach."""
    known = list(found)
    field = FIELDS.get(name, name)
    print(f"\n{name}: least, recall, wrong, invented")
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        counts = Counter(_judged(field, row, value if chance >= least else None) for row, value, chance in known)
        gold = counts[RIGHT] + counts["wrong"] + counts["missing"]
        share = counts[RIGHT] / max(1, gold)
        print(f"{least:>6}{share:>8.3f} of {gold}{counts['wrong']:>6}{counts['invented']:>6}", flush=True)


def _judged(field: str, row: Row, value: object) -> str:
    if isinstance(value, Title):
        return RIGHT if row["title"] and RIGHT in _as_title(row, value) else judged(field, row, value.text)
    if field == "year":
        value = str(value)[:4] if value else None
    return judged(field, row, list(value) if isinstance(value, tuple) else value)


def tell_titles(groups: Sequence[Sequence[Titles]], tables: Sequence[Table], told: Sequence[Document]) -> None:
    """Print the titles' curve."""
    names = {one.name for one in told}
    out: list[tuple[Row, object, float]] = []
    for at, group in enumerate(groups):
        for one in (one for one in group if one.document.name in names):
            best = title.likeliest_title(one.group, tables[at], 0.0)
            out.append((one.document.row, best.title, best.probability))
    tell("title", out)


def _grown(known: _Seen, left: int) -> Sequence[Tree]:
    """Trees that tell right candidates from wrong ones among those that weights do not rule out, a fold left out."""
    import lightgbm  # only who trains needs it

    at = [i for i, fold in enumerate(known.folds) if fold != left]
    name, rows = known.name, [known.rows[i] for i in at]
    found, tables = [known.found[i] for i in at], [known.tables[i] for i in at]
    shown = Counter(sign for group in found for one in group for sign, value in one.signs.items() if value)
    signs = [sign for sign, _ in shown.most_common() if not sign.startswith(WORDS)][:SEEN_BY_TREES]
    signs += list(ranked([0.0], [0.0], [""])[0])
    seen: list[list[float]] = []
    wanted: list[float] = []
    for row, group, table in zip(rows, found, tables, strict=True):
        shares = shared(group, table) if group else []
        places = ranked([score(one, table) for one in group], shares, [_key(one) for one in group])
        for one, share, place in zip(group, shares, places, strict=True):
            if share >= LEAST:
                every = one.signs | place
                seen.append([every.get(sign, 0.0) for sign in signs])
                wanted.append(float(worth(row, name, one) >= RIGHT_ENOUGH))
    booster = lightgbm.train(GROWN, lightgbm.Dataset(np.array(seen), np.array(wanted)), TREES)
    return [planted(one["tree_structure"], signs) for one in booster.dump_model()["tree_info"]]


def _key(one: Any) -> str:
    return title_key(one.text) if isinstance(one, Title) else str(one.key)


def _outlet(name: str, head: Head, values: Values) -> str:
    if "container_title" not in values.forests or name in ("issued", "authors"):
        return ""
    found = candidates_for("container_title", head.sight, head.own, head.known, "")
    taken = likeliest_value(found, "container_title", values.tables, values.forests).taken
    return str(taken.value) if taken else ""


def worth(row: Row, name: str, one: ValueCandidate) -> float:
    """How right a candidate is: a year where the text gives the day is worth less than the day."""
    if name == "title":
        return float(bool(row["title"]) and RIGHT in _as_title(row, one))
    if name != "issued":
        value = list(one.value) if isinstance(one.value, tuple) else one.value
        return float(judged(FIELDS[name], row, value) == RIGHT)
    if judged("year", row, str(one.value)[:4]) != RIGHT:
        return 0.0
    if len(one.value) == 4:
        return 0.6 if len(row.get("date") or "") > 4 else 1.0
    return 1.0 if judged("date", row, one.value) in (RIGHT, "") else 0.3


def _as_title(row: Row, one: Any) -> tuple[str, str]:
    """The verdicts on a title with its subtitle and without."""
    return judged("title", row, one.text + one.subtitle), judged("title", row, one.text)


def weights(rows: Sequence[Row], found: Sequence[Sequence[Any]], name: str) -> dict[str, float]:
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

    return minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
