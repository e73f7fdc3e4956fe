"""Every name of a head that may be the journal, paper or site that published the work."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from distlaw.parsers.bylines.names import is_organisation
from distlaw.parsers.bylines.outlets import is_no_outlet
from distlaw.parsers.bylines.source_line import dates_in, outlet_names
from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.parsers.front.names import sources
from distlaw.parsers.front.names.parts import EDGE, parts_of
from distlaw.parsers.front.own_serial import own_serial, with_own_fact
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate, top
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.months import PATTERN as MONTH
from distlaw.text.titles import title_key
from distlaw.vocab.words import worded

_BOOK = re.compile(r"《([^《》]{2,40})》")
_BEFORE_NUMBERS = re.compile(
    r"(?P<volume>\d{1,3})\s(?P<name>[A-Z][\w.'’&]*(?:\s(?:[A-Z][\w.'’&]*|&|of|and|on|the|for|in)){0,9})\s\d{1,5}\b"
)
_AFTER_TITLE = re.compile(
    r"[.?”\"]\s+(?P<name>[A-Z][\w'’&]*(?:\s(?:[A-Z][\w.'’&]*|&|of|and|on|the|for|in)){0,9})(?=[,.]?\s(?:vol\b|Vol\b|\d))"
)
_RUN = re.compile(r"(?:The )?[A-Z][\w'’&.]*(?:\s(?:[A-Z&][\w'’&.]*|of|and|the|for|in|on|at|to)){1,9}")
_NOTICE = worded(
    "front",
    r"(?:{taken_from}|[Pp]ublished (?:by [A-Z][^.,;()\d]{1,40}? )?in|issue of|appear(?:ed|s) in|from the)"
    r"\s?[:：]?(?:微信)?(?:公[众眾][号號])?\s?[“\"「『《]?"
    r"(?P<name>[A-Z][\w&.,'’ -]{2,60}?(?=[.,;)”\"]|\s(?:Vol|\()|$)|[{han}A-Za-z]{2,20})",
)
_CITED = re.compile(
    r"[\s.．,，。?!”\"’]*(?:\[J(?:/OL)?\])?[\s.．,，。]*"
    rf"(?P<name>[A-Z][\w&.:'’ -]{{2,70}}?|[{HAN}]{{2,20}}(?:[(（][{HAN}]{{2,8}}[)）])?)"
    r"(?=\s?[,，(（:]|\.\s|\s\d|\s[Vv]ol)"
)
_BRACKET = re.compile(r"\s?[(（][^()（）]*[)）]?$")
_ACCOUNT = re.compile(r"^(?:微信)?公[众眾][号號]\s?[:：]?\s?[“\"「『《](?=.{2})")  # 公众号“某某
_ENDS = re.compile(r"\s{2,}|[,，;；|]|(?<=\D)(?=[,，\s]*(?:19|20)\d\d)")  # where a labelled outlet ends
_WIDE = 80  # half ems of a line whose pieces are looked at one by one
_TEXT, _CLAUSES = 110, re.compile(r"[,。;]")  # half ems of running text, what parts its clauses
_STEP, _TRAIL = re.compile(r"\s?[>›»]\s?"), 200  # between such places; characters of such a line
_LONGEST, _LONGEST_FIELD = 60, 120  # characters of a name; of one that a label announces
_MOST = 60
_BEGINNING = 40  # lines in which a name goes on in the next
_FEWEST_WORDS = 2  # of an abbreviated name
_SMALL = frozenset({"the", "of", "and", "on", "for", "in", "a", "an", "&"})
_SITE_BAR = re.compile(r"\s+[-–—|»·]\s+|[_|｜]")
_OPEN_END = re.compile(r"(?:[&,]|\b(?:of|and|the|in|for|on))$", re.IGNORECASE)
_OPEN_START = re.compile(r"(?:&|(?:of|and|in|for|on) [A-Z])")
_HINTS = ("site", "publisher", "container_title", "account")


def outlets(sight: Sight) -> list[ValueCandidate]:
    """The head's names of outlets, then those that metadata or a label elsewhere named."""
    out: list[ValueCandidate] = []
    seen: set[tuple[int, int]] = set()
    for line in sight.head():
        for value, at, how in _names_of(sight, line):
            name = trimmed_name(value)
            start = at + max(0, value.find(name))
            if (line.start + start, len(name)) in seen or not 2 <= len(name) <= _longest(how) or name.isdigit():
                continue
            if _is_label(name) or (how == "words" and _is_told(sight, line, start)):
                continue
            seen.add((line.start + start, len(name)))
            out.append(_candidate(sight, line, name, start, how))
        if len(out) > _MOST:
            break
    known = {one.key for one in out}
    for said in sight.said:
        if said.field == "container_title" and title_key(said.value) not in known:
            out.append(_unseen(sight, said.value, f"said={said.origin}", said.span))
    out += _of_page_titles(sight)
    out += _over_lines(sight)
    for hint in sight.hints:
        if hint.name in _HINTS and 1 < len(hint.value.strip()) <= _LONGEST:
            out.append(_unseen(sight, hint.value.strip(), f"hint={hint.name}", (-1, -1)))
    for fact in own_serial(sight):
        if fact.field == "container_title":
            out = with_own_fact(out, fact, _key(fact.value))
    title, places = title_key(sight.title), _places(sight)
    return _counted([one for one in out if one.key != title and one.key not in places])


