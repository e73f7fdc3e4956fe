#!/usr/bin/env python3
"""Trains what parsers/front weighs with (lines' labels, the title, the other fields), and tests it on sites left out.

python scripts/train_front.py FOLDER…           the table of first looks, for documents that were never trained on
python scripts/train_front.py --write FOLDER…   train on all, write weights.json, title.json, values.json, trees.json
python scripts/train_front.py --write-site FOLDER…   train on all what tells text and site apart, write site.json and
                                                 site_trees.json
python scripts/train_front.py --write-values FOLDER…   all but the labeller, whose weights stay as they are

A folder holds documents and a gold.jsonl. Rows with `labels` ([first, last, label] over the lines that are not blank)
train the labeller as they are; of the others, the lines that title, authors, headings and furniture decide are held
and the first model labels the rest; a lines.jsonl beside the gold may say of single lines (`site`, `text`: numbers of
lines that are not blank) that they are the site's own or not. A document is read with weights that saw nothing of its
site or of a copy of it.
`--told FOLDER…` says whose documents the tables count (all are trained on); `--work FOLDER` keeps what was read of
files and each stage, so that a run that was broken off goes on (empty it when the rules or the documents change).
Before the values are written, the curves of recall and wrong values by threshold are printed, for sites left out: what
data/front/silence.yaml is chosen from. The documents are third parties' and are not shipped; the weights are.
Needs python-crfsuite, numpy, scipy and lightgbm. The same documents give the same files.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple, TypeVar

import front_site
import front_values
import pycrfsuite
from first_look import RIGHT, Verdict, compared, key, show
from front_documents import FOLDS, Document, Row, documents
from front_work import work_of

from distlaw.parsers.front.candidates import title_candidates
from distlaw.parsers.front.features import HeadContext, features
from distlaw.parsers.front.head import head_lines
from distlaw.parsers.front.labeller import LabelModel, chances, labelled
from distlaw.parsers.front.site_signs import with_site_signs
from distlaw.parsers.front.weighing.choice import Table
from distlaw.resources import folder as shipped

KEPT = 0.02  # smaller weights are dropped
SETTINGS = {"c1": 0.5, "c2": 1.0, "max_iterations": 80, "feature.minfreq": 3}
T = TypeVar("T")
Signs = Callable[[HeadContext, list[list[str]]], list[list[str]]]


class Head(NamedTuple):
    """A document, its lines' signs and labels."""

    document: Document
    signs: list[list[str]]
    labels: list[str]


class Trained(NamedTuple):
    """All the weights."""

    model: LabelModel
    titles: Table
    values: front_values.Values


class Stages:
    """What each stage made, kept in a folder where one is named."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def kept(self, name: str, made: Callable[[], T]) -> T:
        """The stage as it was kept, else made now."""
        path = self._folder / f"{name}.pickle" if self._folder else None
        if path and path.exists():
            found: T = pickle.loads(path.read_bytes())
            return found
        value = made()
        if path:
            path.write_bytes(pickle.dumps(value))
        print(f"# {name}", flush=True)
        return value


def main() -> None:
    """Cross-validate, or train on all and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--told", nargs="+", type=Path, default=())
    parser.add_argument("--work", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--write-site",
        action="store_true",
        help="train what tells text and site apart; write site.json, site_trees.json",
    )
    parser.add_argument("--write-values", action="store_true", help="leave the labeller's weights as they are")
    parser.add_argument("--wrong", action="store_true", help="list every value that is not right")
    chosen = parser.parse_args()
    stages = Stages(chosen.work)
    found = stages.kept("documents", lambda: documents(chosen.folders, chosen.work))
    if chosen.write_site:
        write_site(found, stages)
        return
    if not any(one.row.get("labels") for one in found):
        parser.error("no document of these folders has labelled lines: name a folder of heads too")
    labels = stages.kept("labels", lambda: list(heads(found, trained(list(heads(found, None))))))
    if chosen.write:
        write("weights.json", trained(labels)._asdict())
    told = [one for one in found if one.folder in chosen.told or not chosen.told]
    with Pool(front_values.WORKERS) as pool:
        folds = stages.kept("folds", lambda: pool.starmap(trained, _left_out(labels)))
        groups = stages.kept("titles", lambda: pool.starmap(titles_of, [(found, at, folds[at]) for at in range(FOLDS)]))
        tables = stages.kept(
            "title_tables", lambda: pool.starmap(title_table, [(groups, at) for at in [*range(FOLDS), -1]])
        )
        seen = [(found, at, folds[at], tables[at]) for at in range(FOLDS)]
        known = [head for group in stages.kept("heads", lambda: pool.starmap(seen_by, seen)) for head in group]
        front_values.tell_titles(groups, tables, told)
        if chosen.write or chosen.write_values:
            values = front_values.fitted(known, told)
            write("title.json", tables[-1])
            write("values.json", values.tables)
            write("trees.json", values.forests)
            return
    verdicts = [one for at in range(FOLDS) for one in left_out(told, at, folds[at], tables[at], known)]
    tell_labels(labels, folds)
    show("left out", verdicts)
    for one in verdicts if chosen.wrong else ():
        if one.verdict != RIGHT:
            print(f"{one.id}\t{one.field}\t{one.verdict}\tgold {one.gold!r}\tread {one.read!r}"[:400])


