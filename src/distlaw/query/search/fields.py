"""The fields of the query language and their closed vocabularies; the flags of the command line are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from distlaw.errors import QuerySyntaxError, UnknownChoice
from distlaw.model.claim_words import CLAIM_STATUSES, KINDS, MODALITIES, STANCES

# What each asks for, as the help of `distlaw search` and `distlaw works` says it.
FIELDS = {
    "theory": "A theory's id or name; repeated: any of them.",
    "issue": "Claims about an issue; stances are then positions on it.",
    "stance": "permits, prohibits, conditional or neutral.",
    "kind": "characterisation, normative, allegation, …",
    "speaker": "Who says it: a name, or author, person, …",
    "modality": "asserted or hedged.",
    "author": "The work's author, in either script.",
    "title": "Words of the work's title.",
    "journal": "Words of the journal's or site's name.",
    "year": "2025, 2024..2026, 2024.. or ..2026.",
    "lang": "zh-Hans, zh-Hant, en; zh is either script.",
    "cites": "What the work cites: a case, statute, licence.",
    "case": "A case the work cites.",
    "statute": "A statute the work cites.",
    "licence": "A licence or terms the work cites.",
    "status": "proposed, accepted, rejected or suggested.",
    "key": "One work by its key.",
    "tag": "Works with this tag; repeated: any of them.",
    "min-confidence": "Proposals at least so sure, from 0 to 1.",
    "in": "claims, passages or works.",
}

CLOSED: dict[str, tuple[str, ...]] = {
    "stance": STANCES,
    "kind": KINDS,
    "modality": MODALITIES,
    "status": CLAIM_STATUSES,
    "in": ("claims", "passages", "works"),
}
# From which confidence on a proposal is shown where nothing is said: "" for all. To be calibrated on documents that
# no rule was written with; the same for search and for lists of claims.
MIN_CONFIDENCE = ""
OF_CLAIMS = frozenset(
    ("issue", "stance", "min-confidence", "kind", "modality", "speaker", "status")
)  # only claims have these
_SPELLINGS = {
    "supports": "permits", "opposes": "prohibits", "支持": "permits", "反对": "prohibits",  # what a position is called
    "characterization": "characterisation", "organization": "organisation", "open": "open_question",
}  # fmt: skip

_DASH = re.compile(r"\s*(?:[-–—~～至到]|\.{2,})\s*")


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that looks most like the word, or empty text."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(choices), 1, 0.6)
    return found[0] if found else ""


def vocabulary_value(name: str, value: str, choices: Iterable[str]) -> str:
    """The value as the vocabulary spells it; UnknownChoice names the choices."""
    known = tuple(choices)
    word = value.strip().lower().replace("-", "_")
    word = word if word in known else _SPELLINGS.get(word, word)
    if word in known:
        return word
    raise UnknownChoice(name, value, known)


def confidence(value: str, column: int = 0) -> float:
    """A number from 0 to 1."""
    try:
        found = float(value)
    except ValueError:
        found = -1.0
    if 0 <= found <= 1:
        return found
    raise QuerySyntaxError(f"{value!r} is no confidence", column=column, hint="give a number from 0 to 1: 0.7")


def years(value: str, column: int = 0) -> tuple[int, int]:
    """First and last year of `2024`, `2024..2026` (or `2024-2026`), `2024..` or `..2026`."""
    low, dots, high = _DASH.sub("..", value.strip()).partition("..")
    if not dots:
        high = low
    if (low or high) and all(
        not part or (part.isascii() and part.isdigit() and len(part) == 4) for part in (low, high)
    ):
        first, last = int(low or 0), int(high or 9999)
        if first <= last:
            return first, last
        raise QuerySyntaxError(f"year:{value} ends before it begins", column=column, hint=f"write year:{high}..{low}")
    raise QuerySyntaxError(
        f"{value!r} is not a year", column=column, hint="write 2025, 2024..2026, 2024-2026, 2024.. or ..2026"
    )
