"""Weak signs of what a line of a head is: each alone proves nothing, the labeller weighs them together."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from distlaw.model.source import Face, Hint
from distlaw.parsers.bylines.names import has_surname, is_job, is_organisation, persons_listed
from distlaw.parsers.bylines.source_line import find_date, source_facts
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.text.titles import title_key
from distlaw.vocab.labels import furniture_rules
from distlaw.vocab.words import worded

_WIDTHS = (4, 8, 12, 18, 26, 36, 50, 70, 100, 160, 300)  # half ems
_PLACES = (1, 2, 3, 4, 6, 9, 14, 22, 40)
_LONG_PROSE = 90  # half ems: a line as long as this, with a stop inside, is running text
_SHORT = 64  # half ems: of shorter lines every word counts, of longer ones the ends
_NUMBERED = re.compile(
    rf"(?P<han>[{TO_TEN}]{{1,3}}[、.．])|(?P<bracket>[(（][{TO_TEN}\d]{{1,3}}[)）])|(?P<chapter>第.{{1,4}}[章节節条條编編])|"
    r"(?P<arabic>\d{1,2}[.．、]\s?\D)|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}\s?\D)|(?P<roman>[IVX]{1,5}[.、]\s)|(?P<letter>[A-H]\.\s)"
)
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\.(?:com|cn|org|net|edu)\b")
_STAMPS = {
    "doi": re.compile(r"10\.\d{4,9}/"),
    "clock": re.compile(r"\d{1,2}:\d\d"),
    "money": re.compile(r"[¥$￥€£]\s?\d|\d\s?元"),
    "postcode": re.compile(r"\b\d{6}\b"),
    "issn": re.compile(r"ISSN|ISBN|CN\s?\d\d-", re.IGNORECASE),
    "crumbs": re.compile(r"\S\s*[>›»→]\s*\S|^[^|/]{1,14}(?:\s?[|/]\s?[^|/]{1,14}){2,}$"),
    "count": worded("front", r"[(（]\d+[)）]$|{counted}", re.IGNORECASE),
    "law_number": re.compile(r"[〔\[（(]\d{4}[〕\]）)].{0,12}号"),
    "rights": worded("front", r"©|\(c\) ?\d{4}|{rights}", re.IGNORECASE),
    "versus": re.compile(r"\bv\.? |诉|訴"),
    "asks": re.compile(r"[?？]$"),
    "book": re.compile(r"《[^》]+》"),
    "dash_end": re.compile(r"[—–:：]$"),
    "dash_start": re.compile(r"^[—–─-]{1,2}\S"),
    "year_alone": re.compile(r"^(?:19|20)\d\d$"),
    "star": re.compile(r"[*＊†‡①]$|^[*＊†‡]"),
    "brackets": re.compile(r"^[(（\[【].*[)）\]】]$"),
    "spaced_name": re.compile(rf"^[{HAN}][ \u3000]{{1,4}}[{HAN}]{{1,2}}$"),
    "ellipsis": re.compile(r"(?:\.\.\.|…)$"),
}
_WORDS = re.compile(rf"[A-Za-z][A-Za-z'’.&-]*|[{HAN}]+|\d+")
_STOP = re.compile(r"[。！？；]|[.!?;](?:\s|$)")


@dataclass(frozen=True)
class HeadContext:
    """What a line is seen against: the other lines of the head and what the format says of the whole."""

    lines: Sequence[Line]
    titles: tuple[str, ...]  # keys of the titles that the format names
    names: tuple[str, ...]  # authors that the format names
    links: tuple[float, ...]  # how much of each line is a link
    faces: tuple[Face | None, ...]  # how each line is printed, where the format says so
    repeated: Counter[str]
    grams: Counter[str]  # of running text: in how many of its lines each word (Chinese: pair of characters) stands
    first_prose: int  # index of the first line of running text, or the number of lines
    is_chinese: bool


def context_of(
    lines: Sequence[Line], hints: Sequence[Hint], links: Sequence[float], faces: Sequence[Face | None], is_chinese: bool
) -> HeadContext:
    """The context of a head's lines; `links` and `faces` may be empty."""
    prose = [at for at, line in enumerate(lines) if line.width >= _LONG_PROSE and _STOP.search(line.text)]
    return HeadContext(
        lines,
        tuple(title_key(hint.value) for hint in hints if hint.name.endswith("title") and len(hint.value) > 3),
        tuple(hint.value for hint in hints if hint.name == "author"),
        tuple(links) or (0.0,) * len(lines),
        tuple(faces) or (None,) * len(lines),
        Counter(title_key(line.text) for line in lines),
        Counter(gram for at in prose for gram in _grams(lines[at].folded)),
        prose[0] if prose else len(lines),
        is_chinese,
    )


