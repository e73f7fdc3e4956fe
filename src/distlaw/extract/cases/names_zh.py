"""Finds names of cases in Chinese: known ones, `X诉Y案` of known or foreign parties, and those a text defines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.cases import load_cases
from distlaw.vocab.citation_forms import load_parties
from distlaw.vocab.trie import pattern_of
from distlaw.vocab.words import any_of, word_list, worded

# 起诉, 上诉 … and 诉讼, 诉称 … are not the 诉 of a case's name.
_BEFORE = frozenset(word_list("cases", "before_to_sue").words)
_AFTER = frozenset(word_list("cases", "after_to_sue").words)
_AFTER_NAME = rf"(?!{any_of('cases', 'after_case')})"
_LATIN = r"[A-Za-z][\w.&'-]{0,24}(?:\s[A-Z][\w.&'-]{0,24}){0,4}"
_BODY = rf"[{HAN}]{{2,14}}{any_of('cases', 'bodies')}"
_MASKED = (
    rf"[{HAN}]{{1,3}}某[{HAN}甲乙丙丁\dA-Z]{{0,2}}|[{HAN}]{{0,4}}某[{HAN}]{{0,8}}{any_of('cases', 'masked_bodies')}"
)
_DEFINES = worded(
    "documents",
    r"(?:{how_called}?{called}[为作]?\s?\"([^\"\n]{1,24}案)\"|\({called_in_brackets}?\s?\"([^\"\n]{1,24}案)\"\s?\))",
)


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name at `[start, end)` of the scanned text; `is_defined` where the text gives it to the case before it;
    `is_masked` where its parties are anonymous."""

    start: int
    end: int
    text: str
    rule: str
    confidence: float
    is_defined: bool = False
    is_masked: bool = False


def chinese_names(text: str) -> list[ChineseName]:
    """Every name, longest first where two overlap, in order; quotation marks that hold just the name belong to it."""
    if "案" not in text and "诉" not in text:
        return []
    found = [*_defined(text), *_known(text), *_versus(text)]
    found.sort(key=lambda name: (name.start, -name.end, not name.is_defined))
    kept: list[ChineseName] = []
    for name in found:
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start and not kept[-1].is_defined:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    if text[start - 1 : start] == '"' and text[end : end + 1] == '"':
        outside = 1 if text[end + 1 : end + 2] == "案" and not text[start:end].endswith("案") else 0
        return start - 1, end + 1 + outside
    return start, end


@cache
def _known_pattern() -> re.Pattern[str]:
    names = {folded(name) for case in load_cases() for name in case.names_zh}
    names |= {f"{folded(short)}案" for case in load_cases() for short in case.short}
    names |= {folded(case.name) for case in load_cases() if not case.name.isascii() and "诉" in case.name}
    # A name without 诉 needs its 案; one with it may do without.
    closed = {name.removesuffix("案") for name in names if "诉" in name}
    only = {name for name in names if "诉" not in name and name.endswith("案")}
    return re.compile(
        rf"(?<![A-Za-z])(?:(?:{pattern_of(closed)})(?:一|系列)?(?:案{_AFTER_NAME})?|(?:{pattern_of(only)}){_AFTER_NAME})"
    )


def _known(text: str) -> Iterator[ChineseName]:
    for match in _known_pattern().finditer(text):
        start, end = _quoted(text, match.start(), match.end())
        before = text[max(0, match.start() - 1) : match.start()]
        if before == "诉" or ("诉" not in match.group() and before in {"某", "该"}):
            continue
        yield ChineseName(start, end, match.group(), "case.name.known", 0.97, is_masked="某" in match.group())


def _versus(text: str) -> Iterator[ChineseName]:
    at = text.find("诉")
    while at >= 0:
        if text[at - 1 : at] not in _BEFORE and text[at + 1 : at + 2] not in _AFTER:
            name = _around(text, at)
            if name:
                yield name
        at = text.find("诉", at + 1)


def _around(text: str, at: int) -> ChineseName | None:
    """The name whose 诉 stands at `at`, where both parties are known, foreign, bodies or masked persons."""
    close = _RIGHT.match(text, at + 1)
    if not close:
        return None
    opening = _LEFT().search(text[max(0, at - 40) : at])
    if not opening:
        return None
    right, plaintiff = close.group(1), opening.group()
    if re.search(rf"[{HAN}]", plaintiff) and opening.lastgroup != "known":
        plaintiff = word_list("cases", "before_a_name").regex.sub("", plaintiff, count=1)
    if len(plaintiff) < 2:
        return None
    kinds = (_kind(plaintiff), _kind(right.strip()))
    quoted = text[at - len(plaintiff) - 1 : at - len(plaintiff)] == '"' and text[close.end() : close.end() + 1] == '"'
    if (
        "" in kinds
        and not quoted
        and not ({"latin", "known"} >= {k for k in kinds if k} and len(right) <= 12 and any(kinds))
    ):
        return None
    if kinds[0] == "" and not quoted:
        return None
    start, end = _quoted(text, at - len(plaintiff), close.end())
    masked = "masked" in kinds
    return ChineseName(
        start, end, text[start:end].strip('"'), "case.name.versus", 0.8 if masked else 0.9, is_masked=masked
    )


_RIGHT = re.compile(
    rf"([A-Za-z{HAN}][^。,;:!?、\"《》\[\]\n]{{0,30}}?){any_of('cases', 'kinds_of_case')}*案{_AFTER_NAME}"
)


@cache
def _LEFT() -> re.Pattern[str]:  # noqa: N802
    known = pattern_of(load_parties())
    return re.compile(
        rf"(?:(?P<known>(?:{known}))|(?P<latin>{_LATIN})|(?P<body>{_BODY})|(?P<masked>{_MASKED}))(?:等)?\s?$"
    )


def _kind(party: str) -> str:
    party = party.strip()
    if "某" in party:
        return "masked"
    if re.fullmatch(_LATIN, party) or re.match(r"[A-Z]", party):
        return "latin"
    if any(party.startswith(known) for known in load_parties()):
        return "known"
    return "body" if re.fullmatch(_BODY, party) else ""


def _defined(text: str) -> Iterator[ChineseName]:
    """Names in quotation marks that the text gives to a case: 又称"X案", 以下简称"X案"; and where they recur."""
    aliases: dict[str, int] = {}
    for match in _DEFINES.finditer(text):
        group = 1 if match.group(1) else 2
        start, end = match.span(group)
        if match.group(group) in word_list("cases", "leaning").words:
            continue
        yield ChineseName(start - 1, end + 1, match.group(group), "case.name.defined", 0.97, is_defined=True)
        aliases.setdefault(match.group(group), end)
    if not aliases or len(aliases) > 200:
        return
    for match in re.finditer(pattern_of(aliases), text):
        if match.start() > aliases[match.group()]:
            start, end = _quoted(text, match.start(), match.end())
            yield ChineseName(start, end, match.group(), "case.name.alias", 0.95)
