"""Lists of authors that go on: each on a line with a place of work, or given in full beside a citation's initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from distlaw.parsers.bylines.names import Person, has_surname, is_job, is_organisation
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.weighing.choice import Choice
from distlaw.parsers.front.weighing.name_signs import first_name, is_no_name, last_name, names_candidate
from distlaw.parsers.front.weighing.sight import Candidate, Sight
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN

LISTED = "listed_with_units"  # the sign of such a list
_HEAD = 30  # lines
_MOST_BESIDE = 3  # lines on where somebody works and as what
_ALONE = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}]")
_WITH_UNIT = re.compile(r"(?:[Bb]y\s+|and\s+)?(?P<name>[A-Z][^,;]{3,40}), (?P<unit>[^,;]{4,80})(?:[,;]|,? and)?")
_INITIALS = re.compile(r"^[A-Z]\.|[ ,][A-Z]\.(?:[ -]?[A-Z]\.)*$")  # a name of which only they stand for the first
_LONGEST = 60  # characters of a line that names a place of work


def with_units(sight: Sight) -> Iterator[Candidate]:
    """Names of which each has a line of its own, its place of work in the same line or in those below."""
    lines = list(sight.head())[:_HEAD]
    yield from _blocks(sight, lines)
    yield from _rows(sight, lines)


def fuller(sight: Sight, found: Sequence[Candidate], choice: Choice) -> Choice:
    """The list that is chosen; or the same as one line prints it, with those it leaves out, or in full for initials."""
    taken = choice.taken
    if taken is None or isinstance(taken.value, str):
        return choice
    names = taken.value
    for one in found:
        others = one.value
        if isinstance(others, str):
            continue
        if one.signs.get(LISTED) and others[: len(names)] == names:
            return choice._replace(taken=one)
        if (
            set(others) == set(names)
            and others != names
            and _in_one_line(sight, one)
            and not _in_one_line(sight, taken)
        ):
            return choice._replace(taken=one)
        if len(others) == len(names) and one.span[0] >= 0 and all(map(_in_full, others, names)):
            return choice._replace(taken=one)
    return choice


def _in_one_line(sight: Sight, one: Candidate) -> bool:
    """Whether one line prints the whole list."""
    spans = one.spans or (one.span,)
    return any(line.start <= min(spans)[0] and max(spans)[1] <= line.end for line in sight.head())


def _in_full(full: str, short: str) -> bool:
    """Whether a name is another one with its initials written out: Jane Roe, and Roe, J."""
    if han_count(short) or "," in full or not _INITIALS.search(short) or re.search(r"^[A-Z]\.", full):
        return False
    return last_name(full) == last_name(short) and first_name(full)[:1] == first_name(short)[:1]


def _blocks(sight: Sight, lines: Sequence[Line]) -> Iterator[Candidate]:
    """A name alone, below it where he works and as what, then the next."""
    at = 0
    while at < len(lines):
        found, after = _block(lines, at)
        group = list(found)
        while found and after < len(lines):
            found, after = _block(lines, after)
            group += found
        if len(group) > 1:
            yield _listed(sight, group)
        at = max(at + 1, after)


def _block(lines: Sequence[Line], at: int) -> tuple[list[tuple[Line, Person, str]], int]:
    """Who stands at a line with what stands below it, and the line after; nobody where no place of work follows."""
    line = lines[at]
    name = re.sub(r"\s", "", line.text)
    if not (_ALONE.fullmatch(line.text) and has_surname(name)) or is_no_name(folded(name)) or is_job(name):
        return [], at + 1
    below = at + 1
    while below < min(len(lines), at + 1 + _MOST_BESIDE) and _is_beside(lines[below]):
        below += 1
    unit = next((one.text for one in lines[at + 1 : below] if is_organisation(one.text)), "")
    return ([(line, Person(name, 0, len(line.text)), unit)], below) if unit else ([], at + 1)


def _is_beside(line: Line) -> bool:
    return len(line.text) <= _LONGEST and (is_organisation(line.text) or is_job(line.text))


def _rows(sight: Sight, lines: Sequence[Line]) -> Iterator[Candidate]:
    """Lines in a row of a name and a place of work each: By Jane Roe, Elm Law School,"""
    group: list[tuple[Line, Person, str]] = []
    for line in [*lines, None]:
        found = _WITH_UNIT.fullmatch(line.text) if line else None
        who = western_names(found["name"], is_announced=False) if found and is_organisation(found["unit"]) else []
        if line and found and len(who) == 1:
            start = found.start("name")
            group.append((line, replace(who[0], start=who[0].start + start, end=who[0].end + start), found["unit"]))
            continue
        if len(group) > 1:
            yield _listed(sight, group)
        group = []


def _listed(sight: Sight, group: Sequence[tuple[Line, Person, str]]) -> Candidate:
    first = names_candidate(sight, group[0][0], [group[0][1]], "lines")
    names = tuple(who.name for _, who, _ in group)
    return replace(
        first,
        value=names,
        key="|".join(name.lower() for name in names),
        signs=first.signs | {LISTED: 1.0},
        spans=tuple((line.start + who.start, line.start + who.end) for line, who, _ in group),
        units=tuple(unit for _, _, unit in group),
    )
