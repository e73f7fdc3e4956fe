"""Generic signs: what may be said of a conduct, a restraint or a thing, whatever the issue."""

from __future__ import annotations

from typing import Literal, NamedTuple

from distlaw.extract.claims.lexicon import CueHit

SignValue = Literal[
    "permitted", "prohibited", "infringes", "not_infringes", "excused", "not_excused", "valid", "void", "protected",
    "unprotected", "liable", "not_liable", "benefits", "harms", "restraint_harms", "restraint_benefits",
    "claim_upheld", "claim_refused", "accused", "not_accused",
]  # fmt: skip
Part = Literal["main", "condition", "concession", "reason"]


class Sign(NamedTuple):
    """One sign at `[start, end)` of a block; its object is what the clause has besides it."""

    value: SignValue
    start: int
    end: int
    object: tuple[int, int]
    hit: CueHit
    part: Part
    strength: int


_OF_WORDS: dict[str, tuple[SignValue, SignValue]] = {  # a word's value: as it stands, and negated
    "permitted": ("permitted", "prohibited"),
    "prohibited": ("prohibited", "permitted"),
    "wrong": ("infringes", "not_infringes"),
    "excused": ("excused", "not_excused"),
    "valid": ("valid", "void"),
    "void": ("void", "valid"),
    "protected": ("protected", "unprotected"),
    "unprotected": ("unprotected", "protected"),
    "liable": ("liable", "not_liable"),
    "freed": ("not_liable", "liable"),
    "act": ("infringes", "not_infringes"),
    "restrains": ("prohibited", "permitted"),
    "benefits": ("benefits", "harms"),
    "harms": ("harms", "benefits"),
    "upholds": ("claim_upheld", "claim_refused"),
    "refuses": ("claim_refused", "claim_upheld"),
    "accuses": ("accused", "not_accused"),
}
_OF_RESTRAINTS: dict[str, tuple[SignValue, SignValue]] = {
    "wrong": ("void", "valid"),
    "excused": ("valid", "void"),
    "benefits": ("restraint_benefits", "restraint_harms"),
    "harms": ("restraint_harms", "restraint_benefits"),
}
WORDS = frozenset(_OF_WORDS)
SUBJECTS_MATTER = frozenset(_OF_RESTRAINTS)  # words that say another thing of a restraint than of a conduct
WEAK = frozenset(("benefits", "harms", "act", "accuses"))


def sign_value(word: str, is_negated: bool, of_restraint: bool) -> SignValue:
    """The sign of a word of the lexicon, once negation and subject are read."""
    table = _OF_RESTRAINTS if of_restraint else _OF_WORDS
    return table[word][is_negated]
