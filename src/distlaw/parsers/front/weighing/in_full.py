"""Lists of authors that go on: each on a line with a place of work, or given in full beside a citation's initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from distlaw.parsers.bylines.names import BylinePerson, has_surname, is_job, is_organisation
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.weighing.choice import Choice
from distlaw.parsers.front.weighing.name_signs import first_name, is_no_name, last_name, names_candidate
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.parsers.front.weighing.tidy import without_acts
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.surnames import english_words

LISTED = "listed_with_units"  # the sign of such a list
LABELLED = "below_a_label"  # that of one below a label of authors
_HEAD = 30  # lines
_MOST_BESIDE = 3  # lines on where somebody works and as what
_ALONE = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}]")
_WITH_UNIT = re.compile(r"(?:[Bb]y\s+|and\s+)?(?P<name>[A-Z][^,;]{3,40}), (?P<unit>[^,;]{4,80})(?:[,;]|,? and)?")
_NAME_ALONE = re.compile(r"(?P<name>[A-Z][^,;]{3,40})")
_INITIALS = re.compile(r"^[A-Z]\.|[ ,][A-Z]\.(?:[ -]?[A-Z]\.)*$")  # a name of which only they stand for the first
_LONGEST = 60  # characters of a line that names a place of work


def with_units(sight: Sight) -> Iterator[ValueCandidate]:
    """Names of which each has a line of its own, its place of work in the same line or in those below."""
    lines = list(sight.head())[:_HEAD]
    yield from _blocks(sight, lines)
    yield from _rows(sight, lines)


def fuller(sight: Sight, found: Sequence[ValueCandidate], choice: Choice) -> Choice:
    """The list that is chosen; or the same with each place of work, as one line prints it, or in full for initials."""
    taken = choice.taken
    if taken is None or isinstance(taken.value, str):
        return choice
    names = taken.value
    for one in found:
        others = one.value
        if isinstance(others, str):
            continue
        is_column = one.signs.get(LABELLED) and set(others) & set(names)
        if one.signs.get(LISTED) and (others[0] == names[0] or is_column):
            return choice._replace(taken=one)
        if one.signs.get("how=joined") and set(names) < set(others):
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


def _in_one_line(sight: Sight, one: ValueCandidate) -> bool:
    """Whether one line prints the whole list."""
    spans = one.spans or (one.span,)
    return any(line.start <= min(spans)[0] and max(spans)[1] <= line.end for line in sight.head())


def _in_full(full: str, short: str) -> bool:
    """Whether a name is another one with its initials written out: Jane Roe, and Roe, J."""
    if han_count(short) or "," in full or not _INITIALS.search(short) or re.search(r"^[A-Z]\.", full):
        return False
    return last_name(full) == last_name(short) and first_name(full)[:1] == first_name(short)[:1]


def _blocks(sight: Sight, lines: Sequence[Line]) -> Iterator[ValueCandidate]:
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


def _block(lines: Sequence[Line], at: int) -> tuple[list[tuple[Line, BylinePerson, str]], int]:
    """Who stands at a line with what stands below it, and the line after; nobody where no place of work follows."""
    line = lines[at]
    person = _alone(line.text)
    if person is None:
        return [], at + 1
    below = at + 1
    while below < min(len(lines), at + 1 + _MOST_BESIDE) and _is_beside(lines[below]):
        below += 1
    unit = next((one.text for one in lines[at + 1 : below] if is_organisation(one.text)), "")
    return ([(line, person, unit)], below) if unit else ([], at + 1)


def _alone(text: str) -> BylinePerson | None:
    """Whom a line names that holds a name and nothing else."""
    name = re.sub(r"\s", "", text)
    if _ALONE.fullmatch(text) and has_surname(name) and not is_no_name(folded(name)) and not is_job(name):
        return BylinePerson(name, 0, len(text))
    found = _NAME_ALONE.fullmatch(text.rstrip("*†‡§ "))
    who = western_names(found["name"], is_announced=False) if found and not is_organisation(text) else []
    is_whole = len(who) == 1 and len(who[0].name) == len(found["name"]) if found else False
    return who[0] if is_whole and not any(word.lower() in english_words() for word in text.split()) else None


def _is_beside(line: Line) -> bool:
    is_short = len(line.text) <= (_LONGEST if han_count(line.text) else 3 * _LONGEST)
    return is_short and (is_organisation(line.text) or is_job(line.text))


def _rows(sight: Sight, lines: Sequence[Line]) -> Iterator[ValueCandidate]:
    """Lines in a row of a name and a place of work each; below a label of authors, of a name and whatever it is."""
    group: list[tuple[Line, BylinePerson, str]] = []
    is_labelled = False
    for line in [*lines, None]:
        if line and (row := _row(line, is_labelled=is_labelled)):
            group.append(row)
            continue
        if len(group) > 1 or (group and is_labelled and group[0][2]):
            listed = _listed(sight, group)
            yield replace(listed, signs=listed.signs | {LABELLED: float(is_labelled)})
        group = []
        is_labelled = line is not None and _names_authors_below(line)


def _row(line: Line, *, is_labelled: bool) -> tuple[Line, BylinePerson, str] | None:
    """Whom a line names, and where he works."""
    text = without_acts(line.text)
    if text in ("", line.text) and label_at(line.folded, "record"):
        return None
    found = _WITH_UNIT.fullmatch(text) or (_NAME_ALONE.fullmatch(text) if is_labelled else None)
    unit = found.groupdict().get("unit") or "" if found else ""
    if found is None or not (is_labelled or is_organisation(unit)):
        return None
    who = western_names(found["name"], is_announced=False)
    start = found.start("name")
    is_one = len(who) == 1 and (not is_labelled or len(who[0].name) == len(found["name"].rstrip("*†‡ ")))
    return (line, replace(who[0], start=who[0].start + start, end=who[0].end + start), unit) if is_one else None


def _names_authors_below(line: Line) -> bool:
    hit = label_at(line.folded, "record")
    return hit is not None and hit.means("author") and hit.form in ("alone", "colon") and hit.value >= len(line.text)


def _listed(sight: Sight, group: Sequence[tuple[Line, BylinePerson, str]]) -> ValueCandidate:
    first = names_candidate(sight, group[0][0], [group[0][1]], "lines")
    names = tuple(who.name for _, who, _ in group)
    return replace(
        first,
        value=names,
        key="|".join(name.lower() for name in names),
        signs=first.signs | {LISTED: 1.0},
        spans=tuple((line.start + who.start, line.start + who.end) for line, who, _ in group),
        units=tuple((unit,) for _, _, unit in group),
    )
