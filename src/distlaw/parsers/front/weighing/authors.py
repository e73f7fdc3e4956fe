"""Every list of names of a head that may be the work's authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.names import Person, is_job, is_organisation, may_be_name, people
from distlaw.parsers.front.names import named
from distlaw.parsers.front.names.parts import parts_of
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.own_citation import OwnCitation
from distlaw.parsers.front.weighing.announced import announced, part_is_announced
from distlaw.parsers.front.weighing.in_full import with_units
from distlaw.parsers.front.weighing.name_signs import (
    AGREED,
    hinted_lists,
    is_no_name,
    is_phrase,
    key_of_names,
    last_name,
    moved,
    names_candidate,
    signs_of_names,
)
from distlaw.parsers.front.weighing.sight import Candidate, Sight
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.titles import title_key
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.surnames import english_words, han_names_known, western_names_known
from distlaw.vocab.words import worded

_CAPITAL = r"(?:[A-ZÀ-ÞŁŠŽØ]\.(?:-?[A-Z]\.)*|(?:Jr|Sr|St|Dr)\.|[A-ZÀ-ÞŁŠŽØ][\w'’‘\-]*)"  # a stop ends no whole word
_WESTERN_NAME = rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,4}}"
_WESTERN = re.compile(
    rf"{_CAPITAL}(?:\s(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s){{0,2}}{_CAPITAL}){{1,4}}"
    rf"(?:(?:,? and |,? & |, |; ){_WESTERN_NAME}){{0,6}}"
)
_ONE_WESTERN = re.compile(rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,4}}")
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
_INITIALS = re.compile(rf"{_CAPITAL}(?:[ -]{_CAPITAL})?, (?:[A-Z]\.[ -]?){{1,3}}(?<! )")
_BY = re.compile(r"[\W_]{0,4}(?:by|作者|/|／)\s?[:：]?\s?", re.IGNORECASE)
_ROLED = worded("front", r"{spaced_roles}\s{0,2}([{han}]{2,3})(?=[\s,，、/／)）]|$)")
# What ends the names behind a title in a page that is one line, and the rank that stands before one of them.
_FRONT_ENDS = re.compile(r"[*†‡\d]|\b(?:INTRODUCTION|ABSTRACT|Abstract|Introduction|I\.)(?=\W|$)")
_RANK = re.compile(r"\W*(?:(?:THE|MR|HON(?:OU?RABLE)?\.?|CHIEF|JUSTICE|JUDGE|PROFESSOR|DR\.?)\s+)*", re.IGNORECASE)
_OPEN = re.compile(r"(?:[,;、，；&]|\b(?:and|AND))[\d*†‡\s]*$")
_JOINED = re.compile(r"(?:and|AND|&)\s")
_JOINED_MOST, _NARROW = 4, 130  # lines of such a list, half ems of each
_MOST = 70
_RUN = 8  # lines of a list with one name a line
_LIKELY = 0.12
_STRONG = 0.5  # a line likelier than this to name authors is one that a list should take in
_WIDE = 240
_LABEL = 20  # characters of a label that stands alone
_OTHERS = ("supervisor", "received", "category", "skip")


def authors(
    sight: Sight, own: OwnCitation | None, known: Sequence[tuple[str, str, tuple[int, int]]]
) -> list[Candidate]:
    """Lists of names in the head; `known` are the names that the readers of lines gave: name, origin, span."""
    out: list[Candidate] = []
    by_line: list[tuple[Line, list[Person]]] = []
    for line in sight.head():
        best: list[Person] = []
        seen: set[tuple[str, str]] = set()
        for listed, how in _lists_of(sight, line):
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
    out += _full_names(sight, out)
    if own is not None:
        persons = named(own.author, is_author=True) or people(own.author)
        if persons:
            out.append(names_candidate(sight, own.line, persons, "own"))
    others = [line for line in sight.head() if _is_of_others(sight, line)]
    known = [one for one in known if not any(line.start <= one[2][0] < line.end for line in others)]
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
    return _counted(out, strong)


def _likely(sight: Sight, persons: list[Person]) -> list[Person]:
    """A list without what is a word of the language or of the title; a name that stands alone is left to its signs."""
    somebody = [one for one in persons if folded(one.name).lower() not in load_bylines().nobody]
    return [one for one in somebody if not _is_word(sight, one.name)] or somebody[:1]


def _is_word(sight: Sight, name: str) -> bool:
    if not han_count(name):
        key = title_key(name)
        return len(key) > 5 and key in title_key(sight.title)
    flat = folded(name)
    return flat in han_names_known()[1] or is_no_name(flat)


def _lists_of(sight: Sight, line: Line) -> Iterator[tuple[list[Person], str]]:
    if _is_of_others(sight, line):
        return
    text = sight.text(line)
    short = line.width <= _WIDE
    if short or len(sight.lines) <= 8:
        yield named(text[:400], is_author=True), "line"
        yield named(text[:400], is_author=False), "byline"
    if short:
        yield people(text), "people"
    for first, last in sight.echoes:
        if line.start <= first < line.end:
            yield from _cited(text, first - line.start, last - line.start)
    for part in parts_of(text) if short or part_is_announced(text) else ():
        if part.role != "other" and part.end - part.start < 120:
            piece = text[part.start : part.end]
            yield moved(named(piece, is_author=True), part.start), f"part{part.role}"
    if han_count(text):
        yield from _han_runs(text)
        yield from _glued(sight, line, text)
    elif short:
        lead = _LEAD.match(text)
        if lead:
            yield [Person(lead[1], *lead.span(1))], "lead"
    if re.search("[A-Z][a-z]", text) and (short or len(sight.lines) <= 8):
        yield from _western_runs(text)


def _is_of_others(sight: Sight, line: Line) -> bool:
    """Whether a label, alone on the line above, says that a line names somebody who advised or edited."""
    at = next((at for at, one in enumerate(sight.lines) if one.index == line.index), 0)
    above = sight.lines[at - 1] if at else None
    hit = label_at(above.folded, "record") if above is not None and len(above.text) <= _LABEL else None
    return hit is not None and hit.means(*_OTHERS) and hit.value >= len(sight.lines[at - 1].text)


def _cited(text: str, first: int, last: int) -> Iterator[tuple[list[Person], str]]:
    """The names right before or right behind the title in a citation."""
    start = max(0, first - 240)
    before = text[start:first]
    cut = max(before.rfind(": "), before.rfind("："), before.rfind("\u3000"))
    start, before = start + cut + 1, before[cut + 1 :]
    for persons in (named(before, is_author=True), _citation_names(before)):
        yield moved(persons, start), "cited"
    behind = text[last : last + 80]
    marked = _MARKED.match(behind)
    if marked:
        yield (
            moved([Person(one[0], one.start(), one.end()) for one in re.finditer(rf"[{HAN}]{{2,3}}", marked[1])], last),
            "cited",
        )
    ahead = _FRONT_ENDS.split(behind, maxsplit=1)[0]
    rank = _RANK.match(ahead)
    lead = rank.end() if rank else 0
    if len(ahead) < len(behind) and (persons := western_names(ahead[lead:], is_announced=False)):
        yield moved(persons, last + lead), "behind_title"
    by = _BY.match(behind)
    if by:
        yield moved(named(behind[by.end() :], is_author=True), last + by.end()), "cited"


def _citation_names(text: str) -> list[Person]:
    """Surnames with initials, as lists of references print them: Roe, J., Doe, A. and Poe, E."""
    found = list(_INITIALS.finditer(text))
    return [Person(match[0], match.start(), match.end()) for match in found]


def _han_runs(text: str) -> Iterator[tuple[list[Person], str]]:
    for match in _HAN_RUN.finditer(text):
        persons: list[Person] = []
        at = match.start()
        for piece in re.finditer(rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}]", match[0]):
            name = re.sub(r"[\s\u3000]", "", piece[0])
            flat = folded(name)
            if not may_be_name(flat) or is_organisation(flat) or is_job(flat) or is_no_name(flat):
                if persons:
                    break
                continue
            persons.append(Person(name, at + piece.start(), at + piece.end()))
        if persons:
            yield persons, "run"


def _glued(sight: Sight, line: Line, text: str) -> Iterator[tuple[list[Person], str]]:
    """Names that nothing parts from a word before them, from a title after them, or from a date."""
    flat = folded(text)
    for match in _GLUED.finditer(flat[:_WIDE]):
        yield [Person(text[slice(*match.span(1))], *match.span(1))], "glued"
    roled = [Person(text[slice(*found.span(1))], *found.span(1)) for found in _ROLED.finditer(flat[:_WIDE])]
    if len(roled) > 1:
        yield roled, "roles"
    prefix = _PREFIX.match(flat)
    if prefix and (line.index in sight.title_at or line.width < _WIDE):
        names = [
            Person(one[0], prefix.start(1) + one.start(), prefix.start(1) + one.end())
            for one in re.finditer(rf"[{HAN}]{{2,4}}", prefix[1])
        ]
        yield names, "prefix"
    if line.width <= 60 and (rest := _REST.fullmatch(_DATED.sub(lambda m: " " * len(m[0]), flat))):
        yield [Person(text[slice(*rest.span(1))], *rest.span(1))], "rest"


def _western_runs(text: str) -> Iterator[tuple[list[Person], str]]:
    for match in _INVERTED.finditer(text):
        pieces = re.split(r";\s?|\sand\s|\s&\s", match[0])
        at, persons = match.start(), list[Person]()
        for piece in pieces:
            start = text.find(piece, at)
            name = piece.strip(" -")
            if start < 0 or is_phrase(name):
                break
            persons.append(Person(name, start, start + len(name)))
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


def _over_lines(sight: Sight, by_line: list[tuple[Line, list[Person]]]) -> Iterator[Candidate]:
    """Lists whose names stand in several lines, places of work between them or not: of likely lines, of sure ones."""
    yield from _runs_of_lines(sight, by_line, _LIKELY, "lines")
    yield from _runs_of_lines(sight, by_line, _STRONG, "sure_lines")
    yield from _joined_lines(sight, by_line)


def _runs_of_lines(
    sight: Sight, by_line: list[tuple[Line, list[Person]]], least: float, how: str
) -> Iterator[Candidate]:
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
            elif sight.chance(other, "affiliation", "author", "serial", "date") < 0.4:
                break
        if last > at and len(together) > len(persons):
            first = last + 1
            yield _list_of_lines(sight, line, together, spans, how)


def _joined_lines(sight: Sight, by_line: list[tuple[Line, list[Person]]]) -> Iterator[Candidate]:
    """A list that is printed as going on in the next line, read as one line."""
    for at, (line, _) in enumerate(by_line):
        group = [line]
        while len(group) < _JOINED_MOST and at + len(group) < len(by_line):
            after = by_line[at + len(group)][0]
            if after.index != group[-1].index + 1 or not _goes_on(group[-1], after) or after.width > _NARROW:
                break
            group.append(after)
        if len(group) == 1 or line.width > _NARROW or sight.chance(line, "author", "byline") < _LIKELY:
            continue
        text, places = "", list[int]()
        for one in group:
            places += [*([one.start - 1] if text else []), *range(one.start, one.start + len(one.text))]
            text += f"{' ' if text else ''}{one.text}"
        for persons in (people(text), named(text, is_author=True)):
            if len(persons) > 1:
                spans = [(places[one.start], places[one.end - 1] + 1) for one in persons]
                yield _list_of_lines(sight, line, persons, spans, "joined")


def _list_of_lines(
    sight: Sight, line: Line, persons: Sequence[Person], spans: Sequence[tuple[int, int]], how: str
) -> Candidate:
    names = [one.name for one in persons]
    low = max(0, spans[0][0] - line.start)
    signs = sight.around(line, low, min(len(line.text), max(low, spans[0][1] - line.start)))
    signs |= signs_of_names(names, sight) | {f"how={how}": 1.0, "marked": float(any(one.marks for one in persons))}
    key = key_of_names(persons)
    signs[AGREED] = float(key in hinted_lists(sight))
    return Candidate(tuple(names), key, spans[0], signs, tuple(spans))


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a list is printed as going on in the next line."""
    return bool(_OPEN.search(line.text) or _JOINED.match(after.text))


