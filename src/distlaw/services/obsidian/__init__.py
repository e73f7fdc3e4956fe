"""`distlaw export obsidian DIR`: a note a work, a theory and an issue; claims as blocks, with links both ways.

Only what stands between two marks is ours. Whatever a user writes around them stays, to the byte.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from distlaw.db.opening import open_reader
from distlaw.errors import UsageError
from distlaw.query.claims.claims import claims, relations
from distlaw.query.claims.filter import EVERY
from distlaw.services.obsidian.notes import notes
from distlaw.services.obsidian.region import Damaged, with_region

FOLDERS = ("works", "theories", "issues")
_GONE = "*no longer in the corpus*"


class NotesWritten(NamedTuple):
    """Notes that were made or changed, those that stayed as they are, and those whose marks are damaged."""

    written: tuple[str, ...]
    unchanged: int
    damaged: tuple[str, ...]


def export_obsidian(url: str, folder: Path) -> NotesWritten:
    """Write the notes of the whole corpus into a vault. A second run writes nothing.

    Raises UsageError where the folder cannot be written.
    """
    with open_reader(url) as reader:
        found = claims(reader, EVERY)
        made = notes(reader, found, relations(reader, [one.id for one in found]) if found else ())
    written, damaged, unchanged = list[str](), list[str](), 0
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name in (*made, *_left(folder, set(made))):
            try:
                changed = _write(folder / name, made.get(name, _GONE))
            except Damaged:
                damaged.append(name)
                continue
            written += [name] if changed else []
            unchanged += not changed
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(error.filename or folder)) from error
    return NotesWritten(tuple(written), unchanged, tuple(damaged))


def _left(folder: Path, made: set[str]) -> list[str]:
    """Notes of ours whose subject is gone: they stay, and say so."""
    names = (f"{kind}/{path.name}" for kind in FOLDERS for path in sorted((folder / kind).glob("*.md")))
    return [name for name in names if name not in made and b"%% distlaw:begin" in (folder / name).read_bytes()]


def _write(path: Path, text: str) -> bool:
    before = path.read_bytes() if path.is_file() else b""
    after = with_region(before, text)
    if after == before:
        return False
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(after)
    part.replace(path)
    return True