def _left_out(labels: Sequence[Head]) -> list[tuple[list[Head]]]:
    return [([one for one in labels if one.document.fold != at],) for at in range(FOLDS)]


def heads(found: Sequence[Document], helper: LabelModel | None, more: Signs = lambda _, signs: signs) -> Iterator[Head]:
    """The documents as the labeller sees them; those that nobody labelled only with a helper."""
    for one in found:
        if not one.row.get("labels") and helper is None:
            continue
        head = head_lines(one.beginning)
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


def write_site(found: Sequence[Document], stages: Stages) -> None:
    """Train the second labeller and, on what both make of sites they were not shown, the trees for the site's lines."""
    plain = stages.kept("site_plain", lambda: list(heads(found, trained(list(heads(found, None))))))
    site = stages.kept("site_heads", lambda: site_heads(found))
    with Pool(front_values.WORKERS) as pool:
        models = stages.kept("site_folds", lambda: pool.starmap(trained, [*_left_out(plain), *_left_out(site)]))
        pairs = [(models[at], models[FOLDS + at]) for at in range(FOLDS)]
        jobs = [
            (own.document, other.labels, (own.signs, other.signs), pairs[own.document.fold])
            for own, other in zip(plain, site, strict=True)
        ]
        groups = stages.kept("site_lines", lambda: pool.starmap(front_site.samples, jobs, chunksize=16))
    write("site_trees.json", front_site.grown([one for group in groups for one in group]))
    write("site.json", trained(site)._asdict())


def held(row: Row, lines: list[str], tables: list[dict[str, float]]) -> list[str]:
    """Labels that follow from a row's fields where they say anything of a line; else the helper's own."""
    return [
        _of_fields(row, key(line)) or _of_hand(row, at) or _allowed(row, key(line), table, at)
        for at, (line, table) in enumerate(zip(lines, tables, strict=True))
    ]


def _of_hand(row: Row, at: int) -> str:
    return "furniture" if front_site.told_apart(row, at) == "furniture" else ""


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


def _allowed(row: Row, own: str, table: dict[str, float], at: int) -> str:
    is_text = row.get("noise_complete") or front_site.told_apart(row, at) == "text"
    barred = {"title", "title_en"} | ({"furniture"} if is_text else set())
    left = {label: chance for label, chance in table.items() if label not in barred}
    byline: dict[str, float] = {label: left[label] for label in ("author", "byline") if label in left}
    names = [key(name) for name in row.get("authors") or ()]
    if len(own) < 160 and any(name and name in own for name in names) and sum(byline.values()) > 0.02:
        left = byline
    return max(left, key=lambda label: left[label])


def trained(heads: list[Head]) -> LabelModel:
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
    return LabelModel(tuple(sorted(info.labels)), dict(states), dict(moves))


def tell_labels(known: Sequence[Head], folds: Sequence[LabelModel]) -> None:
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


def titles_of(found: Sequence[Document], at: int, model: LabelModel) -> list[front_values.Titles]:
    """The candidates for the titles of a fold's documents as a model that never saw the site ranks them."""
    out = []
    for one in (one for one in found if one.fold == at and "title" in one.row):
        head = head_lines(one.beginning)
        group = title_candidates(head, chances(features(head), model), one.source.hints)
        out.append(front_values.Titles(one, group))
    return out


def title_table(groups: Sequence[Sequence[front_values.Titles]], left: int) -> Table:
    """Weights of the titles' signs, fitted without one fold (-1: with all)."""
    kept = [one for at, group in enumerate(groups) if at != left for one in group]
    return front_values.weights([one.document.row for one in kept], [one.group for one in kept], "title")


def seen_by(found: Sequence[Document], at: int, model: LabelModel, titles: Table) -> list[front_values.Head]:
    """The heads of a fold as the weighing sees them with weights that were trained without it."""
    with front_values.using(model, titles, front_values.Values({}, {})):
        heads_of = [front_values.head_of(one) for one in found if one.fold == at]
    return [head for head in heads_of if head is not None]


def left_out(
    told: Sequence[Document], at: int, model: LabelModel, titles: Table, known: Sequence[front_values.Head]
) -> list[Verdict]:
    """The verdicts on a fold's documents, read by the whole parser with weights that saw nothing of it."""
    values = front_values.fitted([head for head in known if head.document.fold != at])
    here = [one for one in told if one.fold == at]
    with front_values.using(model, titles, values), Pool(front_values.WORKERS) as pool:  # forked: reads with these
        return [verdict for group in pool.map(verdicts_on, here, 4) for verdict in group]


def verdicts_on(one: Document) -> list[Verdict]:
    """What a first look says of a document, read with the weights in force."""
    return [verdict._replace(id=one.name) for verdict in compared(one.row, work_of(one.source))]


def write(name: str, value: object) -> None:
    """Write one file of weights."""
    path = shipped("data") / "front" / name
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
