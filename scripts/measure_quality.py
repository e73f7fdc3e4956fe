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

## First looks

The only figures that say what the next document will meet: each set (but see below the first table) was gathered and
annotated by somebody who had not seen the program, and scored (`python scripts/first_look.py FOLDER`) before anybody
opened it; it was opened, and learnt from, only then. Twenty documents a set: seven pages in Simplified and three in
Traditional Chinese, six in English, four files (PDF, DOCX, HTML, Markdown), law of every field, at most two of a
site. Right of what the document says; the last column counts wrong and invented values among all fields. Page
excerpts were typed from search results, not copied by machine. The sets are third parties' and are in no repository.
Between looks 1 and 2 the PDF reader was replaced; looks 5 and 6 were taken with the same rules; the rules of 8 differ
from those of 7 in what counts as a serial and in silence where a number stands alone. For comparison, the reader of
heads that was replaced gave 0.52 of titles, 0.41 of authors and 0.154 wrong on 274 annotated pages.

| look | title | authors | year | container | numbers | abstract… | noise out | checks | headings | wrong |
|---|---|---|---|---|---|---|---|---|---|---|
| 1 | 12/19 | 4/9 | 13/15 | 5/6 | 6/7 | 12/15 | 27/50 | 5/8 | 22/41 | 17/140 = 0.121 |
| 2 | 17/20 | 6/12 | 8/12 | 3/5 | 7/13 | 14/18 | 30/44 | 8/8 | 33/39 | 23/147 = 0.156 |
| 3 | 14/18 | 2/9 | 12/14 | 7/7 | 2/4 | 6/9 | 19/27 | 5/5 | 9/16 | 7/119 = 0.059 |
| 4 | 15/18 | 5/7 | 12/13 | 2/4 | 3/5 | 10/12 | 26/39 | 9/9 | 14/21 | 12/119 = 0.101 |
| 5 | 13/16 | 5/9 | 12/16 | 3/4 | 3/5 | 12/13 | 31/46 | 9/9 | 23/32 | 6/126 = 0.048 |
| 6 | 11/18 | 2/14 | 7/13 | 6/10 | 6/15 | 10/14 | 35/54 | 9/9 | 34/44 | 13/149 = 0.087 |
| 7 | 13/18 | 3/9 | 10/14 | 2/5 | 2/9 | 8/10 | 42/50 | 12/13 | 14/39 | 18/131 = 0.137 |
| 8 | 13/19 | 3/7 | 7/11 | 1/2 | 1/4 | 9/9 | 31/41 | 7/7 | 92/108 | 6/107 = 0.056 |
| 6–8 | 0.67 | 0.27 | 0.63 | 0.53 | 0.32 | 0.82 | 0.74 | 0.97 | 0.73 | 0.096 |

Not all of the 160 were fresh. Afterwards 19 were found to be in the training heads too (14), or in an earlier look
(six, one of them both): compared by bytes, address and title, so that other copies may remain. The table above counts
them; without them, from the same first outputs, by documents left:

| look | documents | title | authors | year | container | numbers | abstract… | wrong |
|---|---|---|---|---|---|---|---|---|
| 1 | 19 | 12/18 | 4/9 | 13/14 | 5/6 | 6/7 | 12/15 | 16/135 = 0.119 |
| 2 | 15 | 12/15 | 4/10 | 5/9 | 2/4 | 5/11 | 7/11 | 20/111 = 0.180 |
| 3 | 19 | 13/17 | 2/9 | 11/13 | 6/6 | 2/4 | 6/9 | 7/113 = 0.062 |
| 4 | 19 | 14/17 | 5/7 | 11/12 | 2/4 | 3/5 | 10/12 | 11/113 = 0.097 |
| 5 | 15 | 10/12 | 4/6 | 9/12 | 3/4 | 3/5 | 10/11 | 4/99 = 0.040 |
| 6 | 18 | 9/16 | 2/13 | 6/11 | 5/9 | 6/15 | 10/14 | 10/137 = 0.073 |
| 7 | 19 | 13/17 | 3/9 | 9/13 | 2/5 | 2/9 | 8/10 | 17/126 = 0.135 |
| 8 | 17 | 11/16 | 2/6 | 6/10 | 1/2 | 1/4 | 7/7 | 5/93 = 0.054 |
| 6–8 | 54 | 33/49 = 0.67 | 7/28 = 0.25 | 21/34 = 0.62 | 8/16 = 0.50 | 9/28 = 0.32 | 25/31 = 0.81 | 32/356 = 0.090 |

The bars of titles (0.90), authors (0.85), years (0.90), containers and numbers (0.85) and wrong values (0.04) are not
met. Commonest now: names that stand in no line of their own, journals named only in a site's furniture, captions of
courts, pages saved as one line. On 654 heads of 497 sources left out of training in turn (`python
scripts/train_front.py`; 109 are invented documents of our own, which are easier), 452 titles are right, 61 wrong, 79
missing, 15 invented.

First looks at sealed documents for claims (20 documents by other hands, half on other issues; log, newest last):
6b592ef detection F1 0.532, joint 0.369, 2.73 proposals in 2,000 characters of controls; d062c8b 0.516, 0.362, 0.00;
2de99b5 0.519, 0.361, 0.00. Every figure of these looks is in decision 11. Before the rebuilding, the same documents
gave detection F1 0.639, joint 0.238, and 10.3 proposals in 2,000 characters of controls.

## On documents that were open while rules were written

Machine findings alone, compared with annotation by hand: `python scripts/measure_quality.py`, where the annotated sets
lie beside the checkout. A dash: the set does not measure it. `invented` counts metadata given where the annotation has
none; for a database export the scorer takes every field of its first record for invented, since the annotation
describes the file and not its records. The sets of our own are in `tests/quality` and `tests/specimens`, and the
figures of claims are anybody's: `distlaw eval tests/quality/annotated`, `distlaw eval tests/quality/seeds --sources
seeds`, `distlaw eval tests/quality/gold`, each document, each language, and precision by confidence.

The figures below were measured before the looks above.

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
