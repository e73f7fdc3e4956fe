#!/usr/bin/env python3
"""Trains what parsers/front weighs with (lines' labels, the title, the other fields), and tests it on sites left out.

python scripts/train_front.py FOLDER…           the table of first looks, for documents that were never trained on
python scripts/train_front.py --write FOLDER…   train on all, write weights.json, title.json and values.json
python scripts/train_front.py --write-site FOLDER…   train on all what tells text and site apart, write site.json

A folder holds documents and a gold.jsonl. Rows with `labels` ([first, last, label] over the lines that are not blank)
train the labeller as they are; of the others, the lines that title, authors, headings and furniture decide are held
and the first model labels the rest. A document is read with weights that saw nothing of its site or of a copy of it.
`--told FOLDER…` says whose documents the table counts (all are trained on); `--cache` keeps what was read of files.
The documents are third parties' and are not shipped; the weights are. Needs python-crfsuite, numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import front_values
import numpy as np
import pycrfsuite
from first_look import RIGHT, Verdict, compared, judged, key, show
from front_documents import FOLDS, Document, Row, documents
from front_work import work_of
from scipy.optimize import minimize

from distlaw.parsers.front.candidates import Candidate, candidates
from distlaw.parsers.front.features import Context, features
from distlaw.parsers.front.head import head_of
from distlaw.parsers.front.labeller import Model, chances, labelled
from distlaw.parsers.front.site_signs import with_site_signs
from distlaw.parsers.front.weighing.choice import Table
from distlaw.resources import folder as shipped

KEPT = 0.02  # smaller weights are dropped
SETTINGS = {"c1": 0.5, "c2": 1.0, "max_iterations": 80, "feature.minfreq": 3}
RIDGE = 0.01  # penalty on the weights of a title's signs
WORKERS = 2


Signs = Callable[[Context, list[list[str]]], list[list[str]]]


class Head(NamedTuple):
    """A document, its lines' signs and labels."""

    document: Document
    signs: list[list[str]]
    labels: list[str]


class Trained(NamedTuple):
    """All the weights."""

    model: Model
    titles: Table
    values: Mapping[str, Table]


def main() -> None:
    """Cross-validate, or train on all and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--told", nargs="+", type=Path, default=())
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--write-site", action="store_true", help="train what tells text and site apart; write site.json"
    )
    parser.add_argument("--wrong", action="store_true", help="list every value that is not right")
    chosen = parser.parse_args()
    found = documents(chosen.folders, chosen.cache)
    helper = trained(list(heads(found, None)))
    labels = list(heads(found, helper))
    if chosen.write_site:
        write("site.json", trained(list(site_heads(found)))._asdict())
        return
    with Pool(WORKERS) as pool:
        folds = pool.starmap(trained, [([one for one in labels if one.document.fold != at],) for at in range(FOLDS)])
        titles = titles_of(found, folds)
        seen = pool.starmap(seen_by, [(found, at, folds[at], titles[at]) for at in range(FOLDS)])
        known = [head for group in seen for head in group]
        if chosen.write:
            write("weights.json", trained(labels)._asdict())
            write("title.json", fitted(found, [candidates_of(one, folds[one.fold]) for one in found]))
            write("values.json", front_values.fitted(known))
            return
        told = [one for one in found if one.folder in chosen.told or not chosen.told]
        jobs = [(told, at, folds[at], titles[at], known) for at in range(FOLDS)]
        verdicts = [one for group in pool.starmap(left_out, jobs) for one in group]
    tell_labels(labels, folds)
    show("left out", verdicts)
    for one in verdicts if chosen.wrong else ():
        if one.verdict != RIGHT:
            print(f"{one.id}\t{one.field}\t{one.verdict}\tgold {one.gold!r}\tread {one.read!r}"[:400])


def heads(found: Sequence[Document], helper: Model | None, more: Signs = lambda _, signs: signs) -> Iterator[Head]:
    """The documents as the labeller sees them; those that nobody labelled only with a helper."""
    for one in found:
        if not one.row.get("labels") and helper is None:
            continue
        head = head_of(one.beginning)
        signs = more(head, features(head))
        if one.row.get("labels"):
            labels = [label for first, last, label in one.row["labels"] for _ in range(first, last + 1)][: len(signs)]
        else:
            labels = held(one.row, [line.text for line in head.lines], chances(signs, helper))
        if len(labels) == len(signs):
            yield Head(one, signs, labels)


def site_heads(found: Sequence[Document]) -> list[Head]:
    """The documents with the signs that tell the site's lines too, labelled as `heads` labels them."""
    helper = trained(list(heads(found, None, with_site_signs)))
    return list(heads(found, helper, with_site_signs))


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


