"""Provisions in English text that lean on an act cited elsewhere: of that Act, § 102(b) alone, Id. § 5."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from distlaw.extract.statutes.cited import CitedStatute
from distlaw.extract.statutes.provisions import ENGLISH_NUMBERS, ENGLISH_WORD
from distlaw.vocab.statutes import Statute, load_statutes

_THAT_ACT = re.compile(
    rf"(?P<word>{ENGLISH_WORD})\s?(?P<numbers>{ENGLISH_NUMBERS})\s(?:of|in|under|to)\s(?:that|the\ssaid|the\ssame)\s"
    r"(?:Act|Ordinance|Code|Directive|Regulation|Law|Statute)(?![A-Za-z])"
)
_OTHER_ACT = re.compile(r"\b(?:ACT|Act|CODE|Code|LAW|Law|ANN\.|Ann\.|STAT\.|Stat\.)(?:\s\([^()\n]{1,20}\))?,?\s?$")
_ACT_NAMED = re.compile(r"\b(?:ACT|Act|CODE|Code)\b")
_ID_BEFORE = re.compile(r"(?:Id\.|id\.|Ibid\.?),?\s$")
# Another source's section: NEPA section 102, Restatement (Third) of Foreign Rels. § 102, sec. 321(b), § 107.
_OTHERS = re.compile(
    r"\b[A-Z]{3,6}(?:’s|'s)?\s$|(?i:restatement)\b[^;\n]{0,90}$|(?:[Ss]ec(?:tion|s?\.)|§)\s?\d[\w().-]*,\s$"
)
_LOOKING_BACK = re.compile(r"(?:supra|infra|this|see|Part|Note)\s$|(?:infra|supra)\s[^.;]{0,20}$")
_CROSS = re.compile(
    r"\s(?:below|above|of\sthis\s(?:article|paper|note|essay|part|chapter|report)|of\sthe\s(?:agreement|licence|license|contract|terms|policy|paper|report|article)\b)",
    re.I,
)
_NEAR = 2000  # about a page to either side
_BARE = re.compile(
    rf"(?<![A-Za-z0-9.])(?P<word>[Ss]ections?|[Ss]ecs?\.|§{{1,2}})\s?(?P<numbers>{ENGLISH_NUMBERS})(?!\.\d)"
)


def of_that_act(text: str, found: list[CitedStatute]) -> Iterator[CitedStatute]:
    """Sections 16(2) and 17 of that Act: of the one cited last."""
    ordered = sorted((c for c in found if not c.is_generic), key=lambda c: c.start)
    ends = [cited.end for cited in ordered]
    for match in _THAT_ACT.finditer(text):
        index = bisect_right(ends, match.start())
        if index and match.start() - ends[index - 1] < 1500:
            act = ordered[index - 1]
            yield replace(
                act, start=match.start(), end=match.end(), rule="statute.pronoun", confidence=0.85,
                pinpoint=match["numbers"], antecedent=act.antecedent or act.title, number="", scheme="",
            )  # fmt: skip


@cache
def _known_sections() -> dict[str, Statute]:
    return {section: act for act in load_statutes() for section in act.bare_sections}


@cache
def _subject(act: str) -> re.Pattern[str]:
    words = next(known.subject for known in load_statutes() if known.title_en == act)
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def bare_sections(text: str, found: list[CitedStatute]) -> Iterator[CitedStatute]:
    """§ 102(b), section 107: of an act that the text cites with that section, else one known by its number."""
    ordered = sorted(found, key=lambda c: c.start)
    ends = [cited.end for cited in ordered]
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        if (
            _LOOKING_BACK.search(before)
            or _OTHER_ACT.search(before)
            or _CROSS.match(text[match.end() : match.end() + 30])
        ):
            continue
        index = bisect_right(ends, match.start())
        last = ordered[index - 1] if index else None
        first = match["numbers"].split(",")[0].split("-")[0].strip()
        is_others = _ID_BEFORE.search(before) or _OTHERS.search(text[max(0, match.start() - 120) : match.start()])
        title = "" if is_others else _act_of_section(text, match.start(), first, ordered)
        if title:
            yield CitedStatute(
                match.start(), match.end(), "statute.section", 0.85, title, match["numbers"], jurisdiction="US"
            )
        elif (
            last
            and "§" in match.group()
            and _is_near(text, last.end, match.start())
            and not _ACT_NAMED.search(text, last.end, match.start())
        ):
            leads = _ID_BEFORE.search(before)
            start = match.start() - (len(leads.group()) if leads else 0)
            yield replace(
                last, start=start, end=match.end(), rule="statute.elided", confidence=0.85 if leads else 0.7,
                pinpoint=match["numbers"], antecedent=last.title,
            )  # fmt: skip


def _act_of_section(text: str, at: int, section: str, cited: list[CitedStatute]) -> str:
    """The act that a section without its act is of; empty text where the text speaks of another act that has one, or
    of no act of that matter near it."""
    number = re.sub(r"\(.*", "", section)
    act = _known_sections().get(section) or _known_sections().get(number)
    known = act.title_en if act else ""
    here = {c.title for c in cited if c.scheme == "usc" and re.match(rf"{number}(?!\d)", c.pinpoint)}
    if here:
        return known if known in here else here.pop() if len(here) == 1 and known else ""
    if known and not _subject(known).search(text, max(0, at - _NEAR), at + _NEAR):
        return ""
    spoken_of = {c.title for c in cited if not c.is_generic}
    rivals = {act.title_en for act in load_statutes() if act.code and number.isdigit() and _holds(act, int(number))}
    return "" if (rivals - {known}) & spoken_of and known not in spoken_of else known


def _holds(act: Statute, section: int) -> bool:
    return act.code is not None and any(low <= section <= high for low, high in act.code.sections)


def _is_near(text: str, end: int, start: int) -> bool:
    return start - end < 200 and "\n" not in text[end:start]
