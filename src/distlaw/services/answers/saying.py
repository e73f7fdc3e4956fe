"""Verbs of saying: which is the last of a clause, and what stands around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, english_verbs, load_attribution

_IS_HAN = re.compile(f"[{HAN}]")


class Verb(NamedTuple):
    """A verb of saying, what stands before it and behind it, and where it begins."""

    who: str
    verb: str
    rest: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.verb)


def says(text: str) -> Verb | None:
    """The last verb of saying in a folded text."""
    if not _IS_HAN.search(text):
        found = [_verb(text, *match.span()) for match in _english_verb().finditer(text)]
        return next((one for one in reversed(found) if not _is_noun(one)), None)
    spans = [match.span() for match in _chinese_verb().finditer(text)]
    ending = _chinese_ending().search(text)
    if ending and _is_word(ending["verb"], text) and (not spans or ending.start("verb") >= spans[-1][1]):
        spans.append(ending.span("verb"))
    return _verb(text, *spans[-1]) if spans else None


def _verb(text: str, start: int, end: int) -> Verb:
    return Verb(text[:start], text[start:end], text[end:], start)


def _is_word(ending: str, text: str) -> bool:
    """Whether the last word is the verb alone: 论 in 赵明澜论, not in 结论."""
    import rjieba

    last = str(rjieba.cut(text.rstrip())[-1])
    return last.removesuffix(ending) in ("", *load_attribution().adverbs["zh"])


def _is_noun(found: Verb) -> bool:
    """The rule, its answer: a word that is a noun as well, where nothing says that it is the verb."""
    nouns = load_attribution().nouns["en"]
    verb = found.verb.lower()
    is_one = verb in nouns or verb.removesuffix("s") in nouns
    return is_one and not re.match(r"\s*(?:that\b|it\b|:)", found.rest) and not head(stripped(found.who))


@cache
def _english_verb() -> re.Pattern[str]:
    verbs = either(english_verbs("verbs", "stances"))
    return re.compile(rf"(?<![\w’'-])(?:{verbs})(?![\w’'-])", re.IGNORECASE)


@cache
def _chinese_verb() -> re.Pattern[str]:
    words = load_attribution()
    return re.compile(rf"(?<!的)(?:{either((*words.verbs['zh'], *words.stances['zh']))})(?!的|之|者)")


@cache
def _chinese_ending() -> re.Pattern[str]:
    """Words that say only at the end of a clause: 赵明澜说."""
    return re.compile(rf"(?<![而来何所])(?P<verb>{either(load_attribution().ending['zh'])})(?:道|到)?\s*$")


def is_passive(found: Verb) -> bool:
    """It is said, it has been objected."""
    verb = found.verb.lower()
    past = verb.endswith("ed") or verb in ("said", "held", "thought", "found", "shown")
    return past and bool(re.search(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+\s+)?$", found.who))


def stripped(who: str) -> str:
    """The words before a verb without adverbs, conjunctions and auxiliaries at both ends."""
    adverbs = load_attribution().adverbs["en"]
    parts = re.sub(r"n[’']t\b", "", who).split()
    while parts and (
        parts[-1].lower() in adverbs or parts[-1].lower().endswith("ly") or parts[-1].lower() in ("not", "never")
    ):
        parts.pop()
    while parts and (parts[0].lower() in adverbs or parts[0].lower().endswith("ly")):
        parts.pop(0)
    return " ".join(parts)


def head(who: str) -> str:
    """The noun of a phrase: the Supreme Court gives Court."""
    words = re.split(r"\s+(?:of|in|for|on|that|who|has|have|had|is|was|are|were|[,;])\s", f"{who} ")[0].split()[:5]
    return next((word.lower() for word in words if word.lower() in load_attribution().institutions["en"]), "")
