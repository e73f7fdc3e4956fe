"""Provisions and acts that a draft makes the source of a claim: Section 12 says; 某法第十二条明定."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.clauses import clauses
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.draft import DraftSegment
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.numerals import CLASS, number_of
from distlaw.vocab.statutes import statutes_by_title
from distlaw.vocab.words import worded

_ARTICLE = rf"第\s*(?P<zh>\d+|[{CLASS}]+)\s*条(?:之(?P<sub>\d+|[{CLASS}]+))?"
_KINDS = r"\b(?:[Ss]ections?|[Aa]rticles?|[Aa]rt\.|[Rr]ules?|[Rr]egulations?|[Cc]lauses?|[Ss]s?\.)"
_SECTION = rf"(?:{_KINDS}|§+)\s*(?P<en>\d+[A-Za-z]?(?:\.\d+)?)"
_PROVISION = re.compile(f"{_ARTICLE}|{_SECTION}")
_POINTS = worded("statutes", "{pointers}")
_ACT = re.compile(rf"《(?P<title>[^《》]{{2,30}})》|(?P<bare>[{HAN}]{{2,12}}?法)(?![{HAN}]*院|律|官|学|人|定|规)")
_OF_AN_ACT = worded("drafts", r"(?:{acts}|[法典]|[》])\s*$|{leads}\s*$")
_TELLS = worded("drafts", "{tells_clearly}")
_MOST_POINTS = 10  # of a list; a provision without its act has a higher number
_SPEECH = 14  # characters between a provision that speaks and the handle


def misplaced(segment: DraftSegment, claim: ClaimRecord, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Words of the lead that make a provision or an act speak which the source does not name there, and why."""
    lead = segment.lead
    found = list(_PROVISION.finditer(lead))
    if found and _speaks(lead, found[-1], corpus):
        number = _number(found[-1])
        near = {_number(one) for one in _PROVISION.finditer(corpus.near(claim))}
        if number not in near:
            yield found[-1].group(), "the source does not name this provision here"
    if not found and (act := _act_speaks(lead, corpus)) and act not in corpus.near(claim):
        yield act, "the source does not name this act here"
    yield from _another_act(lead, claim, corpus)


def _speaks(lead: str, provision: re.Match[str], corpus: Corpus) -> bool:
    """Whether the provision leads to the handle: nobody stands between, nor much else."""
    after = lead[provision.end() :]
    if any(clause.named for clause in clauses(after, corpus)):
        return False
    if provision["en"]:
        before = re.split(r"[,;:]", lead[: provision.start()])[-1].strip().lower()
        bare = re.sub(r"^(?:and|but)\s+", "", before)
        return bare in ("by", "under", "per", "pursuant to", "by virtue of", "in", "according to", "") and not any(
            clause.named for clause in clauses(lead[: provision.start()], corpus)
        )
    is_numbered = re.match(rf"第[\d{CLASS}]+[款项]", after) or number_of(provision["zh"]) > _MOST_POINTS
    if not (is_numbered or _OF_AN_ACT.search(lead[: provision.start()])):
        return False  # the second of several points
    tail = re.sub(rf"^(?:第[\d{CLASS}]+[款项])+", "", after)
    if re.match("[的之上下中时是为属系]|问题|方面", tail) or len(re.findall(f"[{HAN}]", tail)) > _SPEECH:
        return False
    return bool(_TELLS.search(tail)) or not re.search(r"[,;:]\s*\S", tail)


def _act_speaks(lead: str, corpus: Corpus) -> str:
    """某法早已写明: the act, where nobody else is named."""
    last = re.split(r"[,;:]", lead.rstrip(" :"))[-1]
    found = _ACT.match(last.strip())
    after = last.strip()[found.end() :] if found else ""
    if not found or not _TELLS.search(after) or any(clause.named for clause in clauses(lead, corpus)):
        return ""
    return found["title"] or found["bare"]


def _number(found: re.Match[str]) -> str:
    if found["en"]:
        return found["en"].upper()
    return f"{number_of(found['zh'])}{'-' + str(number_of(found['sub'])) if found['sub'] else ''}"


def _another_act(lead: str, claim: ClaimRecord, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """该法 of the claim would mean the act that the draft names before it: it has to be the source's."""
    if not _POINTS.match(folded(claim.quote).lstrip()[:6]):
        return
    ours, theirs = _last_act(lead), _last_act(corpus.before(claim))
    if ours and theirs and not (ours.endswith(theirs) or theirs.endswith(ours)):
        yield ours, f"the claim speaks of {theirs}"


def _last_act(text: str) -> str:
    known = [title for title in statutes_by_title() if len(title) > 2]
    found = [(match.end(), match["title"] or match["bare"]) for match in _ACT.finditer(text)]
    at = [(text.rfind(title) + len(title), title) for title in known if title in text]
    named = max(at, default=max(found, default=(0, "")))
    return named[1]
