"""Fits the model of data/weights/positions.yaml on the annotated sets, and measures it on sets left out.

python scripts/fit_positions.py FOLDER...            fit and write; a folder holds sources and NAME.gold.json
python scripts/fit_positions.py --measure FOLDER...  measure by leaving each folder out, write nothing

A claim that the annotator marked is read at the annotator's own place, so that what is learnt does not hang on where
the program would have cut it. Texts of which only the stance is annotated teach the default issue alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
import yaml
from fit_confidence import SETS, _characters, _parsed

from distlaw.extract.claims.blocks import ClaimBlock, blocks
from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.draft import Draft
from distlaw.extract.claims.labels.weighing import position as weighing
from distlaw.extract.claims.labels.weighing import theory as theory_weighing
from distlaw.extract.claims.presence import presence
from distlaw.extract.claims.propositions import drafts as own_drafts
from distlaw.extract.claims.walk import Read
from distlaw.model.document import ParsedDocument
from distlaw.vocab.issues import default_issue, load_issues
from distlaw.vocab.weights import PositionWeights

WEIGHTS = Path(__file__).resolve().parents[1] / "data" / "weights" / "positions.yaml"
ABOUT_PENALTY, SIDE_PENALTY = 4.0, 15.0
OF_STANCES = {
    "about": 0.15,
    "side": 0.4,
}  # what a text of which only the stance is known counts beside one read in full
LEAST = 0.3
STANCES = {"permits": "supports", "prohibits": "opposes", "conditional": "conditional"}
Features = dict[str, float]


class Row(NamedTuple):
    """A claim and an issue: what speaks for it, which is nothing where the text never touches it, and the position that
    the annotator gives, if any."""

    folder: str
    document: str
    claim: int
    issue: str
    about: Features
    side: Features
    position: str
    is_real: bool
    is_control: bool


def main() -> None:
    """Read the sets, then measure or write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--measure", action="store_true")
    options.add_argument("folders", nargs="+", type=Path)
    given = options.parse_args()
    rows = [row for folder in given.folders for row in _rows(folder, folder, True)]
    rows += [row for sources, golds in SETS for row in _rows(sources, golds, False)]
    if given.measure:
        _measure(rows)
        return
    weights = fitted(rows)
    content = {
        "about": _rounded(weights.about),
        "side": {side: _rounded(some) for side, some in weights.side.items()},
        "least": LEAST,
    }
    head = "# made by scripts/fit_positions.py; do not edit\n"
    WEIGHTS.write_text(head + yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in sorted(weights.items()) if abs(value) >= 0.01}


