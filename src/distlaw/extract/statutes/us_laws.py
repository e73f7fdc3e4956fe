"""Finds codes, session laws and registers of the United States by the abbreviations of reporters-db's table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.extract.statutes.cited import CitedStatute
from distlaw.extract.statutes.provisions import ENGLISH_NUMBERS
from distlaw.vocab.reporters import Law, load_laws
from distlaw.vocab.trie import pattern_of

_MARK = r"(?:§{1,2}\s?|[Ss]ections?\s|[Ss]ecs?\.\s)"
_SECTION = re.compile(r"\(\?P<section>.*?\)\)\+\)\)")
_AFTER = re.compile(r"(?:\set\sseq\.)?(?:\s\((?:[A-Z][\w.&]{0,12}\s){0,3}(?P<year>(?:19|20)\d\d)(?:-\d{2,4})?\))?")
_VOLUME_NEXT = re.compile(r",\s\d+$")  # 110 of "§ 264, 110 Stat. 1936"
_PLAIN = frozenset({"U.S.C.", "C.F.R."})  # read by english.py, with the act that the section belongs to


def us_laws(text: str) -> Iterator[CitedStatute]:
    """Ohio Rev. Code Ann. § 5739.02(B)(7) (2010); Mass. Gen. Laws ch. 1, §§ 2-3; 63 Stat. 687."""
    if re.search(r"\s(?:Code|Statutes?|Laws?)\b", text) or "Code of" in text:
        yield from _spelled_out(text)
    if not re.search(r"[A-Z][a-z]*\.|Public Law", text):
        return
    for law, spellings in _by_first_word():
        for spelling in spellings:
            if spelling in text:
                yield from _of(text, law, spelling)


def _spelled_out(text: str) -> Iterator[CitedStatute]:
    """Virginia Code section 38.2-2226; Nebraska Revised Statute 48-101; Code of Alabama (1975), Section 13A-11-241."""
    for match in _state_codes().finditer(text):
        title = re.sub(r"\s+", " ", match["title"])
        yield CitedStatute(
            match.start(), match.end(), "statute.us_law", 0.93, title, match["numbers"], title, "us_law",
            match["year"] or "", jurisdiction="US",
        )  # fmt: skip


@cache
def _state_codes() -> re.Pattern[str]:
    states = pattern_of({law.jurisdiction for law in load_laws() if law.jurisdiction != "United States"})
    kind = r"(?:Code|(?:Revised\s|General\s|Compiled\s)?(?:Statutes?|Laws))(?:\sAnnotated)?"
    return re.compile(
        rf"(?<![\w.])(?P<title>(?:{states})\s(?:[A-Z][a-z]{{2,12}}\s){{0,3}}{kind}|Code\sof\s(?:{states}))"
        rf"(?:\s\((?P<year>(?:19|20)\d\d)\))?,?\s(?:{_MARK})?(?P<numbers>{ENGLISH_NUMBERS})(?!\w)"
    )


def _of(text: str, law: Law, spelling: str) -> Iterator[CitedStatute]:
    for pattern in law.patterns:
        for match in _compiled(pattern, spelling).finditer(text):
            groups = match.groupdict()
            after = _AFTER.match(text, match.end())
            end, year = (after.end(), after["year"] or "") if after else (match.end(), "")
            number = groups.get("section") or groups.get("page") or ""
            if volume := _VOLUME_NEXT.search(text, match.start(), end) if text.startswith(" Stat.", end) else None:
                number, end = number.removesuffix(volume.group()), volume.start()
            end = match.start() + len(text[match.start() : end].rstrip(" ,"))
            title = law.abbreviation
            if groups.get("volume"):
                title = f"{groups['volume']} {title} {number}"
            elif "-" in (groups.get("title") or ""):
                title = f"{title} No. {groups['title']}"  # a public law's number
            elif groups.get("title"):
                title = f"{title} tit. {groups['title']}"
            yield CitedStatute(
                match.start(), end, "statute.us_law", 0.96, title, "" if groups.get("volume") else number, title,
                "us_law", year, jurisdiction="US",
            )  # fmt: skip


@cache
def _by_first_word() -> tuple[tuple[Law, tuple[str, ...]], ...]:
    laws = (law for law in load_laws() if law.abbreviation not in _PLAIN)
    return tuple((law, (law.abbreviation, *law.variations)) for law in laws)


@cache
def _compiled(pattern: str, spelling: str) -> re.Pattern[str]:
    printed = _SECTION.sub(lambda _: rf"(?P<section>(?!\d+ Stat\.){ENGLISH_NUMBERS})", pattern)
    printed = re.sub(r"(?<![\\\[:|])§\s?", lambda _: _MARK, printed)  # one that stands in a choice stays
    printed = printed.replace("{R}", re.escape(spelling).replace(r"\ ", " "))
    return re.compile(rf"(?<![\w.])(?:{printed})(?!\w)".replace(" ", r"\s"))
