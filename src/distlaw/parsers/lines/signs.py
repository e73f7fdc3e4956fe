"""Signs by which a genre is told: counted on the first stretch of a text, folded."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.model.source import SourceText
from distlaw.text.fold import folded

SAMPLE = 60_000
LONGEST = 300  # characters of a line that are looked at


@lru_cache(maxsize=4)
def flat(text: str) -> str:
    """The beginning and the end of the text in Simplified script and ASCII width."""
    return folded(text if len(text) <= SAMPLE else text[: SAMPLE // 2] + "\n" + text[-SAMPLE // 2 :])


def page_kind(source: SourceText) -> str:
    """What a reader of saved pages took the page for; empty text for other files."""
    return next((hint.value for hint in source.hints if hint.name == "page_kind"), "")


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """The lines that are not blank, cut to what can tell a genre."""
    return tuple(line.strip()[:LONGEST] for line in text.split("\n") if line and not line.isspace())


def line_count(text: str, pattern: str) -> int:
    """How many lines match the pattern from their beginning."""
    compiled = _compiled(pattern)
    return sum(1 for line in _lines(text) if compiled.match(line))


@lru_cache(maxsize=200)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
