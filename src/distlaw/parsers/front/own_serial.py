"""Where a head says outright in which serial its work stands: a record's labels, a citation of it, a serial's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from distlaw.parsers.bylines.article_number import ARTICLE_NUMBER
from distlaw.parsers.bylines.outlets import is_no_outlet
from distlaw.parsers.bylines.serial_forms import name_before, pages_of, serial_values
from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.parsers.front.caption import is_caption
from distlaw.parsers.front.named_outlets import named_outlets
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate, top
from distlaw.parsers.lines.labels import LabelFound, label_at, labels_inside
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.offsets import Range
from distlaw.vocab.words import worded

OWN = "own="  # begins the sign of a value that a head states outright
FIELDS = ("container_title", "volume", "issue", "page")
_VALUES = {
    "volume": re.compile(r"(?:vol\.?|第)?\s?(?P<value>\d{1,4})\s?卷?[;,.]?(?:$|\s\s)", re.IGNORECASE),
    "issue": re.compile(
        r"(?:no\.?|第)?\s?(?P<value>(?!(?:19|20)\d\d\b)\d{1,4}(?:[-/]\d{1,2})?)\s?[期号]?[;,.]?(?:$|\s\s|\s(?=[A-Z][a-z]{2,8}\.?\s(?:19|20)\d\d))",
        re.IGNORECASE,
    ),
    "page": re.compile(
        r"(?:pp?\.?|第|[页頁])?\s?(?P<value>\d{1,5}(?:\s?(?:[-–—~]|to)\s?\d{1,5})?)\s?页?[;,.]?(?:$|\s\s)",
        re.IGNORECASE,
    ),
}
_OF_SERIALS = worded("front", "{serial_labels}", re.IGNORECASE)  # labels of a serial's name
_NAME_ENDS = re.compile(
    r"\s{2,}|[,，;；|]\s?|\.\.|\.\s(?=[A-Z])|\s?[(（](?![^()（）]{2,8}[版学])|(?<=\D)(?=(?:19|20)\d\d)"
)
_SHORTEST_NAME, _LONGEST_NAME = 2, 120  # characters
_MARKED = re.compile(r"《[^《》]{2,40}》")
_CHAINED = re.compile(rf"(?:^|[/／])\s*(?P<name>[{HAN}]{{2,20}})\s*[/／]\s*第\s?\d{{1,4}}\s?[期卷]")
_CAPITAL = re.compile(r"\b[A-Z]")  # a name has two of them: "Cover of the book" is none
_IN_MARKS = re.compile(r"([^《》]{2,30})》")
_PAIR = re.compile(r"(?P<volume>\d{1,3})\s?:\s?(?P<issue>\d{1,3})$")
_CHAIN, _NARROW = 6, 40  # lines of a chain below its label, half ems of each
_ENTRY = re.compile(r"^\[\d{1,3}\]|\((?:19|20)\d\d[a-z]?\)[.,:]\s+[A-Z“\"]")  # of a list of references
_WORDS = r"(?:The )?[A-Z][\w&'’-]*(?:\s(?:(?:of|and|the|for|in|on|&)\s){0,2}[A-Z][\w&'’-]*){1,9}"  # a name in capitals
_NAME_ALONE = re.compile(rf"{_WORDS}|[{HAN}]{{2,20}}(?:[(（][{HAN}]{{2,8}}[)）])?")
_CITED_NAME = re.compile(
    rf"[\s.．。,，?!？！\"”’]{{1,4}}(?:in:? )?(?P<name>{_WORDS}|[{HAN}]{{3,20}})[\s,.，;:(]{{1,3}}(?:[Vv]ol\.?\s?)?$"
)
_BEFORE_NUMBERS = frozenset({"", "vol", "vol.", "volume", "vols", "no", "no.", "issue"})
_LONGEST = 180  # characters of a serial's line
_BEGUN = 140  # characters of a long line that begins with a serial's name
_ADDRESS = re.compile(r"https?://")  # a citation that has come to it has said all else
_TAIL, _CITATION = 260, 460  # characters behind a title, or a citation's label, in which it names its serial
_ABOVE, _BELOW, _TOP = (
    6,
    8,
    5,
)  # lines above the title, below it, and from the beginning, in which a serial's line stands
_SERIALS = 40  # lines in which a line that the labeller takes for a serial's may stand
_FOOT = "repository_foot"  # the form of a line that a repository prints on every page
_OF_HEAD = frozenset({"serial", "byline", "date", "author", "furniture", "title", ""})
# Where the text says of itself that it stood in a serial before: at its end as well.
_NOTICE = worded("front", r"(?:{own_text}(?:[^。]{0,40}[,，])?已?|^\W?原){appeared}[于在:]?\s?《")
_OF_SERIAL_LINES = frozenset({"serial", "byline", "date"})
_OF_OTHERS = frozenset({"reference", "footnote", "contents"})


class OwnFact(NamedTuple):
    """A field's value, where it is printed, and what says that it is the work's own: cited, recorded, printed."""

    field: str
    value: str
    span: Range
    how: str


def own_serial(sight: Sight) -> tuple[OwnFact, ...]:
    """The facts of the likeliest place that names a field; none of a field of which such places disagree, and none of a
    case, whose reports are no serial it appeared in."""
    if is_caption(sight.title):
        return ()
    told = (*_cited(sight), *_recorded(sight), *_named_outright(sight), *_printed(sight), *_above(sight))
    found = [one for one in told if not _is_backwards(one)]
    return tuple(fact for name in FIELDS if (fact := _agreed([one for one in found if one.field == name])))


def with_own_fact(found: Sequence[ValueCandidate], fact: OwnFact, key: str) -> list[ValueCandidate]:
    """A field's candidates, that which a fact names with a sign of it; first, where the fact stands, if none does."""
    sign = {f"{OWN}{fact.how}": 1.0}
    out = [replace(one, signs=one.signs | sign) if one.key == key else one for one in found]
    return out if any(one.key == key for one in out) else [ValueCandidate(fact.value, key, fact.span, sign), *out]


