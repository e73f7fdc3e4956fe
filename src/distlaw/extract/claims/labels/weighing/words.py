"""The words of a claim by which its kind is weighed beside what its clauses are: cues of the rules, common words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.text.han import HAN

_OTHER = re.compile(rf"[^{HAN}]")
_WORD = re.compile(r"[a-z]{3,}")
_LONGEST = 10  # characters by which a cue's words are named


def features(draft: ClaimDraft) -> Iterator[str]:
    """The words that are cues of a kind, then pairs of Chinese characters or English words."""
    for hit in of(draft.hits, "kind"):
        yield f"cue:{hit.entry.value[:5]}:{draft.block.shade[hit.start : hit.end][:_LONGEST]}"
    if draft.is_english:
        yield from (f"w:{word}" for word in _WORD.findall(draft.shade))
        return
    text = _OTHER.sub("", draft.shade)
    yield from (f"w:{text[at : at + 2]}" for at in range(len(text) - 1))
