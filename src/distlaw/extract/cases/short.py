"""Finds what stands for a case cited before: short forms, supra, Id., and short names in running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from distlaw.extract.cases.chain import CitedCase
from distlaw.extract.cases.keys import reporter_name
from distlaw.vocab.cases import load_cases
from distlaw.vocab.licences import load_makers
from distlaw.vocab.trie import pattern_of

_SHORT_CITE = re.compile(
    r"(?<![\d.])(\d{1,4})\s(U\.\s?S\.|S\.\s?Ct\.|F\.\s?\dd|F\.\s?\dth|F\.\s?Supp\.(?:\s?\d(?:d|th))?|F\.)\sat\s\d{1,5}(?:-\d{1,5})?(?:,\s\d{1,5}(?:-\d{1,5})?){0,3}"
)
_SUPRA = re.compile(r",?\s(?:supra|above)(?:\s(?:note|n\.?)\s?\d{1,4})?(?:,?\sat\s\d{1,5}(?:-\d{1,5})?)?(?![A-Za-z])")
_ID = re.compile(
    r"(?<![A-Za-z])(?:Id\.|id\.|Ibid\.?|ibid\.?)(?:,?\s(?:at\s\*?\d{1,5}(?:-\d{1,5})?(?:\sn\.\d+)?(?:,\s\d{1,5}(?:-\d{1,5})?){0,2}|\[\d+\]|para\s\d+))?"
)
_WORDS_BEFORE = re.compile(r"((?:[A-Z][\w.&'-]*|&|of|the|and|for)(?:\s(?:[A-Z][\w.&'-]*|&|of|the|and|for)){0,6}),?\s?$")
_JUDGE = re.compile(r"(?:Judge|Justice)\s[A-Z][a-z]+'s\s(?:order|opinion|decision|ruling|holding|judgment)\sin\s$")
_CUE_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Uu]nder|[Aa]fter|[Ff]ollowing|[Uu]nlike|[Pp]er|[Ff]rom|[Ss]ince|[Bb]y|[Ss]ee|[Aa]nd|[Ll]ike|[Dd]istinguish(?:ed|es|ing)?"
    r"|[Aa]pply(?:ing)?|[Cc]iting|[Oo]f|[Rr]ead(?:ing)?|[Bb]eyond|[Ww]ith|[Bb]efore|post-?|pre-?)\s?[*_\"]?)$"
)  # fmt: skip
_CUE_AFTER = re.compile(
    r"[*_\"]?(?:'s?)?\s(?:stress|held|hold|court|reject|reason|found|decision|ruling|majority|dissent|test|standard|opinion|factor|line|is\sdistin"
    r"|itself|teach|concern|involve|settle|left|turn|suggest|confirm|line\sof|framework|doctrine|rule|remain|stand|extend|narrow|emphasi)"
)  # fmt: skip
_CORPORATE = re.compile(
    r",?\s(?:Inc|LLC|Ltd|Corp|Co|PBC|GmbH|LP|LLP|plc|PLC|SA|AG|BV|NV|Pty|Labs|Publications|Platforms|Enterprises|Systems|Technologies|Software|Software,)\b\.?.*$"
)
_ALIAS = re.compile(
    r"\s?\((?:hereinafter,?\s)?(?:the\s)?[\"']([A-Z][\w .&-]{1,30}?),?[\"'](?:\s(?:case|litigation))?\)"
)
_RECENT = 300  # how far back, in citations, a supra reaches
_GOVERNMENTS = frozenset(
    {
        "United",
        "State",
        "States",
        "People",
        "Commonwealth",
        "Government",
        "Commissioner",
        "The",
        "In",
        "Re",
        "Doe",
        "Federal",
    }
)


def shortened(text: str, cited: list[CitedCase]) -> list[CitedCase]:
    """Mentions that lean on the given ones, or on a known case of a name nobody else bears; in no order."""
    ordered = sorted(cited, key=lambda c: c.start)
    out = [*_short_cites(text, ordered), *_supras(text, ordered)]
    out += _names(text, ordered, [*ordered, *out])
    return [*out, *_ids(text, sorted([*ordered, *out], key=lambda c: c.start))]


def _short_cites(text: str, cited: list[CitedCase]) -> Iterator[CitedCase]:
    if " at " not in text:
        return
    heads: dict[str, CitedCase] = {}
    for case in cited:
        for key in case.keys:
            if key.scheme == "us_reporter":
                heads.setdefault(key.values[0].rsplit(" ", 1)[0], case)
    for match in _SHORT_CITE.finditer(text):
        full = heads.get(f"{match[1]} {reporter_name(match[2])}")
        start = match.start() - _name_before(text[max(0, match.start() - 70) : match.start()], full)
        yield CitedCase(
            start, match.end(), "case.short", 0.95 if full else 0.7, name=text[start : match.start()].strip(" ,"),
            antecedent=full.head if full else "",
        )  # fmt: skip


def _name_before(text: str, full: CitedCase | None) -> int:
    """How many characters before a short citation are its name."""
    words = _WORDS_BEFORE.search(text)
    if not words:
        return 0
    starts = [words.start() + m.start() for m in re.finditer(r"\S+", words.group(1))]
    for start in starts:
        if full and _is_party(text[start:].strip(" ,"), full):
            return len(text) - start
    run = words.group(1)
    cut = max(_opening(run), run.rfind(". ") + 2 if re.search(r"[a-z]{4}\. ", run) else 0)
    return len(words.group()) - cut


def _opening(words: str) -> int:
    """How many characters of the words before a short form open the sentence and are no name."""
    match = re.match(
        r"(?:(?:See|But|Cf|In|Also|The|Under|Compare|Accord|And|E\.g|also|see|of|the|and|for)\.?,?\s)*", words
    )
    return match.end() if match else 0


def _supras(text: str, cited: list[CitedCase]) -> Iterator[CitedCase]:
    if "supra" not in text and " above" not in text:
        return
    ends = [case.end for case in cited]
    for match in _SUPRA.finditer(text):
        words = _WORDS_BEFORE.search(text[max(0, match.start() - 70) : match.start()])
        if not words:
            continue
        name = words.group(1)[_opening(words.group(1)) :].rstrip(",")
        earlier = reversed(cited[: bisect_right(ends, match.start())][-_RECENT:])
        head = next((c.head for c in earlier if name and _is_party(name, c)), "")
        if head:
            yield CitedCase(match.start() - len(name), match.end(), "case.supra", 0.95, name=name, antecedent=head)


def _is_party(name: str, case: CitedCase) -> bool:
    return any(
        party.startswith(name) and len(name) > 2 for party in (case.plaintiff, case.defendant, case.name) if party
    )


def _ids(text: str, cited: list[CitedCase]) -> Iterator[CitedCase]:
    ends = [case.end for case in cited]
    for match in _ID.finditer(text):
        index = bisect_right(ends, match.start())
        last = cited[index - 1] if index else None
        between = text[last.end : match.start()] if last else ""
        if last is None or len(between) > 600 or _other_authority(between):
            continue
        yield CitedCase(match.start(), match.end(), "case.id", 0.9, name=last.name, antecedent=last.head)


def _other_authority(between: str) -> bool:
    """Whether something else was cited since: a statute, a journal, a note."""
    return bool(re.search(r"U\.S\.C|§|L\.\s?(?:Rev|J)\.|supra|\bAct\b|\d{4}\)\.?\s*$.*arXiv|arXiv", between))


@cache
def _distinctive() -> dict[str, str]:
    """Names that only one known case bears."""
    return {short: case.id for case in load_cases() if case.distinctive for short in case.short}


@cache
def _companies() -> frozenset[str]:
    return frozenset(alias for maker in load_makers() for alias in maker.aliases) | frozenset(
        [
            "Apple",
            "Amazon",
            "Sony",
            "Oracle",
            "Facebook",
            "Twitter",
            "Uber",
            "Waymo",
            "Disney",
            "Reddit",
            "Nintendo",
            "Samsung",
            "Alice",
            "X",
        ]
    )


def _short_names(case: CitedCase) -> Iterator[str]:
    for party in (case.plaintiff, case.defendant):
        short = _CORPORATE.sub("", party).strip(" ,.")
        first = short.split(" ")[0]
        if not short or first in _GOVERNMENTS or not case.defendant:
            continue
        if short not in _companies() and len(short) > 2 and len(short) < 40:
            yield short
        if (
            first != short
            and first not in _companies()
            and len(first) > 4
            and party is case.plaintiff
            and first.isalpha()
        ):
            yield first


def _names(text: str, cited: list[CitedCase], taken: list[CitedCase]) -> Iterator[CitedCase]:
    heads: dict[str, tuple[int, str]] = {}
    for case in cited:
        if case.plaintiff:
            for short in _short_names(case):
                heads.setdefault(short, (case.end, case.head))
        if alias := _ALIAS.match(text, case.end):
            heads[alias[1]] = (alias.end(), case.head)
    known = {name: case_id for name, case_id in _distinctive().items() if name in text}
    if not heads and not known:
        return
    spans = sorted((c.start, c.end) for c in taken)
    pattern = re.compile(rf"(?<![A-Za-z0-9.-])(?:{pattern_of({*heads, *known})})(?![A-Za-z0-9-]|\sv\.?\s|\.[A-Za-z])")
    at = 0
    for match in pattern.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] < match.end():
            continue
        found = _name_at(text, match, heads, known)
        if found:
            yield found


def _name_at(
    text: str, match: re.Match[str], heads: dict[str, tuple[int, str]], known: dict[str, str]
) -> CitedCase | None:
    name = re.sub(r"\s+", " ", match.group())
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 30]
    end, head = heads.get(name, (0, ""))
    cued = bool(_CUE_BEFORE.search(before) or _CUE_AFTER.match(after))
    if name not in known and (not cued or match.start() < end):
        return None
    if re.match(r"\s(?:Publications|Labs|Platforms|et\sal|Publishing|PBC|Inc|LLC|Corp)\b", after):
        return None
    judge = _JUDGE.search(before)
    start = match.start() - len(judge.group()) if judge else match.start()
    if head and match.start() >= end:
        return CitedCase(start, match.end(), "case.name.short", 0.9, name=name, antecedent=head)
    return CitedCase(start, match.end(), "case.name.known", 0.85, name=name)
