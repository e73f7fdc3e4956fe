"""Every list of names of a head that may be the work's authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.names import BylinePerson, is_job, persons_listed
from distlaw.parsers.front.names import persons_named
from distlaw.parsers.front.no_title import is_button
from distlaw.parsers.front.own_citation import OwnCitation
from distlaw.parsers.front.weighing.announced import announced
from distlaw.parsers.front.weighing.evident import evident, is_nobodys_place
from distlaw.parsers.front.weighing.in_full import with_units
from distlaw.parsers.front.weighing.name_signs import (
    AGREED,
    hinted_lists,
    is_no_name,
    key_of_names,
    last_name,
    names_candidate,
    signs_of_names,
)
from distlaw.parsers.front.weighing.names_in_line import INITIALS, ONE_WESTERN, is_of_others, lists_of
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.parsers.front.weighing.tidy import tidied
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.titles import title_key
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.surnames import han_names_known

_OPEN = re.compile(r"(?:[,;、，；&]|\b(?:and|AND))[\d*†‡\s]*$")
_JOINED = re.compile(r"(?:and|AND|&)\s|[、，]\s?\S")
_MARKS = re.compile(r"[*†‡\d]{1,5}")  # a line of calls of notes alone
_JOINED_MOST, _NARROW = 8, 130  # lines of such a list, half ems of each
_MOST = 70
_RUN = 8  # lines of a list with one name a line
_LIKELY = 0.12
_STRONG = 0.5  # a line likelier than this to name authors is one that a list should take in


def author_candidates(
    sight: Sight, own: OwnCitation | None, known: Sequence[tuple[str, str, tuple[int, int]]]
) -> list[ValueCandidate]:
    """Lists of names in the head; `known` are the names that the readers of lines gave: name, origin, span."""
    out: list[ValueCandidate] = []
    by_line: list[tuple[Line, list[BylinePerson]]] = []
    for line in sight.head():
        best: list[BylinePerson] = []
        seen: set[tuple[str, str]] = set()
        for listed, how in () if is_button(line.folded) else lists_of(sight, line):
            persons = _likely(sight, listed)
            key = key_of_names(persons)
            if not key or (key, how) in seen:
                continue
            seen.add((key, how))
            if len(out) < _MOST or how in ("cited", "prefix", "rest"):
                out.append(names_candidate(sight, line, persons, how))
            best = best or persons
        by_line.append((line, best))
    out += _over_lines(sight, by_line)
    out += announced(sight)
    out += with_units(sight)
    out += evident(sight)
    out += _full_names(sight, out)
    if own is not None:
        persons = persons_named(own.author, is_author=True) or persons_listed(own.author)
        if persons:
            out.append(names_candidate(sight, own.line, persons, "own"))
    others = [line for line in sight.head() if is_of_others(sight, line)]
    known = [one for one in known if not any(line.start <= one[2][0] < line.end for line in others)]
    known = [one for one in known if folded(one[0]).lower() not in load_bylines().nobody]
    likely = [one for one in known if not _is_word(sight, one[0])]
    for group in (known, likely) if len(likely) < len(known) else (known,):
        if group:
            out.append(_of_known(sight, group))
    out += _of_hints(sight)
    strong = [
        frozenset(title_key(one.name) for one in persons)
        for line, persons in by_line
        if persons and sight.chance(line, "author") >= _STRONG
    ]
    placed = [one for one in tidied(sight, out) if not is_nobodys_place(sight, one)]
    return _counted(placed, strong)


def _likely(sight: Sight, persons: list[BylinePerson]) -> list[BylinePerson]:
    """A list without what is a word of the language or of the title; a name that stands alone is left to its signs."""
    somebody = [one for one in persons if folded(one.name).lower() not in load_bylines().nobody]
    return [one for one in somebody if not _is_word(sight, one.name)] or somebody[:1]


def _is_word(sight: Sight, name: str) -> bool:
    if not han_count(name):
        key = title_key(name)
        return len(key) > 5 and key in title_key(sight.title)
    flat = folded(name)
    return flat in han_names_known()[1] or is_no_name(flat)


def _over_lines(sight: Sight, by_line: list[tuple[Line, list[BylinePerson]]]) -> Iterator[ValueCandidate]:
    """Lists whose names stand in several lines, places of work between them or not: of likely lines, of sure ones."""
    yield from _runs_of_lines(sight, by_line, _LIKELY, "lines")
    yield from _runs_of_lines(sight, by_line, _STRONG, "sure_lines")
    yield from _joined_lines(sight, by_line)


def _runs_of_lines(
    sight: Sight, by_line: list[tuple[Line, list[BylinePerson]]], least: float, how: str
) -> Iterator[ValueCandidate]:
    first = 0
    for at, (line, persons) in enumerate(by_line):
        if not persons or at < first or sight.chance(line, "author", "byline") < least:
            continue
        together = list(persons)
        spans = [(line.start + one.start, line.start + one.end) for one in persons]
        last = at
        for after in range(at + 1, min(len(by_line), at + _RUN)):
            other, more = by_line[after]
            if more and sight.chance(other, "author", "byline") >= least:
                fresh = [one for one in more if all(one.name != known.name for known in together)]
                together += fresh
                spans += [(other.start + one.start, other.start + one.end) for one in fresh]
                last = after
            elif sight.chance(other, "affiliation", "author", "serial", "date") < 0.4 and not is_aside(other):
                break
        if last > at and len(together) > len(persons):
            first = last + 1
            yield _list_of_lines(sight, line, together, spans, how)


def is_aside(line: Line) -> bool:
    """Whether a line below a name is what somebody is, or a button: Partner, View profile."""
    return line.width < _NARROW // 2 and (is_job(line.text) or is_button(line.folded))


def _joined_lines(sight: Sight, by_line: list[tuple[Line, list[BylinePerson]]]) -> Iterator[ValueCandidate]:
    """A list that is printed as going on in the next line, read as one line."""
    for at, (line, _) in enumerate(by_line):
        group = [line]
        while len(group) < _JOINED_MOST and at + len(group) < len(by_line):
            after = by_line[at + len(group)][0]
            if _MARKS.fullmatch(after.text) and after.index == group[-1].index + 1:
                group.append(after)
                continue
            last = next(one for one in reversed(group) if not _MARKS.fullmatch(one.text) or one is group[0])
            if after.index != group[-1].index + 1 or not _goes_on(last, after) or after.width > _NARROW:
                break
            group.append(after)
        if len(group) == 1 or line.width > _NARROW or sight.chance(line, "author", "byline") < _LIKELY:
            continue
        text, places = "", list[int]()
        for one in group:
            places += [*([one.start - 1] if text else []), *range(one.start, one.start + len(one.text))]
            text += f"{' ' if text else ''}{one.text}"
        for persons in (persons_listed(text), persons_named(text, is_author=True)):
            if len(persons) > 1:
                spans = [(places[one.start], places[one.end - 1] + 1) for one in persons]
                yield _list_of_lines(sight, line, persons, spans, "joined")


def _list_of_lines(
    sight: Sight, line: Line, persons: Sequence[BylinePerson], spans: Sequence[tuple[int, int]], how: str
) -> ValueCandidate:
    names = [one.name for one in persons]
    low = max(0, spans[0][0] - line.start)
    signs = sight.around(line, low, min(len(line.text), max(low, spans[0][1] - line.start)))
    signs |= signs_of_names(names, sight) | {f"how={how}": 1.0, "marked": float(any(one.marks for one in persons))}
    key = key_of_names(persons)
    signs[AGREED] = float(key in hinted_lists(sight))
    return ValueCandidate(tuple(names), key, spans[0], signs, tuple(spans))


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a list is printed as going on in the next line."""
    return bool(_OPEN.search(line.text) or _JOINED.match(after.text))


