"""Options that many commands take; each is said once, so that they read alike everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from distlaw.cli.terminal.console import Format, counted
from distlaw.cli.terminal.declared import option

Formats = Annotated[Format | None, option("--format", help="How the answer is printed.")]
Json = Annotated[bool, option("--json", help="Short for --format json.")]
Output = Annotated[Path | None, option("--output", "-o", help="File to write; standard output otherwise.")]
ZoteroAddress = Annotated[
    str, option("--zotero", metavar="URL", help="Where Zotero answers, if not at its usual address.")
]
Force = Annotated[bool, option("--force", help="Overwrite the file, where there is one.")]
Limit = Annotated[int, option("--limit", "-n", min=0, help="At most so many; 0 for all.")]

_Row = TypeVar("_Row")


def limited(rows: Sequence[_Row], limit: int) -> Sequence[_Row]:
    """The first so many; all where the limit is 0."""
    return rows[:limit] if limit else rows


def how_many(noun: str, number: int, limit: int, many: str = "") -> str:
    """How many there are and, where a limit hides some, how many are shown: `3 claims`, `2 of 3 claims`."""
    whole = counted(number, noun, many)
    return f"{limit} of {whole}" if limit and number > limit else whole
