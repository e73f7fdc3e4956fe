"""How many lines of a set written by another hand our styles give, by style: the first look before the misses are read.

Usage: python scripts/bench/blind_styles.py FILE [--misses] [--json OUT]

FILE is JSONL: `style`, `form` (note, bibliography), `item` (CSL), `locator` ({label, value} or null), `expected`,
`accept` (other right lines). Quotation marks and dashes are folded, width and white space in GB/T 7714 too (the
standard is printed in full width, many set it in half), and the stop at the end of an OSCOLA line.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.model.csl import cite_item_from_csl

_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-",
                       "［": "[", "］": "]"})  # fmt: skip


def folded(line: str, style: str) -> str:
    """The line as it is compared."""
    line = " ".join(line.translate(_FOLD).split())
    if style.startswith("gbt"):
        return "".join(unicodedata.normalize("NFKC", line).split())
    return line.rstrip(".") if style == "oscola" else line


def rendered(row: dict[str, Any]) -> str:
    """The line as `export --from-csl` prints it."""
    place = row.get("locator") or {}
    fields = {"locator": place["value"], "label": place.get("label", "page")} if place else {}
    options = StyleOptions(form=row.get("form") or "note")
    return str(style_named(row["style"]).export([cite_item_from_csl(row["item"] | fields)], options).data).rstrip("\n")


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    rows = [json.loads(line) for line in wanted.file.read_text(encoding="utf-8").splitlines()]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    results = []
    for row in rows:
        name = f"{row['style']} {row.get('form') or 'note'}"
        have = rendered(row)
        hit = folded(have, row["style"]) in {folded(w, row["style"]) for w in [row["expected"], *row["accept"]]}
        right[name] += hit
        total[name] += 1
        results.append({"id": row["id"], "style": row["style"], "right": hit, "have": have})
        if wanted.misses and not hit:
            print(f"{row['id']} {name} {row.get('rule', '')}\n  want {row['expected']}\n  have {have}")
    for name in sorted(total):
        print(f"{name:28} {right[name]} of {total[name]}, {right[name] / total[name]:.3f}")
    if wanted.json:
        wanted.json.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in results), encoding="utf-8")


if __name__ == "__main__":
    main()
