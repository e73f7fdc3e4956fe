"""Finds the parts of a room: every module that holds `PART` or `PARTS`, then the entry points of outsiders."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from distlaw.errors import VocabularyError


@cache
def parts(room: str) -> tuple[Any, ...]:
    """Return the parts of `distlaw.<room>` in the order of their `order`, then name; two of one name are an error."""
    found: dict[str, Any] = {}
    for part in (*_own(room), *_foreign(room)):
        if part.name in found:
            raise VocabularyError(f"two parts of {room} are called {part.name!r}")
        found[part.name] = part
    return tuple(sorted(found.values(), key=lambda part: (getattr(part, "order", 50), part.name)))


def _own(room: str) -> Iterator[Any]:
    package = importlib.import_module(f"distlaw.{room}")
    for info in pkgutil.iter_modules(package.__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"distlaw.{room}.{info.name}")
            yield from getattr(module, "PARTS", ())
            if hasattr(module, "PART"):
                yield module.PART


def _foreign(room: str) -> Iterator[Any]:
    for point in entry_points(group=f"distlaw.{room}"):
        yield point.load()
