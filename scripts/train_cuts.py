"""Trains what chooses claims in sentences (extract/claims/cutting), and measures it on sets left out.

python scripts/train_cuts.py FOLDER...            train on all and write data/weights/cuts.json
python scripts/train_cuts.py --measure FOLDER...  print detection, each of the folders left out in turn; write nothing
--onto   learn the chain onto the one there is, and keep the trees: where the documents that taught them are gone

A folder holds sources and NAME.gold.json. The trees see of each document what a chain says that saw nothing of its
folder. Texts on another subject train nothing. Needs python-crfsuite, lightgbm and numpy. The documents are third
parties' and are not shipped; the weights are. The same documents give the same file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import pycrfsuite
from chain_onto import onto
from claim_sets import ROOT, Annotated, characters, matched, own, sets

from distlaw.extract.claims.cutting import (
    Chain,
    Cutter,
    DocumentSentences,
    Sentence,
    sentences,
    shipped,
    signs_of,
    signs_of_runs,
)
from distlaw.extract.claims.cutting.chain import LABELS, chances
from distlaw.extract.claims.cutting.runs import Run
from distlaw.extract.claims.walk import ReadDocument, propositions
from distlaw.model.document import ParsedDocument
from distlaw.vocab.trees import Tree

WEIGHTS = ROOT / "data" / "weights" / "cuts.json"
CHAIN = {"c1": 0.1, "c2": 3.0, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": 1}
GROWN: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 12, "min_data_in_leaf": 40, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0, "verbose": -1, "num_threads": 1, "seed": 3,
    "deterministic": True,
}  # fmt: skip
TREES = 120
RARE = 60  # a sign that fewer runs show is not looked at by the trees
KEPT = 0.03  # smaller weights of the chain are dropped
HALF = 0.5
LEAST = 0.35
LEAST_ONTO = 0.4  # two sets by documents left out: as good by F1 as 0.35, and more precise
INVENTED = 0.3  # what a text written for the purpose counts where a chain is learnt onto another
FOLDS = 5


@dataclass
class Learnt:
    """A document: its sentences, the source's characters of each of their pieces, and the claims as runs of pieces."""

    one: Annotated
    document: ParsedDocument
    of_text: tuple[str, ...]
    topic: str
    sentences: list[Sentence]
    fold: int = 0
    places: list[list[frozenset[int]]] = field(default_factory=list)
    claims: list[list[Run]] = field(default_factory=list)

    def signs(self) -> Iterator[tuple[list[list[str]], list[str]]]:
        """What the chain sees of each sentence, with the labels."""
        for sentence, claims in zip(self.sentences, self.claims, strict=True):
            labels = [LABELS[0]] * len(sentence.pieces)
            for first, last in claims:
                labels[first : last + 1] = [LABELS[1], *[LABELS[2]] * (last - first)]
            yield signs_of(sentence, self.of_text), labels

    def runs(self, chain: Chain) -> Iterator[tuple[dict[str, float], bool]]:
        """What the trees see of each run, and whether it is a claim, by half of its characters or more."""
        for sentence in self.sentences:
            sentence.weigh(chances(signs_of(sentence, self.of_text), chain))
        text = DocumentSentences(self.sentences, self.of_text)
        for at, sentence in enumerate(self.sentences):
            for run, some in signs_of_runs(text, at):
                yield some, any(_overlap(sentence, run, claim) >= HALF for claim in self.claims[at])


