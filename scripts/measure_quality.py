"""Scores the program against the annotated sets and writes the last part of docs/quality.md; what stands above it, the
log of first looks, is written by hand.

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
PAGE = ROOT / "docs" / "quality.md"
MARK = "<!-- what follows is made by scripts/measure_quality.py; do not edit -->\n"


def main() -> None:
    """Measure every set; write the page or print it. Exits with a line where the sets are missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--print", action="store_true", dest="show")
    show = options.parse_args().show
    if not (SHARED / "score" / "score.py").is_file():
        sys.exit("the annotated sets are not here; nothing was measured")
    measured = {name: _measured(arguments) for name, _, arguments in SETS}
    said, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    page = said + mark + "\n" + _sets() + _table(measured)
    if show:
        print(page)
    else:
        PAGE.write_text(page, encoding="utf-8", newline="\n")


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
