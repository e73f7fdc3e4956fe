"""What comes back of some hundreds of mixed works that we write in each format and read again.

Usage: python scripts/bench/roundtrip.py [--suites FOLDER] [--misses N]

A fact is one value of one field: the type, a title, a date, each name with its role. It counts as kept where the work
read has the same value in the same field (white space folded). Items: see suites.py.
"""

from __future__ import annotations

import argparse
import importlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import suites

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.work import CiteItem, Item
from distlaw.registry import parts

FORMATS = {"bibtex": "bibtex", "biblatex": "bibtex", "ris": "ris", "enw": "endnote_refer", "endnote-xml": "endnote_xml",
           "csl-json": "csl_json", "jsonl": "csl_json", "csv": "record_table"}  # fmt: skip
_SILENT = ("key", "contributors", "extra")


def facts(item: Item) -> dict[str, str]:
    """Every value of an item by its place."""
    found = {name: _plain(value) for name, value in item.__dict__.items() if value and name not in _SILENT}
    counted: Counter[str] = Counter()
    for name in item.contributors:
        counted[name.role] += 1
        place = f"{name.role}.{counted[name.role]}"
        found[place] = name.display
        found |= {f"{place}.{part}": str(getattr(name, part)) for part in _NAME_PARTS if getattr(name, part)}
    for origin, tag, value in item.extra:
        if origin.startswith("csl"):
            counted[tag] += 1
            shown = value if origin == "csl" else json.loads(value)
            found[f"extra.{tag}{counted[tag] if counted[tag] > 1 else ''}"] = _plain(shown)
    return found


_NAME_PARTS = ("suffix", "dropping_particle", "non_dropping_particle", "nationality", "role_label", "latin", "et_al")


def _plain(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return " ".join(text.split())


def measure(name: str, items: list[Item]) -> tuple[int, int, Counter[str], list[str]]:
    """Facts kept, facts, and where the others were lost."""
    exporter = next(part for part in parts("exporters") if isinstance(part, Exporter) and part.name == name)
    module = importlib.import_module(f"distlaw.parsers.{FORMATS[name]}")
    written = str(exporter.export([CiteItem(item=item) for item in items], StyleOptions()).data)
    read = {record.item.key: record.item for record in module.read_records(written)}
    kept = total = 0
    lost: Counter[str] = Counter()
    shown: list[str] = []
    for item in items:
        after = facts(read[item.key]) if item.key in read else {}
        for place, value in facts(item).items():
            total += 1
            if after.get(place) == value:
                kept += 1
            else:
                lost[f"{item.csl_type}: {place.split('.')[0]}"] += 1
                shown.append(f"{item.key} {item.csl_type} {place}: {value[:70]!r} → {after.get(place, '')[:70]!r}")
    return kept, total, lost, shown


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--suites", type=Path, default=suites.DEFAULT)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--format", default="")
    wanted = parser.parse_args()
    items = suites.items(wanted.suites)
    if not items:
        print(f"{wanted.suites} is not there: nothing to measure")
        return
    print(f"{len(items)} works, {len({item.csl_type for item in items})} types")
    for name in [wanted.format] if wanted.format else FORMATS:
        kept, total, lost, shown = measure(name, items)
        print(f"{name:12} {kept} of {total} facts, {kept / total:.4f}")
        if wanted.misses:
            print("   ", ", ".join(f"{place} {count}" for place, count in lost.most_common(25)))
            print("\n".join(f"    {line}" for line in shown[: wanted.misses]))


if __name__ == "__main__":
    main()
