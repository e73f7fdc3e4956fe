"""`.distlawignore`: what a folder holds that is no document, one pattern a line, as in .gitignore but simpler."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

NAME = ".distlawignore"


def documents_in(folder: Path) -> Iterator[Path]:
    """Files below a folder in the order of their names, without hidden ones and those its ignore files name."""
    yield from _walk(folder, ())


def _walk(folder: Path, patterns: tuple[tuple[Path, str], ...]) -> Iterator[Path]:
    patterns = (*patterns, *((folder, line) for line in _lines(folder / NAME)))
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or _is_ignored(path, patterns):
            continue
        if path.is_dir():
            yield from _walk(path, patterns)
        elif path.is_file():
            yield path


def _lines(path: Path) -> Iterator[str]:
    if path.is_file():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip()


def _is_ignored(path: Path, patterns: tuple[tuple[Path, str], ...]) -> bool:
    """A pattern with a slash names a path from its own folder, one without a name anywhere below it."""
    for root, pattern in patterns:
        bare = pattern.rstrip("/")
        if pattern.endswith("/") and not path.is_dir():
            continue
        name = path.relative_to(root).as_posix() if "/" in bare else path.name
        if fnmatchcase(name, bare):
            return True
    return False
