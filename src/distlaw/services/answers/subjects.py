"""Who speaks, as a clause of a draft makes it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from distlaw.services.answers.actors import Actor
from distlaw.vocab.attribution import load_attribution

Kind = Literal["named", "stranger", "own", "unnamed", "pronoun", "pair", "self", "closed", ""]
_ORDINAL = re.compile(r"[Tt]he (?:First|Second|\w+th|Third|D\.C\.)$")


class ClauseSubject(NamedTuple):
    """Who speaks in a clause; `closed` ends the search: the draft speaks itself."""

    kind: Kind
    words: str = ""
    named: tuple[Actor, ...] = ()
    clause: str = ""


def by_number(who: str) -> bool:
    """Whether the words are a court that goes by its number: the Ninth; not the second of two."""
    return bool(_ORDINAL.search(who.strip()))


def is_pair(text: str) -> bool:
    """Whether a clause begins with the first or the second of two who were named."""
    words = load_attribution().pair
    low = text.strip().lower()
    if by_number(text):
        return False
    return low.startswith(tuple(f"{one}" for one in words["en"] if " " in one)) or low.startswith(words["zh"])
