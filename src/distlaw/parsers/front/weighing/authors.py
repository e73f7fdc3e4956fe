"""Every list of names of a head that may be the work's authors."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.names import Person, has_surname, is_job, is_organisation, may_be_name, people
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.front.names import named
from distlaw.parsers.front.names.parts import EDGE, parts_of
from distlaw.parsers.front.names.pieces import pieces
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.own_citation import OwnCitation
from distlaw.parsers.front.weighing.sight import Candidate, Sight, top
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.titles import title_key
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.surnames import english_words, han_names_known, western_names_known

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
_GLUED = re.compile(
    rf"(?:记者|作者|撰文|编译|通讯员|评论员|文|[:：/／|丨])\s?([{HAN}]{{2,3}})(?=[/／|丨,，、;；)）\s]|$)"
)
_PREFIX = re.compile(rf"^[^{HAN}]{{0,3}}(?:[{HAN}]{{2,6}}[|丨])?((?:[{HAN}]{{2,4}}[、,， ]{{0,2}}){{1,5}})(?=[:：丨|])")
_MARKED = re.compile(rf"((?:[{HAN}]{{2,3}}[\s,，]?\d[\d,，*]{{0,3}}\s?){{1,8}})")
_DATED = re.compile(r"\d[\d年月日号/.:\- ]*|(?:发布|发表|更新|时间|日期)[于:]?")
_REST = re.compile(rf"[^{HAN}A-Za-z]*([{HAN}]{{2,4}})[^{HAN}A-Za-z]*")
_INITIALS = re.compile(rf"{_CAPITAL}(?:[ -]{_CAPITAL})?, (?:[A-Z]\.[ -]?){{1,3}}(?<! )")
_BY = re.compile(r"[\W_]{0,4}(?:by|作者|/|／)\s?[:：]?\s?", re.IGNORECASE)
_NOTED = re.compile(
    rf"(?:作者简介|第一作者|通讯作者|通信作者|作者介绍|作者信息|关于作者)[\])]?\s?[:：]?\s?(?=[{HAN}])|(?<=[;；。])\s?(?=[{HAN}])"
)
_INTRODUCED = re.compile(
    rf"([{HAN}](?:[ \u3000]{{1,2}}[{HAN}]{{1,2}}|[{HAN}]{{1,3}}))"
    r"\s?(?:[(（]\s?(?:19|20)\d\d|[(（,，]\s?[男女][,，)）,])"
)
_VALUE_PARTS = re.compile(r"\s*[、，,;；/／&＆]\s*|\s+(?:and|与|和)\s+|\s{2,}|\u3000+")
_VALUE = re.compile(r"[^\s:：。！？!?<>\[\]{}|][^:：。！？!?<>{}|]{0,38}")
_ROLED = re.compile(rf"(?:记者|通讯员|实习生|特约撰稿|评论员|撰文|撰稿)\s{{0,2}}([{HAN}]{{2,3}})(?=[\s,，、/／)）]|$)")
STATED = "stated"  # the sign of names that stand alone behind their label
_MOST = 70
_RUN = 8  # lines of a list with one name a line
_LIKELY = 0.12
_WIDE = 240


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
            key = _key(persons)
            if not key or (key, how) in seen:
                continue
            seen.add((key, how))
            if len(out) < _MOST or how in ("cited", "prefix", "rest"):
                out.append(_candidate(sight, line, persons, how))
            best = best or persons
        by_line.append((line, best))
    out += _over_lines(sight, by_line)
    out += _of_labels(sight)
    out += _of_notes(sight)
    out += _full_names(sight, out)
    if own is not None:
        persons = named(own.author, is_author=True) or people(own.author)
        if persons:
            out.append(_candidate(sight, own.line, persons, "own"))
    likely = [one for one in known if not _is_word(sight, one[0])]
    for group in (known, likely) if len(likely) < len(known) else (known,):
        if group:
            out.append(_of_known(sight, group))
    out += _of_hints(sight)
    return _counted(out)


def _likely(sight: Sight, persons: list[Person]) -> list[Person]:
    """A list without what is a word of the language or of the title; a name that stands alone is left to its signs."""
    return [one for one in persons if not _is_word(sight, one.name)] or persons[:1]


def _is_word(sight: Sight, name: str) -> bool:
    if not han_count(name):
        key = title_key(name)
        return len(key) > 5 and key in title_key(sight.title)
    flat = folded(name)
    return flat in han_names_known()[1] or _is_no_name(flat)


def _lists_of(sight: Sight, line: Line) -> Iterator[tuple[list[Person], str]]:
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
            yield _moved(named(piece, is_author=True), part.start), f"part{part.role}"
    if han_count(text):
        yield from _han_runs(text)
        yield from _glued(sight, line, text)
    elif short:
        lead = _LEAD.match(text)
        if lead:
            yield [Person(lead[1], *lead.span(1))], "lead"
    if re.search("[A-Z][a-z]", text) and (short or len(sight.lines) <= 8):
        yield from _western_runs(text)


def _cited(text: str, first: int, last: int) -> Iterator[tuple[list[Person], str]]:
    """The names right before or right behind the title in a citation."""
    start = max(0, first - 240)
    before = text[start:first]
    cut = max(before.rfind(": "), before.rfind("："), before.rfind("\u3000"))
    start, before = start + cut + 1, before[cut + 1 :]
    for persons in (named(before, is_author=True), _citation_names(before)):
        yield _moved(persons, start), "cited"
    behind = text[last : last + 80]
    marked = _MARKED.match(behind)
    if marked:
        yield (
            _moved(
                [Person(one[0], one.start(), one.end()) for one in re.finditer(rf"[{HAN}]{{2,3}}", marked[1])], last
            ),
            "cited",
        )
    by = _BY.match(behind)
    if by:
        yield _moved(named(behind[by.end() :], is_author=True), last + by.end()), "cited"


def _citation_names(text: str) -> list[Person]:
    """Surnames with initials, as lists of references print them: Roe, J., Doe, A. and Poe, E."""
    found = list(_INITIALS.finditer(text))
    return [Person(match[0], match.start(), match.end()) for match in found]


def part_is_announced(text: str) -> bool:
    """Whether a label of a long line may announce its author."""
    return bool(load_bylines().labels.search(folded(text)))


def _han_runs(text: str) -> Iterator[tuple[list[Person], str]]:
    for match in _HAN_RUN.finditer(text):
        persons: list[Person] = []
        at = match.start()
        for piece in re.finditer(rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}]", match[0]):
            name = re.sub(r"[\s\u3000]", "", piece[0])
            flat = folded(name)
            if not may_be_name(flat) or is_organisation(flat) or is_job(flat) or _is_no_name(flat):
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
            if start < 0 or _is_phrase(name):
                break
            persons.append(Person(name, start, start + len(name)))
            at = start + len(piece)
        if persons:
            yield persons, "inverted"
    for match in _WESTERN.finditer(text):
        persons = western_names(match[0], is_announced=False)
        if persons:
            yield _moved(persons, match.start()), "run"


def _is_phrase(name: str) -> bool:
    words = {word.lower() for word in re.findall("[A-Za-z]+", name)}
    return bool(words & load_bylines().not_in_names)


def _is_no_name(flat: str) -> bool:
    words = load_bylines()
    return flat in words.nobody or flat in words.places or any(word in flat for word in words.not_in_han_names)


def _moved(persons: list[Person], by: int) -> list[Person]:
    return [Person(one.name, one.start + by, one.end + by, one.marks, one.note) for one in persons]


def _over_lines(sight: Sight, by_line: list[tuple[Line, list[Person]]]) -> Iterator[Candidate]:
    """Lists whose names stand in several lines, places of work between them or not."""
    first = 0
    for at, (line, persons) in enumerate(by_line):
        if not persons or at < first or sight.chance(line, "author", "byline") < _LIKELY:
            continue
        together = list(persons)
        spans = [(line.start + one.start, line.start + one.end) for one in persons]
        last = at
        for after in range(at + 1, min(len(by_line), at + _RUN)):
            other, more = by_line[after]
            if more and sight.chance(other, "author", "byline") >= _LIKELY:
                fresh = [one for one in more if all(one.name != known.name for known in together)]
                together += fresh
                spans += [(other.start + one.start, other.start + one.end) for one in fresh]
                last = after
            elif sight.chance(other, "affiliation", "author", "serial", "date") < 0.4:
                break
        if last > at and len(together) > len(persons):
            first = last + 1
            signs = sight.around(line, persons[0].start, persons[-1].end) | _of_names(
                [one.name for one in together], sight
            )
            yield Candidate(
                tuple(one.name for one in together), _key(together), spans[0], signs | {"how=lines": 1.0}, tuple(spans)
            )


def _of_labels(sight: Sight) -> Iterator[Candidate]:
    """What stands behind a label of authors, whatever it is: a firm, a court, the name of an account."""
    lines = list(sight.head())
    for at, line in enumerate(lines):
        text = sight.text(line)
        spans = [(part.start, part.end) for part in parts_of(text) if part.role == "author"]
        hit = label_at(line.folded, "record") if len(text) < _WIDE else None
        if hit and hit.means("author"):
            spans.append((hit.value, len(text)))
        for start, end in dict.fromkeys(spans):
            if persons := _values_of(text[start:end], start):
                found = _candidate(sight, line, persons, "value")
                found.signs[STATED] = float(hit is not None and start == hit.value and _are_names(persons))
                yield found
        after = lines[at + 1] if at + 1 < len(lines) else None
        is_above = hit and hit.means("author") and hit.value >= len(text.rstrip())
        if is_above and after is not None and (persons := _values_of(sight.text(after), 0)):
            yield _candidate(sight, after, persons, "value_below")


def _are_names(persons: Sequence[Person]) -> bool:
    """Whether every piece may be what somebody signs with: two to four Han characters that are no place and no job."""
    flat = [folded(one.name) for one in persons]
    return all(
        re.fullmatch(rf"[{HAN}]{{2,4}}", one) and not (is_job(one) or is_organisation(one) or _is_no_name(one))
        for one in flat
    )


def _values_of(text: str, start: int) -> list[Person]:
    """The pieces of a labelled value, none of them a sentence; brackets behind a name are no part of it."""
    plain = re.sub(r"[(（][^()（）]*[)）]?|[【\[][^\]】]{0,4}[\]】]", lambda found: " " * len(found[0]), text[:200])
    out: list[Person] = []
    for low, high in pieces(plain, _VALUE_PARTS):
        raw = plain[low:high]
        name = raw.strip(EDGE + "|")
        if not name:
            continue
        if not _VALUE.fullmatch(name) or folded(name).lower() in load_bylines().nobody or find_date(name):
            break
        at = start + low + raw.find(name)
        out.append(Person(name, at, at + len(name)))
    return out if len(out) <= _RUN else []


def _of_notes(sight: Sight) -> Iterator[Candidate]:
    """Whom a note on the authors introduces, each with a year of birth or a sex behind the name."""
    for line in sight.head():
        text = sight.text(line)
        first = _NOTED.search(line.folded[: len(text)])
        if first is None or first.start() > _RUN:
            continue
        persons: list[Person] = []
        for start in _NOTED.finditer(line.folded[: len(text)]):
            if found := _INTRODUCED.match(text, start.end()):
                persons.append(Person(re.sub(r"\s", "", found[1]), *found.span(1)))
        if persons:
            yield _candidate(sight, line, persons, "note")


def _full_names(sight: Sight, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The full names whose surnames a citation gives with initials: Roe, J. and Doe, A. are Jane Roe and Amos Doe."""
    printed = [(line, match) for line in sight.head() for match in _ONE_WESTERN.finditer(sight.text(line))]
    for keys in dict.fromkeys(
        tuple(_last(name) for name in one.value)
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
            signs = sight.around(line, *match.span()) | _of_names(names, sight) | {"how=full": 1.0}
            yield Candidate(tuple(names), "|".join(map(title_key, names)), spans[0], signs, spans)


def _candidate(sight: Sight, line: Line, persons: list[Person], how: str) -> Candidate:
    start, end = min(one.start for one in persons), max(one.end for one in persons)
    names = [one.name for one in persons]
    signs = sight.around(line, start, end) | _of_names(names, sight)
    signs[f"how={how}"] = 1.0
    signs[f"{how}/{top(sight.tables.get(line.index, {}))}"] = 1.0
    signs["in_prose"] = min(3.0, max(sight.prose.count(folded(name)) for name in names))
    signs["noted"] = float(any(one.note for one in persons))
    signs["marked"] = float(any(one.marks for one in persons))
    covered = sum(len(name) for name in names) / max(1, len(line.text))
    signs[f"covers={bisect((0.1, 0.3, 0.6, 0.9), covered)}"] = 1.0
    spans = tuple((line.start + one.start, line.start + one.end) for one in persons)
    return Candidate(tuple(names), _key(persons), spans[0], signs, spans)


def _of_known(sight: Sight, known: Sequence[tuple[str, str, tuple[int, int]]]) -> Candidate:
    names = [name for name, _, _ in known]
    signs = {f"reader={known[0][1]}": 1.0} | _of_names(names, sight)
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
                tuple(listed), _key(group), (-1, -1), {f"how={how}": 1.0, "unseen": 1.0} | _of_names(listed, sight)
            )


