"""Whom the place of a name makes an author, whatever the line looks like; and names that stand where nobody signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from distlaw.parsers.bylines.names import BylinePerson, is_job, is_organisation, may_be_name
from distlaw.parsers.bylines.numbered_places import numbered_places
from distlaw.parsers.bylines.source_line import dates_in
from distlaw.parsers.front.marked_names import marked_names
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.weighing.name_signs import is_no_name, is_phrase, names_candidate
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate, top
from distlaw.parsers.lines.line import Line
from distlaw.text.fold import folded
from distlaw.text.titles import title_key
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.words import worded

EVIDENT = "evident"  # the sign of such a list
_WORD = r"[A-ZÀ-ÞŁŠŽØ][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|den|la|di|da|del|bin|al) ){{0,2}}{_WORD}){{1,4}}"
_UNIT_BELOW = re.compile(r"Affiliations?\s?:?$")
_MAIL = re.compile(r"[\w.+-]{4,40}(?=@[\w-]+\.[\w.]{2,})")
_PICTURED = re.compile(rf"(?:[Ww]riter|[Aa]uthor)['’]s (?:picture|photo|avatar|image)\s?(?P<name>{_NAME})$")
_SIGNED = re.compile(rf"[–—-]\s?(?P<name>{_NAME}), (?P<role>[^.]{{3,70}})$")
_BEHIND = re.compile(rf"\s[-–—|]\s(?P<name>{_NAME})(?=\s[-–—|]\s|$)")
_GROUP = worded("front", r"第.{1,3}[组組]\s?[:：]\s?(?P<names>[{han}]{2,4}(?:[、,，][{han}]{2,4}){0,6})$")
_EDITOR = re.compile(r"\b(?:Editor|Fellow|Contributor)\b")
_FIRST, _NEAR, _BELOW = 4, 8, 6  # lines from the beginning, around the title, below a name
_LABEL = re.compile(r"([^\s:|/]{1,10})\s?[:|/]\s*$")
_CLAUSES, _CLAUSES_TOLD = re.compile("[，,。、]"), 3
_CHAPTER = re.compile(r"\s*第\s?\S{1,3}\s?[章节節编編条條]")
_PROSE, _WORDS, _INTO = 110, 5, 40  # half ems of running text, small words in it before a name, characters
_BEGINS_PLACES = "1*∗†‡§"  # how a note on where authors work begins
_CLOSE = 4  # letters of a name in an address


def evident(sight: Sight) -> Iterator[ValueCandidate]:
    """Each list of names with the sign that its place is enough."""
    lines = list(sight.head())
    places = [at for at, line in enumerate(lines) if line.index in sight.title_at]
    if numbered := marked_names(lines, places, sight.hints):
        yield _placed(sight, [(lines[at], one) for at, persons in numbered.items() for one in persons])
    if units := list(_above_units(lines)):
        yield _marked(sight, units)
    for at, line in enumerate(lines):
        is_near = not sight.title_at or abs(line.index - sight.title_at[0]) <= _NEAR
        for persons in (_of_line(sight, line, at), _with_address(lines, at)) if is_near else ():
            if persons:
                yield _marked(sight, [(line, one) for one in persons])


def _of_line(sight: Sight, line: Line, at: int) -> list[BylinePerson]:
    """Whom the line alone shows to be its author."""
    text = line.text
    if found := _PICTURED.fullmatch(text):
        return [BylinePerson(found["name"], *found.span("name"))]
    if (found := _SIGNED.fullmatch(text)) and at < _FIRST and (is_job(found["role"]) or _EDITOR.search(found["role"])):
        return _western(found["name"], found.start("name"))
    if found := _GROUP.fullmatch(text):
        names = [BylinePerson(one[0], found.start("names") + one.start(), found.start("names") + one.end())
                 for one in re.finditer(r"[^、,，]+", found["names"])]  # fmt: skip
        return names if all(may_be_name(folded(one.name)) and not is_no_name(folded(one.name)) for one in names) else []
    key = title_key(sight.title)
    for found in _BEHIND.finditer(text) if len(key) > _NEAR else ():
        if title_key(text[: found.start()]) == key and line.index not in sight.title_at:
            return _western(found["name"], found.start("name"))
    return []


def _western(text: str, start: int) -> list[BylinePerson]:
    """The one name that a stretch of text is; nobody where it is something else."""
    found = western_names(text, is_announced=False)
    is_one = len(found) == 1 and found[0].name == text and not is_organisation(text)
    return [replace(found[0], start=start, end=start + len(text))] if is_one else []


def _above_units(lines: Sequence[Line]) -> Iterator[tuple[Line, BylinePerson]]:
    """The names above each label of a place of work that stands alone."""
    for line, below in pairwise(lines):
        if _UNIT_BELOW.fullmatch(below.text) and re.fullmatch(_NAME, line.text) and not is_phrase(line.text):
            yield line, BylinePerson(line.text, 0, len(line.text))


def _with_address(lines: Sequence[Line], at: int) -> list[BylinePerson]:
    """Whoever stands alone in a line, below which an address is made of the name."""
    line = lines[at]
    if not re.fullmatch(_NAME, line.text) or is_organisation(line.text):
        return []
    words = [word.lower() for word in re.findall(r"[^\W\d_]{4,}", line.text)]
    mails = [found[0].lower() for one in lines[at + 1 : at + 1 + _BELOW] for found in _MAIL.finditer(one.text)]
    is_own = sum(any(word in mail for word in words) for mail in mails[:1]) and words
    near = [word for word in words if mails and word in mails[0]]
    return [BylinePerson(line.text, 0, len(line.text))] if is_own and len(near) >= min(2, len(words)) else []


def _placed(sight: Sight, group: Sequence[tuple[Line, BylinePerson]]) -> ValueCandidate:
    """The list with the places that a note, or a line of the head, gives for the numbers behind the names."""
    used = {mark for _, who in group for mark in who.marks if mark.isdigit()}
    lines = [line.text for line in (*sight.head(), *sight.notes)]
    firsts = [at for at, text in enumerate(lines) if text[:1] in _BEGINS_PLACES]
    notes = (numbered_places(" ".join(lines[at : at + count])) for at in firsts for count in (1, 2, 3))
    places = next((found for found in notes if used and used <= found.keys()), {})
    units = tuple(tuple(places[mark] for mark in sorted(who.marks & places.keys(), key=int)) for _, who in group)
    return replace(_marked(sight, group), units=units if places else ())


def _marked(sight: Sight, group: Sequence[tuple[Line, BylinePerson]]) -> ValueCandidate:
    first = names_candidate(sight, group[0][0], [group[0][1]], "lines")
    names = tuple(who.name for _, who in group)
    spans = tuple((line.start + who.start, line.start + who.end) for line, who in group)
    key = "|".join(map(title_key, names))
    return replace(first, value=names, key=key, signs=first.signs | {EVIDENT: 1.0}, spans=spans)


def is_nobodys_place(sight: Sight, one: ValueCandidate) -> bool:
    """Whether a name stands in the midst of running text, or over the day of a page whose title follows."""
    line = next((line for line in sight.lines if line.start <= one.span[0] < line.end), None)
    if line is None:
        return False
    before = line.text[: one.span[0] - line.start]
    is_told = len(before) > _INTO and len(re.findall(r"(?<![\w@.-])[a-z]{2,}(?![\w@.-])", before)) >= _WORDS
    is_told |= len(_CLAUSES.findall(before)) >= _CLAUSES_TOLD
    is_text = line.width > _PROSE and is_told and top(sight.tables.get(line.index, {})) == "body"
    return is_text or _is_others(before) or bool(_CHAPTER.match(line.text)) or _is_masthead(sight, line)


def _is_others(before: str) -> bool:
    """Whether a label of somebody else, or of the source, stands right before a name."""
    label = _LABEL.search(folded(before).lower())
    words = load_bylines()
    return label is not None and label[1] in {*words.other, *words.source}


def _is_masthead(sight: Sight, line: Line) -> bool:
    """Whether the first line of a page is a name with what somebody is below it, then a day, then the title."""
    if not sight.title_at or line.index:
        return False
    above = [one for one in sight.lines if line.index < one.index < sight.title_at[0]]
    return bool(above) and is_job(above[0].text) and any(dates_in(one.text) for one in above[1:])
