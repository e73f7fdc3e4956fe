"""Fits the models of data/weights/claims.yaml on the annotated sets, and measures them on documents left out: of what a
text is about, of theories, and of how likely what the rules cut is a claim, which decides in short texts.

python scripts/fit_confidence.py [FOLDER...]            fit and write; a folder holds sources and NAME.gold.json
python scripts/fit_confidence.py --measure [FOLDER...]  measure by leaving each document out, write nothing
--labels             fit the weights of theories alone, which takes a minute; those of kinds are fit_labels.py's
--propositions FILE  lines with a source beside the file's folder, and which of its propositions are claims
--topics FOLDER...   folders with sources and a gold.jsonl whose lines say `control`: whether a text is on another
                     subject; without them the weights for that are kept as they are
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from distlaw.extract.claims.blocks import blocks
from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.labels.theory import STRONG, accessory, theories_named
from distlaw.extract.claims.topicality import features as topic_features
from distlaw.extract.claims.topicality import size
from distlaw.extract.claims.walk import ReadDocument
from distlaw.extract.spans.evidence import evidence_of
from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile
from distlaw.vocab.weights import load_weights

ROOT = Path(__file__).resolve().parents[1]
SHARED = next((up / "shared" for up in ROOT.parents if (up / "shared").is_dir()), ROOT / "shared")
SETS = [
    (ROOT / "tests" / "quality" / "sources", ROOT / "tests" / "quality" / "gold"),
    (ROOT / "tests" / "quality" / "training", ROOT / "tests" / "quality" / "training"),
    (SHARED / "seeds", SHARED / "gold"),
    (SHARED / "annotated", SHARED / "annotated"),
]
WEIGHTS = ROOT / "data" / "weights" / "claims.yaml"
PENALTY, TOPIC_PENALTY = 8.0, 0.5
THEORY_PENALTY, OF_A_LABEL = 2.0, 0.6
STEPS, CLOSE = 25, 1e-4
HAIR = 0.01
INVENTED = 0.1  # what a proposition of a text written for the purpose counts beside one of a real text
TEXTS = (".txt", ".md", ".html")
ON_TOPIC, DOUBTFUL = 0.5, 0.4
READ_WHOLE = 3.0  # what a text annotated in full counts beside the head of one
OF_A_DOCTRINE = 3.0  # words of a doctrine in a thousand characters that make a text doubtful as one on another subject
SURE_PRECISION = 0.85


class Row(NamedTuple):
    """One proposition: the document it is of, its features, whether an annotator has it, and what it counts."""

    document: str
    features: tuple[str, ...]
    is_claim: bool
    weight: float = 1.0
    theories: tuple[str, ...] = ()  # that the annotator gives
    candidates: tuple[tuple[str, tuple[str, ...]], ...] = ()  # theories, with what speaks for each


def main() -> None:
    """Read the sets, measure by leaving documents out, and write the weights unless only measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", action="store_true")
    options.add_argument("--labels", action="store_true")
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--propositions", type=Path)
    options.add_argument("--topics", nargs="*", type=Path, default=[])
    given = options.parse_args()
    real, missed = _rows([(folder, folder) for folder in given.folders], 1.0)
    invented, missed_too = _rows(SETS, INVENTED)
    rows = [*real, *invented, *(_chosen(given.propositions) if given.propositions else ())]
    if not rows:
        sys.exit("no annotated document was found")
    if given.labels:
        _report_labels(rows, real or invented)
        _write_labels(rows)
        return
    measured, missed = (real, missed) if real else (invented, missed_too)
    left_out = list(_left_out(rows, measured))
    propose, sure = _best(left_out, missed), _precise(left_out)
    _report(left_out, missed, propose, sure)
    _report_labels(rows, measured)
    texts = [*_texts(given.topics), *_annotated_texts(given.folders)]
    if texts:
        _report_topics(texts)
    if not given.measure:
        _write(rows, propose, sure, texts)


def _write(rows: Sequence[Row], propose: float, sure: float, texts: Sequence[Row]) -> None:
    topic = _rounded(_fitted(texts, TOPIC_PENALTY)) if texts else load_weights().topic
    content = {
        "claim": _rounded(_fitted(rows, PENALTY)),
        **_labels(rows),
        "propose": round(propose, 2),
        "sure": round(sure, 2),
        "topic": topic,
        "on_topic": ON_TOPIC,
        "doubtful": DOUBTFUL,
    }
    _save(content)