def features(context: HeadContext) -> list[list[str]]:
    """Of each line its own signs, and those of its neighbours that are told most: a list a line."""
    own = [list(_signs(context, at)) for at in range(len(context.lines))]
    shared = [
        [sign for sign in signs if sign.startswith(("w=", "l=", "date", "who", "org", "prose", "h="))] for signs in own
    ]
    out: list[list[str]] = []
    for at, signs in enumerate(own):
        before = [f"-{sign}" for sign in shared[at - 1]] if at else ["-first"]
        after = [f"+{sign}" for sign in shared[at + 1]] if at + 1 < len(own) else ["+last"]
        out.append([*signs, *before, *after, *_words(context.lines[at])])
    return out


def _signs(context: HeadContext, at: int) -> Iterator[str]:
    line = context.lines[at]
    yield "bias"
    yield from _place(context, at)
    yield from _shape(context, line)
    yield from _meanings(line)
    yield from _outside(context, at)
    for name, pattern in _STAMPS.items():
        if pattern.search(line.text):
            yield name
    if _ADDRESS.search(line.text):
        yield "address"


def _place(context: HeadContext, at: int) -> Iterator[str]:
    line = context.lines[at]
    yield f"at={bisect(_PLACES, at)}"
    yield f"blanks={min(line.blanks, 2)}"
    distance = at - context.first_prose
    yield f"prose={'before' if distance < 0 else 'at' if distance == 0 else 'after'}"
    yield f"to_prose={max(-6, min(3, distance))}"
    if at + 1 < len(context.lines):
        yield f"blanks_after={min(context.lines[at + 1].blanks, 2)}"
    else:
        yield "last_line"


def _shape(context: HeadContext, line: Line) -> Iterator[str]:
    text, han = line.text, han_count(line.text)
    width = bisect(_WIDTHS, line.width)
    kind = "zh" if han * 2 >= len(text) * 0.6 else "en" if re.search("[A-Za-z]{2}", text) else "other"
    yield f"w={width}"
    yield f"script={kind}{'' if context.is_chinese else '!'}"
    yield f"w={width}{kind}"
    yield f"end={_class(text[-1])}"
    yield f"start={_class(text[0])}"
    yield f"stops={min(3, len(_STOP.findall(text)))}"
    yield f"commas={min(4, len(re.findall('[,，、;；]', text)))}"
    digits = sum(c.isdigit() for c in text)
    yield f"digits={0 if not digits else 1 + min(3, 4 * digits // len(text))}"
    if line.indent > 3:
        yield "indented"
    if kind == "en":
        yield from _capitals(text)
    numbered = _NUMBERED.match(text)
    if numbered:
        yield f"h={numbered.lastgroup}"


def _capitals(text: str) -> Iterator[str]:
    words = re.findall("[A-Za-z][A-Za-z'’-]*", text)
    long = [word for word in words if len(word) > 3]
    if long:
        share = sum(word[0].isupper() for word in long) / len(long)
        yield f"caps={'all' if text.isupper() else 'title' if share > 0.8 else 'some' if share > 0.3 else 'few'}"
    yield f"words={bisect((1, 2, 3, 4, 6, 9, 14, 20, 35), len(words))}"


def _class(c: str) -> str:
    if c.isdigit():
        return "9"
    if c.isascii() and c.isalpha():
        return "A" if c.isupper() else "a"
    return "x" if c.isalpha() else c


