"""What the paths on the command line mean: files, folders, archives, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from distlaw.errors import InputError
from distlaw.readers.reader import LITTER, RawFile
from distlaw.services.ingest.ignore import documents_in

LARGEST = 200 * 1024 * 1024  # bytes; a larger file is refused unread


@dataclass(frozen=True)
class Input:
    """One file to read; `name` is what the user is shown."""

    name: str
    path: Path | None = None  # None: standard input

    def raw(self) -> RawFile:
        """The bytes. Raises InputError where they cannot be had."""
        if self.path is None:
            data = sys.stdin.buffer.read(LARGEST + 1)
            return _checked(RawFile(data, "standard input"), self.name)
        try:
            if self.path.stat().st_size > LARGEST:
                raise InputError(f"larger than {LARGEST >> 20} MB", code="size", where=self.name, hint="split the file")
            return RawFile(self.path.read_bytes(), self.path.name, str(self.path.absolute()))
        except OSError as error:
            raise InputError(error.strerror or str(error), code="unreadable", where=self.name) from error


def _checked(raw: RawFile, name: str) -> RawFile:
    if len(raw.data) > LARGEST:
        raise InputError(f"larger than {LARGEST >> 20} MB", code="size", where=name)
    return raw


def inputs(paths: Sequence[str]) -> Iterator[Input]:
    """The files meant, folders walked in the order of their names; hidden files, and those that a
    `.distlawignore` names, are passed over.

    A path that does not exist, and a folder without any file, give an `Input` whose `raw` raises.
    """
    for word in paths:
        if word == "-":
            yield Input("-")
            continue
        path = Path(word)
        if path.is_dir():
            found = [p for p in documents_in(path) if p.name.lower() not in LITTER]
            if not found:
                raise InputError("no file to read in this folder", code="empty_folder", where=word)
            yield from (Input(str(file), file) for file in found)
        else:
            yield Input(word, path)


def counted_files(paths: Sequence[str]) -> int | None:
    """How many files the paths mean, for a progress bar; None where that cannot be said."""
    try:
        return sum(1 for _ in inputs(paths))
    except (InputError, OSError):
        return None
