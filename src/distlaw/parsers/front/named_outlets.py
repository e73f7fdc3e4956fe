"""Where a head says in so many words in which journal, book or paper its work appears."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from distlaw.parsers.bylines.names import is_organisation
from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.parsers.front.weighing.sight import Sight, top
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.offsets import Range
from distlaw.text.titles import title_key
from distlaw.vocab.outlet_forms import load_outlet_forms
from distlaw.vocab.words import word_list

_LONGEST = 900  # characters of a line that are looked at
_MOST = 40  # lines
_COMPANY = re.compile(r"\s(?:Corporation|Corp|Company|Co|Inc|LLC|Ltd|Limited|Group|Media|Publishing)\.?$")
_OTHERS = re.compile(r"\b(?:Conference|Symposium|Workshop|Meeting|Congress|Court|Commission|Committee|Act|Code)\b")
_OF_SERIALS = re.compile(r"\b(?:Review|Journal|Quarterly)$")  # a university's own
_SERIES = re.compile(r"^\W{0,3}Part of (?:the|a) (?:book series\b|.{2,120}? book series\b)", re.IGNORECASE)
_BOOK = re.compile(r"[A-Z][\w&.,'’: -]{3,140}")
_OF_OTHERS = frozenset({"reference", "footnote", "contents"})


class NamedOutlet(NamedTuple):
    """A name, where it stands, and whether the line alone is believed."""

    name: str
    span: Range
    alone: bool


def named_outlets(sight: Sight) -> tuple[NamedOutlet, ...]:
    """The outlet that the head names outright; none where it names two, or where one weak line stands alone."""
    found = [*_books(sight)] or [one for line in sight.lines[:_MOST] for one in _of_line(sight, line)]
    places: dict[str, list[NamedOutlet]] = defaultdict(list)
    for one in found:
        places[re.sub("^the", "", title_key(one.name))].append(one)
    sure = [group for group in places.values() if any(one.alone for one in group) or len(group) > 1]
    return (sure[0][0],) if len(sure) == 1 else ()


def _of_line(sight: Sight, line: Line) -> Iterator[NamedOutlet]:
    if top(sight.tables.get(line.index, {})) in _OF_OTHERS or line.index in sight.title_at:
        return
    for form in load_outlet_forms():
        for hit in form.compiled.finditer(line.text[:_LONGEST]):
            name = _COMPANY.sub("", hit["name"]).rstrip(" ,.")
            if not form.titled or is_titled(name):
                start = line.start + hit.start("name")
                yield NamedOutlet(name, (start, start + len(name)), form.alone)


def is_titled(name: str) -> bool:
    """Whether a name holds a word that serials and works of reference are called by, and is no body or meeting."""
    plain = name.title() if name.isupper() else name
    called = OUTLET_WORDS.search(plain.removeprefix("The ")) or word_list("bylines", "reference_works").regex.search(
        plain
    )
    is_body = is_organisation(name) and not _OF_SERIALS.search(plain)
    return bool(called) and not _OTHERS.search(plain) and not is_body and len(name.split()) > 1


def _books(sight: Sight) -> Iterator[NamedOutlet]:
    """The book above the line that says of which series it is part."""
    lines = list(sight.head())
    for above, line in pairwise(lines):
        is_book = above.index not in sight.title_at and _BOOK.fullmatch(above.text) and not han_count(above.text)
        if _SERIES.match(line.text) and is_book and not above.text.endswith(":"):
            yield NamedOutlet(above.text, (above.start, above.end), alone=True)
