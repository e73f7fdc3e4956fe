"""Every date and year of a head that may be the work's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.parsers.bylines.source_line import Found, dates_in
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate, top
from distlaw.parsers.lines.entries import marker_of
from distlaw.parsers.lines.line import Line
from distlaw.vocab.citation_forms import is_cited_alone
from distlaw.vocab.words import worded

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/])")
_BARE = re.compile(r"(?<![A-Za-z\d.,/-])((?:19|20)\d\d)(?!\d|[-/.]\d)")
_ROC_YEAR = re.compile(r"(?<!\d)(\d{2,3})\s?年(?=度|\S{1,6}字)")
_ROC_DATE = re.compile(r"(?<![\d民國国])(\d{2,3})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?")
_GLUED = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])([01]\d)\2([0-3]\d)(?=\d)")  # a counter follows: 2031-02-15975
_SPACED = re.compile(r"(?<!\d)((?:19|20)\d\d)\s/\s(\d{1,2})\s/\s(\d{1,2})(?!\d)")
_SIX = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d|[./-]\d)")
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
# What stands before the date of an upload, or of the site's own notice of rights.
_SITES = worded(
    "front",
    r"(?i:{site_acts})(?:时间|日期)?(?: on)?\s?:?\s?(?:\d{1,2}\s\w{2,9}\.?\s)?$"
    r"|(?:©|版权所有)[^。]{0,20}[{han}][^。]{0,20}$",
)
_SINCE_THEN = worded("front", r"(?i:{since})\s?$")  # since when a site stands
_NEUTRAL = re.compile(
    r"\]\s(?:\d{1,3}\s)?(?:[A-Z]{2,}[A-Za-z]*|Ch|Fam|WLR|All ER)\b"
)  # [2031] UKSC 5 is another's year
_LISTED = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.]")
_CITED_YEARS = re.compile(r"\((?:19|20)\d\d[a-z]?\)")
_HEARING = worded("front", "{hearings}")
_OF_LAW = worded("front", r"{instruments_en}\s(?:\(\w{1,6}\)\s)?(?:no\.?\s?)?[\d/-]+,?\s(?:of|dated)\s$", re.IGNORECASE)
_DEGREE = worded("front", "{degrees}")
_YEARS = frozenset({"bare", "year", "bracket", "roc"})  # a year alone
_EFFECTIVE = re.compile(r"\b(?i:effective)(?: (?:as of|on|date))?\s?:?\s(?:[A-Z][a-z]{2,8} )?$")  # of what the law says
_OF_HOST = re.compile(r".{0,40}\bNo claim to original\b")  # of a database
_CLAUSES, _SMALL, _WORDS = re.compile("[,，。;；]"), re.compile(r"\b[a-z]{3,}\b"), 10  # in running text before a date
_SINCE = re.compile(r"(?:19|20)\d\d\s?年?\s?[~～–—至-]\s?$")  # years from which a range runs, or to which it does
_UNTIL = re.compile(r"\s?年?\s?[~～–—至-]\s?(?:19|20)\d\d(?!\d)")
_ENTRY = re.compile(r"\W{0,3}\[\d{1,3}\]\s?\S")  # an entry of a list of references is dated as another work
_PROSE = 120  # half ems of a line of running text
_CENTURY = 50  # a year of two figures above it is of the last century
_MOST = 40


class _Date(NamedTuple):
    found: Found
    form: str


def dates(sight: Sight) -> list[ValueCandidate]:
    """The head's dates, then those that metadata or a label elsewhere named."""
    out: list[ValueCandidate] = []
    told: list[int] = []  # which of them stand in the midst of running text
    for line in sight.head():
        for one in _dates_of(sight.text(line)):
            if (
                _is_of_something_else(line, one)
                or _is_of_a_case(sight, line, one)
                or (line.level > 1 and line.index > sight.first_prose)
                or (one.form in _YEARS and _is_spoken_of(sight, line, one))
            ):
                continue
            told += [len(out)] * _is_told(sight, line, one)
            out.append(_candidate(sight, line, one))
            if len(out) >= _MOST:
                break
    known = {one.key for one in out}
    for said in sight.said:
        if said.field == "issued" and re.match(r"\d{4}", said.value) and said.value not in known:
            known.add(said.value)
            signs = {"unseen": 1.0, f"said={said.origin}": 1.0, f"full={len(said.value)}": 1.0}
            out.append(ValueCandidate(said.value, said.value, said.span, signs))
    return [one for at, one in enumerate(_counted(out)) if at not in told]


def _is_of_something_else(line: Line, one: _Date) -> bool:
    """Whether a date is an upload's, a degree's, a hearing's or another work's, or stands in a numbered note."""
    before, after = line.folded[: one.found.start], line.folded[one.found.end :]
    is_told = (
        _EFFECTIVE.search(before)
        or _OF_HOST.match(after)
        or _SITES.search(before)
        or _SINCE_THEN.search(before)
        or _HEARING.search(after)
        or _OF_LAW.search(before)
    )
    if one.form == "bracket" and len(_CITED_YEARS.findall(line.text)) > 1:
        return True
    if line.kind == "note" and marker_of(line.text)[0].isdigit():
        return True
    return bool(is_told or _DEGREE.search(line.text[: one.found.start]) or _ENTRY.match(line.folded))