def _meanings(line: Line) -> Iterator[str]:
    """What the readers of single lines make of this one."""
    hit = label_at(line.folded, "head") if len(line.text) < 4000 else None
    if hit:
        for name in hit.fields:
            yield f"l={name}"
        yield f"form={hit.form}"
    if len(line.text) > 240:
        return
    for rule in furniture_rules():
        if rule.effect != "sentence" and rule.compiled.fullmatch(line.folded):
            yield f"rule={rule.id}"
            break
    date = find_date(line.text)
    if date:
        rest = len(line.text) - (date.end - date.start)
        yield f"date={'alone' if rest < 3 else 'most' if rest < 16 else 'some'}"
        yield f"date_full={len(date.value)}"
    for fact in source_facts(line.text):
        yield f"says={fact.field}"
    yield from _names(line)


def _names(line: Line) -> Iterator[str]:
    persons = persons_listed(line.text)
    if persons:
        yield f"who={min(3, len(persons))}"
        if any(has_surname(one.name) for one in persons):
            yield "who=surname"
        if any(one.marks for one in persons):
            yield "who=marked"
    if is_organisation(line.text):
        yield "org"
    if len(line.text) < 60 and is_job(line.text):
        yield "job"


def _outside(context: HeadContext, at: int) -> Iterator[str]:
    """What the format says of the line, and whether the text says it twice."""
    line = context.lines[at]
    key = title_key(line.text)
    if line.level:
        yield f"level={min(line.level, 4)}"
        yield "level"
    if line.has_marks:
        yield "has_marks"
    if line.kind:
        yield f"kind={line.kind}"
    if context.links[at] > 0.5:
        yield "link"
    yield from printed(context, at)
    if len(key) > 3:
        if context.repeated[key] > 1:
            yield "repeated"
        for title in context.titles:
            if key == title:
                yield "is_title"
            elif key in title or title in key:
                yield f"in_title={min(3, 4 * min(len(key), len(title)) // max(len(key), len(title)))}"
    if any(name in line.text for name in context.names):
        yield "names_author"
    yield from _echoes(context, line)


def printed(context: HeadContext, at: int) -> Iterator[str]:
    """Size, weight and place on the line, where the format says how the line is printed."""
    face = context.faces[at]
    if face is None:
        return
    yield f"size={min(5, int(4 * face.size) - 2)}"
    if face.size >= max(other.size for other in context.faces if other) and face.size > 1.1:
        yield "largest"
    if face.is_bold:
        yield "bold"
    if face.is_centred:
        yield "centred"
    if face.is_capitals:
        yield "small_capitals"


def _echoes(context: HeadContext, line: Line) -> Iterator[str]:
    if line.width < _LONG_PROSE and (share := echo(context, line.folded)) >= 0:
        yield f"echo={min(4, int(5 * share))}"


def echo(context: HeadContext, text: str) -> float:
    """The share of a text's words that come again in running text, as a title's do and a menu's do not; -1: unknown."""
    grams = _grams(text)
    if len(grams) < 3 or not context.grams:
        return -1.0
    return sum(1 for gram in grams if context.grams[gram]) / len(grams)


def _grams(text: str) -> frozenset[str]:
    """The content of a text: Latin words of four letters and more, pairs of Chinese characters."""
    found: set[str] = set()
    for match in _WORDS.finditer(text.lower()):
        word = match[0]
        if word.isascii():
            found |= {word} if len(word) > 3 else set()
        else:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
    return frozenset(found)


def _words(line: Line) -> Iterator[str]:
    """Every word of a short line (Chinese: every pair of characters), the ends of a long one."""
    text = line.folded.lower()
    if line.width > _SHORT:
        yield f"first2={text[:2]}"
        yield f"last2={text[-2:]}"
        return
    seen: set[str] = set()
    for found in _WORDS.finditer(text):
        word = found[0]
        if word.isdigit():
            seen.add(f"#{len(word)}")
        elif word.isascii():
            seen.add(word)
        else:
            seen.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    yield from (f"word={word}" for word in sorted(seen))
    yield f"first={text[:1]}"
    yield f"last={text[-1:]}"
