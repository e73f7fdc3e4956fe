#!/usr/bin/env python3
"""Scores what distlaw reads from real documents against hand-written gold: the "first look" of docs/quality.md.

python scripts/first_look.py FOLDER…           each folder holds documents and a gold.jsonl
python scripts/first_look.py --wrong FOLDER…   and every value that is not right
python scripts/first_look.py FOLDER… --seen FOLDER…   documents that were in one of these folders are counted apart

A row of gold: id, file, and the fields below; `accept` holds other right answers; null means that the text does not
say, so that a value there is *invented*. `noise` are strings that must not be in the body, `checks` must be.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from seen_documents import Seen, rows

SINGLE = ("container", "year", "date", "volume", "issue", "pages", "doi")
LISTS = ("authors", "affiliations", "keywords", "keywords_en")
TEXTS = ("title", "title_en", "abstract_start", "abstract_en_start", "language", "script")
FIELDS = ("title", "authors", "affiliations", *SINGLE, "keywords", "keywords_en", *TEXTS[1:])
GROUPS = {
    "title": ("title",), "authors": ("authors",), "year": ("year",), "container": ("container",),
    "volume issue pages doi": ("volume", "issue", "pages", "doi"),
    "abstract and keywords": ("abstract_start", "abstract_en_start", "keywords", "keywords_en"),
}  # fmt: skip
RIGHT, WRONG, MISSING, INVENTED = "right", "wrong", "missing", "invented"
Row = dict[str, Any]


class Verdict(NamedTuple):
    """One field of one document."""

    id: str
    field: str
    verdict: str
    gold: object
    read: object


def main() -> None:
    """Read the folders, compare, print a table a folder and one of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list every value that is not right")
    parser.add_argument("--field", help="list only this field")
    parser.add_argument("--seen", nargs="+", type=Path, default=(), help="folders that were open before")
    chosen = parser.parse_args()
    everything: list[Verdict] = []
    known = Seen(chosen.seen) if chosen.seen else None
    old: set[str] = set()
    for folder in chosen.folders:
        found = list(looked_at(folder))
        old |= set(told_seen(folder, known)) if known else set()
        everything += found
        if len(chosen.folders) > 1:
            show(folder.name, [one for one in found if one.id not in old])
    show("all", [one for one in everything if one.id not in old])
    if old:
        show("seen before, not counted above", [one for one in everything if one.id in old])
    for one in everything if chosen.wrong else ():
        if one.verdict != RIGHT and chosen.field in (None, one.field):
            print(f"{one.id}\t{one.field}\t{one.verdict}\tgold {one.gold!r}\tread {one.read!r}"[:400])


def told_seen(folder: Path, known: Seen) -> Iterator[str]:
    """The ids of a folder's documents that were seen before, each told with what shows it."""
    for row in rows(folder):
        if why := known.why(row, folder / row["file"]):
            print(f"seen before: {folder.name}/{row['id']}: {why}")
            yield row["id"]


def looked_at(folder: Path) -> Iterator[Verdict]:
    """Every verdict on a folder's documents, read into a database of their own."""
    gold = list(rows(folder))
    works = dumped([folder / row["file"] for row in gold])
    for row in gold:
        work = works.get(Path(row["file"]).name)
        yield Verdict(row["id"], "ingested", RIGHT if work else MISSING, row["file"], None)
        if work:
            yield from compared(row, work)