def _is_of_a_case(sight: Sight, line: Line, one: _Date) -> bool:
    """Whether a year is part of a case's citation: where the head is no court's own, or among a list of cases."""
    is_listed = one.form == "roc" and _LISTED.match(line.folded) is not None and is_cited_alone(line.text)
    return is_listed or (bool(_NEUTRAL.match(line.folded, one.found.end)) and not sight.names_court)


def _is_told(sight: Sight, line: Line, one: _Date) -> bool:
    """Whether a date stands in the midst of running text."""
    before = line.folded[: one.found.start]
    is_text = line.width > _PROSE and top(sight.tables.get(line.index, {})) == "body"
    return is_text and (len(_CLAUSES.findall(before)) > 1 or len(_SMALL.findall(before)) > _WORDS)


def _is_spoken_of(sight: Sight, line: Line, one: _Date) -> bool:
    """Whether a year is one that the title speaks of, there or where it is printed again, or an end of a range."""
    start, end = one.found.start, one.found.end
    if _SINCE.search(line.text[:start]) or _UNTIL.match(line.text, end):
        return True
    if line.text[start:end] not in sight.title:
        return False
    at = line.start + start
    is_prose = line.width > _PROSE and top(sight.tables.get(line.index, {})) == "body"
    return is_prose or line.index in sight.title_at or any(first <= at < last for first, last in sight.echoes)


def _candidate(sight: Sight, line: Line, one: _Date) -> ValueCandidate:
    found = one.found
    signs = sight.around(line, found.start, found.end)
    signs |= {f"form={one.form}": 1.0, f"full={len(found.value)}": 1.0}
    best = top(sight.tables.get(line.index, {}))
    signs |= {f"{best}/{one.form}": 1.0, f"{best}/{len(found.value)}": 1.0}
    year = int(found.value[:4])
    signs["old"] = float(year < 1990)
    for said in sight.said:
        if said.field in ("issued", "posted") and (said.value == found.value or said.value[:4] == found.value[:4]):
            signs[f"{said.field}{'=' if said.value == found.value else '~'}{said.origin}"] = 1.0
    return ValueCandidate(found.value, found.value, (line.start + found.start, line.start + found.end), signs)


def _counted(found: list[ValueCandidate]) -> list[ValueCandidate]:
    """Whether it is the only date, the first, the latest, and how many share its year."""
    years = [int(one.key[:4]) for one in found]
    for at, one in enumerate(found):
        one.signs["only"] = float(len({one.key for one in found}) == 1)
        one.signs["first"] = float(at == 0)
        one.signs["latest"] = float(years[at] == max(years))
        one.signs["shared"] = min(3.0, years.count(years[at]) - 1)
    return found


def _dates_of(text: str) -> Iterator[_Date]:
    taken: list[tuple[int, int]] = []
    for found in dates_in(text):
        taken.append((found.start, found.end))
        yield _Date(found, "date")
    for match in _SLASHED.finditer(text):
        if _free(match.span(), taken):
            taken.append(match.span())
            first, last = int(match[1]), int(match[3])
            month, day = (last, first) if first > 12 else (first, last)
            if 1 <= month <= 12 and 1 <= day <= 31:
                form = "slashed" if first > 12 or last > 12 else "unclear"
                yield _Date(Found("issued", f"{match[4]}-{month:02d}-{day:02d}", *match.span()), form)
    for found, form in _rarer(text):
        if _free((found.start, found.end), taken):
            taken.append((found.start, found.end))
            yield _Date(found, form)
    for match in _BARE.finditer(text):
        if _free(match.span(), taken):
            around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
            form = "bracket" if around in ("()", "[]", "（）") else "year" if around[-1:] == "年" else "bare"
            yield _Date(Found("issued", match[1], *match.span(1)), form)
    for match in _ROC_YEAR.finditer(text):
        if _free(match.span(), taken) and 60 < int(match[1]) < 130:
            yield _Date(Found("issued", str(int(match[1]) + 1911), *match.span()), "roc")


def _rarer(text: str) -> Iterator[tuple[Found, str]]:
    """Dates by the Republic's years, glued to a counter, without marks, or with two figures for the year."""
    for match in _ROC_DATE.finditer(text):
        if 60 < int(match[1]) < 130:
            yield from _made(match, int(match[1]) + 1911, match[2], match[3], "roc_date")
    for match in _GLUED.finditer(text):
        yield from _made(match, int(match[1]), match[3], match[4], "glued")
    for match in _SPACED.finditer(text):
        yield from _made(match, int(match[1]), match[2], match[3], "spaced")
    for match in _SIX.finditer(text):
        yield from _made(match, int(match[1]), match[2], None, "six")
    for match in _SHORT.finditer(text):
        year = int(match[3]) + (1900 if int(match[3]) > _CENTURY else 2000)
        yield from _made(match, year, match[1], match[2], "short")


def _made(match: re.Match[str], year: int, month: str, day: str | None, form: str) -> Iterator[tuple[Found, str]]:
    if 1 <= int(month) <= 12 and 1 <= int(day or 1) <= 31:
        value = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
        yield Found("issued", value, *match.span()), form


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return all(span[1] <= low or span[0] >= high for low, high in taken)
