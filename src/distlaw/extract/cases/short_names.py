"""Finds short names of cases in running text: those of a case cited before, and those that one known case bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from distlaw.extract.cases.chain import CitedCase
from distlaw.extract.spans.taken import overlaps
from distlaw.text.offsets import Range
from distlaw.vocab.cases import load_cases
from distlaw.vocab.citation_forms import load_common_parties
from distlaw.vocab.licences import load_makers
from distlaw.vocab.trie import pattern_of
from distlaw.vocab.words import worded

_JUDGE = worded("case_names_en", r"(?:Judge|Justice)\s[A-Z][a-z]+'s\s{orders}\sin\s$")
_CUE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Uu]nder|[Aa]fter|[Ff]ollowing|[Uu]nlike|[Pp]er|[Ss]ee|[Dd]istinguish(?:ed|es|ing)?|[Aa]pply(?:ing)?|[Cc]iting"
    r"|[Bb]eyond|post-?|pre-?)\s?[*_\"]?$"
)
_WEAK_CUE = re.compile(
    r"\b(?:[Ff]rom|[Ss]ince|[Bb]y|[Aa]nd|[Ll]ike|[Oo]f|[Rr]ead(?:ing)?|[Ww]ith|[Bb]efore)\s?[*_\"]?$"
)
_PINNED = re.compile(r"[*_]?,?\s(?:at\s(?:p\.\s)?|p\.\s)\*?\d{1,5}(?:-\d{1,5})?(?!\w)")
_CUE_AFTER = worded("case_names_en", r"[*_\"]?(?:'s?)?\s{said_of_a_case}")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-z]{3,20}(?![\w-])")
_FIRM = worded("case_names_en", r"\s{corporate_in_names}\b")
_CORPORATE = worded("case_names_en", r",?\s{corporate}\b\.?.*$")
_ALIAS = re.compile(
    r"\s?\((?:hereinafter,?\s)?(?:the\s)?[\"']([A-Z][\w .&-]{1,30}?),?[\"'](?:\s(?:case|litigation))?\)"
)


@cache
def _distinctive() -> dict[str, str]:
    """Names that only one known case bears."""
    return {short: case.id for case in load_cases() if case.distinctive for short in case.short}


@cache
def _common() -> frozenset[str]:
    return load_common_parties() | frozenset(alias for maker in load_makers() for alias in maker.aliases)


def _short_names(case: CitedCase) -> Iterator[str]:
    for party in (case.plaintiff, case.defendant):
        short = _CORPORATE.sub("", party).strip(" ,.")
        first = short.split(" ")[0]
        if not short or first in _common():
            continue
        if 2 < len(short) < 40:
            yield short
        if first != short and len(first) > 4 and party is case.plaintiff and case.defendant and first.isalpha():
            yield first


def short_names(text: str, cited: list[CitedCase], taken: list[CitedCase]) -> Iterator[CitedCase]:
    """Uses of such names that a cue, a page or the text's own definition shows to be the case; `taken` is left out."""
    heads: dict[str, tuple[int, str]] = {}
    defined: set[str] = set()
    for case in cited:
        if case.plaintiff:
            for short in _short_names(case):
                heads.setdefault(short, (case.end, case.head))
        if alias := _ALIAS.match(text, case.end):
            heads[alias[1]] = (alias.end(), case.head)
            defined.add(alias[1])
    known = {name for name in _distinctive() if name in text}
    uses = list(_uses(text, {*heads, *known}, sorted((c.start, c.end) for c in taken)))
    spoken_of = _spoken_of(text, uses) - defined
    for use in uses:
        end, head = heads.get(use.name, (0, ""))
        follows = bool(head) and use.start >= end
        if use.is_pinned and follows:
            yield CitedCase(use.start, use.end, "case.name.short", 0.9, name=use.name, antecedent=head)
        elif follows and (use.is_cued or (use.is_weakly_cued and use.name not in spoken_of)):
            if use.name in spoken_of and not use.is_cued_after:
                continue
            yield CitedCase(use.start, use.end, "case.name.short", 0.9, name=use.name, antecedent=head)
        elif use.name in known and not follows:
            yield CitedCase(use.start, use.end, "case.name.known", 0.85, name=use.name)


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a name in running text, and what beside it says that the case is meant."""

    start: int
    end: int
    name: str
    is_cued: bool
    is_weakly_cued: bool
    is_cued_after: bool
    is_pinned: bool


def _uses(text: str, names: set[str], spans: list[Range]) -> Iterator[_Use]:
    if not names:
        return
    pattern = re.compile(rf"(?<![A-Za-z0-9.-])(?:{pattern_of(names)})(?![A-Za-z0-9-]|\sv\.?\s|\.[A-Za-z])")
    for match in pattern.finditer(text):
        if overlaps(spans, match.start(), match.end()) or _FIRM.match(text, match.end()):
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        judge = _JUDGE.search(before)
        pinned = _PINNED.match(text, match.end())
        after = bool(_CUE_AFTER.match(text, match.end()))
        yield _Use(
            match.start() - (len(judge.group()) if judge else 0), pinned.end() if pinned else match.end(),
            re.sub(r"\s+", " ", match.group()), bool(_CUE_BEFORE.search(before)) or after,
            bool(_WEAK_CUE.search(before)), after, pinned is not None,
        )  # fmt: skip


def _spoken_of(text: str, uses: list[_Use]) -> set[str]:
    """Names that the text uses for something else: a word it writes small as well, a person or firm it speaks of."""
    cued = Counter(use.name for use in uses if use.is_cued)
    all_uses = Counter(use.name for use in uses)
    named = {name for name, count in all_uses.items() if count - cued[name] > max(2, cued[name])}
    written_small = set(_SMALL_WORD.findall(text))
    small = {name for name in all_uses if name.lower() in written_small}
    return named | small
