"""`distlaw load`: a dump back into a database."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import InputError
from distlaw.settings import database_url, user_name


def run(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A dump (JSON Lines), or - for standard input.")] = "-",
) -> None:
    """Read a dump back: same works, same claims, same ids. Works that are here already stay as they are.

    It is one transaction: a record that cannot be read leaves the database as it was.
    """
    from distlaw.services.record.load import load

    counts = Counter(verdict for _, verdict in load(database_url(), _lines(path), path, user_name()))
    console.say(
        ", ".join(f"{console.counted(number, 'work')} {word}" for word, number in counts.items()) or "nothing to load"
    )


def _lines(path: str) -> list[str]:
    try:
        return sys.stdin.readlines() if path == "-" else Path(path).read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(error.strerror or str(error), code="unreadable", where=path) from error
    except UnicodeDecodeError as error:
        raise InputError("not a UTF-8 text", code="encoding", where=path, hint="made by `distlaw dump`?") from error
