"""Whether a draft says that a claim is the law, or has become it: no record says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.services.answers.clauses import ActorClause
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.negation import negates
from distlaw.vocab.words import worded

_ENACTS = worded("drafts", "{enacting}")
_ENACTS_EN = worded("drafts", r"\b{enacting_en}\b", re.IGNORECASE)
_SAYS_JUST_THIS = worded("drafts", "{words_of_the_law}[^,;:]{0,6}{just_is}")
_IS_THE_LAW = worded("drafts", "{is_the_law}")
_POINTS = re.compile(r"\b(?:the|this|that|such an?|[’']s)\s+(?P<nouns>\w+(?:\s+\w+)?)", re.IGNORECASE)


def is_in_force(text: str) -> bool:
    """Under the statute now in force; 依现行法."""
    words = load_attribution().in_force
    found = re.search(rf"\b(?:{either(words['en'])})\b|{either(words['zh'])}", text, re.IGNORECASE)
    return bool(found) and not negates(text)


def enacted(lead: Sequence[ActorClause], *, has_colon: bool) -> Iterator[str]:
    """Clauses that make what they lead to the law: 现行法的内容就是…; Congress has enacted the rule that Roe wants."""
    is_supposed = load_attribution().conditions
    for number, clause in enumerate(lead):
        text = clause.text
        supposed = re.search(rf"\b(?:{either(is_supposed['en'])})\b|{either(is_supposed['zh'])}", text, re.IGNORECASE)
        if supposed or negates(text):
            continue
        is_last = number + 1 == len(lead)
        is_told = bool(clause.speaking) or (is_last and has_colon)
        is_pointed_at = any(_points(one.text) for one in lead[number + 1 :])
        is_law = _IS_THE_LAW.search(text) or (_ENACTS_EN.search(text) and _is_of_a_view(text))
        if (is_told and is_law) or (_ENACTS.search(text) and (is_told or is_pointed_at)):
            yield text.strip()


def _is_of_a_view(text: str) -> bool:
    views = load_attribution().views["en"]
    return any(noun in views for match in _POINTS.finditer(text) for noun in match["nouns"].lower().split())


def _points(text: str) -> bool:
    """Whether a clause points at what follows as what was enacted: 内容就是这一句."""
    return bool(_SAYS_JUST_THIS.search(text))
