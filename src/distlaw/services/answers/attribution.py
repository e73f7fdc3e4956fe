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

_JOINS = re.compile(r"\s*(?:与|與|和|及|、|,\s*and\b|and\b|&)")
_POSSESSED = re.compile(
    r"[’']s\s+(?:\d{4}\s+)?(?P<noun>\w+)(?P<on>\s*(?:[.,;:)]|$|(?:is|are|was|were|will|deserves)\b))?"
)

_OWNED = re.compile(rf"的([{HAN}]{{1,8}})(?=[。，；！？\s]|$)")


class Attributed(NamedTuple):
    """Somebody to whom words are given: as the draft says it, as names are compared; `is_own` means the work itself.

    `is_explicit`: a word of saying or a lead gives it; `is_report`: the name tells what others say; `is_mention`: the
    name stands for a writing, of which nothing is said.
    """

    words: str
    name: str
    at: int
    is_own: bool = False
    is_explicit: bool = True
    is_report: bool = False
    is_mention: bool = False


def attributed(text: str, names: frozenset[str]) -> list[Attributed]:
    """Everybody a stretch of a draft gives words to, in order; what it quotes is left out, and so is who writes it."""
    plain = text
    for quoted in quotations(text):
        plain = plain[: quoted.start] + "·" * (quoted.end - quoted.start) + plain[quoted.end :]
    found = [*_before_verbs(plain), *_after_leads(plain)]
    found += [one for one in mentioned(plain, names) if not any(_overlap(one, other) for other in found)]
    selves = load_attribution().selves
    ordered = sorted(found, key=lambda one: one.at + len(one.words))
    return [one for one in ordered if not _ends(one.words, selves["en"]) and not _is_self(one.words, selves["zh"])]


def joined(one: Attributed, names: frozenset[str]) -> Iterator[Attributed]:
    """Others whom the words name together with the last: 甲与乙, A and B."""
    for other in mentioned(one.words, names):
        if _JOINS.match(one.words, other.at + len(other.words)):
            yield other


def mentioned(text: str, names: frozenset[str]) -> Iterator[Attributed]:
    """Names of the corpus that stand in the text, whether a verb follows or not; a Latin one with what stands before
    it in capitals."""
    for match in re.finditer(rf"[{HAN}·]+|[A-Za-z][\w.’'-]*(?:[ \t]+[A-Z][\w.’'-]*)*", text):
        run = match.group()
        for start, end in _held(run, names):
            part = run[:end] if run[0].isascii() else run[start:end]
            at = match.start() + (0 if run[0].isascii() else start)
            after = match.start() + end
            yield Attributed(
                part, compared(re.sub(r"[’']s$", "", part)), at, is_explicit=False, is_report=_reports(text, after),
                is_mention=_is_mention(text, after) or _is_predicate(text, at, after),
            )  # fmt: skip


def _held(run: str, names: frozenset[str]) -> list[tuple[int, int]]:
    """The longest name in a run of words or of Chinese characters."""
    if run[0].isascii():
        spans = [m.span() for m in re.finditer(r"\S+", run)]
        parts = [(a, b) for n, (a, _) in enumerate(spans) for _, b in spans[n:] if run[a].isupper()]
        parts = [(a, b - 2 if run[a:b].endswith(("’s", "'s")) else b) for a, b in parts]
    else:
        parts = [(a, b) for a in range(len(run)) for b in range(a + 2, min(len(run), a + 8) + 1)]
    held = [(a, b) for a, b in parts if compared(run[a:b].rstrip(".")) in names]
    if run[0].isascii():
        return sorted(held, key=lambda one: one[0] - one[1])[:1]
    apart: list[tuple[int, int]] = []
    for a, b in sorted(held, key=lambda one: one[0] - one[1]):
        if all(b <= c or d <= a for c, d in apart):
            apart.append((a, b))
    return sorted(apart)


def _overlap(one: Attributed, other: Attributed) -> bool:
    return one.at < other.at + len(other.words) and other.at < one.at + len(one.words)


def _ends(words: str, which: tuple[str, ...]) -> bool:
    return words.split()[-1:] != [] and words.split()[-1] in which


def _is_self(words: str, selves: tuple[str, ...]) -> bool:
    """我, or 我在引言中: who writes the draft, with no other name between."""
    return words.strip() == "我" or words.strip().startswith(selves)


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, adverbs = load_attribution().verbs, load_attribution().adverbs
    english = (
        rf"(?P<who>(?:[\w.’'-]+[ \t]+){{1,5}}?)(?:(?:{_alternatives(adverbs['en'])}) )?"
        rf"(?:{_alternatives(words['en'])})\b"
    )
    chinese = rf"(?P<who>[{HAN}·\w ]{{1,24}}?)(?:{_alternatives(words['zh'])})"
    return re.compile(rf"(?:^|(?<=[^\w’'-])){english}", re.IGNORECASE), re.compile(chinese)


@cache
def _leads() -> re.Pattern[str]:
    words = load_attribution().leads
    name = r"(?:the[ \t]+)?[\w.’'-]+(?:[ \t]+[A-Z][\w.’'-]*){0,3}"
    english = rf"\b(?i:{_alternatives(words['en'])})[ \t]+(?P<who>{name})|\bFor[ \t]+(?P<whom>{name})(?=,)"
    return re.compile(rf"{english}|\b(?P<whose>[A-Z][\w.-]*(?:[ \t]+[A-Z][\w.-]*){{0,3}})(?=[’']s\b)")


def _before_verbs(text: str) -> Iterator[Attributed]:
    english, chinese = _verbs()
    for pattern in (english, chinese):
        for match in pattern.finditer(text):
            if who := match["who"].strip():
                yield _attributed(_without_adverb(who), match.start("who"))


def _without_adverb(who: str) -> str:
    """赵明澜也 is 赵明澜."""
    for word in load_attribution().adverbs["zh"]:
        if who.endswith(word) and len(who) > len(word) + 1:
            return who.removesuffix(word).strip()
    return who


def _after_leads(text: str) -> Iterator[Attributed]:
    for match in _leads().finditer(text):
        group = next(name for name in ("who", "whom", "whose") if match[name])
        who = match[group]
        if who[:1].isupper() or who.lower().startswith("the "):
            one = _attributed(who, match.start(group))
            yield one._replace(is_mention=group == "whose" and _is_mention(text, match.end(group)))


def _reports(text: str, at: int) -> bool:
    """Whether a word of telling what others say stands behind the name."""
    words = load_attribution().reports
    after = text[at : at + 30].lstrip()
    return after.startswith(words["zh"]) or bool(re.match(rf"(?:{_alternatives(words['en'])})\b", after))


def _is_mention(text: str, at: int) -> bool:
    """Whether the name owns a writing that nothing is said of but that it is: Vance's article is long."""
    found = _POSSESSED.match(text, at)
    return bool(found and found["on"] is not None and found["noun"] not in load_attribution().views["en"])


def _is_predicate(text: str, at: int, end: int) -> bool:
    """这是赵文的核心: a part of the writing is meant, not what it says."""
    found = _OWNED.match(text, end)
    return bool(found and text[:at].endswith("是") and not found[1].endswith(load_attribution().views["zh"]))


def _attributed(who: str, at: int) -> Attributed:
    words = load_attribution()
    name = who
    for title in words.titles["zh"]:
        name = name.removesuffix(title)
    low = who.lower()
    is_own = low.endswith(words.own["en"]) or who.endswith(words.own["zh"])
    return Attributed(who, compared(name), at, is_own=is_own)
