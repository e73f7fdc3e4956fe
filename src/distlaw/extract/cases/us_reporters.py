"""Reporters that the own forms do not list, by eyecite, where it is installed (extra `us`) and something is left over.

eyecite reads a masked text: the same length, with what is not ASCII blanked, because it takes the metadata of a
neighbouring citation where Chinese text runs between them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import Any

from distlaw.extract.cases.keys import Key
from distlaw.extract.spans.taken import overlaps
from distlaw.text.offsets import Range

# A volume, an abbreviation with a full stop, a page, and a bracket or comma: and no law review.
_LEFT_OVER = re.compile(r"(?<![\d.])\d{1,4}\s[A-Z][A-Za-z.']{0,9}(?:\s[A-Za-z.'0-9]{1,8}){0,4}\s\d{1,5}(?=,\s\d|\s\()")
_JOURNAL = re.compile(r"L\.\s?(?:Rev|J|Q)|Rev\.|J\.|U\.S\.C|C\.F\.R|Stat\.|Reg\.")


_WINDOW = 60  # what eyecite is shown on either side of a candidate
_MOST = 100  # candidates it is shown at most; its speed is a tenth of ours


def left_over(text: str, keys: list[Key]) -> list[Range]:
    """What looks like a reporter citation and no key covers, the first ones where there are very many."""
    spans = [(key.start, key.end) for key in keys]
    found = (
        match.span()
        for match in _LEFT_OVER.finditer(text)
        if "." in match.group() and not _JOURNAL.search(match.group()) and not overlaps(spans, *match.span())
    )
    return list(islice(found, _MOST))


@cache
def is_installed() -> bool:
    """Whether the extra is there; looks for it without loading it."""
    return find_spec("eyecite") is not None


def more_keys(text: str, keys: list[Key]) -> list[Key]:
    """The keys of further reporters, none of which overlaps a given key."""
    candidates = left_over(text, keys)
    if not candidates or not is_installed():
        return []
    from eyecite import get_citations
    from eyecite.models import FullCaseCitation

    shown, places = _shown(text, candidates)
    taken = [(key.start, key.end) for key in keys]
    found: list[Key] = []
    for citation in get_citations(shown):
        cited: Any = citation  # eyecite has no types
        start, end = (places[offset] for offset in cited.span())
        value = f"{cited.groups.get('volume')} {cited.groups.get('reporter')} {cited.groups.get('page')}"
        if isinstance(citation, FullCaseCitation) and not overlaps(taken, start, end) and value.split()[-1].isdigit():
            found.append(Key(start, end, "us_reporter", (value,), "case.us.eyecite", 0.9))
            taken = sorted([*taken, (start, end)])
    return found


def _shown(text: str, candidates: list[Range]) -> tuple[str, list[int]]:
    """The candidates with what stands beside them, masked; and where each of its characters stood."""
    pieces: list[str] = []
    places: list[int] = []
    for start, end in candidates:
        low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
        pieces.append(re.sub(r"[^\x00-\x7f]", "\n", text[low:high]) + "\n\n")
        places += [*range(low, high), high, high]
    return "".join(pieces), [*places, len(text)]
