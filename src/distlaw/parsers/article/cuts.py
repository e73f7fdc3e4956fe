"""What is taken out of the text of a finished walk: contacts, words of links, notes in the text, calls of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.parsers.article.walk import Walk
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.front.names.parts import parts_of
from distlaw.parsers.lines.entries import marker_number
from distlaw.parsers.lines.footnotes import InlineNote, inline_notes, superscripts
from distlaw.parsers.lines.line import Line
from distlaw.text.fold import folded
from distlaw.text.offsets import Range
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.labels import platforms
from distlaw.vocab.words import load_words

_MAIL = re.compile(r"\[email\s?protected\]|[\w.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z]{2,12}){1,3}")
_CONTINUED = 40  # characters at a line's end
_MARKED = 0.5  # of the notes, whose calls the format marks: then these are believed
_FIRST = 5  # lines that an icon may begin
_HEAD, _BYLINE = 20, 120  # lines in which names stand, and the most characters of such a line
_LOOKED_AT = 2000  # characters of a line


def names_alone(walk: Walk) -> None:
    """Of a byline that holds a date or a counter too, the names alone are text."""
    named = [walk.facts.place(author.ranges) for author in walk.facts.authors if author.ranges]
    for block in walk.blocks:
        if block.zone != "byline" or not block.parts:
            continue
        start, end = block.parts[0][0], block.parts[-1][1]
        line = walk.text[start:end]
        if find_date(line) is None and not any(part.role == "other" for part in parts_of(line)) and not _counts(line):
            continue
        inside = [span for span in named if start <= span[0] and span[1] <= end]
        kept = (min(span[0] for span in inside), max(span[1] for span in inside)) if inside else (end, end)
        block.parts, block.label = [(*kept, None)], 0
        walk.cuts += [(cut, "front_matter") for cut in ((start, kept[0]), (kept[1], end)) if cut[0] < cut[1]]


def _counts(line: str) -> bool:
    """Whether a label that announces no name ends a byline, its value lost: 点击数:"""
    labels = list(load_bylines().labels.finditer(folded(line[:_LOOKED_AT])))
    return bool(labels) and labels[-1]["other"] is not None and labels[-1].end() >= len(line.rstrip())


def contacts(walk: Walk) -> Iterator[Range]:
    """Addresses of mail in the lines of the head, which are the site's or the author's own and no text."""
    for line in walk.front.reading.lines:
        if "@" in line.text or "[email" in line.text:
            for found in _MAIL.finditer(line.text[:_LOOKED_AT]):
                yield line.start + found.start(), line.start + found.end()


def words_of_links(walk: Walk) -> Iterator[Range]:
    """What a site calls its links behind citations, where it does so more than once; an icon's name before a date."""
    words = load_words("link_words")
    links = [found.span() for found in words["glued_links"].regex.finditer(walk.text)]
    yield from links if len(links) > 1 else ()
    yield from (found.span() for found in words["cover_sheets"].regex.finditer(walk.text))
    for line in walk.lines:
        if more := words["continued"].regex.search(line.text[-_CONTINUED:]):
            start = max(line.start, line.end - _CONTINUED) + more.start()
            yield start, line.end
    for line in walk.lines[:_HEAD]:
        for name in ("beside_names", "badges") if len(line.text) <= _BYLINE else ():
            yield from _within(line, words[name].regex)
    for line in walk.lines[:_FIRST]:
        if icon := words["icons"].regex.match(line.text):
            yield line.start, line.start + icon.end()


def _within(line: Line, pattern: re.Pattern[str]) -> Iterator[Range]:
    return ((line.start + found.start(), line.start + found.end()) for found in pattern.finditer(line.text))


def platform(walk: Walk) -> None:
    """The platform that its own notice names: the container of a page that names no other."""
    for (start, end), why in walk.cuts:
        notice = folded(walk.text[start:end])
        at = next((notice.find(name) for name in platforms() if name in notice), -1) if why == "platform_notice" else -1
        if at >= 0 and walk.manner.genre in ("web_article", "plain") and not walk.facts.has("container_title"):
            length = next(len(name) for name in platforms() if notice.startswith(name, at))
            span = (start + at, start + at + length)
            walk.facts.say("container_title", walk.text[slice(*span)], "layout", span)


def _body_spans(walk: Walk) -> list[Range]:
    return [
        (a, b)
        for block in walk.blocks
        if block.zone in ("body", "lead") and not block.section
        for a, b, new in block.parts
        if new is None
    ]


def cut_inline(walk: Walk) -> list[InlineNote]:
    """Notes that stand in the sentence they belong to; one alone must cite."""
    out: list[InlineNote] = []
    for start, end in _body_spans(walk):
        out += inline_notes(walk.text[start:end], start, len(out) + 1)
    return out if len(out) >= 2 or (out and "参见" in folded(walk.text)) else []


def cut_raised(walk: Walk) -> dict[int, Range]:
    """Calls of notes that lost their raised form: bare figures in the order of the notes, by number."""
    numbers = [
        marker_number(block.entry[1])
        for block in (*walk.notes, *walk.listed)
        if block.entry and block.entry[0] == "note"
    ]
    plain = [number for number in numbers if number]
    if not plain or any(f"[{number}]" in walk.text for number in plain[:3] if walk.listed_are_bracketed):
        return {}
    marked = _marked_calls(walk, set(plain))
    if len(marked) >= _MARKED * len(plain):
        return marked
    return superscripts(_body_spans(walk), walk.text, plain)


def _marked_calls(walk: Walk, numbers: set[int]) -> dict[int, Range]:
    """Where the format raises the notes' numbers, the first of each: those in the notes themselves come later."""
    found: dict[int, Range] = {}
    for mark in walk.source.marks:
        marker = walk.source.text[mark.start : mark.end].strip() if mark.kind == "superscript" else ""
        if marker.isdecimal() and int(marker) in numbers - found.keys():
            for span in walk.base.to_reading(mark.start, mark.end)[:1]:
                found[int(marker)] = span
    return found