def main() -> None:
    """Train on the folders, or measure by leaving each of them out."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", action="store_true")
    options.add_argument("--onto", action="store_true")
    options.add_argument("folders", nargs="+", type=Path)
    given = options.parse_args()
    found = learnt(given.folders)
    train = learnt_onto if given.onto else trained
    if given.measure:
        report([(some, found_in(some, cutter)) for some, cutter in left_out(found, train)])
        return
    cutter = train([some for some in found if some.topic != "none"])
    states = {name: [round(value, 2) for value in row] for name, row in sorted(cutter.chain.states.items())}
    content = {
        "least": cutter.least,
        "moves": cutter.chain.moves,
        "trees": [_plain(tree) for tree in cutter.trees],
        "states": states,
    }
    WEIGHTS.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _plain(tree: Tree) -> list[tuple[Any, ...]]:
    return [tree.signs, tree.bounds, tree.lower, tree.upper, tree.leaves]


def learnt(folders: Sequence[Path]) -> list[Learnt]:
    """Every document, read; each of the first folders is a fold, the documents of the others are dealt out."""
    names = {folder.name: number for number, folder in enumerate(folders[:FOLDS])}
    found = [_learnt(one) for one in [*sets(folders), *own()]]
    for number, some in enumerate(found):
        some.fold = names.get(some.one.set_name, number % FOLDS)
    return found


def _learnt(one: Annotated) -> Learnt:
    document = one.parsed()
    read = ReadDocument(document)
    some = Learnt(one, document, read.of_text, read.topic, list(sentences(read.spans(), read.drafts())))
    some.places = [list(_places(document, sentence)) for sentence in some.sentences]
    some.claims = [[] for _ in some.sentences]
    for _, at, first, last in sorted(_best(some, one.places()), reverse=True):
        if all(begin > last or end < first for begin, end in some.claims[at]):
            some.claims[at].append((first, last))
    return some


def _places(document: ParsedDocument, sentence: Sentence) -> Iterator[frozenset[int]]:
    """The source's characters from each piece to the next."""
    starts = [start for start, _ in sentence.pieces]
    for start, stop in zip(starts, [*starts[1:], sentence.span[1]], strict=True):
        yield characters(document.reading.to_source(*sentence.block.span(start, stop)))


def _best(some: Learnt, golds: Sequence[Sequence[frozenset[int]]]) -> Iterator[tuple[float, int, int, int]]:
    """Each claim's place is the run that overlaps it most, by half or more."""
    for places in golds:
        for gold in places:
            runs = [run for at, pieces in enumerate(some.places) for run in _runs(at, pieces, gold)]
            if runs and max(runs)[0] >= HALF:
                yield max(runs)


def _runs(at: int, pieces: Sequence[frozenset[int]], gold: frozenset[int]) -> Iterator[tuple[float, int, int, int]]:
    if any(place & gold for place in pieces):
        for first in range(len(pieces)):
            place: frozenset[int] = frozenset()
            for last in range(first, len(pieces)):
                place |= pieces[last]
                if place & gold:
                    yield len(place & gold) / len(place | gold), at, first, last


def _overlap(sentence: Sentence, one: Run, other: Run) -> float:
    starts, ends = [[sentence.pieces[run[side]][side] for run in (one, other)] for side in (0, 1)]
    return max(0, min(ends) - max(starts)) / (max(ends) - min(starts))


def left_out(
    found: Sequence[Learnt], train: Callable[[Sequence[Learnt]], Cutter]
) -> Iterator[tuple[list[Learnt], Cutter]]:
    """Each fold with what was trained without it."""
    for fold in range(FOLDS):
        others = [some for some in found if some.fold != fold and some.topic != "none"]
        yield [some for some in found if some.fold == fold], train(others)


def learnt_onto(found: Sequence[Learnt]) -> Cutter:
    """The shipped trees over a chain that is learnt onto the shipped one."""
    known = shipped()
    sentences = [(*one, INVENTED if some.one.is_invented else 1.0) for some in found for one in some.signs()]
    chain = onto(sentences, known.chain)
    states = {name: row for name, row in chain.states.items() if max(map(abs, row)) >= KEPT}
    return Cutter(Chain(states, chain.moves), known.trees, LEAST_ONTO)


def trained(found: Sequence[Learnt]) -> Cutter:
    """The chain, and the trees over what chains say that saw nothing of a document's fold."""
    rows: list[tuple[dict[str, float], bool]] = []
    for fold in sorted({some.fold for some in found}):
        chain = _chain([some for some in found if some.fold != fold])
        rows += [row for some in found if some.fold == fold for row in some.runs(chain)]
    return Cutter(_chain(found), _grown(rows), LEAST)