def _save(content: dict[str, Any]) -> None:
    head = "# made by scripts/fit_confidence.py; do not edit\n"
    WEIGHTS.write_text(head + yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _report_labels(rows: Sequence[Row], measured: Sequence[Row]) -> None:
    """Each folder left out in turn."""
    for folder in dict.fromkeys(row.document.partition("/")[0] for row in measured):
        others = [row for row in rows if not row.document.startswith(f"{folder}/")]
        theories = _fitted_theories(others)
        asked = [row for row in measured if row.theories and row.document.startswith(f"{folder}/")]
        given = [{name for name, some in row.candidates if _probability(theories, some) >= 0.5} for row in asked]
        ruling = [{name for name, some in row.candidates if "rules:chosen" in some} for row in asked]
        print(f"{folder} left out: theories {_f1(asked, given):.3f}, by rules alone {_f1(asked, ruling):.3f}")


def _f1(asked: Sequence[Row], given: Sequence[set[str]]) -> float:
    right = sum(len(set(row.theories) & names) for row, names in zip(asked, given, strict=True))
    return 2 * right / max(1, sum(len(row.theories) for row in asked) + sum(len(names) for names in given))


def _fitted_theories(rows: Sequence[Row]) -> dict[str, float]:
    """One model for all theories: whether one that is in question is the claim's."""
    return _fitted(
        [
            Row(row.document, some, name in row.theories, max(row.weight, OF_A_LABEL))
            for row in rows
            if row.theories
            for name, some in row.candidates
        ],
        THEORY_PENALTY,
    )


def _write_labels(rows: Sequence[Row]) -> None:
    """The weights of theories alone, beside the others as they are."""
    content = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    _save(content | _labels(rows))


def _labels(rows: Sequence[Row]) -> dict[str, Any]:
    """The weights of theories; those of kinds (scripts/fit_labels.py) stay as they are."""
    kinds = {str(kind): weights for kind, weights in load_weights().kind.items()}
    return {"theory": _rounded(_fitted_theories(rows)), "kind": kinds}


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= 0.02}


def _texts(folders: Sequence[Path]) -> list[Row]:
    """Texts with what their heads and words say of the subject; `is_claim` where it is one of the vocabulary's."""
    rows: list[Row] = []
    for folder in folders:
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            path = folder / record["file"]
            if record.get("control") is not None and path.suffix in TEXTS:
                rows += _text(path, not record["control"], 1.0)
    return rows


def _annotated_texts(folders: Sequence[Path]) -> Iterator[Row]:
    """The annotated documents themselves."""
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            yield from _text(folder / record["file"], not record.get("control"), READ_WHOLE)


def _text(path: Path, is_ours: bool, weight: float) -> Iterator[Row]:
    """One text; none where it is said to be on another subject and yet full of doctrines of the vocabulary: whoever
    said so had fewer subjects in mind."""
    document = _parsed(path)
    parts = blocks(document)
    scanned = [lexicon("en" if block.is_english else "zh").scan(block.shade) for block in parts]
    words = sum(hit.entry.value not in accessory() for hits in scanned for hit in theories_named(hits, STRONG))
    if is_ours or 1000 * words < OF_A_DOCTRINE * max(size(parts), 200):
        yield Row(str(path), topic_features(document, parts, scanned), is_ours, weight)


def _parsed(path: Path) -> ParsedDocument:
    return parse(read(RawFile(path.read_bytes(), path.name))[0])[0]


def _report_topics(rows: Sequence[Row]) -> None:
    """A tenth of the texts left out in turn."""
    order = list(rows)
    random.Random(3).shuffle(order)
    guesses: list[tuple[Row, float]] = []
    for part in range(10):
        weights = _fitted([row for number, row in enumerate(order) if number % 10 != part], TOPIC_PENALTY)
        guesses += [(row, _probability(weights, row.features)) for row in order[part::10]]
    ours, others = ([guess for row, guess in guesses if row.is_claim is ours] for ours in (True, False))
    for name, limit in (("on topic", ON_TOPIC), ("doubtful", DOUBTFUL)):
        found, false = (sum(guess >= limit for guess in some) for some in (ours, others))
        print(f"{name} from {limit:.2f}: {found} of {len(ours)} texts on our subjects, {false} of {len(others)} others")


