#!/usr/bin/env python3
"""Trains what parsers/front weighs with (the line labeller, the choice of a title), and tests it on sites left out.

python scripts/train_front.py FOLDER…           labels and titles of sites that were never trained on
python scripts/train_front.py --write FOLDER…   train on all, write data/front/weights.json and title.json

A folder holds documents and a gold.jsonl. Rows with `labels` ([first, last, label] over the lines that are not blank)
train the labeller as they are; of the others, the lines that title, authors, headings and furniture decide are held
and the first model labels the rest. The documents are third parties' and are not shipped; the weights are.
Needs python-crfsuite, numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import pycrfsuite
from first_look import RIGHT, judged, key
from scipy.optimize import minimize

from distlaw.errors import DistlawError
from distlaw.parsers.front.candidates import Candidate, candidates
from distlaw.parsers.front.features import features
from distlaw.parsers.front.head import head_of
from distlaw.parsers.front.labeller import Model, chances, labelled
from distlaw.parsers.front.title import decide
from distlaw.readers import RawFile, read
from distlaw.resources import folder as shipped

FOLDS = 8
KEPT = 0.02  # smaller weights are dropped
SETTINGS = {"c1": 0.5, "c2": 1.0, "max_iterations": 150, "feature.minfreq": 3}
RIDGE = 0.01  # penalty on the weights of a title's signs
Row = dict[str, Any]


class Head(NamedTuple):
    """One document's row of gold, where it lies and comes from, its lines' signs and labels."""

    row: Row
    folder: Path
    site: str
    signs: list[list[str]]
    labels: list[str]


def main() -> None:
    """Cross-validate, or train on all and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    first = trained([head for folder in chosen.folders for head in read_heads(folder)])
    heads = [head for folder in chosen.folders for head in read_heads(folder, first)]
    sites = sorted({head.site for head in heads})
    fold = {site: at % FOLDS for at, site in enumerate(sites)}
    models = [trained([head for head in heads if fold[head.site] != at]) for at in range(FOLDS)]
    print(f"{len(heads)} heads of {len(sites)} sites")
    tell_labels(heads, models, fold)
    found = [candidates_of(head, models[fold[head.site]]) for head in heads]
    tell_titles(heads, found, fold)
    if chosen.write:
        write("weights.json", trained(heads)._asdict())
        write("title.json", fitted(heads, found))


def read_heads(folder: Path, helper: Model | None = None) -> list[Head]:
    """The documents of a folder as the labeller sees them; rows without labels only with a helper."""
    out = []
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        if not row.get("labels") and helper is None:
            continue
        try:
            source, _ = read(RawFile((folder / row["file"]).read_bytes(), row["file"]))
        except DistlawError:
            continue
        head = head_of(source)
        signs = features(head)
        if row.get("labels"):
            labels = [label for first, last, label in row["labels"] for _ in range(first, last + 1)][: len(signs)]
        else:
            labels = held(row, [line.text for line in head.lines], chances(signs, helper))
        if len(labels) == len(signs):
            site = urlsplit(row.get("url") or "").netloc or str(row.get("source") or row["id"]).split(":")[0]
            out.append(Head(row, folder, site, signs, labels))
    return out


def held(row: Row, lines: list[str], tables: list[dict[str, float]]) -> list[str]:
    """Labels that follow from a row's fields where they say anything of a line; else the helper's own."""
    return [
        _of_fields(row, key(line)) or _allowed(row, key(line), table) for line, table in zip(lines, tables, strict=True)
    ]


def _of_fields(row: Row, own: str) -> str:
    title, noise = key(row.get("title") or ""), [key(one) for one in row.get("noise") or ()]
    inside = own in title and len(own) > 9
    around = title in own and len(own) < 1.5 * len(title)
    if title and len(own) > 3 and (own == title or inside or around):
        return "title"
    if own and own in {key(one) for one in row.get("sections") or ()}:
        return "heading"
    if own and own == key(row.get("title_en") or ""):
        return "title_en"
    return "furniture" if own and any(one in own and len(one) > 0.6 * len(own) for one in noise) else ""


def _allowed(row: Row, own: str, table: dict[str, float]) -> str:
    barred = {"title", "title_en"} | ({"furniture"} if row.get("noise_complete") else set())
    left = {label: chance for label, chance in table.items() if label not in barred}
    byline: dict[str, float] = {label: left[label] for label in ("author", "byline") if label in left}
    names = [key(name) for name in row.get("authors") or ()]
    if len(own) < 160 and any(name and name in own for name in names) and sum(byline.values()) > 0.02:
        left = byline
    return max(left, key=lambda label: left[label])