def tell_labels(known: Sequence[Head], folds: Sequence[Model]) -> None:
    """Precision and recall of each label on sites that the model had not seen; hand-labelled documents alone."""
    confused: Counter[tuple[str, str]] = Counter()
    for head in (head for head in known if head.document.row.get("labels")):
        found = labelled(head.signs, folds[head.document.fold])
        confused.update((gold, one.label) for gold, one in zip(head.labels, found, strict=True))
    for label in sorted({gold for gold, _ in confused}):
        right = confused[label, label]
        gold = sum(n for (g, _), n in confused.items() if g == label)
        said = sum(n for (_, p), n in confused.items() if p == label)
        print(f"{label:<14} precision {right / max(said, 1):.3f} recall {right / max(gold, 1):.3f} of {gold}")


def candidates_of(one: Document, model: Model) -> list[Candidate]:
    """The candidates for a title as a model that never saw the site ranks them."""
    head = head_of(one.beginning)
    return candidates(head, chances(features(head), model), one.source.hints)


def titles_of(found: Sequence[Document], folds: Sequence[Model]) -> list[dict[str, float]]:
    """Weights of the titles' signs, a table a fold, fitted without it."""
    groups = [candidates_of(one, folds[one.fold]) for one in found]
    tables = []
    for at in range(FOLDS):
        kept = [(one, group) for one, group in zip(found, groups, strict=True) if one.fold != at]
        tables.append(fitted([one for one, _ in kept], [group for _, group in kept]))
    return tables


def seen_by(found: Sequence[Document], at: int, model: Model, titles: Table) -> list[front_values.Head]:
    """The heads of a fold as the weighing sees them with weights that were trained without it."""
    with front_values.using(model, titles, front_values.Values({}, {})):
        heads_of = [front_values.head_of(one) for one in found if one.fold == at]
    return [head for head in heads_of if head is not None]


def left_out(
    told: Sequence[Document], at: int, model: Model, titles: Table, known: Sequence[front_values.Head]
) -> list[Verdict]:
    """The verdicts on a fold's documents, read by the whole parser with weights that saw nothing of it."""
    values = front_values.fitted([head for head in known if head.document.fold != at])
    out: list[Verdict] = []
    with front_values.using(model, titles, values):
        for one in (one for one in told if one.fold == at):
            out += [verdict._replace(id=one.name) for verdict in compared(one.row, work_of(one.source))]
    return out


def is_right(row: Row, one: Candidate) -> bool:
    """Whether a candidate is the title, with or without its subtitle."""
    return bool(row["title"]) and RIGHT in (
        judged("title", row, one.text + one.subtitle),
        judged("title", row, one.text),
    )


def fitted(found: Sequence[Document], groups: Sequence[list[Candidate]]) -> dict[str, float]:
    """Weights of the titles' signs: a softmax over a head's candidates and none of them."""
    names = sorted({name for group in groups for one in group for name in one.signs} | {"bias"})
    pairs = [(_matrix(group, names), _wanted(one.row, group)) for one, group in zip(found, groups, strict=True)]

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


def write(name: str, value: object) -> None:
    """Write one file of weights."""
    path = shipped("data") / "front" / name
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
