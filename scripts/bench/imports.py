"""How much of the records in the tests of Zotero's import translators we read as they do, and rispy beside us.

Usage: python scripts/bench/imports.py [--suites FOLDER] [--misses N] [--format NAME]

A fact is one value of one field of the item that a test expects: type, title, each creator, host, volume, issue, pages,
date, publisher, place, identifiers, language. It counts where ours says the same (dashes, case and spaces folded).
Differences that are decisions (a date of DA against PY, particles parted) are in docs/styles.md.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import suites

from distlaw.model.csl import item_from_csl
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.records.settled import settled
from distlaw.parsers.records.zotero import from_zotero

FORMATS = {
    "RIS": "ris", "BibTeX": "bibtex", "ReferBibIX": "endnote_refer", "Endnote XML": "endnote_xml",
    "RefWorks Tagged": "refworks", "MEDLINEnbib": "medline", "Web of Science Tagged": "web_of_science",
    "CSL JSON": "csl_json", "CNKI Refer": "endnote_refer", "CNKI RefWorks": "refworks",
}  # fmt: skip
# Types that CSL has and Zotero, when those tests were written, had not.
_FINER = {"book": ("classic", "periodical"), "graphic": ("figure",), "manuscript": ("pamphlet",),
          "report": ("standard",), "document": ("dataset",)}  # fmt: skip
_FIELDS = ("csl_type", "title", "container_title", "volume", "issue", "page", "issued", "publisher",
           "publisher_place", "doi", "isbn", "issn", "url", "edition", "collection_title", "number", "genre",
           "authority", "number_of_pages", "event_title")  # fmt: skip


def facts(item: Item) -> dict[str, str]:
    """The values that are compared, folded."""
    found = {name: _folded(getattr(item, name)) for name in _FIELDS if getattr(item, name)}
    for number, name in enumerate(item.contributors):
        found[f"name.{number}"] = f"{_folded(name.display)}"
    return found


def _folded(text: str) -> str:
    text = re.sub(r"<[^<>]{1,20}>", "", text).replace("\u00a0", " ")
    text = re.sub(r"[‐‑‒–—−]", "-", text).replace("’", "'").casefold()
    return re.sub(r"[\s,.;:()（）-]+", "", text)


def read(text: str) -> list[Item]:
    """What we read of an input, whatever we take it for."""
    source = SourceText(sha256=sha256(text.encode()).hexdigest(), file_name="x", media_type="text/plain", text=text)
    return [document.record for document in parse(source) if document.record is not None]


def compared(name: str, case: dict[str, Any]) -> tuple[int, int, list[str]]:
    """Facts right, facts, and the wrong ones of one test case."""
    wanted = [settled(item_from_csl(from_zotero(obj)))[0] for obj in case["items"]]
    ours = read(case["input"])
    right = total = 0
    wrong: list[str] = []
    for number, item in enumerate(wanted):
        got = ours[number] if number < len(ours) else Item()
        have, want = facts(got), facts(item)
        names = {value for place, value in have.items() if place.startswith("name.")}
        for place, value in want.items():
            total += 1
            is_finer = place == "csl_type" and got.csl_type in _FINER.get(item.csl_type, ())
            if is_finer or have.get(place) == value or (place.startswith("name.") and value in names):
                right += 1
            else:
                wrong.append(f"{item.csl_type} {place}: want {value[:60]!r} have {have.get(place, '')[:60]!r}")
    return right, total, wrong


def of_library(name: str, case: dict[str, Any]) -> tuple[int, int]:
    """Facts whose value a library's fields hold in some form, and facts: rispy for RIS, bibtexparser for BibTeX."""
    held: list[set[str]] = []
    if name == "RIS":
        import rispy

        try:
            records = rispy.loads(case["input"].lstrip("\ufeff\n"))
        except (OSError, ValueError, KeyError):  # it reads a file whole or not at all
            records = []
        for record in records:
            values = [part for value in record.values() for part in (value if isinstance(value, list) else [value])]
            held.append({_folded(str(value)) for value in values})
    else:
        from bibtexparser.entrypoint import parse_string

        for entry in parse_string(case["input"]).entries:
            held.append({_folded(str(field.value)) for field in entry.fields})
    right = total = 0
    for number, obj in enumerate(case["items"]):
        have = held[number] if number < len(held) else set()
        want = facts(settled(item_from_csl(from_zotero(obj)))[0])
        total += len(want) - 1  # a library has no CSL type
        right += sum(value in have for place, value in want.items() if place != "csl_type")
    return right, total


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--suites", type=Path, default=suites.DEFAULT)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--format", default="")
    wanted = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    for name, case in suites.test_cases(wanted.suites):
        if name not in FORMATS or case.get("type") != "import" or not isinstance(case.get("items"), list):
            continue
        if wanted.format and name != wanted.format:
            continue
        hit, count, wrong = compared(name, case)
        right[name] += hit
        total[name] += count
        missed.setdefault(name, []).extend(wrong)
        if name in ("RIS", "BibTeX"):
            library = {"RIS": "rispy", "BibTeX": "bibtexparser"}[name]
            hit, count = of_library(name, case)
            right[library] += hit
            total[library] += count
    for name in sorted(total):
        print(f"{name:22} {right[name]} of {total[name]} facts, {right[name] / total[name]:.3f}")
        print("\n".join(f"    {line}" for line in missed.get(name, [])[: wanted.misses]))


if __name__ == "__main__":
    main()
