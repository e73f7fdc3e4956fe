"""Tells which documents of a first look were seen before: their bytes, address, title, or stretches of their text."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from distlaw.errors import DistlawError
from distlaw.readers import RawFile, read

WINDOW, STEP = 30, 5  # letters of a stretch, and how far apart the stretches of a known document begin
LONGEST = 60_000  # letters of a document that are compared
SHARE = 0.15  # of a document's stretches: more in common is a copy, less a quotation
_SHORTEST_TITLE = 8  # letters
Row = dict[str, Any]


class Seen:
    """What the documents of some folders are known by."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._bytes: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._windows: dict[int, str] = {}
        for folder in folders:
            for row in rows(folder):
                self._learn(row, folder / row["file"], f"{folder.name}/{row['id']}")

    def _learn(self, row: Row, path: Path, name: str) -> None:
        self._bytes.setdefault(_digest(path), name)
        for known, value in ((self._addresses, address(row)), (self._titles, title(row))):
            if value:
                known.setdefault(value, name)
        for window in windows(letters(path), STEP):
            self._windows.setdefault(window, name)

    def why(self, row: Row, path: Path) -> str:
        """How a document was seen, and as which one; empty where it is new."""
        for what, known, value in (
            ("bytes", self._bytes, _digest(path)),
            ("address", self._addresses, address(row)),
            ("title", self._titles, title(row)),
        ):
            if value and value in known:
                return f"{what} of {known[value]}"
        own = set(windows(letters(path), 1))
        shared = [self._windows[window] for window in own if window in self._windows]
        if len(shared) * STEP > SHARE * max(1, len(own)):
            return f"text of {max(set(shared), key=shared.count)}"
        return ""


def rows(folder: Path) -> Iterator[Row]:
    """The rows of a folder's gold."""
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def address(row: Row) -> str:
    """Where a document came from, less the scheme."""
    return str(row.get("url") or row.get("source") or "").split("://")[-1].rstrip("/")


def title(row: Row) -> str:
    """A title's letters; empty where it is too short to tell documents apart."""
    found = flat(row.get("title") or "")
    return found if len(found) >= _SHORTEST_TITLE else ""


def letters(path: Path) -> str:
    """A document's letters and digits, folded; none where it cannot be read."""
    try:
        source, _ = read(RawFile(path.read_bytes(), path.name))
    except DistlawError:
        return ""
    return flat(source.text)


def flat(text: str) -> str:
    """Letters and digits alone, folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def windows(text: str, step: int) -> Iterator[int]:
    """Marks of a text's stretches."""
    for at in range(0, max(1, min(len(text), LONGEST) - WINDOW + 1), step):
        stretch = text[at : at + WINDOW].encode()
        yield int.from_bytes(hashlib.blake2b(stretch, digest_size=8).digest(), "big")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
