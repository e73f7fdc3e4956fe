"""Reporters that the own forms do not list, by eyecite, where it is installed (extra `us`) and something is left over.

eyecite reads a masked text: the same length, with what is not ASCII blanked, because it takes the metadata of a
neighbouring citation where Chinese text runs between them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Any

from distlaw.extract._case_keys import Key
from distlaw.extract._spans import overlaps

# A volume, an abbreviation with a full stop, a page, and a bracket or comma: and no law review.
_LEFT_OVER = re.compile(r"(?<![\d.])\d{1,4}\s[A-Z][A-Za-z.']{0,9}(?:\s[A-Za-z.'0-9]{1,8}){0,4}\s\d{1,5}(?=,\s\d|\s\()")
_JOURNAL = re.compile(r"L\.\s?(?:Rev|J|Q)|Rev\.|J\.|U\.S\.C|C\.F\.R|Stat\.|Reg\.")


def left_over(text: str, keys: list[Key]) -> bool:
    """Whether something looks like a reporter citation that no key covers."""
    spans = [(key.start, key.end) for key in keys]
    return any(
        "." in match.group() and not _JOURNAL.search(match.group()) and not overlaps(spans, match.start(), match.end())
        for match in _LEFT_OVER.finditer(text)
    )


@cache
def is_installed() -> bool:
    """Whether the extra is there; looks for it without loading it."""
    return find_spec("eyecite") is not None


def more_keys(text: str, keys: list[Key]) -> list[Key]:
    """The keys of further reporters, none of which overlaps a given key."""
    if not left_over(text, keys) or not is_installed():
        return []
    from eyecite import get_citations
    from eyecite.models import FullCaseCitation

    spans = [(key.start, key.end) for key in keys]
    masked = re.sub(r"[^\x00-\x7f]", "\n", text)
    found: list[Key] = []
    for citation in get_citations(masked):
        cited: Any = citation  # eyecite has no types
        start, end = cited.span()
        if isinstance(citation, FullCaseCitation) and not overlaps(spans, start, end):
            groups = cited.groups
            value = f"{groups.get('volume')} {cited.corrected_reporter()} {groups.get('page')}"
            if groups.get("volume") and str(groups.get("page") or "").isdigit():
                found.append(Key(start, end, "us_reporter", (value,), "case.us.eyecite", 0.9))
    return found
