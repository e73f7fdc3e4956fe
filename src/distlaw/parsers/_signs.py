"""Signs by which a genre is told: counted on the first stretch of a text, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from distlaw.model.source import SourceText
from distlaw.text.fold import folded

SAMPLE = 60_000


@lru_cache(maxsize=4)
def flat(text: str) -> str:
    """The beginning and the end of the text in Simplified script and ASCII width."""
    return folded(text if len(text) <= SAMPLE else text[: SAMPLE // 2] + "\n" + text[-SAMPLE // 2 :])


def page_kind(source: SourceText) -> str:
    """What a reader of saved pages took the page for; empty text for other files."""
    return next((hint.value for hint in source.hints if hint.name == "page_kind"), "")


def share(text: str, patterns: Iterable[str]) -> float:
    """How many of the patterns occur in the text, as a share of one."""
    found = [re.search(pattern, text, re.MULTILINE | re.IGNORECASE) is not None for pattern in patterns]
    return sum(found) / max(1, len(found))


def line_count(text: str, pattern: str) -> int:
    """How many lines match the pattern from their beginning."""
    return len(re.findall(rf"^[ \t]*(?:{pattern})", text, re.MULTILINE | re.IGNORECASE))