def _chain(found: Sequence[Learnt]) -> Chain:
    """The weights by L-BFGS, small ones dropped."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for some in found:
        for signs, labels in some.signs():
            trainer.append(signs, labels)
    trainer.set_params(CHAIN)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    states: dict[str, list[float]] = {}
    for (name, label), weight in info.state_features.items():
        if abs(weight) >= KEPT:
            states.setdefault(name, [0.0, 0.0, 0.0])[LABELS.index(label)] = weight
    moves = [[round(info.transitions.get((a, b), 0.0), 3) for b in LABELS] for a in LABELS]
    return Chain(states, moves)


def _grown(rows: Sequence[tuple[dict[str, float], bool]]) -> list[Tree]:
    counts = Counter(name for some, _ in rows for name in some)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    table = np.array([[some.get(name, 0.0) for name in names] for some, _ in rows], dtype=np.float32)
    data = lightgbm.Dataset(table, np.array([float(is_claim) for _, is_claim in rows]))
    booster = lightgbm.train(GROWN, data, TREES)
    return [_tree(one["tree_structure"], names) for one in booster.dump_model()["tree_info"]]


def _tree(root: Any, names: Sequence[str]) -> Tree:
    signs: list[str] = []
    bounds: list[float] = []
    below: list[int] = []
    above: list[int] = []
    leaves: list[float] = []

    def place(node: Any) -> int:
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"], 4))
            return -len(leaves)
        at = len(signs)
        signs.append(names[node["split_feature"]])
        bounds.append(float(f"{node['threshold']:.4g}"))
        below.append(0)
        above.append(0)
        below[at], above[at] = place(node["left_child"]), place(node["right_child"])
        return at

    place(root)
    return Tree(tuple(signs), tuple(bounds), tuple(below), tuple(above), tuple(leaves))


def found_in(some: Sequence[Learnt], cutter: Cutter) -> list[list[tuple[float, frozenset[int]]]]:
    """What the program proposes in each document, with how sure it is."""
    return [_proposed(one, cutter) for one in some]


def _proposed(one: Learnt, cutter: Cutter) -> list[tuple[float, frozenset[int]]]:
    drafts, topic = propositions(one.document, cutter)
    return [
        (draft.probability, characters(one.document.reading.to_source(*draft.block.span(draft.start, draft.end))))
        for draft in drafts
        if topic != "none" and draft.probability > 0 and (draft.theories or draft.positions)
    ]


def report(parts: Sequence[tuple[Sequence[Learnt], Sequence[Sequence[tuple[float, frozenset[int]]]]]]) -> None:
    """Precision, recall and F1 by set and language, controls apart; the proposals by how sure the program is."""
    table: dict[str, Counter[str]] = {}
    sure: list[tuple[float, bool]] = []
    for documents, proposals in parts:
        for some, found in zip(documents, proposals, strict=True):
            if some.one.is_invented or some.one.record.get("reader"):
                continue
            hits = matched(some.one.places(), [place for _, place in found])
            record = some.one.record
            kind = "control" if record.get("control") else "own"
            for name in (kind, f"{some.one.set_name} {kind}", f"{record.get('primary_language')} {kind}"):
                row = table.setdefault(name, Counter())
                row.update(gold=len(record["claims"]), found=len(found), right=len(hits))
            sure += [(probability, number in hits) for number, (probability, _) in enumerate(found)]
    for name, row in sorted(table.items()):
        precision, recall = row["right"] / max(1, row["found"]), row["right"] / max(1, row["gold"])
        f1 = 2 * row["right"] / max(1, row["found"] + row["gold"])
        print(f"{name:16} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({row['gold']} claims, {row['found']} proposed)")
    _report_sure(sure)


def _report_sure(sure: Sequence[tuple[float, bool]]) -> None:
    for low in range(3, 10):
        inside = [right for probability, right in sure if low <= 10 * probability < low + 1]
        above = [right for probability, right in sure if 10 * probability >= low]
        print(
            f"  from {low / 10:.1f}: precision {sum(above) / max(1, len(above)):.3f} of {len(above)}; "
            f"to {(low + 1) / 10:.1f} alone {sum(inside) / max(1, len(inside)):.2f} of {len(inside)}"
        )


if __name__ == "__main__":
    main()
