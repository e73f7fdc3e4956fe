"""Finds the parts of a room: every module that holds `PART` or `PARTS`, then the entry points of outsiders."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
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


@cache
def part_named(room: str, name: str) -> Any:
    """The part of that name or alias, None where there is none; a module that is called like it is looked into first,
    so that one style is printed without loading the others."""
    word = name.casefold().replace("-", "_")
    package = importlib.import_module(f"distlaw.{room}")
    modules = [info.name for info in pkgutil.iter_modules(package.__path__)]
    likely = [module for module in modules if word.startswith(module) or module.startswith(f"{word}_")]
    for module in sorted(likely, key=len, reverse=True):
        found = _called(name, _in(room, module))
        if found is not None:
            return found
    return _called(name, parts(room))


def _called(name: str, among: Iterable[Any]) -> Any:
    wanted = name.casefold()
    return next((part for part in among if wanted in (part.name, *getattr(part, "aliases", ()))), None)


def _own(room: str) -> Iterator[Any]:
    package = importlib.import_module(f"distlaw.{room}")
    for info in pkgutil.iter_modules(package.__path__):
        if not info.name.startswith("_"):
            yield from _in(room, info.name)


def _in(room: str, name: str) -> Iterator[Any]:
    module = importlib.import_module(f"distlaw.{room}.{name}")
    yield from getattr(module, "PARTS", ())
    if hasattr(module, "PART"):
        yield module.PART


def _foreign(room: str) -> Iterator[Any]:
    from importlib.metadata import entry_points  # loads the readers of mail and of archives

    for point in entry_points(group=f"distlaw.{room}"):
        yield point.load()