def trained(heads: list[Head]) -> Model:
    """A model fitted by L-BFGS with L1 and L2 penalties."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for head in heads:
        trainer.append(head.signs, head.labels)
    with tempfile.TemporaryDirectory() as where:
        path = str(Path(where) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    states: dict[str, dict[str, float]] = defaultdict(dict)
    for (sign, label), weight in info.state_features.items():
        if abs(weight) >= KEPT:
            states[sign][label] = round(weight, 3)
    moves: dict[str, dict[str, float]] = defaultdict(dict)
    for (before, after), weight in info.transitions.items():
        moves[before][after] = round(weight, 3)
    return Model(tuple(sorted(info.labels)), dict(states), dict(moves))


def tell_labels(heads: list[Head], models: list[Model], fold: dict[str, int]) -> None:
    """Precision and recall of each label on sites that the model had not seen; hand-labelled documents alone."""
    confused: Counter[tuple[str, str]] = Counter()
    for head in (head for head in heads if head.row.get("labels")):
        found = labelled(head.signs, models[fold[head.site]])
        confused.update((gold, one.label) for gold, one in zip(head.labels, found, strict=True))
    for label in sorted({gold for gold, _ in confused}):
        right = confused[label, label]
        gold = sum(n for (g, _), n in confused.items() if g == label)
        said = sum(n for (_, p), n in confused.items() if p == label)
        print(f"{label:<14} precision {right / max(said, 1):.3f} recall {right / max(gold, 1):.3f} of {gold}")


def candidates_of(head: Head, model: Model) -> list[Candidate]:
    """The candidates as a model that never saw the site ranks them."""
    source, _ = read(RawFile((head.folder / head.row["file"]).read_bytes(), head.row["file"]))
    return candidates(head_of(source), chances(head.signs, model), source.hints)


def is_right(row: Row, one: Candidate) -> bool:
    """Whether a candidate is the title, with or without its subtitle."""
    return bool(row["title"]) and RIGHT in (
        judged("title", row, one.text + one.subtitle),
        judged("title", row, one.text),
    )


def fitted(heads: list[Head], found: list[list[Candidate]], but: Collection[str] = ()) -> dict[str, float]:
    """Weights of the signs: a softmax over a head's candidates and none of them, sites of `but` left out."""
    names = sorted({name for group in found for one in group for name in one.signs} | {"bias"})
    kept = [(head, group) for head, group in zip(heads, found, strict=True) if head.site not in but]
    pairs = [(_matrix(group, names), _wanted(head.row, group)) for head, group in kept]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = 0.0, np.zeros_like(weights)
        for signs, wanted in pairs:
            powers = np.exp(signs @ weights - (signs @ weights).max())
            shares = powers / powers.sum()
            good = shares * wanted
            total -= np.log(good.sum() + 1e-12)
            slope += signs.T @ (shares - good / (good.sum() + 1e-12))
        return total / len(pairs) + RIDGE * weights @ weights, slope / len(pairs) + 2 * RIDGE * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(names, best, strict=True)}


def _matrix(group: list[Candidate], names: list[str]) -> Any:
    return np.array(
        [[({"bias": 1.0} | one.signs).get(name, 0.0) for name in names] for one in group] + [[0.0] * len(names)]
    )


def _wanted(row: Row, group: list[Candidate]) -> Any:
    right = [float(is_right(row, one)) for one in group]
    return np.array([*right, float(not any(right))])


def tell_titles(heads: list[Head], found: list[list[Candidate]], fold: dict[str, int]) -> None:
    """Right, wrong, missing and invented titles, each fold by weights fitted on the others."""
    told: Counter[str] = Counter()
    for at in range(FOLDS):
        weights = fitted(heads, found, {site for site in fold if fold[site] == at})
        for head, group in zip(heads, found, strict=True):
            if fold[head.site] == at:
                title = decide(group, weights).title
                told[_verdict(head.row, title)] += 1
    print("titles:", dict(told))


def _verdict(row: Row, title: Candidate | None) -> str:
    if title is None:
        return "missing" if row["title"] else "rightly none"
    return "invented" if not row["title"] else "right" if is_right(row, title) else "wrong"


def write(name: str, value: object) -> None:
    """Write one file of weights."""
    path = shipped("data") / "front" / name
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
