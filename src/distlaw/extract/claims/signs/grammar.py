"""Small grammar of predicates: what must stand before or after a word for it to be said of something."""

from __future__ import annotations

import re
from functools import partial

from distlaw.extract.claims.signs.parts import SignClause
from distlaw.vocab.cues import Language
from distlaw.vocab.words import worded

_worded = partial(worded, "predicates")
_PREDICATED_ZH = _worded("{predicating}")
_NOUN_ZH = _worded(r"{heads}|行为(?=[的人])|法(?!律)|人(?!们)|方(?!式)|{heads_with_de}")
_PREDICATED_EN = _worded(
    r"(?:\b(?:{predicating_en}|constitut\w+|commit\w*)\b|n't|,)(?: {before_nouns_en})*(?: of)?(?: an?)?\s*$"
)
_NOUN_FOLLOWS = _worded(r" (?!{after_adjectives_en}\b)[a-z]")
_NO_SUBJECT = _worded(r"\s*{without_subject}")
_POWER = {
    "zh": _worded("{powers}[^,;。]{0,16}$"),
    "en": re.compile(r"\b(?:may|can|could|should|must|entitled to|right to|free to|power to)\b[^,;.]{0,40}$"),
}
_HELD = {
    "zh": _worded("{holdings}"),
    "en": re.compile(
        r"\b(?:be|treat\w*|call\w*|regard\w*|label\w*|consider\w*|count\w*|amount|held|find|hold|constitut\w*)\b"
    ),
}


def is_predicate(
    shade: str, start: int, end: int, sorts: frozenset[str], clause: SignClause, language: Language
) -> bool:
    """A verb counts as it stands; a noun, or an adjective before a noun, only where something is said to be it."""
    before = shade[clause.start : start]
    if language == "en":
        if "noun" in sorts:
            return not before.strip() or _PREDICATED_EN.search(before) is not None
        attributive = "adjective" in sorts and _NOUN_FOLLOWS.match(shade[end : clause.end])
        return not attributive or _PREDICATED_EN.search(before) is not None
    if "noun" not in sorts:
        return True
    if _NOUN_ZH.match(shade, end, clause.end):
        return False
    return not shade[end : clause.end].strip() or _PREDICATED_ZH.search(before[-_NEAR:]) is not None


_NEAR = 12


def is_power(shade: str, start: int, clause: SignClause, language: Language) -> bool:
    """A power to restrain: 平台可以限制…, the owner may stop…."""
    return _POWER[language].search(shade[max(clause.start, start - 60) : start]) is not None


def is_held(shade: str, start: int, end: int, language: Language) -> bool:
    """Between operator and word stands a holding (不宜认定为侵权), not a duty to do no wrong (不得侵犯他人权利)."""
    return _HELD[language].search(shade[start:end]) is not None


def has_no_subject(shade: str, clause: SignClause) -> bool:
    """The clause opens with a verb or an adverb: its subject stands in the clause before."""
    return _NO_SUBJECT.match(shade, clause.start, clause.end) is not None
