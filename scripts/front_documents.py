"""The annotated documents that parsers/front is trained on: read, grouped by origin, dealt into folds."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from first_look import key
from seen_documents import SHARE, flat, windows

from distlaw.errors import DistlawError
from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read

FOLDS = 4
_HEAD = 30_000  # characters
_COMPARED = 8000  # letters of a text that are compared with those of others
_COMMON = 6  # a stretch that so many documents share is a site's or a database's own
Row = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """One annotated document; `fold` is the same for all documents of one origin and for copies of one text."""

    row: Row
    folder: Path
    source: SourceText
    fold: int = 0

    @property
    def beginning(self) -> SourceText:
        """The source cut where no head reaches, so that training does not walk over whole books."""
        if len(self.source.text) <= _HEAD:
            return self.source
        marks = tuple(mark for mark in self.source.marks if mark.end <= _HEAD)
        return self.source.model_copy(update={"text": self.source.text[:_HEAD], "marks": marks})

    @property
    def name(self) -> str:
        """Folder and id."""
        return f"{self.folder.name}/{self.row['id']}"


def documents(folders: Sequence[Path], cache: Path | None = None) -> list[Document]:
    """Every document of the folders that can be read, dealt into folds; `cache` keeps what was read."""
    found = [one for folder in folders for one in _read(folder, cache)]
    origins = _together([_origin(one) for one in found], _copies([one.source.text for one in found]))
    places = {name: int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS for name in origins}
    return [
        Document(one.row, one.folder, one.source, places[origin]) for one, origin in zip(found, origins, strict=True)
    ]


def _read(folder: Path, cache: Path | None) -> Iterator[Document]:
    told = {row["id"]: row for row in _rows(folder / "lines.jsonl")}
    for row in _rows(folder / "gold.jsonl"):
        try:
            yield Document(row | told.get(row["id"], {}), folder, _source(folder / row["file"], cache))
        except DistlawError:
            continue


def _rows(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.strip():
            yield json.loads(line)


def _source(path: Path, cache: Path | None) -> SourceText:
    data = path.read_bytes()
    kept = cache / hashlib.sha256(data + path.name.encode()).hexdigest() if cache else None
    if kept and kept.exists():
        known: SourceText = pickle.loads(kept.read_bytes())
        return known
    source, _ = read(RawFile(data, path.name))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(source))
    return source


def _origin(one: Document) -> str:
    """The site; of a repository that holds many journals' papers, the journal."""
    site = urlsplit(one.row.get("url") or "").netloc
    if site:
        return site
    repository = str(one.row.get("source") or one.row["id"]).split(":")[0]
    return f"{repository} {key(one.row.get('container') or '')}"


def _copies(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of documents that share a good part of their text."""
    holders: dict[int, set[int]] = defaultdict(set)
    sizes = []
    for at, text in enumerate(texts):
        own = set(windows(flat(text)[:_COMPARED], 1))
        sizes.append(len(own))
        for window in own:
            holders[window].add(at)
    shared: Counter[tuple[int, int]] = Counter()
    for group in holders.values():
        if 1 < len(group) < _COMMON:
            shared.update(combinations(sorted(group), 2))
    return [pair for pair, count in shared.items() if count > SHARE * min(sizes[pair[0]], sizes[pair[1]])]


def _together(origins: list[str], copies: Sequence[tuple[int, int]]) -> list[str]:
    """Each document's origin, that of its copies being one."""
    parent = {origin: origin for origin in origins}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for one, other in copies:
        parent[root(origins[one])] = root(origins[other])
    return [root(origin) for origin in origins]
