"""Measures citations of the United States on other projects' suites: eyecite's tests and reporters-db's reporters.

`python scripts/bench/us_citations.py EYECITE REPORTERS_DB [--misses]`: two checkouts, which lie beside this one and are
never part of it; eyecite itself is installed for its factories alone (`pip install eyecite`).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from citations import findings_of, plain_document

Unit = tuple[str, str, str]  # class, volume (or name), page (or section)
_SUITES = ("test_find_citations", "test_relaxed_reporter_whitespace", "test_find_law_citations",
           "test_find_journal_citations", "test_find_tc_citations", "test_disambiguate_citations",
           "test_custom_tokenizer", "test_markup_plaintiff_and_antecedent_guesses")  # fmt: skip
_CLASSES = {
    "FullCaseCitation": "full", "ShortCaseCitation": "short", "SupraCitation": "supra", "IdCitation": "id",
    "FullLawCitation": "law", "FullJournalCitation": "journal", "ReferenceCitation": "reference",
}  # fmt: skip


def eyecite_pairs(folder: Path) -> Iterator[tuple[str, list[Any]]]:
    """Each text of eyecite's own tests, markup taken out, and the citations it expects."""
    sys.path.insert(0, str(folder))
    tests = import_module("tests.test_FindTest")
    suite = tests.FindTest()
    caught: list[Any] = []
    suite.run_test_pairs = lambda pairs, *_args, **_more: caught.extend(pairs)
    for name in _SUITES:
        getattr(suite, name)()
    for text, expected, *_ in caught:
        plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)) if "<" in text else text
        yield plain, list(expected)


def expected_unit(citation: Any) -> Unit | None:
    """What must be found for one of eyecite's citations; None for the ones that it calls unknown."""
    kind = _CLASSES.get(type(citation).__name__)
    if kind is None:
        return None
    groups = citation.groups
    if kind in ("id", "supra"):
        return kind, "", ""
    if kind == "reference":
        return kind, citation.metadata.plaintiff or citation.metadata.defendant or "", ""
    if kind == "law":
        return kind, "", str(groups.get("section") or groups.get("page"))
    return kind, str(groups.get("volume") or ""), str(groups.get("page") or "___")


def found_units(text: str) -> list[Unit]:
    """What distlaw finds, one unit for each citation; parallel citations count one by one."""
    found = findings_of(plain_document(text))
    units: list[Unit] = []
    for citation in found.citations:
        exact = citation.evidence.exact
        if citation.is_generic:
            continue
        if citation.rule == "case.short":
            match = re.search(r"(\d+)\s\D.*?(?:at|\*)\D*(\d+)", exact)
            units.append(("short", match[1] if match else "", match[2] if match else ""))
        elif re.match(r"(?:Id|Ibid)", exact, re.IGNORECASE):
            units.append(("id", "", ""))
        elif "supra" in exact:
            units.append(("supra", "", ""))
        elif citation.kind == "statute":
            units.append(("law", "", exact))
        elif citation.identifiers:
            keys = [value for scheme, value in citation.identifiers if scheme in ("us_reporter", "wl")]
            for value in keys:
                volume, _, page = value.partition(" ")
                units.append(("full", volume, page.rsplit(" ", 1)[-1]))
            if not keys and any(scheme == "docket" for scheme, _ in citation.identifiers):
                units.append(("docket", "", ""))
        elif citation.rule.startswith("case.name"):
            units.append(("reference", citation.name, exact))
    for reference in found.references:
        units.append(("journal", reference.item.volume, reference.evidence.exact))
    return units


def is_found(wanted: Unit, unit: Unit) -> bool:
    """Whether a unit answers to a wanted one."""
    kind, left, right = wanted
    if kind != unit[0]:
        return False
    if kind in ("id", "supra"):
        return True
    if kind == "law":
        return right.split("-")[0] in unit[2]
    if kind == "journal":
        return left in unit[2] and right in unit[2]
    if kind == "reference":
        return left in unit[2]
    digits = re.sub(r"\D", "", unit[1] + unit[2])
    return digits.endswith(re.sub(r"\D", "", right).lstrip("0") or digits[-1:]) and (
        not left or left in unit[1] + unit[2]
    )