def _is_label(name: str) -> bool:
    """Whether a name is a record's own word: what stands behind an empty label is the next one."""
    hit = label_at(f"{folded(name)}:", "record")
    return hit is not None and hit.form == "colon" and hit.label == folded(name)


def _is_told(sight: Sight, line: Line, start: int) -> bool:
    """Whether a name stands in the midst of running text."""
    is_text = line.width > _TEXT and top(sight.tables.get(line.index, {})) == "body"
    return is_text and len(_CLAUSES.findall(line.folded[:start])) > 1


def _places(sight: Sight) -> frozenset[str]:
    """The places of the site that a line leads through, less those that are called as serials are."""
    lines = [line.text for line in sight.head() if len(_STEP.findall(line.text)) > 1 and len(line.text) < _TRAIL]
    pieces = [piece.strip() for line in lines for piece in _STEP.split(line)]
    return frozenset(_key(piece) for piece in pieces if piece and not OUTLET_WORDS.search(folded(piece)))


_ON_DAY = re.compile(
    rf",? on {MONTH}\b\.?.*$|, {MONTH}\.?$", re.IGNORECASE
)  # when it stood there: Elm Weekly on January 15


def _longest(how: str) -> int:
    return _LONGEST_FIELD if how in ("field", "lines") else _LONGEST


def trimmed_name(value: str) -> str:
    """The name without marks at its edges; a bracket that it opened is closed: 学报（社会科学版）."""
    name = _ON_DAY.sub("", _ACCOUNT.sub("", value.strip(EDGE + "《》")))
    after = value[value.find(name) + len(name) :][:1]
    flat = folded(name)
    return name + after if folded(after) == ")" and flat.count("(") > flat.count(")") else name


def _names_of(sight: Sight, line: Line) -> Iterator[tuple[str, int, str]]:
    text = sight.text(line)
    yield from _labelled(line, text)
    for match in _BOOK.finditer(folded(text)):
        yield text[match.start(1) : match.end(1)], match.start(1), "marks"
    yield from _beside(sight, line, text)
    for found in outlet_names(text):
        yield found.value, found.start, "words"
    if line.width <= _WIDE:
        yield from _of_tokens(text)
        yield text, 0, "line"
        parts = list(parts_of(text))
        for part in parts if len(parts) > 1 else ():
            yield text[part.start : part.end], part.start, f"part{part.role}"
    if line.width <= 3 * _WIDE and not han_count(text):
        for match in _RUN.finditer(text):
            if OUTLET_WORDS.search(match[0].title() if match[0].isupper() else match[0]):
                yield match[0], match.start(), "run"


def _labelled(line: Line, text: str) -> Iterator[tuple[str, int, str]]:
    """What labels announce, with the bracket at its end and without."""
    hit = label_at(line.folded, "record") if len(text) < 3 * _WIDE else None
    found = [(value, at, "label") for value, at in sources(text)]
    if hit and hit.means("container_title", "source_line") and hit.value < len(text):
        found.append((_ENDS.split(text[hit.value :], maxsplit=1)[0], hit.value, "field"))
    for value, at, how in found:
        yield value, at, how
        yield _BRACKET.sub("", value), at, how


def _beside(sight: Sight, line: Line, text: str) -> Iterator[tuple[str, int, str]]:
    """What stands beside numbers, behind a title, or in a notice of where the text first appeared."""
    for pattern, how in ((_BEFORE_NUMBERS, "numbers"), (_AFTER_TITLE, "citation"), (_NOTICE, "notice")):
        for match in pattern.finditer(text):
            yield match["name"], match.start("name"), how
    for first, last in sight.echoes:
        if line.start <= first < line.end and (cited := _CITED.match(text, last - line.start)):
            yield cited["name"], cited.start("name"), "cited"


def _of_tokens(text: str) -> Iterator[tuple[str, int, str]]:
    """The pieces between blanks of a line that holds a date, as accounts of messengers print their heads."""
    if not dates_in(text):
        return
    for token in re.finditer(rf"[{HAN}]{{3,20}}", text):
        if text[token.start() - 1 : token.start()].strip() == "" == text[token.end() : token.end() + 1].strip():
            yield token[0], token.start(), "token"


