"""Milliseconds for 1,000 entries in every style and format, against pandoc (and citeproc-py) in the same run.

Usage: python scripts/bench/export.py [--entries 10000] [--csl STYLE.csl]

pandoc sets the CSL style given, else the one it brings along (Chicago author-date); it is timed on 1,000 entries, one
run a language, as `--style STYLE.csl` does it. Where pandoc is missing its line is left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

from distlaw.errors import UsageError
from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.exporters.printed.external import external_style, pandoc
from distlaw.model.csl import item_from_csl
from distlaw.model.work import CiteItem
from distlaw.registry import parts

SOURCE = Path(__file__).resolve().parents[2] / "tests" / "exporters" / "sources" / "bibliography.json"


def entries(count: int) -> list[CiteItem]:
    """The tests' invented bibliography, repeated under numbered keys and titles."""
    objects = json.loads(SOURCE.read_text(encoding="utf-8"))
    found = []
    for number in range(count):
        obj = objects[number % len(objects)]
        found.append(
            CiteItem(
                item=item_from_csl({**obj, "id": f"{obj['id']}-{number}", "title": f"{obj.get('title')} {number}"})
            )
        )
    return found


def per_thousand(exporter: Exporter, cites: list[CiteItem], repeats: int = 2) -> float:
    """The best of several runs, after one on a few entries that loads vocabulary and pinyin."""
    exporter.export(cites[:60], StyleOptions())
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        exporter.export(cites, StyleOptions())
        best = min(best, time.perf_counter() - start)
    return best * 1_000_000 / len(cites)


def of_pandoc(cites: list[CiteItem], csl: Path | None) -> float | None:
    """pandoc's time, or None where there is no pandoc."""
    try:
        program = pandoc()
    except UsageError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        if csl is None:
            csl = Path(folder) / "default.csl"
            style = subprocess.run(
                [program, "--print-default-data-file", "default.csl"], capture_output=True, check=True
            )
            csl.write_bytes(style.stdout)
        return per_thousand(external_style(csl), cites, repeats=1)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--csl", type=Path)
    wanted = parser.parse_args()
    cites = entries(wanted.entries)
    theirs = of_pandoc(cites[:1_000], wanted.csl)
    print(f"{wanted.entries} entries, ms for 1,000")
    if theirs is not None:
        print(f"  {'pandoc --citeproc':28}{theirs:8.1f}")
    for exporter in parts("exporters"):
        if isinstance(exporter, Exporter):
            ours = per_thousand(exporter, cites)
            print(f"  {exporter.name:28}{ours:8.1f}" + (f"   {theirs / ours:6.0f} x" if theirs else ""))


if __name__ == "__main__":
    main()
