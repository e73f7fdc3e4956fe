"""Finds citations of reporters of the United States: volume, abbreviation, page; and forms of a reporter's own.

The abbreviations are reporters-db's. One that is a common word too (Day, Miles, Mar.) counts only beside a case's name,
a bracketed year or another citation.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from distlaw.extract.cases.keys import Key
from distlaw.extract.spans.taken import overlaps
from distlaw.vocab.reporters import Edition, editions_by_spelling, special_forms

_VOLUME = re.compile(r"(?<![\w.$€£¥/*-])(?P<volume>[1-9]\d{0,3}(?:-\d{1,2})?[A-F]?)\s{1,2}(?:\*\d{1,4}\s)?(?=[A-Z])")
_WORD = re.compile(r"\S+")
_NOMINATIVE = r"\((?:\d{1,2}(?:\s&\s\d)?\s)?[A-Z][A-Za-z.&'\s]{1,24}\)\s"
_PAGE = re.compile(
    rf",?\s{{1,2}}(?:{_NOMINATIVE}|\((?:1[789]|20)\d\d,?\)\s|\*\d{{1,4}}\s|[Pp]age\s|pp?\.\s)?"
    r"(?P<page>[SD]?\d{1,7}(?:-[A-Z]\b|WC(?:-[A-Z])?|[\[(][AU][\])]|[A-Za-z])?|_{1,6}|-{2,5}|—{1,3}|[clxvi]{2,6}|[CLXVI]{2,6})(?![\w])"
)
_AT = re.compile(r",?\s(?:at\s(?:pp?\.\s)?|\*)(?P<page>\*?\d{1,6}(?:-\d{1,6})?)(?!\w)")
_ROMAN = re.compile(r"c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_PIN = re.compile(
    r",?\s(?:at\s)?¶{1,2}\s?\d{1,4}(?:-\d{1,4})?|\s(?:at\s)?n{1,2}\.\s?\d{1,3}(?:-\d{1,3})?"
    r"|,\s?(?:at\s)?(?:pp?\.\s?)?\*?\d{1,5}(?:-\*?\d{1,5})?(?![\w-])(?:\s?(?:&\s?)?nn?\.\s?\d{1,3}(?:-\d{1,3})?)?"
)
_YEAR = re.compile(r"[^()\[\];]{0,40}\s?[(\[](?:[^()\[\]]{0,60}[\s.])?(?P<year>1[6-9]\d\d|20\d\d)[)\]]")
_YEAR_BESIDE = re.compile(r"[\d\s,.*&n¶-]{0,40}[(\[](?:[^()\[\]]{0,60}[\s.])?(?:1[6-9]\d\d|20\d\d)[)\]]")
_YEAR_BEFORE = re.compile(r"\((?:[^()]{0,30}\s)?(?P<year>1[6-9]\d\d|20\d\d)\),?\s$")
_INTRODUCED = re.compile(r"(?:[(\[;]|[Ss]ee(?:,?\se\.g\.,)?|[Cc]iting|[Qq]uoting|also|[Cc]f\.|[Aa]ccord)\s?$")
_CAPITAL = re.compile(r"[A-Z]")
_OUTSIDE = re.compile(r"[\w$%]")
_TOKENS = 9
_SPAN = 70


@dataclass(frozen=True, slots=True)
class PrintedReporter:
    """A volume and an abbreviation that `editions` bear, at `[start, end)` of the scanned text."""

    start: int
    end: int
    volume: str
    editions: tuple[Edition, ...]
    is_weak: bool  # a common word as well

    def values(self, page: str, year: int) -> tuple[str, ...]:
        """The citation in each form that it may have; one where the year or the abbreviation settles it."""
        fitting = [e for e in self.editions if year and (e.first or 1) - 1 <= year <= (e.last or 9999) + 1]
        names = dict.fromkeys(edition.name for edition in fitting or self.editions)
        return tuple(f"{self.volume} {name} {page}" for name in names)


def reporter_keys(text: str, name_ends: Iterable[int]) -> list[Key]:
    """Every reporter citation, in order, without overlaps; `name_ends` are where names of cases end."""
    ends = frozenset(name_ends)
    found: list[tuple[PrintedReporter, re.Match[str]]] = []
    at = 0
    for printed in _printed(text):
        page = _PAGE.match(text, printed.end)
        if printed.start >= at and page and _is_page(page["page"]):
            last = found[-1][1].end() if found else 0
            if not printed.is_weak or _is_borne_out(text, printed.start, page.end(), ends, last):
                found.append((printed, page))
                at = page.end()
    starts = frozenset(printed.start for printed, _ in found)
    keys = [_key(text, printed, page, starts) for printed, page in found]
    taken = sorted((key.start, key.end) for key in keys)
    return sorted([*keys, *_special(text, taken, ends)], key=lambda key: key.start)


def short_citations(text: str) -> Iterator[tuple[PrintedReporter, int, str]]:
    """`384 U. S., at 444`: the volume and reporter, where the short form ends, and the page."""
    if "at " not in text and "*" not in text:
        return
    for printed in _printed(text):
        if match := _AT.match(text, printed.end):
            end = _pin_end(text, match.end(), frozenset())
            yield printed, end, match["page"]


def _printed(text: str) -> Iterator[PrintedReporter]:
    spellings = editions_by_spelling()
    for match in _VOLUME.finditer(text):
        limit = min(len(text), match.end() + _SPAN)
        best: tuple[int, str] | None = None
        plain = ""
        for count, word in enumerate(_WORD.finditer(text, match.end(), limit)):
            plain += word.group()
            bare = plain.rstrip(",")
            if bare in spellings:
                best = (word.end() - (len(plain) - len(bare)), bare)
            if count >= _TOKENS:
                break
        if best:
            end, spelling = best
            editions = spellings[spelling]
            weak = _is_weak(text[match.end() : end], editions)
            yield PrintedReporter(match.start(), end, match["volume"], editions, weak)


def _is_weak(spelling: str, editions: tuple[Edition, ...]) -> bool:
    """Whether the abbreviation is one word without a number, or a lone letter: Day, Miles, Mar., A."""
    if any(edition.type.startswith("specialty_") for edition in editions):
        return False
    return bool(re.fullmatch(r"[A-Za-z']+\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)*", spelling.strip()))


def _bare(pin: str) -> str:
    """A pinpoint without what stands before its figures: `, at *3` is *3."""
    return pin.strip(", ").removeprefix("at ")


def _is_page(page: str) -> bool:
    return not page[0].isalpha() or page[-1].isdigit() or bool(_ROMAN.fullmatch(page.lower()))


def _is_borne_out(text: str, start: int, end: int, name_ends: frozenset[int], last: int) -> bool:
    """Whether what stands around shows a citation: a name, a year in brackets, a citation beside it, an own line."""
    if any(start - gap in name_ends for gap in range(4)) or _YEAR_BESIDE.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    if _YEAR_BEFORE.search(before) or (0 <= start - last <= 3 and last and text[last:start].strip(" ,[") == ""):
        return True
    closes = not text[end : end + 40].strip() or text[end] in ".;,)]"
    if closes and (_INTRODUCED.search(before) or not before.strip() or before.endswith("\n")):
        return True
    return bool(re.match(r",?\s¶", text[end : end + 3]))


def _key(text: str, printed: PrintedReporter, page: re.Match[str], starts: frozenset[int]) -> Key:
    end = _pin_end(text, page.end(), starts)
    following = _YEAR.match(text, end)
    before = _YEAR_BEFORE.search(text[max(0, printed.start - 40) : printed.start])
    year = int((following or before or {"year": "0"})["year"])
    number = page["page"]
    shown = "___" if not number[0].isalnum() else number.lstrip("0") if number.isdigit() and len(number) < 4 else number
    values = printed.values(shown or "0", year)
    scheme = "wl" if any(e.type.startswith("specialty_") for e in printed.editions) else "us_reporter"
    scheme = "us_reading" if len(values) > 1 else scheme
    confidence = 0.7 if shown == "___" else 0.99
    return Key(
        printed.start, end, scheme, values, "case.us.wl" if scheme == "wl" else "case.us.reporter",
        confidence, pin=_bare(text[page.end() : end]),
    )  # fmt: skip


def _pin_end(text: str, end: int, starts: frozenset[int]) -> int:
    """Where the pages cited after the first one end; a number that begins another citation is none of them."""
    while (match := _PIN.match(text, end)) and not any(start in starts for start in range(match.start(), match.end())):
        if re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]) and "¶" not in match.group():
            break
        end = match.end()
    return end


def _special(text: str, taken: list[tuple[int, int]], ends: frozenset[int]) -> Iterator[Key]:
    if not _CAPITAL.search(text):  # every spelling has one
        return
    for form in special_forms():
        for spelling in form.spellings:
            if spelling not in text:
                continue
            for pattern in form.patterns:
                for match in _compiled(pattern, spelling).finditer(text):
                    if overlaps(taken, *match.span()) or not _stands_alone(text, match):
                        continue
                    weak = " " not in spelling and "-" not in match.group()
                    if weak and not _is_borne_out(text, match.start(), match.end(), ends, 0):
                        continue
                    value = re.sub(r"\s+", " ", match.group()).replace(spelling, form.edition.name)
                    end = _pin_end(text, match.end(), frozenset())
                    pin = _bare(text[match.end() : end])
                    yield Key(match.start(), end, "us_reporter", (value,), "case.us.own", 0.97, pin=pin)
                    insort(taken, (match.start(), end))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (match.start() and _OUTSIDE.match(before)) and not _OUTSIDE.match(after or " ")


@lru_cache(maxsize=512)
def _compiled(pattern: str, spelling: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{R}", re.escape(spelling)).replace(r"\ ", " ").replace(" ", r"\s"))
