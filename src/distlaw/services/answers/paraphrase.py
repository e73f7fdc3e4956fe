"""A view in the draft's own words beside a handle: what somebody thinks stands in the clause of its handle, or nowhere.

Whether words say the same as a claim cannot be read off their form; they may say its contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.services.answers.clauses import Clause
from distlaw.services.answers.saying import says
from distlaw.services.answers.wrong import Wrong
from distlaw.text.han import HAN
from distlaw.vocab.words import worded

_OPINES = worded("drafts", "{opining}")
_TELLS = worded("drafts", "{telling_en}", re.IGNORECASE)
_NO_VIEW = worded("drafts", "{wishes}")
_THAT = re.compile(r"\s*(?:\w+ly\s+)?that\s+(?=\w+(?:\s+\w+){2})")
_NOUN = re.compile(
    r"\b(?:an?|the|one|this|that|his|her|their|its|no|some|any)(?:\s+\w+)?\s*$", re.IGNORECASE
)  # a rule that …
_HAN = re.compile(f"[{HAN}]")
_CONTENT = 5  # Chinese characters: what is shorter leads on


def untold(lead: Sequence[Clause], *, has_colon: bool) -> Iterator[Wrong]:
    """Clauses that give somebody a view of their own words, before the clause that leads to the handle."""
    for clause in lead if has_colon else lead[:-1]:
        if clause.speaking and _has_view(clause.text[clause.speaking[-1].end :]):
            yield Wrong("no_handle", clause.text.strip())


def _has_view(after: str) -> bool:
    if _HAN.search(after):
        found = [match.end() for match in _OPINES.finditer(after)]
        told = after[found[-1] :] if found else ""
        return len(_HAN.findall(told)) >= _CONTENT and not _NO_VIEW.search(told.strip())
    found_verb = says(after)
    return bool(found_verb and not _NOUN.search(found_verb.who) and _THAT.match(found_verb.rest)) or bool(
        (told_to := _TELLS.search(after)) and len(after[told_to.end() :].split()) > 2
    )
