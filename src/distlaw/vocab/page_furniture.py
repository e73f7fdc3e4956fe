"""The lines of a saved web page that are no part of its article: `data/page_furniture/`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from distlaw.vocab.yaml_files import load_folder

Extent = Literal["line", "edge", "following", "rest"]


class FurnitureLine(BaseModel):
    """One kind of line; `drops` says how much goes with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    drops: Extent
    pattern: str
    also: str = ""  # a second pattern, where one would be unreadable
    examples: tuple[str, ...]
    refused: tuple[str, ...] = ()


@cache
def furniture_lines() -> tuple[FurnitureLine, ...]:
    """All kinds, in the order of the files."""
    return tuple(line for lines in load_folder("page_furniture", tuple[FurnitureLine, ...]) for line in lines)


@cache
def _compiled() -> tuple[tuple[Extent, re.Pattern[str]], ...]:
    patterns = ((line.drops, pattern) for line in furniture_lines() for pattern in (line.pattern, line.also) if pattern)
    return tuple((drops, re.compile(pattern)) for drops, pattern in patterns)


def furniture_kinds(line: str) -> frozenset[Extent]:
    """How much a line takes with it; empty where it belongs to the article. Lines over 900 characters never match."""
    line = line.strip()
    if not line or len(line) > 900:
        return frozenset()
    is_short = len(line) <= 120  # only notices at the edges are longer
    return frozenset(drops for drops, pattern in _compiled() if (is_short or drops == "edge") and pattern.search(line))
