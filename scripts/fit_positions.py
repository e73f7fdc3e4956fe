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

import yaml
from annotated_spans import spans
from claim_sets import OWN, parsed
from fitting import fitted as logistic

from distlaw.extract.claims.blocks import blocks
from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.labels.weighing import position as weighing
from distlaw.extract.claims.labels.weighing import theory as theory_weighing
from distlaw.extract.claims.presence import presence
from distlaw.model.document import ParsedDocument
from distlaw.vocab.issues import default_issue, load_issues
from distlaw.vocab.weights import PositionWeights

WEIGHTS = Path(__file__).resolve().parents[1] / "data" / "weights" / "positions.yaml"
ABOUT_PENALTY, SIDE_PENALTY = 4.0, 15.0
OF_STANCES = {
    "about": 0.15,
    "side": 0.4,
}  # what a text of which only the stance is known counts beside one read in full
LEAST = 0.35
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
    rows += [row for sources, golds in OWN for row in _rows(sources, golds, False)]
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
            yield from _of_document(parsed(sources / record["file"]), record, golds.name, path.name, is_real)


def _of_document(
    document: ParsedDocument, record: dict[str, Any], folder: str, name: str, is_real: bool
) -> Iterator[Row]:
    parts = blocks(document)
    found = presence(document, parts)
    scanned = [lexicon("en" if block.is_english else "zh").scan(block.shade) for block in parts]
    shares = theory_weighing.of_document(scanned)
    weighed = weighing.questions(found, shares)
    issues = {issue.id: issue for issue in load_issues()}
    for number, draft in spans(document, record):
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


def fitted(rows: Sequence[Row]) -> PositionWeights:
    """The weights that the rows teach; one on an issue of which nothing is in the text teaches nothing."""
    rows = [row for row in rows if row.about]
    about = logistic(
        [row.about for row in rows],
        [bool(row.position) for row in rows],
        [1.0 if row.is_real else OF_STANCES["about"] for row in rows],
        ABOUT_PENALTY,
    )
    taken = [row for row in rows if row.position]
    counts = [1.0 if row.is_real else OF_STANCES["side"] for row in taken]
    sides = {
        side: logistic([row.side for row in taken], [row.position == side for row in taken], counts, SIDE_PENALTY)
        for side in ("neutral", "supports", "opposes", "conditional")
    }
    return PositionWeights.model_validate({"about": about, "side": sides, "least": LEAST})


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