def _rows(sources: Path, golds: Path, is_real: bool) -> Iterator[Row]:
    for path in sorted(golds.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(record, dict) and record.get("claims") and (sources / record["file"]).exists():
            yield from _of_document(_parsed(sources / record["file"]), record, golds.name, path.name, is_real)


def _of_document(
    document: ParsedDocument, record: dict[str, Any], folder: str, name: str, is_real: bool
) -> Iterator[Row]:
    parts = blocks(document)
    found = presence(document, parts)
    scanned = [lexicon("en" if block.is_english else "zh").scan(block.shade) for block in parts]
    shares = theory_weighing.of_document(scanned)
    weighed = weighing.questions(found, shares)
    issues = {issue.id: issue for issue in load_issues()}
    for number, draft in _drafts(document, parts, record):
        claim = record["claims"][number]
        asked = weighing.about(draft, found, shares, weighed)
        for issue in issues if is_real else (default_issue().id,):
            position = _position(claim, issue, is_real)
            side = weighing.sides(draft, issues[issue])
            about = asked.get(issue, {})
            yield Row(folder, name, number, issue, about, side, position, is_real, bool(record.get("control")))


def _position(claim: dict[str, Any], issue: str, is_real: bool) -> str:
    if is_real:
        return str((claim.get("positions") or {}).get(issue, ""))
    return STANCES.get(claim["stance"], "neutral" if claim.get("distillation_link") == "direct" else "")


def _drafts(document: ParsedDocument, parts: Sequence[ClaimBlock], record: dict[str, Any]) -> list[tuple[int, Draft]]:
    """Each annotated claim as a draft, labelled in its place as the program labels its own."""
    places = _places(document, parts, record)
    found: list[tuple[int, Draft]] = []

    def drafts(
        block: ClaimBlock, number: int, place: tuple[int, int], start: int, end: int, *rest: Any
    ) -> Iterator[Draft]:
        drawn = list(own_drafts(block, number, place, start, end, *rest))
        for at, begin, stop, claim in places:
            if at == number and start <= begin < end:
                draft = _draft(block, number, place[0], begin, stop, drawn)
                found.append((claim, draft))
                yield draft

    with mock.patch("distlaw.extract.claims.walk.drafts", drafts):
        Read(document).drafts()
    return found


def _draft(block: ClaimBlock, number: int, index: int, begin: int, stop: int, drawn: Sequence[Draft]) -> Draft:
    """A draft of the annotator's span, spoken by whoever speaks the program's own draft at its place."""
    words = lexicon("en" if block.is_english else "zh")
    hits = [*words.scan(block.shade, begin, stop), *words.scan_whole(block.shade, begin, stop)]
    draft = Draft(block, number, index, begin, stop, begin, hits, [])
    over = [one for one in drawn if one.start < stop and begin < one.end]
    if over:
        like = max(over, key=lambda one: min(stop, one.end) - max(begin, one.start))
        for name in ("speaker", "role", "in_judgment", "attributed", "reported", "lead_hits", "hint", "is_question"):
            setattr(draft, name, getattr(like, name))
    return draft


def _places(
    document: ParsedDocument, parts: Sequence[ClaimBlock], record: dict[str, Any]
) -> list[tuple[int, int, int, int]]:
    """Block, begin and end in the block, and number of each annotated claim."""
    maps = [
        {
            place[0]: at
            for at in range(len(block.text))
            for place in document.reading.to_source(block.at[at], block.at[at] + 1)
        }
        for block in parts
    ]
    found: list[tuple[int, int, int, int]] = []
    for number, claim in enumerate(record["claims"]):
        evidence = claim["evidence"] if isinstance(claim["evidence"], list) else [claim["evidence"]]
        wanted = _characters([(one["start"], one["end"]) for one in evidence])
        inside = [sorted(known[at] for at in wanted & known.keys()) for known in maps]
        best = max(range(len(maps)), key=lambda block: len(inside[block]), default=None)
        if best is not None and inside[best]:
            found.append((best, inside[best][0], inside[best][-1] + 1, number))
    return found


def fitted(rows: Sequence[Row]) -> PositionWeights:
    """The weights that the rows teach; one on an issue of which nothing is in the text teaches nothing."""
    rows = [row for row in rows if row.about]
    about = _logistic(
        [row.about for row in rows],
        [bool(row.position) for row in rows],
        [1.0 if row.is_real else OF_STANCES["about"] for row in rows],
        ABOUT_PENALTY,
    )
    taken = [row for row in rows if row.position]
    counts = [1.0 if row.is_real else OF_STANCES["side"] for row in taken]
    sides = {
        side: _logistic([row.side for row in taken], [row.position == side for row in taken], counts, SIDE_PENALTY)
        for side in ("neutral", "supports", "opposes", "conditional")
    }
    return PositionWeights.model_validate({"about": about, "side": sides, "least": LEAST})


def _logistic(
    table: Sequence[Features], answers: Sequence[bool], counts: Sequence[float], penalty: float
) -> dict[str, float]:
    """Logistic regression with a quadratic penalty, by Newton's method."""
    names = sorted({name for features in table for name in features})
    place = {name: number for number, name in enumerate(names, 1)}
    matrix = np.zeros((len(table), len(names) + 1))
    matrix[:, 0] = 1.0
    for number, features in enumerate(table):
        for name, value in features.items():
            matrix[number, place[name]] = value
    wanted, weight = np.array(answers, float), np.array(counts)
    penalties = np.full(len(names) + 1, penalty)
    penalties[0] = 0.01
    found = np.zeros(len(names) + 1)
    for _ in range(25):
        guess = 1 / (1 + np.exp(-matrix @ found))
        gradient = matrix.T @ (weight * (guess - wanted)) + penalties * found
        curve = (matrix * (weight * guess * (1 - guess))[:, None]).T @ matrix + np.diag(penalties)
        step = np.linalg.solve(curve, gradient)
        found -= step
        if np.abs(step).max() < 1e-4:
            break
    return dict(zip(("bias", *names), found.tolist(), strict=True))


def _measure(rows: Sequence[Row]) -> None:
    """Each folder left out in turn, at the annotator's places; controls teach but are not measured."""
    whole: Counter[tuple[str, str]] = Counter()
    for folder in dict.fromkeys(row.folder for row in rows if row.is_real):
        weights = fitted([row for row in rows if row.folder != folder])
        cells: Counter[tuple[str, str]] = Counter()
        for row in rows:
            if row.folder == folder and not row.is_control:
                cells[row.position, weights.side_of(row.side) if row.about and weights.is_about(row.about) else ""] += 1
        print(f"{folder} left out: {_told(cells)}")
        whole += cells
    print(f"all: {_told(whole)}")


def _told(cells: Counter[tuple[str, str]]) -> str:
    """Rows that either has, those that agree, and kappa over every claim and issue, none included."""
    total = sum(cells.values())
    either = total - cells["", ""]
    same = sum(count for (gold, read), count in cells.items() if gold == read and gold)
    gold, read = Counter[str](), Counter[str]()
    for (one, other), count in cells.items():
        gold[one] += count
        read[other] += count
    observed = (same + cells["", ""]) / total
    chance = sum(gold[name] * read[name] for name in gold) / total**2
    both = sum(count for (one, other), count in cells.items() if one and other)
    return f"{same} of {either} right, {both} on an issue by both, kappa {(observed - chance) / (1 - chance):.3f}"


if __name__ == "__main__":
    main()
