"""Patterns that are compiled when they are first used: importing a module costs nothing for those that nobody asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class LazyPattern:
    """Stands for a pattern until one of its methods is asked for, and hands on that method from then on."""

    def __init__(self, source: Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags
        self._made: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._made is None:
            self._made = re.compile(self._source(), self._flags)
        value = getattr(self._made, name)
        setattr(self, name, value)  # found without this method the next time
        return value


def lazy(source: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The pattern that `source` writes, compiled on first use; its methods are those of a compiled one."""
    return cast("re.Pattern[str]", LazyPattern(source, flags))