def _candidate(sight: Sight, line: Line, name: str, start: int, how: str) -> ValueCandidate:
    signs = sight.around(line, start, start + len(name)) | _of_value(sight, name)
    signs[f"how={how}"] = 1.0
    signs[f"{how}/{top(sight.tables.get(line.index, {}))}"] = 1.0
    return ValueCandidate(name, _key(name), (line.start + start, line.start + start + len(name)), signs)


def _unseen(sight: Sight, name: str, how: str, span: tuple[int, int]) -> ValueCandidate:
    return ValueCandidate(name, _key(name), span, {"unseen": 1.0, how: 1.0} | _of_value(sight, name))


def _of_page_titles(sight: Sight) -> Iterator[ValueCandidate]:
    """What a page's title says beside the work's own: the name of the site, or of the journal."""
    title = title_key(sight.title)
    for hint in sight.hints:
        pieces = _SITE_BAR.split(hint.value) if hint.name == "page_title" else []
        for piece in (one.strip() for one in pieces if len(pieces) > 1):
            key = title_key(piece)
            if 1 < len(piece) <= _LONGEST and key and key not in title and title not in key:
                yield _unseen(sight, piece, "page_title_part", (-1, -1))


def _over_lines(sight: Sight) -> Iterator[ValueCandidate]:
    """A name of words that goes on in the next line: the first ends open, or the second begins so."""
    for line, after in pairwise(sight.head()):
        is_near = after.index == line.index + 1 and line.index not in sight.title_at and line.index < _BEGINNING
        if not is_near or max(line.width, after.width) > _WIDE or not OUTLET_WORDS.search(line.text.title()):
            continue
        if _OPEN_END.search(line.text) or _OPEN_START.match(after.text):
            name = f"{line.text.strip()} {after.text.strip()}"
            found = _candidate(sight, line, line.text.strip(), 0, "lines")
            signs = {**found.signs, **_of_value(sight, name)}
            if len(name) <= _LONGEST_FIELD and not re.search(r"\d", name):
                yield ValueCandidate(name, _key(name), (line.start, after.end), signs)


def in_full(short: str, found: Sequence[ValueCandidate]) -> ValueCandidate | None:
    """The candidate that an abbreviated name stands for, word for word: Roe L. Rev. is the Roe Law Review."""
    words = [word.strip(".,").lower().split("'")[0].split("’")[0] for word in short.split()]
    words = [word for word in words if word and word not in _SMALL]
    if "." not in short or len(words) < _FEWEST_WORDS:
        return None
    return next((one for one in found if isinstance(one.value, str) and _abbreviates(words, one.value)), None)


def _abbreviates(words: Sequence[str], name: str) -> bool:
    whole = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]
    whole = [word for word in whole if word not in _SMALL]
    is_longer = sum(map(len, whole)) > sum(map(len, words))
    both = zip(words, whole, strict=False)
    return is_longer and "." not in name and len(words) == len(whole) and all(b.startswith(a) for a, b in both)


def _key(name: str) -> str:
    return re.sub("^the", "", title_key(name))


def _of_value(sight: Sight, name: str) -> dict[str, float]:
    key, flat = title_key(name), folded(name)
    han = han_count(name)
    signs = {
        "outlet_word": float(bool(OUTLET_WORDS.search(flat) or (name.isupper() and OUTLET_WORDS.search(name.title())))),
        "no_outlet": float(is_no_outlet(name)),
        "organisation": float(is_organisation(name)),
        f"{'han' if han else 'latin'}={bisect((3, 5, 8, 12, 18, 26, 40), len(name))}": 1.0,
        f"last={flat[-1:] if han else flat.split()[-1].lower().strip('.') if flat.split() else ''}": 1.0,
        "in_title": float(bool(sight.title) and key in title_key(sight.title)),
        "small": float(name[:1].islower()),
        "stop": float(bool(re.search(r"[。，,；;!?！？:：]", name))),
        "digits": float(bool(re.search(r"\d", name))),
    }
    if han:
        signs[f"last2={flat[-2:]}"] = 1.0
    for hint in sight.hints:
        if hint.name in _HINTS and title_key(hint.value) == key:
            signs[f"is_{hint.name}"] = 1.0
        elif hint.name == "page_title" and key in title_key(hint.value):
            signs["in_page_title"] = 1.0
    return signs | sight.told("container_title", key)


def _counted(found: list[ValueCandidate]) -> list[ValueCandidate]:
    """How often the head says a name."""
    keys = [one.key for one in found]
    for one in found:
        one.signs["again"] = min(3.0, keys.count(one.key) - 1)
        one.signs["part_of_other"] = float(any(one.key in key != one.key for key in keys))
    return found
