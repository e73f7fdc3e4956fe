"""Where the side index lies and what it was made of: tantivy's files in a folder beside an SQLite database.

It is made from the database, and never asked where it is not of the database as it stands: units get numbers that are
never used again, so the next numbers say what it has. It may be deleted at any time. Loads no library.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from distlaw.db.search_words import CLAIM, PASSAGE, WORK
from distlaw.text.normaliser import NORMALISER_VERSION

NAME = "side index"  # of the row in search_state that names the database it belongs to
COLUMNS = ("body", "title", "context", "filters")  # as the full-text table has them
_STATE = "SELECT name, value FROM search_state"
_MARK = "mark.json"
_FORM = "1"  # of the fields; another one is built anew


class Mark(NamedTuple):
    """What a side index was made of: `identity` is the database's name for it, empty where it has none; `upto` are the
    next numbers of claims, passages and works."""

    identity: str
    form: str
    upto: tuple[int, int, int]

    def goes_on_from(self, other: Mark) -> bool:
        """Whether one made of `other` lacks only what came after."""
        return (
            bool(self.identity)
            and self[:2] == other[:2]
            and all(a >= b for a, b in zip(self.upto, other.upto, strict=True))
        )


def folder_beside(path: Path) -> Path:
    """The side index of the database at that path."""
    return path.with_name(f"{path.name}.fast")


def mark_of(rows: Callable[[str], Iterable[Any]]) -> Mark:
    """What the database holds now, by a function that asks it."""
    found = dict(rows(_STATE))
    first, second, third = (int(found.get(f"next {kind}", "1")) for kind in (CLAIM, PASSAGE, WORK))
    return Mark(found.get(NAME, ""), f"{_FORM} {found.get('normaliser', NORMALISER_VERSION)}", (first, second, third))


def mark_in(folder: Path) -> Mark | None:
    """What the index in that folder was made of; None where there is none, or it was never finished."""
    try:
        identity, form, upto = json.loads((folder / _MARK).read_text(encoding="utf-8"))
        first, second, third = upto
    except (OSError, ValueError):
        return None
    return Mark(identity, form, (first, second, third))


def unmark(folder: Path) -> None:
    """From now on nobody asks the index in that folder."""
    (folder / _MARK).unlink(missing_ok=True)


def put_mark(folder: Path, mark: Mark) -> None:
    """The index in that folder is whole."""
    part = folder / f"{_MARK}.part"
    part.write_text(json.dumps(mark), encoding="utf-8")
    part.replace(folder / _MARK)
