"""How much of the records in the tests of Zotero's import translators we read as they do, and rispy beside us.

Usage: python scripts/bench/imports.py [--suites FOLDER] [--misses N] [--format NAME]

A fact is one value of one field of the item that a test expects: type, title, each creator, host, volume, issue, pages,
date, publisher, place, identifiers, language. It counts where ours says the same (dashes, case and spaces folded).
Differences that are decisions (a date of DA against PY, particles parted) are in docs/styles.md.

Without the suites the exports of Chinese databases and tables in tests/specimens/exports are measured alone: invented
records, written as CNKI, Weipu, CSSCI, Zotero and Scopus write theirs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import suites

from distlaw.model.csl import item_from_csl
from distlaw.model.document import ParsedDocument
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
_ROLE_OF = {"names": "author", "supervisors": "supervisor"}


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


def documents(text: str) -> list[ParsedDocument]:
    """What we read of an input, whatever we take it for."""
    source = SourceText(sha256=sha256(text.encode()).hexdigest(), file_name="x", media_type="text/plain", text=text)
    return list(parse(source))


def read(text: str) -> list[Item]:
    """The records of an input."""
    return [document.record for document in documents(text) if document.record is not None]


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


def shipped(misses: int) -> tuple[int, int]:
    """Facts right and facts of the invented exports, file by file."""
    folder = Path(__file__).resolve().parents[2] / "tests" / "specimens" / "exports"
    wanted: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        wanted.setdefault(case["file"], []).append(case["record"])
    right = total = 0
    for name, records in wanted.items():
        ours = documents((folder / name).read_bytes().decode("utf-8-sig"))
        wrong: list[str] = []
        count = 0
        for number, record in enumerate(records):
            missed, told = told_of(ours[number] if number < len(ours) else None, record)
            wrong += [f"{number} {record['csl_type']} {line}" for line in missed]
            count += told
        extra = max(0, len(ours) - len(records))
        hits = count - len(wrong)
        print(f"{name:22} {hits} of {count} facts, {hits / count:.3f}, {extra} records too many")
        print("".join(f"    {line}\n" for line in wrong[:misses]), end="")
        right, total = right + count - len(wrong), total + count
    print(f"{'databases and tables':22} {right} of {total} facts, {right / total:.3f}")
    return right, total


def told_of(document: ParsedDocument | None, record: dict[str, Any]) -> tuple[list[str], int]:
    """The facts of one record that are wrong, and how many facts it has."""
    item = (document.record if document else None) or Item()
    of_role = {
        role: [_folded(name.display) for name in item.contributors if name.role == role]
        for role in ("author", "supervisor")
    }
    kept = {tag: text for _, tag, text in item.extra}
    wrong: list[str] = []
    for field, want in record.items():
        have: Any
        if field == "references":
            have = len(document.entries) if document else -1
        elif field in _ROLE_OF:
            want, have = [_folded(name) for name in want], of_role[_ROLE_OF[field]]
        elif field in ("organizer", "assignee"):
            have = want if want in kept.get(field, "") else kept.get(field, "")
        else:
            want, have = _folded(want), _folded(getattr(item, field))
        if want != have:
            wrong.append(f"{field}: want {str(want)[:60]!r} have {str(have)[:60]!r}")
    return wrong, len(record)


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
    shipped(wanted.misses)
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