def outright(found: Sequence[ValueCandidate]) -> ValueCandidate | None:
    """The candidate that such a fact names; None where there is none."""
    named = [one for one in found if any(sign.startswith(OWN) for sign in one.signs)]
    return max(named, key=lambda one: one.span[0] >= 0, default=None)


def _agreed(found: Sequence[OwnFact]) -> OwnFact | None:
    first = [one for one in found if one.how == found[0].how]
    return first[0] if first and len({_key(one.value) for one in first}) == 1 else None


def _is_backwards(fact: OwnFact) -> bool:
    """Whether pages run from a higher number to a lower one of as many digits, as parts of a shelf mark do: 9-1."""
    first, _, last = fact.value.partition("-")
    both = first.isdigit() and last.isdigit() and len(first) == len(last)
    return fact.field == "page" and both and int(last) < int(first)


def _key(value: str) -> str:
    return "-".join(part.lstrip("0") for part in value.split("-"))


def _cited(sight: Sight) -> Iterator[OwnFact]:
    """What stands behind the title where it is printed again, and under a label that tells how to cite the work."""
    lines = list(sight.head())
    for at, line in enumerate(lines):
        for first, last in sight.echoes:
            is_address = _ADDRESS.search(line.text[: first - line.start].rsplit(" ", 1)[-1]) is not None
            if line.start < last <= line.end and not is_address:
                yield from _facts_in(lines[at : at + 3], last - line.start, "cited", _TAIL)
        label = label_at(line.folded[:_TAIL], "head")
        if label and label.means("cite_line"):
            yield from _facts_in(lines[at : at + 3], label.value, "cited", _CITATION)


def _facts_in(lines: Sequence[Line], start: int, how: str, most: int) -> Iterator[OwnFact]:
    """The values in the text that begins at an offset of the first line and may run into the others."""
    first, text = lines[0], lines[0].text
    for line in lines[1:]:
        text += " " * (line.start - first.start - len(text)) + line.text
    yield from _said(_ADDRESS.split(text[start : start + most], maxsplit=1)[0], first.start + start, how)


def _said(text: str, start: int, how: str) -> Iterator[OwnFact]:
    """What a text that begins at `start` says of volume, issue and pages, and the name that stands before them."""
    values = serial_values(folded(text))
    for one in values:
        if one.field != "container_title":
            yield OwnFact(one.field, _plain(one.value), (start + one.start, start + one.end), how)
    names = [one for one in values if one.field == "container_title"]
    first = min((one.start for one in values), default=0)
    name = (names[0].start, names[0].end) if names else name_before(text, first) or _name_after(text, first, how)
    if name:
        yield OwnFact("container_title", text[slice(*name)], (start + name[0], start + name[1]), how)