def _of_names(names: Sequence[str], sight: Sight) -> dict[str, float]:
    han = [name for name in names if han_count(name)]
    signs = {
        f"count={min(4, len(names))}": 1.0,
        "han" if han else "latin": 1.0,
        "mixed": float(0 < len(han) < len(names)),
        "repeats": float(len(set(names)) < len(names)),
    }
    if han:
        signs["surnames"] = sum(has_surname(name) for name in han) / len(han)
        signs["maybe"] = sum(may_be_name(name) for name in han) / len(han)
        signs[f"letters={min(6, max(map(len, han)))}"] = 1.0
        signs["two"] = float(any(len(name) == 2 for name in han))
        ranks, known = han_names_known()
        flats = [folded(name) for name in han]
        signs["word"] = sum(flat in known or flat[:2] in known for flat in flats) / len(han)
        ranked = [ranks.get(c, 700) for flat in flats for c in flat[1:3]]
        signs[f"given={bisect((100, 250, 500, 699), sum(ranked) / max(1, len(ranked)))}"] = 1.0
        if len(names) == 1:
            signs[f"is={flats[0]}"] = 1.0
        signs["no_name"] = float(any(_is_no_name(folded(name)) for name in han))
        signs["organisation"] = float(any(is_organisation(name) for name in names))
    else:
        words = [word for name in names for word in name.split()]
        signs[f"words={min(5, max(len(name.split()) for name in names))}"] = 1.0
        signs["initial"] = float(any(re.fullmatch(r"[A-Z]\.?", word) for word in words))
        signs["capitals"] = float(all(name.isupper() for name in names))
        signs["comma"] = float(any("," in name for name in names))
        signs["phrase"] = float(any(_is_phrase(name) for name in names))
        given, family = western_names_known()
        signs["given"] = sum(_first(name) in given for name in names) / len(names)
        signs["family"] = sum(_last(name) in family for name in names) / len(names)
        signs["unknown"] = sum(_first(name) not in given and _last(name) not in family for name in names) / len(names)
        lower = [word.lower().strip(".,") for word in words if len(word) > 2]
        signs["english"] = sum(word in english_words() for word in lower) / max(1, len(lower))
        signs["small"] = sum(word in sight.small for word in lower) / max(1, len(lower))
        signs["all_english"] = float(bool(lower) and all(word in english_words() for word in lower))
        signs["figures"] = float(any(c.isdigit() for word in words for c in word))
        signs["one_word"] = float(any(len(name.split()) == 1 for name in names))
    return signs


def _first(name: str) -> str:
    """The given name, before or behind a comma."""
    rest = name.split(",", 1)[-1].split()
    return rest[0].strip(".").lower() if rest else ""


def _last(name: str) -> str:
    words = name.split(",", 1)[0].split()
    return words[-1].strip(".").lower() if words else ""


def _counted(found: list[Candidate]) -> list[Candidate]:
    """How often a list is said, and whether it is a part of another or holds another."""
    keys = [one.key for one in found]
    sets = [frozenset(title_key(name) for name in one.value) for one in found]
    for at, one in enumerate(found):
        one.signs["again"] = min(3.0, keys.count(one.key) - 1)
        one.signs["part"] = float(any(sets[at] < other for other in sets))
        one.signs["whole"] = float(any(sets[at] > other for other in sets))
        one.signs["met"] = float(any(sets[at] & other for place, other in enumerate(sets) if place != at))
    return found


def _key(persons: Sequence[Person]) -> str:
    return "|".join(title_key(one.name) for one in persons)
