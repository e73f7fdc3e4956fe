"""The annotated documents that extract/claims is trained on: parsed, with the characters that each claim takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile
from distlaw.services.evaluate.gold import without_addresses

ROOT = Path(__file__).resolve().parents[1]
SHARED = next((up / "shared" for up in ROOT.parents if (up / "shared").is_dir()), ROOT / "shared")
OWN = [
    (ROOT / "tests" / "quality" / "sources", ROOT / "tests" / "quality" / "gold"),
    (ROOT / "tests" / "quality" / "training", ROOT / "tests" / "quality" / "training"),
    (SHARED / "seeds", SHARED / "gold"),
    (SHARED / "annotated", SHARED / "annotated"),
]
HALF = 0.5  # of the characters that two spans take together: from there they are one claim


@dataclass(frozen=True)
class Annotated:
    """A document of a set, what its annotator wrote, and whether the text was written for the purpose."""

    path: Path
    record: dict[str, Any]
    is_invented: bool = False

    @property
    def set_name(self) -> str:
        """The folder: a set is left out as a whole."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.set_name}/{self.path.name}"

    def parsed(self) -> ParsedDocument:
        """As the program reads it."""
        return parsed(self.path)

    def places(self) -> list[list[frozenset[int]]]:
        """The source's characters of each claim, without links' addresses: where it stands, and where else it is
        said."""
        text = self.path.read_bytes().decode("utf-8", "replace")
        return [
            [characters(part for e in ([spans] if isinstance(spans, dict) else spans)
                        for part in without_addresses(text, e["start"], e["end"]))
             for spans in [claim["evidence"], *(claim.get("also_at") or [])]]
            for claim in self.record["claims"]
        ]  # fmt: skip


def sets(folders: Sequence[Path]) -> list[Annotated]:
    """Every annotated document of the folders; controls too. SystemExit names a folder that has none."""
    found = {folder: list(_of(folder, folder, False)) for folder in folders}
    if empty := [str(folder) for folder, own in found.items() if not own]:
        raise SystemExit(f"no annotated document in {', '.join(empty)}: a folder holds sources and NAME.gold.json")
    return [one for own in found.values() for one in own]


def own() -> list[Annotated]:
    """Those written for the purpose, and those of ../shared."""
    return [one for sources, golds in OWN for one in _of(sources, golds, True)]


def _of(sources: Path, golds: Path, is_invented: bool) -> Iterator[Annotated]:
    for path in sorted(golds.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(record, dict) and "claims" in record and (sources / record["file"]).exists():
            yield Annotated(sources / record["file"], record, is_invented)


def parsed(path: Path) -> ParsedDocument:
    return parse(read(RawFile(path.read_bytes(), path.name))[0])[0]


def characters(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(offset for start, end in ranges for offset in range(start, end))


def matched(golds: Sequence[Sequence[frozenset[int]]], found: Sequence[frozenset[int]]) -> dict[int, int]:
    """What was found that overlaps an annotated claim by half or more, one to one, the best first, with its number."""
    pairs = []
    for number, places in enumerate(golds):
        for index, place in enumerate(found):
            overlap = max((len(gold & place) / len(gold | place) for gold in places if gold & place), default=0.0)
            if overlap >= HALF:
                pairs.append((overlap, number, index))
    taken: set[int] = set()
    chosen: dict[int, int] = {}
    for _, number, index in sorted(pairs, reverse=True):
        if number not in taken and index not in chosen:
            taken.add(number)
            chosen[index] = number
    return chosen
