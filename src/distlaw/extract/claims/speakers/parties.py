"""The parties of a Chinese judgment or brief: by their role, by their full and by their short name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from distlaw.extract.claims.speakers.words import ends, filed_under
from distlaw.model.argument import Speaker
from distlaw.text.fold import folded, simplified
from distlaw.text.han import HAN
from distlaw.vocab.words import composed, worded

_HEAD = 6_000  # characters in which a judgment names its parties
_NAMED = (
    rf"(?:[(（][^)）\n]{{2,20}}[)）])?\s?[:：]\s?(?P<name>[{HAN}A-Za-z·.]{{2,40}}?)"
    r"(?=[,，。;；(（\s]|{after_a_party}|$)"
)
_SHORT = re.compile(
    rf"(?P<full>[{HAN}]{{4,40}})[(（](?:以?下)?(?:简|統|统|合)称[:：]?[\"“「]?(?P<short>[{HAN}A-Za-z]{{2,14}})[\"”」]?[)）]"
)
_APPEALED = re.compile(rf"不服(?P<court>[{HAN}]{{2,24}}?法院)")
_OPENING = re.compile(r"^.*(?:因与|与|及|和)(?=.{4})")
_LATER = worded("speakers_zh", r"[于在]\d|不服|因|(?<=..)上诉(?!人)|及其|{stages}")
_FORMER = "原审"


class Parties(NamedTuple):
    """Names by role (上诉人, 原审被告), full names by short ones, and the court whose judgment is reviewed."""

    by_role: dict[str, str]
    full: dict[str, str]
    lower: str = ""

    def speaker(self, words: str) -> Speaker:
        """Whom the words before a verb of pleading name: 某公司于2031年起诉, 上诉人, 二原告."""
        name = _LATER.split(words)[0].strip() or words.strip()
        role = re.search(rf"(?:[一二两三]|全体)?{filed_under('party', 'zh')}$", folded(name))
        if role is not None and role.start() <= 2:
            known = self.by_role.get(role.group()) or self.by_role.get(_FORMER + role.group()[-2:])
            return _named(known) if known else Speaker(type="group", name=simplified(role.group()))
        if role is not None:
            name = name[role.start() :]
        bare = re.sub(rf"^(?:本案)?(?:当事人)?(?:{_roles().pattern})?", "", simplified(name)) or simplified(name)
        return _named(self.full.get(bare, bare))


def parties(text: str) -> Parties:
    """The parties whom the head of a text introduces."""
    head = text[:_HEAD]
    by_role: dict[str, str] = {}
    for match in _line().finditer(head):
        for role in _roles().findall(folded(match.group()[: match.start("name") - match.start()])):
            by_role.setdefault(role.replace("一审", _FORMER), simplified(match.group("name")))
    full: dict[str, str] = {}
    for match in _SHORT.finditer(head):
        name = re.sub(rf"^.*{filed_under('party', 'zh')}", "", _OPENING.sub("", simplified(match.group("full"))))
        if len(name) > len(match.group("short")):
            full.setdefault(simplified(match.group("short")), name)
    appealed = _APPEALED.search(text)
    return Parties(by_role, full, simplified(appealed.group("court")) if appealed else "")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"(?:{_FORMER}|一审|二审)?{filed_under('party', 'zh')}")


@cache
def _line() -> re.Pattern[str]:
    """上诉人（原审被告）：某公司，…"""
    return re.compile(rf"(?<![{HAN}]){_roles().pattern}{composed('speakers_zh', _NAMED)}")


def _named(name: str) -> Speaker:
    is_body = ends("organisation").search(name) is not None or len(name) > 4
    return Speaker(type="organisation" if is_body else "person", name=name)