def eyecite_suite(folder: Path, *, misses: bool) -> None:
    """Print recall, precision and what was missed, by class."""
    score: Counter[str] = Counter()
    for text, citations in eyecite_pairs(folder):
        wanted = [unit for citation in citations if (unit := expected_unit(citation))]
        units = found_units(text)
        score["found"] += len([u for u in units if u[0] != "docket"])
        for unit in wanted:
            score["expected"] += 1
            score[f"expected {unit[0]}"] += 1
            answer = next((u for u in units if is_found(unit, u)), None)
            if answer:
                units.remove(answer)
                score["right"] += 1
                score[f"right {unit[0]}"] += 1
            elif misses:
                print(f"  missed {unit} in {text[:150]!r}")
        score["false"] += len([u for u in units if u[0] != "docket"])
        if misses:
            for unit in units:
                print(f"  false {unit} in {text[:150]!r}")
    for kind in _CLASSES.values():
        print(f"  {kind:10} {score[f'right {kind}']:4} of {score[f'expected {kind}']}")
    recall, precision = score["right"] / score["expected"], score["right"] / max(1, score["right"] + score["false"])
    print(f"eyecite's suite: {score['right']} of {score['expected']} ({recall:.3f}), precision {precision:.3f}")


def reporter_sentences(folder: Path, types: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A Bluebook sentence for each edition and each example of those types, and the citation in it."""
    table = json.loads((folder / "reporters_db" / "data" / "reporters.json").read_text(encoding="utf-8"))
    for group in table.values():
        for entry in group:
            if entry["cite_type"] not in types:
                continue
            for name, edition in entry["editions"].items():
                first, last = str(edition["start"] or 1900)[:4], str(edition["end"] or 2020)[:4]
                year = (int(first) + int(last)) // 2
                if not edition.get("regexes") or "$full_cite" in edition["regexes"]:
                    cite = f"12 {name} 345"
                    yield (
                        f"So held in Harrow v. Linden Mills, Inc., {cite}, 347 ({year}), and followed.",
                        cite,
                    )
            for example in entry.get("examples", ()):
                yield (
                    f"So held in Harrow v. Linden Mills, Inc., {example} (1950), and followed.",
                    example,
                )


def reporters(folder: Path, label: str, types: tuple[str, ...], *, misses: bool) -> None:
    """Print how many of the citations are found whole, with their case's name."""
    total = right = 0
    for text, cite in reporter_sentences(folder, types):
        total += 1
        hit = any(
            cite in c.evidence.exact and c.name.startswith("Harrow v. Linden") and c.identifiers
            for c in findings_of(plain_document(text)).citations
        )
        right += hit
        if misses and not hit:
            print(f"  missed {cite!r}: {[c.evidence.exact for c in findings_of(plain_document(text)).citations]}")
    print(f"reporters, {label}: {right} of {total} ({right / total:.3f})")


def main() -> None:
    """Print the figures; a suite that does not lie there is named and left out."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    misses = "--misses" in sys.argv
    if len(paths) != 2 or not (paths[0] / "tests").is_dir() or not (paths[1] / "reporters_db").is_dir():
        sys.exit("usage: us_citations.py EYECITE REPORTERS_DB; fetch freelawproject/eyecite and reporters-db first")
    measures: list[Callable[[], None]] = [
        lambda: eyecite_suite(paths[0], misses=misses),
        lambda: reporters(paths[1], "federal", ("federal", "scotus_early"), misses=misses),
        lambda: reporters(paths[1], "state", ("state", "state_regional"), misses=misses),
        lambda: reporters(paths[1], "neutral and special", ("neutral", "specialty"), misses=misses),
    ]
    for measure in measures:
        measure()


if __name__ == "__main__":
    main()