def _chosen(path: Path) -> Iterator[Row]:
    """Propositions of real heads of which a reader said whether each is a claim."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        said = dict.fromkeys(record["claims"], True) | dict.fromkeys(record["others"], False)
        for draft in ReadDocument(_parsed(path.parents[1] / record["file"])).drafts():
            if draft.text in said and (draft.theories or draft.positions):
                yield Row(record["file"], draft.features, said[draft.text])


def _rows(sets: Iterable[tuple[Path, Path]], weight: float) -> tuple[list[Row], int]:
    rows: list[Row] = []
    missed = 0
    for sources, golds in sets:
        for path in sorted(golds.glob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(record, dict) or "claims" not in record or not (sources / record["file"]).exists():
                continue
            if record.get("control"):
                continue  # claims on other law, on which the program is silent
            found, without = _of_document(sources / record["file"], record, weight)
            rows, missed = rows + found, missed + without
    return rows, missed


def _of_document(path: Path, record: dict[str, Any], weight: float) -> tuple[list[Row], int]:
    document = _parsed(path)
    drafts = [draft for draft in ReadDocument(document).drafts() if draft.theories or draft.positions]
    places = [_characters(evidence_of(document, [d.block.span(d.start, d.end)]).ranges) for d in drafts]
    matched = _matched(places, record)
    name = f"{path.parent.name}/{path.name}"
    rows = []
    for number, draft in enumerate(drafts):
        row = Row(name, draft.features, number in matched, weight)
        if number in matched:
            claim = record["claims"][matched[number]]
            row = row._replace(theories=tuple(claim["theories"]), candidates=tuple(draft.candidates.items()))
        rows.append(row)
    return rows, len(record["claims"]) - len(matched)


def _matched(places: Sequence[set[int]], record: dict[str, Any]) -> dict[int, int]:
    """The drafts that overlap an annotated claim by half or more, one to one, the best first, with its number."""
    pairs = []
    for number, claim in enumerate(record["claims"]):
        for spans in [claim["evidence"], *(claim.get("also_at") or [])]:
            gold = _characters([(e["start"], e["end"]) for e in ([spans] if isinstance(spans, dict) else spans)])
            for index, place in enumerate(places):
                overlap = len(gold & place) / len(gold | place)
                if overlap >= 0.5:
                    pairs.append((overlap, number, index))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for _, number, index in sorted(pairs, reverse=True):
        if number not in taken and index not in found:
            taken.add(number)
            found[index] = number
    return found


def _characters(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {offset for start, end in ranges for offset in range(start, end)}


def _left_out(rows: Sequence[Row], measured: Sequence[Row]) -> Iterator[tuple[Row, float]]:
    """Each row measured with the probability that a model fitted without its document gives."""
    for name in dict.fromkeys(row.document for row in measured):
        weights = _fitted([row for row in rows if row.document != name], PENALTY)
        for row in measured:
            if row.document == name:
                yield row, _probability(weights, row.features)


def _fitted(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Logistic regression with a quadratic penalty, by Newton's method."""
    names = sorted({name for row in rows for name in row.features})
    place = {name: number for number, name in enumerate(names, 1)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for number, row in enumerate(rows):
        table[number, [place[name] for name in row.features]] = 1.0
    answers = np.array([float(row.is_claim) for row in rows])
    counts = np.array([row.weight for row in rows])
    penalties = np.full(len(names) + 1, penalty)
    penalties[0] = 1e-6
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        guesses = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (guesses - answers)) + penalties * weights
        curve = (table.T * (counts * guesses * (1 - guesses))) @ table + np.diag(penalties)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < CLOSE:
            break
    return {"bias": float(weights[0]), **{name: float(weights[at]) for name, at in place.items()}}


def _probability(weights: dict[str, float], features: Sequence[str]) -> float:
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) for name in features)
    return 1 / (1 + math.exp(-total))


def _figures(rows: Sequence[tuple[Row, float]], missed: int, limit: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of what is at least `limit`; claims that no draft matches count as missed."""
    kept = [row for row, guess in rows if guess >= limit]
    right = sum(row.is_claim for row in kept)
    total = sum(row.is_claim for row, _ in rows) + missed
    precision, recall = right / max(1, len(kept)), right / max(1, total)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _best(rows: Sequence[tuple[Row, float]], missed: int) -> float:
    """The highest limit that is as good as the best by F1, but for a hair: of two, the more precise."""
    scores = {step / 100: _figures(rows, missed, step / 100)[2] for step in range(10, 90)}
    return max(limit for limit, score in scores.items() if score >= max(scores.values()) - HAIR)


def _precise(rows: Sequence[tuple[Row, float]]) -> float:
    limits = [step / 100 for step in range(10, 96)]
    return next((limit for limit in limits if _figures(rows, 0, limit)[0] >= SURE_PRECISION), limits[-1])


def _report(rows: Sequence[tuple[Row, float]], missed: int, propose: float, sure: float) -> None:
    print(f"{len(rows)} propositions, {sum(row.is_claim for row, _ in rows)} claims, {missed} not drafted")
    for name, limit in (("propose", propose), ("sure", sure)):
        precision, recall, f1 = _figures(rows, missed, limit)
        print(f"{name:8} from {limit:.2f}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    for low in range(0, 100, 10):
        inside = [row.is_claim for row, guess in rows if low <= 100 * guess < low + 10]
        if inside:
            print(f"  {low / 100:.1f}-{low / 100 + 0.1:.1f}: {len(inside):4} {sum(inside) / len(inside):.2f}")


if __name__ == "__main__":
    main()