def _full_names(sight: Sight, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The full names whose surnames a citation gives with initials: Roe, J. and Doe, A. are Jane Roe and Amos Doe."""
    printed = [(line, match) for line in sight.head() for match in _ONE_WESTERN.finditer(sight.text(line))]
    for keys in dict.fromkeys(
        tuple(last_name(name) for name in one.value)
        for one in found
        if isinstance(one.value, tuple) and all(_INITIALS.fullmatch(name) for name in one.value)
    ):
        persons: list[tuple[Line, re.Match[str]]] = []
        for key in keys:
            persons += [pair for pair in printed if pair[1][0].split()[-1].lower().strip(".") == key][:1]
        if len(persons) == len(keys):
            names = [match[0] for _, match in persons]
            spans = tuple((line.start + match.start(), line.start + match.end()) for line, match in persons)
            line, match = persons[0]
            signs = sight.around(line, *match.span()) | signs_of_names(names, sight) | {"how=full": 1.0}
            yield Candidate(tuple(names), "|".join(map(title_key, names)), spans[0], signs, spans)


def _of_known(sight: Sight, known: Sequence[tuple[str, str, tuple[int, int]]]) -> Candidate:
    names = [name for name, _, _ in known]
    signs = {f"reader={known[0][1]}": 1.0} | signs_of_names(names, sight)
    for line in sight.head():
        if line.start <= known[0][2][0] < line.end:
            signs |= sight.around(line, known[0][2][0] - line.start, known[0][2][1] - line.start)
            break
    return Candidate(
        tuple(names), "|".join(map(title_key, names)), known[0][2], signs, tuple(span for _, _, span in known)
    )


def _of_hints(sight: Sight) -> Iterator[Candidate]:
    names = [hint.value.strip() for hint in sight.hints if hint.name == "author"]
    persons = [one for name in names for one in people(name) or named(name, is_author=True)]
    weak = [hint.value.strip() for hint in sight.hints if hint.name == "untrusted_author"]
    groups = [(named(name, is_author=True) or people(name), "weak") for name in dict.fromkeys(weak)]
    for group, how in ((persons, "hints"), (persons[:1], "hint"), *groups):
        if group and not (how == "hint" and len(persons) == 1):
            listed = [one.name for one in group]
            yield Candidate(
                tuple(listed),
                key_of_names(group),
                (-1, -1),
                {f"how={how}": 1.0, "unseen": 1.0} | signs_of_names(listed, sight),
            )


def _counted(found: list[Candidate], strong: Sequence[frozenset[str]]) -> list[Candidate]:
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
