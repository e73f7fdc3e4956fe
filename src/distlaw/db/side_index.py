"""Where the side index lies and what it was made of: tantivy's files in a folder beside an SQLite database.

It is made from the database, and never asked where it is not of the database as it stands: units get numbers that are
never used again, so the next numbers say what it has. It may be deleted at any time. Loads no library.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from distlaw.db.search_words import CLAIM, PASSAGE, WORK
from distlaw.text.normaliser import NORMALISER_VERSION

NAME = "side index"  # of the row in search_state that names the database it belongs to
COLUMNS = ("body", "title", "context", "filters")  # as the full-text table has them
_STATE = "SELECT name, value FROM search_state"
_MARK = "mark.json"
_LENGTHS = "lengths.json"
_LENGTH_BITS = 24
_LONGEST = (1 << _LENGTH_BITS) - 1
_FORM = "2"  # of the fields; another one is built anew


class Watermark(NamedTuple):
    """What a side index was made of: `identity` is the database's name for it, empty where it has none; `upto` are the
    next numbers of claims, passages and works."""

    identity: str
    form: str
    upto: tuple[int, int, int]

    def goes_on_from(self, other: Watermark) -> bool:
        """Whether one made of `other` lacks only what came after."""
        return (
            bool(self.identity)
            and self[:2] == other[:2]
            and all(a >= b for a, b in zip(self.upto, other.upto, strict=True))
        )


class Lengths(NamedTuple):
    """What was ever put into a side index: units, their tokens in all columns, and those of passages' bodies."""

    units: int = 0
    tokens: int = 0
    bodies: int = 0


@lru_cache(maxsize=8)
def folder_beside(path: Path) -> Path:
    """The side index of the database at that path."""
    return path.with_name(f"{path.name}.fast")


def mark_of(rows: Callable[[str], Iterable[Any]]) -> Watermark:
    """What the database holds now, by a function that asks it."""
    found = dict(rows(_STATE))
    first, second, third = (int(found.get(f"next {kind}", "1")) for kind in (CLAIM, PASSAGE, WORK))
    return Watermark(
        found.get(NAME, ""), f"{_FORM} {found.get('normaliser', NORMALISER_VERSION)}", (first, second, third)
    )


def field_of(column: str, kind: int) -> str:
    """The field of a column: each kind of unit has its own, so that no question has to say which it means."""
    return f"{column}{kind}"


def mark_in(folder: Path) -> Watermark | None:
    """What the index in that folder was made of; None where there is none, or it was never finished."""
    path = folder / _MARK
    try:
        found = path.stat()
        return _mark_at(path, found.st_ino, found.st_mtime_ns)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=8)
def _mark_at(path: Path, file: int, changed: int) -> Watermark:
    """A mark is written under another name and renamed: a new one is another file."""
    identity, form, upto = json.loads(path.read_text(encoding="utf-8"))
    first, second, third = upto
    return Watermark(identity, form, (first, second, third))


def lengths_as_one(body: int, length: int) -> int:
    """The tokens of a unit's body and of all its columns as one number: asking for a field has its price."""
    return body << _LENGTH_BITS | min(length, _LONGEST)


def lengths_of(one: int) -> tuple[int, int]:
    """The two again."""
    return one >> _LENGTH_BITS, one & _LONGEST


def lengths_in(folder: Path) -> Lengths:
    """How long the units of the index in that folder are."""
    try:
        return Lengths(*json.loads((folder / _LENGTHS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Lengths()


def put_lengths(folder: Path, lengths: Lengths) -> None:
    """Say how long they are."""
    (folder / _LENGTHS).write_text(json.dumps(lengths), encoding="utf-8")


def unmark(folder: Path) -> None:
    """From now on nobody asks the index in that folder."""
    (folder / _MARK).unlink(missing_ok=True)


def put_mark(folder: Path, mark: Watermark) -> None:
    """The index in that folder is whole."""
    part = folder / f"{_MARK}.part"
    part.write_text(json.dumps(mark), encoding="utf-8")
    part.replace(folder / _MARK)
