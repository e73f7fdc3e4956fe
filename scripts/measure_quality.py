"""Scores the program against the annotated sets and writes docs/quality.md.

It runs where `../shared` lies beside the checkout.

python scripts/measure_quality.py            measure and write
python scripts/measure_quality.py --print    measure and print
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "seeds",
        "the five articles in `seeds/` (rules were written with these open)",
        ("--sources", "seeds", "--gold", "gold", "--queries", "gold/queries.json"),
    ),
    (
        "annotated",
        "six further documents annotated in full, two of them English (open while rules were written)",
        ("--sources", "annotated", "--gold", "annotated", "--queries", "annotated/queries.json",
         "--context-sources", "seeds", "--context-gold", "gold"),
    ),
    (
        "specimens",
        "sixteen documents in the formats that occur; claims are a sample, so precision is not measured",
        ("--sources", "specimens/dev", "--gold", "specimens/dev"),
    ),
)  # fmt: skip
FIGURES = (
    "documents", "not_ingested", "meta", "invented", "sections_f1", "body", "noise_kept_out", "refs_recall",
    "refs_precision", "ref_fields", "cases_recall", "statutes_recall", "licences_recall", "claims_recall",
    "claims_precision_exhaustive", "claims_recall_exhaustive", "claims_f1_exhaustive", "theories_f1", "stance_accuracy",
    "kind_accuracy", "speaker_accuracy", "modality_accuracy", "joint_recall", "joint_f1_exhaustive", "evidence_exact",
    "query_recall_at_20",
)  # fmt: skip
HEAD = """<!-- made by scripts/measure_quality.py; do not edit -->

# Quality, measured

Machine findings alone, compared with annotation by hand: `python scripts/measure_quality.py`, where the annotated sets
lie beside the checkout. A dash: the set does not measure it. `invented` counts metadata given where the annotation has
none; for a database export the scorer takes every field of its first record for invented, since the annotation
describes the file and not its records. The sets of our own are in `tests/quality` and `tests/specimens`, and the
figures of claims are anybody's: `distlaw eval tests/quality/annotated`, `distlaw eval tests/quality/seeds --sources
seeds`, `distlaw eval tests/quality/gold`, each document, each language, and precision by confidence.

First looks at sealed documents (claims; 20 documents by other hands, half on other issues; log, newest last):
6b592ef detection F1 0.532, joint 0.369, 2.73 proposals in 2,000 characters of controls; d062c8b 0.516, 0.362, 0.00;
2de99b5 0.519, 0.361, 0.00. Every figure of these looks is in decision 11. The figures below were measured before them.

"""


def main() -> None:
    """Measure every set; write the page or print it. Exits with a line where the sets are missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--print", action="store_true", dest="show")
    show = options.parse_args().show
    if not (SHARED / "score" / "score.py").is_file():
        sys.exit("the annotated sets are not here; nothing was measured")
    measured = {name: _measured(arguments) for name, _, arguments in SETS}
    page = HEAD + _sets() + _table(measured)
    if show:
        print(page)
    else:
        (ROOT / "docs" / "quality.md").write_text(page, encoding="utf-8", newline="\n")


def _measured(arguments: tuple[str, ...]) -> dict[str, float | None]:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "figures.json"
        placed = [word if word.startswith("--") else str(SHARED / word) for word in arguments]
        program = f"{sys.executable} -m distlaw"
        command = [sys.executable, str(SHARED / "score" / "score.py"), "--distlaw", program, "--json", str(result)]
        subprocess.run([*command, *placed], check=True, stdout=subprocess.DEVNULL)
        figures: dict[str, float | None] = json.loads(result.read_text(encoding="utf-8"))
        if not figures.get("claims_precision_exhaustive"):  # no document of the set names every claim
            figures = {name: value for name, value in figures.items() if not name.endswith("_exhaustive")}
        return figures


def _sets() -> str:
    return "".join(f"- **{name}**: {words}\n" for name, words, _ in SETS) + "\n"


def _table(measured: dict[str, dict[str, float | None]]) -> str:
    names = list(measured)
    lines = [f"| figure | {' | '.join(names)} |", f"|---|{'---:|' * len(names)}"]
    for figure in FIGURES:
        cells = [_cell(measured[name].get(figure)) for name in names]
        lines.append(f"| {figure} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    main()
