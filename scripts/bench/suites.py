"""Items of other projects' test suites, beside the checkout: CSL's, Zotero's translators', biblatex's examples.

They are fetched, never committed: `--suites FOLDER` names the folder that holds the unpacked repositories.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distlaw.model.csl import item_from_csl
from distlaw.model.work import Item
from distlaw.parsers.bibtex import read_records as bibtex_records
from distlaw.parsers.records.settled import settled
from distlaw.parsers.records.zotero import from_zotero

DEFAULT = Path(__file__).resolve().parents[2] / ".." / "suites"
_SECTION = re.compile(r">>=+\s*(\w[\w-]*)\s*=+>>\n(.*?)\n<<=+", re.S)
_CASES = re.compile(r"/\*\*\s*BEGIN TEST CASES\s*\*\*/\s*var testCases = (\[.*\])\s*;?\s*/\*\*\s*END TEST", re.S)
MOST_OF_ONE = 12  # items that one translator gives, so that no site weighs more than a format


def csl_items(folder: Path) -> Iterator[dict[str, Any]]:
    """The items of CSL's fixtures, each once."""
    seen: set[str] = set()
    for path in sorted((folder / "citation-style-language+test-suite" / "processor-tests" / "humans").glob("*.txt")):
        sections = dict(_SECTION.findall(path.read_text(encoding="utf-8", errors="replace")))
        try:
            found = json.loads(sections.get("INPUT", "[]"))
        except ValueError:
            continue
        for obj in found if isinstance(found, list) else []:
            text = json.dumps({k: v for k, v in obj.items() if k != "id"}, sort_keys=True)
            if obj.get("title") and len(obj) > 5 and text not in seen:
                seen.add(text)
                yield obj


def test_cases(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every test case of Zotero's translators, with the translator's name."""
    for name in ("zotero+translators", "l0o0+translators_CN"):
        for path in sorted((folder / name).glob("*.js")):
            match = _CASES.search(path.read_text(encoding="utf-8", errors="replace"))
            if match:
                try:
                    cases = json.loads(match[1])
                except ValueError:
                    continue
                yield from ((path.stem, case) for case in cases)


def zotero_items(folder: Path) -> Iterator[dict[str, Any]]:
    """The items that those test cases expect, as CSL objects."""
    for name, case in test_cases(folder):
        items = case.get("items")
        for obj in items[:MOST_OF_ONE] if isinstance(items, list) and case.get("type") in ("import", "web") else []:
            if obj.get("title") or obj.get("caseName") or obj.get("nameOfAct"):
                yield {**from_zotero(obj), "id": f"{name}-{len(json.dumps(obj))}"}


def items(folder: Path, web: int = 4) -> list[Item]:
    """Some hundreds of mixed works, in the form that records are read in; of each web translator a few."""
    found = [settled(item_from_csl(obj))[0] for obj in csl_items(folder)]
    counted: dict[str, int] = {}
    for obj in zotero_items(folder):
        site = str(obj["id"]).rsplit("-", 1)[0]
        counted[site] = counted.get(site, 0) + 1
        if counted[site] <= web:
            found.append(settled(item_from_csl(obj))[0])
    path = folder / "plk+biblatex" / "bibtex" / "bib" / "biblatex" / "biblatex-examples.bib"
    if path.is_file():
        found += [record.item for record in bibtex_records(path.read_text(encoding="utf-8"))]
    return [item.model_copy(update={"key": f"k{number}"}) for number, item in enumerate(found)]
