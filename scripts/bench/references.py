"""How many fields of known items come back when their printed lines are parsed.

Reads `../shared/bibliography/*.jsonl` beside the checkout: CSL-JSON items and the line a style prints for each. A field
counts only where its value occurs in the line. Usage: `python scripts/bench/references.py [-v]`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distlaw.extract.references import parse_reference
from distlaw.model.work import Item

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "bibliography"
TEXT_FIELDS = {
    "title": ("title",),
    "container-title": ("container_title", "gazette", "site", "event_title"),
    "volume": ("volume", "volume_title"),
    "issue": ("issue",),
    "publisher": ("publisher", "archive", "event_title"),
    "publisher-place": ("publisher_place",),
    "edition": ("edition", "version_note"),
    "number": ("number", "docket", "document_number", "article_number"),
    "URL": ("url",),
    "DOI": ("doi",),
    "genre": ("genre", "document_kind"),
    "authority": ("authority",),
    "event-title": ("event_title",),
    "event-place": ("event_place", "publisher_place"),
    "page": ("page", "page_first"),
    "collection-title": ("collection_title", "guiding_number"),
    "chapter-number": ("adopted_by",),
    "archive": ("archive", "case_library_number"),
}

LOOSE = ("page", "volume", "collection-title", "archive", "number", "event-title", "edition")


def bare(text: object) -> str:
    """Letters and digits alone, width and case folded."""
    folded = unicodedata.normalize("NFKC", re.sub(r"<[^>]+>", "", str(text))).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


def names_of(csl: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each contributor of the item by the part of the name that every style prints."""
    for role in ("author", "editor", "translator", "contributor", "container-author"):
        for name in csl.get(role, []):
            yield f"name:{role}", name.get("literal") or name.get("family", "")


def wanted(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of the item that occur in its line."""
    line, csl = bare(row["expected"]), row["item"]
    values = [(name, str(csl[name])) for name in TEXT_FIELDS if csl.get(name)] + list(names_of(csl))
    for role in ("issued", "accessed"):
        for part in csl.get(role, {}).get("date-parts", [[]])[:1]:
            if part:
                values.append((role, str(part[0])))
    if row.get("locator"):
        values.append(("locator", row["locator"]))
    yield from ((name, value) for name, value in values if bare(value) and bare(value) in line)


def found(name: str, value: str, item: Item, locator: str) -> bool:
    """Whether the parsed item says the same."""
    want = bare(value)
    if name.startswith("name:"):
        return any(want in bare(n.literal + n.family + n.given) for n in item.contributors)
    if name in ("issued", "accessed"):
        dates = (
            (item.accessed,)
            if name == "accessed"
            else (item.issued, item.adopted_at, item.version_note, item.docket, item.issued_literal)
        )
        return any(value in date for date in dates)
    if name == "locator":
        return want in bare(locator) or want == bare(item.page)
    have = [bare(getattr(item, field)) for field in TEXT_FIELDS[name]]
    if want in have or (name == "page" and want == bare(locator)):
        return True
    return name in LOOSE and any(want in said or (said and said in want) for said in have)


def score(path: Path, verbose: bool) -> tuple[int, int, int, int]:
    """Fields right and wanted, whole entries right, entries verified."""
    right = total = whole = verified = 0
    missed: Counter[str] = Counter()
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        parse = parse_reference(row["expected"])
        misses = []
        for name, value in wanted(row):
            total += 1
            if found(name, value, parse.item, parse.locator):
                right += 1
            else:
                misses.append(f"{name}={value}")
                missed[name] += 1
        whole += not misses
        verified += parse.is_verified
        if verbose and misses:
            said = {k: v for k, v in parse.item.model_dump().items() if v and k not in ("language", "contributors")}
            names = [f"{name.display}/{name.role}" for name in parse.item.contributors]
            print(f"{row['expected']}\n   MISSED {misses}\n   {parse.rule} {said} {names} {parse.locator}")
    share = f"{right}/{total} = {right / total:.3f}"
    print(f"{path.stem}: fields {share}, whole {whole}, verified {verified}; missed {dict(missed)}")
    return right, total, whole, verified


def main() -> int:
    """Print one line a file; 2 where the files are not there."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("-v", "--verbose", action="store_true")
    options = arguments.parse_args()
    paths = sorted(SHARED.glob("*.jsonl"))
    if not paths:
        print(f"no items under {SHARED}", file=sys.stderr)
        return 2
    for path in paths:
        score(path, options.verbose)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