def _name_after(text: str, end: int, how: str) -> tuple[int, int] | None:
    """What stands between a title and the numbers in a citation is the serial's name, whatever it is called."""
    found = _CITED_NAME.match(text[:end]) if how == "cited" and end else None
    return found.span("name") if found else None


def _recorded(sight: Sight) -> Iterator[OwnFact]:
    """The values of a record's labels, beside them or in the next line."""
    lines = list(sight.head())
    for at, line in enumerate(lines):
        if top(sight.tables.get(line.index, {})) in _OF_OTHERS or len(line.text) > 2 * _LONGEST:
            continue
        for label, end in _labels(line):
            text, start = line.text[label.value : end].rstrip(" [(（【"), line.start + label.value
            if not text and (below := _below(lines[at + 1 : at + 1 + _CHAIN])):
                text, start = below
            yield from _labelled(label, text, start)


def _below(lines: Sequence[Line]) -> tuple[str, int] | None:
    """What stands below a label: the next line, or a chain that strokes part: 台灣/ 白鹿法學 / 第 3 期 /1-9 頁."""
    if not lines or label_at(lines[0].folded, "record") is not None:
        return None
    text = lines[0].text
    for line in lines[1:] if text.endswith(("/", "／")) else ():
        if label_at(line.folded, "record") is not None or line.width > _NARROW:
            break
        text += " " * (line.start - lines[0].start - len(text)) + line.text
    return text, lines[0].start


def _labels(line: Line) -> Iterator[tuple[LabelFound, int]]:
    """The labels of a line, each with the offset at which the next one begins."""
    first = label_at(line.folded, "record")
    found = [first, *labels_inside(line.folded, first.value)] if first else labels_inside(line.folded, 0)
    ends = [*(one.start for one in found[1:]), len(line.folded)]
    yield from zip(found, ends, strict=False)


def _labelled(label: LabelFound, text: str, start: int) -> Iterator[OwnFact]:
    for name, pattern in _VALUES.items():
        if label.means(name) and (found := pattern.match(folded(text))) and _is_whole(label, name, found["value"]):
            begin = start + found.start("value")
            yield OwnFact(name, _plain(found["value"]), (begin, begin + len(found["value"])), "recorded")
    if label.means("article_number"):
        yield from _numbered(text, start)
    if label.means("source_line") and len(text) < _LONGEST:
        if pair := _PAIR.match(folded(text)):
            for name in ("volume", "issue"):
                yield OwnFact(name, pair[name], (start + pair.start(name), start + pair.end(name)), "recorded")
        facts = list(_said(text, start, "recorded"))
        yield from facts
        if all(fact.field != "container_title" for fact in facts):
            yield from _unsaid(label, text, start)
    elif label.means("container_title") and len(text) < _LONGEST:
        yield from _named(text, start)


def _unsaid(label: LabelFound, text: str, start: int) -> Iterator[OwnFact]:
    """A serial's name where no word says that it is one: behind their labels, in marks, in a chain."""
    if chain := _CHAINED.search(text):
        at = start + chain.start("name")
        yield OwnFact("container_title", chain["name"], (at, at + len(chain["name"])), "recorded")
    elif _OF_SERIALS.search(label.label) or _MARKED.fullmatch(text.strip()):
        yield from _named(text, start)


def _numbered(text: str, start: int) -> Iterator[OwnFact]:
    """Issue and pages out of an article's number: 1003-4781(2031)05-0071-7 has seven pages from 71 on."""
    found = ARTICLE_NUMBER.search(folded(text))
    if found and "-" in found.group()[9:]:  # without its hyphens the number was damaged
        first, count, span = int(found["first"]), int(found["count"]), (start + found.start(), start + found.end())
        yield OwnFact("issue", found["issue"].lstrip("0") or "0", span, "recorded")
        yield OwnFact("page", str(first) if count < 2 else f"{first}-{first + count - 1}", span, "recorded")


def _named(text: str, start: int) -> Iterator[OwnFact]:
    """What stands behind a label of serials, up to a year or a place of publication; and the pages it is printed on."""
    end = _NAME_ENDS.search(text)
    name = text[: end.start()].strip(" .,;:《》") if end else text.strip(" .,;:《》")
    if (
        _SHORTEST_NAME <= len(name) <= _LONGEST_NAME
        and not re.search(r"[\d、]|https?:", name)
        and not is_no_outlet(name)
        and (han_count(name) or len(_CAPITAL.findall(name)) > 1 or OUTLET_WORDS.search(name))
    ):
        at = start + text.find(name)
        yield OwnFact("container_title", name, (at, at + len(name)), "recorded")
        if page := pages_of(folded(text)):
            yield OwnFact("page", _plain(page.value), (start + page.start, start + page.end), "recorded")


