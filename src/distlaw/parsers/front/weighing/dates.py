"""Every date and year of a head that may be the work's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.parsers.bylines.source_line import Found, dates_in
from distlaw.parsers.front.weighing.sight import Candidate, Sight, top
from distlaw.parsers.lines.line import Line

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/])")
_BARE = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?!\d|[-/.]\d)")
_ROC_YEAR = re.compile(r"(?<!\d)(\d{2,3})\s?年(?=度|\S{1,6}字)")
_MOST = 40


class _Date(NamedTuple):
    found: Found
    form: str


def dates(sight: Sight) -> list[Candidate]:
    """The head's dates, then those that metadata or a label elsewhere named."""
    out: list[Candidate] = []
    for line in sight.head():
        for one in _dates_of(sight.text(line)):
            out.append(_candidate(sight, line, one))
            if len(out) >= _MOST:
                break
    known = {one.key for one in out}
    for said in sight.said:
        if said.field == "issued" and re.match(r"\d{4}", said.value) and said.value not in known:
            known.add(said.value)
            signs = {"unseen": 1.0, f"said={said.origin}": 1.0, f"full={len(said.value)}": 1.0}
            out.append(Candidate(said.value, said.value, said.span, signs))
    return _counted(out)


def _candidate(sight: Sight, line: Line, one: _Date) -> Candidate:
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
    return Candidate(found.value, found.value, (line.start + found.start, line.start + found.end), signs)


def _counted(found: list[Candidate]) -> list[Candidate]:
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
    for match in _BARE.finditer(text):
        if _free(match.span(), taken):
            around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
            form = "bracket" if around in ("()", "[]", "（）") else "year" if around[-1:] == "年" else "bare"
            yield _Date(Found("issued", match[1], *match.span(1)), form)
    for match in _ROC_YEAR.finditer(text):
        if _free(match.span(), taken) and 60 < int(match[1]) < 130:
            yield _Date(Found("issued", str(int(match[1]) + 1911), *match.span()), "roc")


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return all(span[1] <= low or span[0] >= high for low, high in taken)
