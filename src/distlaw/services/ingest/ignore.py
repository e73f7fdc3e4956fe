"""`.distlawignore`: what a folder holds that is no document, in the language of .gitignore."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

NAME = ".distlawignore"
Rules = tuple[tuple[Path, GitIgnoreSpec], ...]


def documents_in(folder: Path) -> Iterator[Path]:
    """Files below a folder in the order of their names, without hidden ones and those its ignore files name."""
    yield from _walk(folder, ())


def _walk(folder: Path, rules: Rules) -> Iterator[Path]:
    own = folder / NAME
    if own.is_file():
        lines = own.read_text(encoding="utf-8", errors="replace").splitlines()
        rules = (*rules, (folder, GitIgnoreSpec.from_lines(lines)))
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or _is_ignored(path, rules):
            continue
        if path.is_dir():
            yield from _walk(path, rules)
        elif path.is_file():
            yield path


def _is_ignored(path: Path, rules: Rules) -> bool:
    """The last pattern that speaks of the path decides, the innermost file's before the others'."""
    for root, spec in reversed(rules):
        name = path.relative_to(root).as_posix() + ("/" if path.is_dir() else "")
        said = spec.check_file(name).include
        if said is not None:
            return said
    return False