def _is_whole(label: LabelFound, name: str, value: str) -> bool:
    """Whether a value may be all that a label says: one page after "Page" may count the pages."""
    return name != "page" or not label.label.isascii() or bool(re.search(r"\D", value))


def _printed(sight: Sight) -> Iterator[OwnFact]:
    """The values of short lines near the title, or at the very beginning, that name a volume or an issue."""
    first, last = (min(sight.title_at), max(sight.title_at)) if sight.title_at else (0, 0)
    for line in sight.head():
        label = top(sight.tables.get(line.index, {}))
        if line.index < _TOP and len(line.text) > _LONGEST:
            yield from _begun(line)
            continue
        near = first - _ABOVE <= line.index <= last + _BELOW or line.index < _TOP
        near = near or (label in _OF_SERIAL_LINES and line.index < _SERIALS)
        if label not in _OF_OTHERS and (notice := _NOTICE.search(line.folded[:_LONGEST])):
            yield from _noticed(line, notice.end())
            continue
        if near and len(line.text) <= _LONGEST and label in _OF_HEAD and not _ENTRY.search(line.folded):
            found = list(_said(line.text, line.start, "printed"))
            if line.index in sight.title_at:  # the title of one part of a series has a number too
                found = [one for one in found if one.field != "container_title"]
                found = found if {"volume", "issue"} <= {one.field for one in found} else []
            yield from found
    for line in sight.lines:
        if any(one.form == _FOOT for one in serial_values(line.folded[:_LONGEST])):
            yield from _said(line.text[:_LONGEST], line.start, "printed")


def _noticed(line: Line, start: int) -> Iterator[OwnFact]:
    """What a notice says of where the text appeared: 本文已发表于《白鹿法学》2031年第二辑."""
    found = list(_said(line.text[:_LONGEST], line.start, "printed"))
    yield from found
    name = _IN_MARKS.match(line.text, start)
    if name and all(one.field != "container_title" for one in found):
        yield OwnFact("container_title", name[1], (line.start + name.start(1), line.start + name.end(1)), "printed")


def _begun(line: Line) -> Iterator[OwnFact]:
    """What a page saved as one line says of its serial before anything else: its name, then the numbers."""
    text = line.text[:_BEGUN]
    values = serial_values(folded(text))
    name = _NAME_ALONE.match(text)
    rest = text[name.end() : min(one.start for one in values)] if name and values else "-"
    if name and len({one.field for one in values} & set(FIELDS)) > 1 and not rest.strip(" ,.;:()0123456789"):
        yield OwnFact("container_title", name[0], (line.start, line.start + name.end()), "printed")
        yield from (fact for fact in _said(text, line.start, "printed") if fact.field != "container_title")


def _named_outright(sight: Sight) -> Iterator[OwnFact]:
    for one in named_outlets(sight):
        yield OwnFact("container_title", one.name, one.span, "named")


def _above(sight: Sight) -> Iterator[OwnFact]:
    """The name of a serial in a line of its own, above the line of its numbers and above the title."""
    lines = list(sight.head())[: min(sight.title_at, default=_ABOVE)]
    for above, line in pairwise(lines):
        values = serial_values(line.folded) if len(line.text) <= _LONGEST else ()
        before = line.folded[: min((one.start for one in values), default=0)].strip(" ([第").lower()
        if not values or before not in _BEFORE_NUMBERS or any(one.field == "container_title" for one in values):
            continue
        name = above.text.strip(" .,;:·•*《》")
        is_first = bool(sight.title_at) and above.index == 0 and not above.level  # else it may be the title
        is_called = OUTLET_WORDS.search(folded(name.title() if name.isupper() else name))
        if (is_first or is_called) and _NAME_ALONE.fullmatch(name) and not is_no_outlet(name):
            start = above.start + above.text.find(name)
            yield OwnFact("container_title", name, (start, start + len(name)), "above")


def _plain(value: str) -> str:
    return re.sub(r"\s?(?:[-–—―−~]|to)\s?", "-", value)
