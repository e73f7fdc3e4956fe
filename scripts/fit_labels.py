"""Fits the weights of kinds in data/weights/claims.yaml on the annotated sets, and measures them on sets and documents
left out.

python scripts/fit_labels.py FOLDER...            fit and write; a folder holds sources and NAME.gold.json
python scripts/fit_labels.py --measure FOLDER...  measure by leaving out each folder, and each tenth of real documents
--onto        learn onto the weights as they are, where the documents that taught them are gone
--kinds FILE  lines with a source beside the file's folder, and the kinds that a reader gives some of its propositions

A claim that an annotator marked is read at the annotator's own place, so that what is learnt does not hang on where the
program would have cut it. What a court or a party says in its own judgment is known by its place and teaches nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from annotated_spans import spans
from claim_sets import ROOT, Annotated, own, parsed, sets
from fitting import fitted, total

from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.labels.weighing.kind import firm
from distlaw.extract.claims.walk import propositions

WEIGHTS = ROOT / "data" / "weights" / "claims.yaml"
PENALTY, ONTO = 1.5, 3.0
Prior = Mapping[str, Mapping[str, float]]
INVENTED = 1.0  # what a claim of a text written for the purpose counts beside one of a real text
RARE, RARE_WORD = 2, 8  # a feature, or a word, that fewer claims show is not looked at
FOLDS = 10
SEATED = ("holding", "submission")


class Row(NamedTuple):
    """A claim: the set and the document it is of, its kind, what speaks for it, and what it counts; `firm` is the kind
    that its form shows, whatever weighs."""

    folder: str
    document: str
    kind: str
    features: tuple[str, ...]
    weight: float
    firm: str | None = None
    is_real: bool = True


def main() -> None:
    """Read the sets, then measure or write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--measure", action="store_true")
    options.add_argument("--onto", action="store_true")
    options.add_argument("--kinds", type=Path)
    options.add_argument("folders", nargs="*", type=Path)
    given = options.parse_args()
    rows = list(_rows([*sets(given.folders), *own()]))
    rows += _read(given.kinds) if given.kinds else []
    content = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    prior: Prior = content["kind"] if given.onto else {}
    if given.measure:
        _measure(rows, prior)
        return
    content["kind"] = {kind: _rounded(weights) for kind, weights in _kinds(rows, prior).items()}
    head = "# made by scripts/fit_confidence.py and, kinds, by scripts/fit_labels.py; do not edit\n"
    WEIGHTS.write_text(head + yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _rows(documents: Sequence[Annotated]) -> Iterator[Row]:
    for one in documents:
        document = one.parsed()
        for number, draft in spans(document, one.record):
            kind = one.record["claims"][number]["kind"]
            if _teaches(draft, kind):
                yield Row(
                    one.set_name, one.name, kind, draft.kind_features, _count(one), firm(draft), not one.is_invented
                )


def _count(one: Annotated) -> float:
    return INVENTED if one.is_invented else 1.0


def _teaches(draft: ClaimDraft, kind: str) -> bool:
    return kind not in SEATED and not (draft.role and draft.in_judgment)


def _read(path: Path) -> Iterator[Row]:
    """Propositions of real texts as the program cuts them, of which a reader gave the kind."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        kinds = dict(record["kinds"])
        for draft in propositions(parsed(path.parents[1] / record["file"]))[0]:
            kind = kinds.pop(draft.text, "")
            if kind and _teaches(draft, kind):
                yield Row(path.parent.name, record["file"], kind, draft.kind_features, 1.0, firm(draft))


def _kinds(rows: Sequence[Row], prior: Prior) -> dict[str, dict[str, float]]:
    """A model of each kind against the others."""
    counts = Counter(name for row in rows for name in row.features)
    known = {name for name, count in counts.items() if count >= (RARE_WORD if name.startswith("w:") else RARE)}
    known.update(name for weights in prior.values() for name in weights)
    table = [dict.fromkeys((name for name in row.features if name in known), 1.0) for row in rows]
    weight = [row.weight for row in rows]
    kinds = sorted({row.kind for row in rows})
    return {
        kind: fitted(table, [row.kind == kind for row in rows], weight, ONTO if prior else PENALTY, prior.get(kind))
        for kind in kinds
    }


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= 0.02}


def _likeliest(models: Mapping[str, Mapping[str, float]], row: Row) -> str:
    return row.firm or max(models, key=lambda kind: total(models[kind], dict.fromkeys(row.features, 1.0)))


def _measure(rows: Sequence[Row], prior: Prior) -> None:
    """Each set left out; then each tenth of the real documents, with all that is left of their sets to learn from."""
    for folder in dict.fromkeys(row.folder for row in rows):
        models = _kinds([row for row in rows if row.folder != folder], prior)
        asked = [row for row in rows if row.folder == folder]
        _tell(folder, [(row.kind, _likeliest(models, row)) for row in asked])
    real = sorted({row.document for row in rows if row.is_real})
    told: dict[str, list[tuple[str, str]]] = {}
    for part in range(FOLDS):
        out = frozenset(real[part::FOLDS])
        models = _kinds([row for row in rows if row.document not in out], prior)
        for row in rows:
            if row.document in out:
                told.setdefault(row.folder, []).append((row.kind, _likeliest(models, row)))
    for folder, pairs in told.items():
        _tell(f"{folder}, by documents", pairs)


def _tell(name: str, pairs: Sequence[tuple[str, str]]) -> None:
    right = sum(gold == read for gold, read in pairs)
    errors = Counter(f"{gold[:4]}→{read[:4]} {count}" for (gold, read), count in Counter(pairs).items() if gold != read)
    print(f"{name} left out: kind right in {right} of {len(pairs)} ({right / len(pairs):.3f}); {', '.join(errors)}")


if __name__ == "__main__":
    main()
