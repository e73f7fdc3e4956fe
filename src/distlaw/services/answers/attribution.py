"""Whose view a draft says something is: names before words of saying, and names that the corpus knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from distlaw.services.answers.corpus import compared
from distlaw.services.answers.quotations import quotations
from distlaw.text.han import HAN
from distlaw.vocab.attribution import load_attribution

_PAGE = re.compile(r"\b(?:pp?|pages?|at)\.?\s*(\d+)\b|第\s*(\d+)\s*页", re.IGNORECASE)
_YEAR = re.compile(r"[(（]\s*((?:1[89]|20)\d\d)\s*[)）]")


class Attributed(NamedTuple):
    """Somebody to whom words are given: as the draft says it, as names are compared; `is_own` means the work itself."""

    words: str
    name: str
    at: int
    is_own: bool = False


def attributed(text: str, names: frozenset[str]) -> list[Attributed]:
    """Everybody a stretch of a draft gives words to, in order; what it quotes is left out."""
    plain = text
    for quoted in quotations(text):
        plain = plain[: quoted.start] + "·" * (quoted.end - quoted.start) + plain[quoted.end :]
    found = [*_before_verbs(plain), *_after_leads(plain)]
    found += [one for one in _bare(plain, names) if not any(one.at < other.at + len(other.words) and other.at <
              one.at + len(one.words) for other in found)]  # fmt: skip
    return sorted(found, key=lambda one: one.at + len(one.words))


def pinpoints(text: str) -> Iterator[tuple[str, str]]:
    """Pages that a draft names."""
    for match in _PAGE.finditer(text):
        yield match.group(), match[1] or match[2]


def years(text: str) -> Iterator[tuple[str, str]]:
    """Years in brackets, as behind an author's name."""
    for match in _YEAR.finditer(text):
        yield match.group(), match[1]


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_attribution().verbs
    english = (
        rf"(?P<who>(?:[\w.’'-]+[ \t]+){{1,5}}?)(?:also |rightly |further |then )?(?:{_alternatives(words['en'])})\b"
    )
    chinese = rf"(?P<who>[{HAN}·\w ]{{1,24}}?)(?:{_alternatives(words['zh'])})"
    return re.compile(rf"(?:^|(?<=[^\w’'-])){english}", re.IGNORECASE), re.compile(chinese)


@cache
def _leads() -> re.Pattern[str]:
    words = load_attribution().leads
    english = (
        rf"\b(?i:{_alternatives(words['en'])})[ \t]+(?P<who>(?:the[ \t]+)?[\w.’'-]+(?:[ \t]+[A-Z][\w.’'-]*){{0,3}})"
    )
    return re.compile(rf"{english}|\b(?P<whose>[A-Z][\w.-]*(?:[ \t]+[A-Z][\w.-]*){{0,3}})[’']s\b")


def _before_verbs(text: str) -> Iterator[Attributed]:
    english, chinese = _verbs()
    for pattern in (english, chinese):
        for match in pattern.finditer(text):
            if who := match["who"].strip():
                yield _attributed(who, match.start("who"))


def _after_leads(text: str) -> Iterator[Attributed]:
    for match in _leads().finditer(text):
        who = match["who"] or match["whose"] or ""
        if who[:1].isupper() or who.lower().startswith("the "):
            yield _attributed(who, match.start("who") if match["who"] else match.start("whose"))


def _attributed(who: str, at: int) -> Attributed:
    words = load_attribution()
    name = who
    for title in words.titles["zh"]:
        name = name.removesuffix(title)
    low = who.lower()
    is_own = low.endswith(words.own["en"]) or who.endswith(words.own["zh"])
    return Attributed(who, compared(name), at, is_own=is_own)


def _bare(text: str, names: frozenset[str]) -> Iterator[Attributed]:
    """Names of the corpus that stand in the stretch without a verb."""
    for match in re.finditer(rf"[{HAN}·]+|[A-Za-z][\w.’-]*(?:[ \t]+[A-Z][\w.’-]*)*", text):
        run = match.group()
        if run[0].isascii():
            words = run.split()
            parts = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
            held = [part for part in parts if part[0].isupper() and compared(re.sub(r"[’']s$", "", part)) in names]
        else:
            held = [run[a:b] for a in range(len(run)) for b in range(a + 2, min(len(run), a + 8) + 1)
                    if compared(run[a:b]) in names]  # fmt: skip
        for part in sorted(held, key=len, reverse=True)[:1]:
            yield Attributed(part, compared(re.sub(r"[’']s$", "", part)), match.start() + run.find(part))
