"""Lines below a title that are names with the marks of their places of work: Jane Roe 1 Amos Doe * 2 Ida Elm 1 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from distlaw.model.source import Hint
from distlaw.parsers.bylines.names import BylinePerson, is_organisation
from distlaw.parsers.front.weighing.name_signs import is_phrase
from distlaw.parsers.lines.line import Line
from distlaw.text.titles import title_key

_WORD = r"(?:[A-ZÀ-ÞŁŠŽØĐ](?:[^\W\d_]|[.'’-])*|d['’][A-Z][\w'’-]+)"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|den|la|di|da|del|bin|al) ){{0,2}}{_WORD}){{1,4}}"
_MARK = r"[*∗†‡§¶+♯#]{1,3}|(?<!\d)\d{1,2}(?!\d)"
_MARKS = rf"(?:\s?(?:{_MARK})(?:\s?[,，]\s?(?={_MARK}))?){{1,6}}"
_SEGMENT = re.compile(rf"(?P<name>{_NAME})(?P<marks>{_MARKS})?(?P<between>\s*[,;&]?\s*(?:and\s+)?)")
_ALONE = re.compile(rf"{_NAME}{_MARKS}")
_NEAR, _MOST = 3, 8  # lines from the title to the first such line; lines of a list
_TWO = 4  # words of a segment that may be two names


def marked_names(
    lines: Sequence[Line], title_at: Sequence[int], hints: Sequence[Hint]
) -> Mapping[int, list[BylinePerson]]:
    """Whom each such line near the title (given by its places in the head) names, by the place of the line."""
    told = [name for hint in hints if hint.name in ("author", "untrusted_author") for name in _told(hint.value)]
    first = title_at[-1] + 1 if title_at else 0
    found: dict[int, list[BylinePerson]] = {}
    for at in range(first, min(len(lines), first + _NEAR + _MOST)):
        persons = _persons(lines[at], told)
        if not any(one.marks or _is_told(one, told) for one in persons):
            persons = []
        if not persons and (found or at - first >= _NEAR):
            break
        if persons:
            found[at] = persons
    marked = sum(bool(one.marks) for persons in found.values() for one in persons)
    names = [one for persons in found.values() for one in persons]
    is_one = len(names) == 1 and bool(title_at) and _ALONE.fullmatch(lines[first].text.strip()) is not None
    return found if is_one or (len(names) > 1 and 2 * marked >= len(names)) else {}


def _told(value: str) -> Iterator[str]:
    """The names that metadata lists, without their marks."""
    return (bare for one in re.split(r"[,;]|\s+and\s+", value) if (bare := re.sub(r"[^\w\s.'’-]+", "", one).strip()))


def _is_told(one: BylinePerson, told: Sequence[str]) -> bool:
    return any(title_key(one.name) == title_key(name) for name in told)


def _persons(line: Line, told: Sequence[str]) -> list[BylinePerson]:
    """Whom a line names that is nothing but names and marks; nobody where it is anything else."""
    text, at, out = line.text.rstrip(), 0, list[BylinePerson]()
    while at < len(text):
        found = _SEGMENT.match(text, at)
        if (
            found is None
            or found.end() == at
            or not (found["marks"] or found["between"].strip() or found.end() == len(text))
        ):
            return []
        if is_phrase(found["name"]) or is_organisation(found["name"]):
            return []
        marks = frozenset(re.findall(_MARK, found["marks"] or ""))
        out += _parted(found["name"], found.start("name"), marks, told)
        at = found.end()
    return out


def _parted(text: str, start: int, marks: frozenset[str], told: Sequence[str]) -> Iterator[BylinePerson]:
    """The name, or the two that stand side by side where metadata lists both and the first one's mark was not read."""
    if len(text.split()) >= _TWO:
        for cut in (gap.start() for gap in re.finditer(" ", text)):
            pair = title_key(text[:cut]), title_key(text[cut:])
            if all(key in map(title_key, told) for key in pair):
                yield BylinePerson(text[:cut], start, start + cut)
                yield BylinePerson(text[cut + 1 :], start + cut + 1, start + len(text), marks)
                return
    yield BylinePerson(text, start, start + len(text), marks)