def _full_names(sight: Sight, found: Sequence[ValueCandidate]) -> Iterator[ValueCandidate]:
    """The full names whose surnames a citation gives with initials: Roe, J. and Doe, A. are Jane Roe and Amos Doe."""
    printed = [(line, match) for line in sight.head() for match in ONE_WESTERN.finditer(sight.text(line))]
    for keys in dict.fromkeys(
        tuple(last_name(name) for name in one.value)
        for one in found
        if isinstance(one.value, tuple) and all(INITIALS.fullmatch(name) for name in one.value)
    ):
        persons: list[tuple[Line, re.Match[str]]] = []
        for key in keys:
            persons += [pair for pair in printed if pair[1][0].split()[-1].lower().strip(".") == key][:1]
        if len(persons) == len(keys):
            names = [match[0] for _, match in persons]
            spans = tuple((line.start + match.start(), line.start + match.end()) for line, match in persons)
            line, match = persons[0]
            signs = sight.around(line, *match.span()) | signs_of_names(names, sight) | {"how=full": 1.0}
            yield ValueCandidate(tuple(names), "|".join(map(title_key, names)), spans[0], signs, spans)


def _of_known(sight: Sight, known: Sequence[tuple[str, str, tuple[int, int]]]) -> ValueCandidate:
    names = [name for name, _, _ in known]
    signs = {f"reader={known[0][1]}": 1.0} | signs_of_names(names, sight)
    for line in sight.head():
        if line.start <= known[0][2][0] < line.end:
            signs |= sight.around(line, known[0][2][0] - line.start, known[0][2][1] - line.start)
            break
    return ValueCandidate(
        tuple(names), "|".join(map(title_key, names)), known[0][2], signs, tuple(span for _, _, span in known)
    )


def _of_hints(sight: Sight) -> Iterator[ValueCandidate]:
    names = [hint.value.strip() for hint in sight.hints if hint.name == "author"]
    persons = [one for name in names for one in persons_listed(name) or persons_named(name, is_author=True)]
    weak = [hint.value.strip() for hint in sight.hints if hint.name == "untrusted_author"]
    groups = [(persons_named(name, is_author=True) or persons_listed(name), "weak") for name in dict.fromkeys(weak)]
    for group, how in ((persons, "hints"), (persons[:1], "hint"), *groups):
        if group and not (how == "hint" and len(persons) == 1):
            listed = [one.name for one in group]
            yield ValueCandidate(
                tuple(listed),
                key_of_names(group),
                (-1, -1),
                {f"how={how}": 1.0, "unseen": 1.0} | signs_of_names(listed, sight),
            )


def _counted(found: list[ValueCandidate], strong: Sequence[frozenset[str]]) -> list[ValueCandidate]:
    """How often a list is said, whether it is a part of another or holds another, and what lines of names it leaves."""
    keys = [one.key for one in found]
    sets = [frozenset(title_key(name) for name in one.value) for one in found]
    for at, one in enumerate(found):
        one.signs["again"] = min(3.0, keys.count(one.key) - 1)
        one.signs["leaves"] = min(3.0, sum(not names & sets[at] for names in strong))
        one.signs["takes"] = min(3.0, sum(names <= sets[at] for names in strong))
        one.signs["part"] = float(any(sets[at] < other for other in sets))
        one.signs["whole"] = float(any(sets[at] > other for other in sets))
        one.signs["met"] = float(any(sets[at] & other for place, other in enumerate(sets) if place != at))
    return found
