"""How many printed lines of ../shared/bibliography our styles give exactly, beside the checkout.

Usage: python scripts/bench/bibliography.py [--misses]
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

from distlaw.exporters.exporter import StyleOptions
from distlaw.model.csl import cite_item_from_csl
from distlaw.model.work import CiteItem
from distlaw.registry import parts

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "bibliography"
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "＇": "'", "＂": '"'})
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－─～~"), "-")
AUTHOR_DATE = ("gbt7714.8.1", "gbt7714.9.3.1")


def folded(text: str) -> str:
    """NFKC, dashes and quotes folded, white space removed: widths and spaces of the text layer are unreliable."""
    text = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_QUOTES).translate(_DASHES)
    return "".join(text.replace("\\", "").split())


def rendered(cite: CiteItem, style: str) -> str:
    """One entry in one style."""
    exporter = next(part for part in parts("exporters") if part.name == style)
    return str(exporter.export([cite], StyleOptions()).data).rstrip("\n")


def measure(name: str, show: bool) -> tuple[int, int]:
    """Exact lines and all lines of one set."""
    exact = total = 0
    for line in (SHARED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        fields = {key: case[key] for key in ("locator", "label", "prefix", "suffix") if case.get(key)}
        style = "law-manual" if name.startswith("law") else "gbt7714-2025"
        if case["id"].startswith(AUTHOR_DATE):
            style += "-author-date"
        found = rendered(cite_item_from_csl(case["item"] | fields), style)
        total += 1
        if folded(found) == folded(case["expected"]):
            exact += 1
        elif show:
            print(f"{case['id']}\n  want {case['expected']}\n  have {found}")
    return exact, total


def main() -> None:
    """Print the figures."""
    if not SHARED.is_dir():
        print(f"{SHARED.resolve()} is not there: nothing to measure")
        return
    for name in ("gbt7714-2025", "law-manual-2nd"):
        exact, total = measure(name, "--misses" in sys.argv)
        print(f"{name}: {exact} of {total} exact, {exact / total:.3f}")


if __name__ == "__main__":
    main()