def dumped(files: list[Path]) -> dict[str, Row]:
    """File name → the work that was read from it alone (each file in a database of its own would be too slow;
    works are told apart by their sources, and one merged with another counts for both)."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "look.db")
        command = [sys.executable, "-m", "distlaw", "--db", database]
        names = [str(file) for file in files]
        subprocess.run([*command, "ingest", *names, "--quiet"], capture_output=True, check=False)
        printed = subprocess.run([*command, "dump"], capture_output=True, text=True, check=True).stdout
    works = [json.loads(line) for line in printed.splitlines()]
    return {
        Path(source["file_name"]).name: work
        for work in works
        if work["status"] == "present"
        for source in work["sources"]
    }


def compared(row: Row, work: Row) -> Iterator[Verdict]:
    """Field by field, then furniture, check strings, headings and notes."""
    read = values_of(work)
    for field in FIELDS:
        verdict = judged(field, row, read.get(field))
        if verdict:
            yield Verdict(row["id"], field, verdict, row.get(field), read.get(field))
    body, letters = flat(work["body"]), bare(work["body"])
    for noise in row.get("noise") or ():
        yield Verdict(row["id"], "noise", WRONG if flat(noise) in body else RIGHT, noise, None)
    for check in row.get("checks") or ():
        yield Verdict(row["id"], "checks", RIGHT if bare(check) in letters else WRONG, check, None)
    yield from headings(row, work)
    if row.get("n_footnotes"):
        notes = sum(1 for source in work["sources"] for one in source["passages"] if "note" in str(one[2:3]))
        good = notes >= 0.9 * row["n_footnotes"]
        yield Verdict(row["id"], "notes", RIGHT if good else WRONG, row["n_footnotes"], notes)


def headings(row: Row, work: Row) -> Iterator[Verdict]:
    """Gold headings found, and how many were read beside them (precision is counted over the text gold covers)."""
    read = [letters for section in work["sections"] if (letters := key(f"{section['number']}{section['title']}"))]
    titles = [key(section["title"]) for section in work["sections"]]
    for heading in row.get("sections") or ():
        wanted = key(heading)
        hit = any(
            wanted in (one, title) or (len(wanted) > 3 and one.endswith(wanted))
            for one, title in zip(read, titles, strict=False)
        )
        yield Verdict(row["id"], "sections", RIGHT if hit or wanted in read else MISSING, heading, None)


def values_of(work: Row) -> Row:
    """The record of a work in the words of the gold."""
    item, date = work["work"], ((work["work"].get("issued") or {}).get("date-parts") or [[None]])[0]
    places = [place for author in work["authors"] for place in author.get("affiliations") or ()]
    return {
        "title": item.get("title"), "title_en": item.get("title_translated"),
        "authors": [author["name"] for author in work["authors"] if author.get("role", "author") == "author"],
        "affiliations": list(dict.fromkeys(places)), "container": item.get("container-title"),
        "year": str(date[0]) if date[0] else None,
        "date": "-".join(f"{part:02d}" for part in date) if date[0] else None,
        "volume": item.get("volume"), "issue": item.get("issue"), "pages": item.get("page"), "doi": item.get("DOI"),
        "keywords": item.get("keywords"), "keywords_en": item.get("keywords_translated"),
        "abstract_start": item.get("abstract"), "abstract_en_start": item.get("abstract_translated"),
        "language": (item.get("language") or "")[:2],
        "script": {"zh-Hans": "Hans", "zh-Hant": "Hant", "en": "Latn"}.get(item.get("language", "")),
    }  # fmt: skip


def judged(field: str, row: Row, value: object) -> str:
    """right, wrong, missing or invented; empty where neither side has a value."""
    gold, others = row.get(field), _listed((row.get("accept") or {}).get(field))
    value = value or None
    gold = gold or None
    if field == "title" and gold:
        others = [*others, f"{gold}{row.get('subtitle') or ''}"]
    if gold is None:
        if value is None or (field == "date" and value == row.get("year")):
            return ""
        return RIGHT if any(same(field, one, value) for one in others if one) else INVENTED
    if value is None:
        return RIGHT if None in others else MISSING
    return RIGHT if any(same(field, one, value) for one in [gold, *others] if one) else WRONG


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def same(field: str, gold: Any, value: Any) -> bool:
    """Whether two values say the same, as a reader would judge."""
    if field in LISTS:
        wanted = [key(one) for one in (gold if isinstance(gold, list) else [gold])]
        read = [key(one) for one in value]
        if field == "affiliations":
            return len(wanted) == len(read) and all(any(a in b or b in a for b in read) for a in wanted)
        return wanted == read
    if field.startswith("abstract"):
        return key(value).startswith(key(gold))
    if field == "date":
        return bool(value == gold or (str(gold).startswith(str(value)) and len(str(value)) > 4))
    if field == "pages":
        return pages(gold) == pages(value)
    if field == "container":
        return re.sub("^the", "", key(gold)) == re.sub("^the", "", key(value))
    return re.sub("^0+", "", key(gold)) == re.sub("^0+", "", key(value))


def key(value: object) -> str:
    """Letters and digits alone, folded."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(value)).lower())


def flat(text: str) -> str:
    """Without blanks, folded."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())


def bare(text: str) -> str:
    """Latin letters and Chinese characters alone."""
    return re.sub("[^a-z\u3400-\u9fff]", "", unicodedata.normalize("NFKC", text).lower())


def pages(value: object) -> str:
    """First page and last, without zeros before them."""
    return "-".join(part.strip().lstrip("0") for part in re.split("[-–—―~～]", str(value)))


def show(name: str, found: list[Verdict]) -> None:
    """A table of counts, then the groups that the project is measured by."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        counts[one.field][one.verdict] += 1
    print(f"\n## {name}\n{'field':<20}{'right':>7}{'wrong':>7}{'missing':>9}{'invented':>10}{'accuracy':>10}")
    for field in ("ingested", *FIELDS, "noise", "checks", "sections", "notes"):
        if counts[field]:
            print(line(field, [counts[field]]))
    print("--")
    for group, fields in GROUPS.items():
        print(line(group, [counts[field] for field in fields]))
    said = sum((counts[field] for field in FIELDS), Counter[str]())
    bad, whole = said[WRONG] + said[INVENTED], said.total()
    print(f"wrong or invented of all values: {bad}/{whole} = {bad / max(1, whole):.3f}")


def line(name: str, counts: list[Counter[str]]) -> str:
    """One row: accuracy is over the values that gold has."""
    whole: Counter[str] = sum(counts, Counter())
    known = whole[RIGHT] + whole[WRONG] + whole[MISSING]
    share = f"{whole[RIGHT] / known:.3f}" if known else "–"
    return f"{name:<24}{whole[RIGHT]:>3}{whole[WRONG]:>7}{whole[MISSING]:>9}{whole[INVENTED]:>10}{share:>10}"


if __name__ == "__main__":
    main()
