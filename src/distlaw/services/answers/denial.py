"""Words that turn a view round: denial, criticism, taking the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.services.answers.actors import Actor
from distlaw.services.answers.saying import is_passive, says
from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.negation import negates
from distlaw.vocab.words import worded

_SHOWS_NOT = worded("drafts", "(?:没有|并无|无).{0,6}{shows}$|{is_not}$")
_NOUNS = worded("drafts", "{nouns_of_denial}")  # of words that deny, where they are no verbs
_VIEW = worded("drafts", "{views_pointed_at}")
_HAN = re.compile(f"[{HAN}]")
_WOULD_NOT = worded("drafts", r"{counterfactual}|\b{counterfactual_en}\b")
_IS_NOT_SO = worded("drafts", "{is_not_so}")  # right before the handle
_IS_NOT_SO_EN = re.compile(
    r"\b(?:not|never|hardly|scarcely)\s+(?:(?:to say|the (?:view|claim|idea|point))\s+)?(?:that\s*)?[:,]?\s*$"
)
_ONLY_EN = re.compile(r"\bnot (?:only|just|merely|simply)\b")
_FALSEHOOD = worded("drafts", "{falsehoods}")
_FALSEHOOD_EN = worded("drafts", "{falsehoods_en}", re.IGNORECASE)
_IN_JEST = re.compile(r"\b(?:jest|irony|parody|hypothetical\w*|dream)\b")


def denies(clause: str, named: Sequence[Actor]) -> bool:
    """Whether the last word that governs the handle is one of denial, or a verb of saying that is denied."""
    after = clause[max((one.end for one in named), default=0) :]
    words = load_attribution().denying
    if _WOULD_NOT.search(clause):
        return True
    found = says(after)
    if _HAN.search(after):
        before = clause[: min((one.start for one in named), default=0)]
        if _SHOWS_NOT.search(before):
            return True
        plain = _NOUNS.sub("  ", after)
        if _IS_NOT_SO.search(after) or _FALSEHOOD.search(after):
            return True
        criticising = either((*words["zh"], *load_attribution().criticising["zh"]))
        if re.match(rf"所(?:{criticising})", plain):
            return True
        if (told := re.search(rf"(?:{criticising})的正是", plain)) and _is_of_a_view(plain, told):
            return True
        denials = re.finditer(rf"(?:{either(words['zh'])})", plain)
        is_denial = any(_is_of_a_view(plain, one) and not (found and found.start >= one.end()) for one in denials)
        return is_denial != (bool(found) and negates(_behind_attribute(found.who)[-14:] if found else ""))
    if _FALSEHOOD_EN.search(after) or _IS_NOT_SO_EN.search(_ONLY_EN.sub("", after)):
        return True
    before = clause[: min((one.start for one in named), default=0)]
    if re.search(r"\b(?:not|never|hardly)\s+$", before) and not re.search(r"\b(?:only|just|merely)\s*$", before):
        return True
    if re.search(r"\b(?:whether|why|how|if|those who|anyone who|people who)\b[^.]*$", after) or _IN_JEST.search(before):
        return True
    if re.search(r"\bwhom?\s*$", before):
        return True
    last = re.search(rf"\b(?:{either(words['en'])})\b(?P<rest>.*)$", after)
    is_denial = bool(
        last
        and (
            not last["rest"].strip(" .")
            or re.match(r"\s+(?:is|are|was) ", last["rest"])
            or re.search(r"\b(?:that|view|claim|idea)\b", last["rest"])
        )
    )
    who = re.sub(r"\bnot (?:only|just|merely)\b", "", found.who) if found and not is_passive(found) else ""
    is_negated = negates(who)
    return is_denial != is_negated


def _behind_attribute(who: str) -> str:
    """Without what only describes a noun: 那篇未署名的文章 gives 文章."""
    described = re.match(rf".*的(?=[{HAN}]{{2,}}$)", who)
    return who[described.end() :] if described else who


def _is_of_a_view(text: str, denial: re.Match[str] | None) -> bool:
    """Whether what is denied is a view, not a thing: 反对这种看法, not 否定传闻法则之适用."""
    rest = text[denial.end() :] if denial else ""
    named = either(load_attribution().views["zh"])
    return len(re.findall(f"[{HAN}]", rest)) < 3 or bool(re.search(named, rest) or _VIEW.search(rest))


def is_contrary(clause: str, named: Sequence[Actor], claim: str) -> bool:
    """Roe supports disclosure of the code, where he says that there is no such duty: taking sides for what the
    claim denies, in its own words."""
    after = clause[max((one.end for one in named), default=0) :]
    found = re.match(rf"\s*(?:\w+ly\s+)?(?:{either(load_attribution().siding['en'])})\b(?P<rest>.*)$", after)
    if found is None or negates(after) or not negates(claim):
        return False
    ours, theirs = (set(re.findall(r"[a-z]{4,}", text.lower())) for text in (found["rest"], claim))
    return len(ours & theirs) > 1 and len(ours & theirs) * 2 >= len(ours)
