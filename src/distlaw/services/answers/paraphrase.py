"""A view in the draft's own words beside a handle: what somebody thinks stands in the clause of its handle, or nowhere.

Whether words say the same as a claim cannot be read off their form; they may say its contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.services.answers.clauses import ActorClause
from distlaw.services.answers.saying import says
from distlaw.services.answers.wrong import Wrong
from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import word_list, worded

_OPINES = worded("drafts", "{opining}")
_TELLS = worded("drafts", "{telling_en}", re.IGNORECASE)
_VIEWS = worded("drafts", "{views_en}")
_NO_VIEW = worded("drafts", "{wishes}")
_THAT = re.compile(r"\s*(?:\w+ly\s+)?that\s+(?=\w+(?:\s+\w+){2})")
_NOUN = re.compile(
    r"\b(?:an?|the|one|this|that|his|her|their|its|no|some|any)(?:\s+\w+)?\s*$", re.IGNORECASE
)  # a rule that …
_HAN = re.compile(f"[{HAN}]")
_CONTENT = 5  # Chinese characters: what is shorter leads on


def untold(lead: Sequence[ActorClause], *, has_colon: bool) -> Iterator[Wrong]:
    """Clauses that give somebody a view of their own words, before the clause that leads to the handle."""
    is_named = False
    for clause in lead if has_colon else lead[:-1]:
        is_named = is_named or bool(clause.speaking)
        is_his = is_named and not clause.speaking and _OPINES.match(clause.text.strip())  # 老周…，主张…
        told = clause.text[clause.speaking[-1].end :] if clause.speaking else clause.text
        if (clause.speaking or is_his) and _has_view(told):
            yield Wrong("no_handle", clause.text.strip())
    for clause, after in zip(lead, lead[1:] if has_colon else lead[1:-1], strict=False):
        if clause.speaking and not after.speaking and _is_lead(clause) and _has_content(after.text):
            yield Wrong("no_handle", after.text.strip())


def _is_lead(clause: ActorClause) -> bool:
    """In Roe's view; 据老周的看法: what follows is the view."""
    words, plain = load_attribution(), clause.text.strip()
    after = plain[plain.rfind(clause.speaking[-1].words) + len(clause.speaking[-1].words) :]
    if not _HAN.search(plain):
        of_his = re.match(rf"[’']s?\s+(?:\w+\s+)?(?:{either(words.views['en'])})$", after)
        return bool(re.match(rf"(?:{either(words.leads['en'])})\b", plain, re.IGNORECASE) and not after) or bool(
            of_his and plain.lower().startswith(("in ", "on "))
        )
    if plain.startswith("在") and after == "看来":
        return True
    return plain.startswith(words.leads["zh"]) and after.startswith("的") and after.endswith(_views())


def _views() -> tuple[str, ...]:
    return word_list("drafts", "of_the_view").words


def _has_content(text: str) -> bool:
    if _HAN.search(text):
        return len(_HAN.findall(text)) >= _CONTENT and not says(text)
    return len(text.split()) > 3 and not re.match(r"\s*(?:which|who|whom|as|and|but|that)\b", text) and not says(text)


def _has_view(after: str) -> bool:
    if _HAN.search(after):
        found = [match.end() for match in _OPINES.finditer(after)]
        told = after[found[-1] :] if found else ""
        return len(_HAN.findall(told)) >= _CONTENT and not _NO_VIEW.search(told.strip())
    if _VIEWS.search(after):
        return True
    found_verb = says(after)
    return bool(found_verb and not _NOUN.search(found_verb.who) and _THAT.match(found_verb.rest)) or bool(
        (told_to := _TELLS.search(after)) and len(after[told_to.end() :].split()) > 2
    )
