"""Theories that a long text is given claims on without ever calling them by name: it speaks of something else. Those
that the user added are left be: what they are called is the user's affair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.lexicon import cue_text
from distlaw.extract.claims.topicality import size
from distlaw.text.chinese import han_count
from distlaw.vocab.theories import load_theories, own_theories
from distlaw.vocab.weights import load_weights

# Characters, three of English for one of Chinese: a shorter text need not repeat a name. Measured on English texts, and
# asked of them alone: the Chinese labels are fewer than the words by which a Chinese text names its doctrine.
_LONG = 5_000
_SHARE = 0.08  # names for each claim: 73 law-review articles, of which those on other law have fewer
_SHORTEST = 4  # letters of a name: EAR and ToU are words too


RULE = "theory.unnamed"  # by which a theory was taken off


def without_unnamed(parts: Sequence[ClaimBlock], found: Sequence[ClaimDraft]) -> None:
    """Take such theories off the drafts, and note it there; a draft that takes a position on an issue stays with it."""
    if size(parts) < _LONG or 2 * sum(block.is_english for block in parts) < len(parts):
        return
    enough = load_weights().propose
    claims = Counter(theory for draft in found if draft.probability >= enough for theory in draft.theories)
    asked = {theory: count for theory, count in claims.items() if theory not in own_theories()}
    unnamed = {theory for theory, count in asked.items() if _is_unnamed(theory, count, parts)}
    for draft in found:
        for theory in unnamed.intersection(draft.theories):
            draft.note("theory", theory, RULE)
        draft.theories = tuple(theory for theory in draft.theories if theory not in unnamed)


def _is_unnamed(theory: str, claims: int, parts: Sequence[ClaimBlock]) -> bool:
    names = _names().get(theory)
    if names is None:
        return False
    return sum(len(names.findall(block.shade)) for block in parts) < max(1.0, _SHARE * claims)


@cache
def _names() -> dict[str, re.Pattern[str]]:
    """Each theory's labels in all scripts and languages, as folded text has them."""
    return {
        theory.id: re.compile("|".join(sorted({_pattern(label) for label in theory.labels() if _is_long(label)})))
        for theory in load_theories()
    }


def _is_long(label: str) -> bool:
    return han_count(label) > 0 or len(label) >= _SHORTEST


def _pattern(label: str) -> str:
    shade = re.escape(cue_text(label))
    return shade if han_count(label) else rf"\b{shade}(?:e?s)?\b"
