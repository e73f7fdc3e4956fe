"""Reads all of `data/` as the program does, and holds the taxonomy to the rules of SKOS."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import distlaw.vocab
from distlaw.errors import VocabularyError
from distlaw.vocab import checking
from distlaw.vocab.issues import load_issues
from distlaw.vocab.theories import load_theories

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print every fault and exit 1, or say how much was read."""
    try:
        loaded = list(_load_everything())
    except VocabularyError as error:
        sys.exit(str(error))
    faults = [*map(str, checking.faults()), *map(str, checking.example_faults()), *_unread_files()]
    if faults:
        sys.exit("\n".join(faults))
    theories, issues = len(load_theories()), len(load_issues())
    print(f"read by {len(loaded)} loaders; {theories} theories keep the rules of SKOS; {issues} issues")


def _load_everything() -> Iterator[str]:
    """Call every loader of the vocabulary room that takes no argument."""
    for info in pkgutil.iter_modules(distlaw.vocab.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"distlaw.vocab.{info.name}")
        for name, function in vars(module).items():
            own = name.startswith("load_") and getattr(function, "__module__", "") == module.__name__
            if own and not inspect.signature(function).parameters:
                function()
                yield f"{info.name}.{name}"


def _unread_files() -> Iterator[str]:
    """A file of another kind would ship without anybody reading it."""
    for path in sorted((ROOT / "data").rglob("*")):
        if path.is_file() and path.suffix not in (".yaml", ".json", ".tsv", ".txt", ".html"):
            yield f"{path.relative_to(ROOT)}: what is this file?"


if __name__ == "__main__":
    main()
