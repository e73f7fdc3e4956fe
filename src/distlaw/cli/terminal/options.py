"""Options that many commands take; each is said once, so that they read alike everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from distlaw.cli.terminal.console import Format, counted

Formats = Annotated[Format | None, typer.Option("--format", help="How the answer is printed.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; standard output otherwise.")]
ZoteroAddress = Annotated[
    str, typer.Option("--zotero", metavar="URL", help="Where Zotero answers, if not at its usual address.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file, where there is one.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")]

_Row = TypeVar("_Row")


def limited(rows: Sequence[_Row], limit: int) -> Sequence[_Row]:
    """The first so many; all where the limit is 0."""
    return rows[:limit] if limit else rows


def told(noun: str, number: int, limit: int, many: str = "") -> str:
    """How many there are and, where a limit hides some, how many are shown: `3 claims`, `2 of 3 claims`."""
    whole = counted(number, noun, many)
    return f"{limit} of {whole}" if limit and number > limit else whole
