"""Every list of names that one line of a head may hold: by its parts, its marks, a citation, a run of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.names import BylinePerson, is_job, is_organisation, may_be_name, persons_listed
from distlaw.parsers.front.names import persons_named
from distlaw.parsers.front.names.parts import parts_of
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.weighing.announced import part_is_announced
from distlaw.parsers.front.weighing.name_signs import (
    is_no_name,
    is_phrase,
    moved,
)
from distlaw.parsers.front.weighing.sight import Sight
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.surnames import english_words, western_names_known
from distlaw.vocab.words import worded

_CAPITAL = r"(?:[A-ZÀ-ÞŁŠŽØ]\.(?:-?[A-Z]\.)*|(?:Jr|Sr|St|Dr)\.|[A-ZÀ-ÞŁŠŽØ][\w'’‘\-]*)"  # a stop ends no whole word
_WESTERN_NAME = rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,4}}"
_WESTERN = re.compile(
    rf"{_CAPITAL}(?:\s(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s){{0,2}}{_CAPITAL}){{1,4}}"
    rf"(?:(?:,? and |,? & |, |; ){_WESTERN_NAME}){{0,6}}"
)
ONE_WESTERN = re.compile(rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,4}}")
_INVERTED_NAME = rf"{_CAPITAL}(?:[ -]{_CAPITAL})?, (?:{_CAPITAL}[ -]?){{1,4}}"
_INVERTED = re.compile(rf"{_INVERTED_NAME}(?:(?:; ?| and | & ){_INVERTED_NAME}){{0,6}}")
_HAN_NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}])"
_HAN_RUN = re.compile(rf"(?<![{HAN}]){_HAN_NAME}(?:[\s,，、;；/]{{1,3}}{_HAN_NAME}(?![{HAN}])){{0,6}}")
_LEAD = re.compile(rf"\W*({_CAPITAL}(?:\s[A-Z]\.?){{0,3}}\s[A-Z][\w'’‘\-]+)(?=\s|,|$)")
_GLUED = worded("front", r"(?:{glued_roles}|[:：/／|丨])\s?([{han}]{2,3})(?=[/／|丨,，、;；)）\s]|$)")
_PREFIX = re.compile(rf"^[^{HAN}]{{0,3}}(?:[{HAN}]{{2,6}}[|丨])?((?:[{HAN}]{{2,4}}[、,， ]{{0,2}}){{1,5}})(?=[:：丨|])")
_MARKED = re.compile(rf"((?:[{HAN}]{{2,3}}[\s,，]?\d[\d,，*]{{0,3}}\s?){{1,8}})")
_DATED = worded("front", r"\d[\d年月日号/.:\- ]*|{dating}[于:]?")
_REST = re.compile(rf"[^{HAN}A-Za-z]*([{HAN}]{{2,4}})[^{HAN}A-Za-z]*")
INITIALS = re.compile(rf"{_CAPITAL}(?:[ -]{_CAPITAL})?, (?:[A-Z]\.[ -]?){{1,3}}(?<! )")
_BY = re.compile(r"[\W_]{0,4}(?:by|作者|/|／)\s?[:：]?\s?", re.IGNORECASE)
_ROLED = worded("front", r"{spaced_roles}\s{0,2}([{han}]{2,3})(?=[\s,，、/／)）]|$)")
# What ends the names behind a title in a page that is one line, and the rank that stands before one of them.
_FRONT_ENDS = re.compile(r"[*†‡\d]|\b(?:INTRODUCTION|ABSTRACT|Abstract|Introduction|I\.)(?=\W|$)")
_RANK = re.compile(r"\W*(?:(?:THE|MR|HON(?:OU?RABLE)?\.?|CHIEF|JUSTICE|JUDGE|PROFESSOR|DR\.?)\s+)*", re.IGNORECASE)
_CREDITED = worded("front", "{credited_to_others}", re.IGNORECASE)
_WIDE = 240
_LABEL = 20  # characters of a label that stands alone
_OTHERS = ("supervisor", "received", "category", "skip")


def lists_of(sight: Sight, line: Line) -> Iterator[tuple[list[BylinePerson], str]]:
    """Each list, and how it was seen."""
    if is_of_others(sight, line):
        return
    text = sight.text(line)
    short = line.width <= _WIDE
    if short or len(sight.lines) <= 8:
        yield persons_named(text[:400], is_author=True), "line"
        yield persons_named(text[:400], is_author=False), "byline"
    if short:
        yield persons_listed(text), "people"
    for first, last in sight.echoes:
        if line.start <= first < line.end:
            yield from _cited(text, first - line.start, last - line.start)
    for part in parts_of(text) if short or part_is_announced(text) else ():
        if part.role != "other" and part.end - part.start < 120:
            piece = text[part.start : part.end]
            yield moved(persons_named(piece, is_author=True), part.start), f"part{part.role}"
    if han_count(text):
        yield from _han_runs(text)
        yield from _glued(sight, line, text)
    elif short:
        lead = _LEAD.match(text)
        if lead:
            yield [BylinePerson(lead[1], *lead.span(1))], "lead"
    if re.search("[A-Z][a-z]", text) and (short or len(sight.lines) <= 8):
        yield from _western_runs(text)


def is_of_others(sight: Sight, line: Line) -> bool:
    """Whether its first words, or a label alone on the line above, say that a line names who advised or edited."""
    own = label_at(line.folded, "record") if line.width <= _WIDE else None
    if _CREDITED.match(line.folded) or (own is not None and own.fields == {"supervisor"}):
        return True
    at = next((at for at, one in enumerate(sight.lines) if one.index == line.index), 0)
    above = sight.lines[at - 1] if at else None
    hit = label_at(above.folded, "record") if above is not None and len(above.text) <= _LABEL else None
    return hit is not None and hit.means(*_OTHERS) and hit.value >= len(sight.lines[at - 1].text)


def _cited(text: str, first: int, last: int) -> Iterator[tuple[list[BylinePerson], str]]:
    """The names right before or right behind the title in a citation."""
    start = max(0, first - 240)
    before = text[start:first]
    cut = max(before.rfind(": "), before.rfind("："), before.rfind("\u3000"))
    start, before = start + cut + 1, before[cut + 1 :]
    for persons in (persons_named(before, is_author=True), _citation_names(before)):
        yield moved(persons, start), "cited"
    behind = text[last : last + 80]
    marked = _MARKED.match(behind)
    if marked:
        yield (
            moved(
                [BylinePerson(one[0], one.start(), one.end()) for one in re.finditer(rf"[{HAN}]{{2,3}}", marked[1])],
                last,
            ),
            "cited",
        )
    ahead = _FRONT_ENDS.split(behind, maxsplit=1)[0]
    rank = _RANK.match(ahead)
    lead = rank.end() if rank else 0
    if len(ahead) < len(behind) and (persons := western_names(ahead[lead:], is_announced=False)):
        yield moved(persons, last + lead), "behind_title"
    by = _BY.match(behind)
    if by:
        yield moved(persons_named(behind[by.end() :], is_author=True), last + by.end()), "cited"


def _citation_names(text: str) -> list[BylinePerson]:
    """Surnames with initials, as lists of references print them: Roe, J., Doe, A. and Poe, E."""
    found = list(INITIALS.finditer(text))
    return [BylinePerson(match[0], match.start(), match.end()) for match in found]


def _han_runs(text: str) -> Iterator[tuple[list[BylinePerson], str]]:
    for match in _HAN_RUN.finditer(text):
        persons: list[BylinePerson] = []
        at = match.start()
        for piece in re.finditer(rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}]", match[0]):
            name = re.sub(r"[\s\u3000]", "", piece[0])
            flat = folded(name)
            if not may_be_name(flat) or is_organisation(flat) or is_job(flat) or is_no_name(flat):
                if persons:
                    break
                continue
            persons.append(BylinePerson(name, at + piece.start(), at + piece.end()))
        if persons:
            yield persons, "run"


def _glued(sight: Sight, line: Line, text: str) -> Iterator[tuple[list[BylinePerson], str]]:
    """Names that nothing parts from a word before them, from a title after them, or from a date."""
    flat = folded(text)
    for match in _GLUED.finditer(flat[:_WIDE]):
        yield [BylinePerson(text[slice(*match.span(1))], *match.span(1))], "glued"
    roled = [BylinePerson(text[slice(*found.span(1))], *found.span(1)) for found in _ROLED.finditer(flat[:_WIDE])]
    if len(roled) > 1:
        yield roled, "roles"
    prefix = _PREFIX.match(flat)
    if prefix and (line.index in sight.title_at or line.width < _WIDE):
        names = [
            BylinePerson(one[0], prefix.start(1) + one.start(), prefix.start(1) + one.end())
            for one in re.finditer(rf"[{HAN}]{{2,4}}", prefix[1])
        ]
        yield names, "prefix"
    if line.width <= 60 and (rest := _REST.fullmatch(_DATED.sub(lambda m: " " * len(m[0]), flat))):
        yield [BylinePerson(text[slice(*rest.span(1))], *rest.span(1))], "rest"


def _western_runs(text: str) -> Iterator[tuple[list[BylinePerson], str]]:
    for match in _INVERTED.finditer(text):
        pieces = re.split(r";\s?|\sand\s|\s&\s", match[0])
        at, persons = match.start(), list[BylinePerson]()
        for piece in pieces:
            start = text.find(piece, at)
            name = piece.strip(" -")
            if start < 0 or is_phrase(name):
                break
            persons.append(BylinePerson(name, start, start + len(name)))
            at = start + len(piece)
        if persons:
            yield persons, "inverted"
    for match in _WESTERN.finditer(text):
        persons = western_names(match[0], is_announced=False)
        if persons:
            yield moved(persons, match.start()), "run"
        words = list(re.finditer(r"\S+", match[0]))
        low, high = _name_inside(words)
        if 1 < high - low < len(words):
            start, end = words[low].start(), words[high - 1].end()
            if persons := western_names(match[0][start:end], is_announced=False):
                yield moved(persons, match.start() + start), "core"


def _name_inside(words: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Of a run of words the stretch without the words at its ends that no name holds: JANE ROE LEGISLATIVE ANALYST."""
    barred, (given, family) = load_bylines().not_in_names | english_words(), western_names_known()
    is_word = [
        (flat := one[0].lower().strip(".,;:'’*")) in barred and flat not in given and flat not in family
        for one in words
    ]
    low, high = 0, next((at for at, word in enumerate(is_word) if word and at > 1), len(words))
    while low < high and is_word[low]:
        low += 1
    return low, high
