"""Whom a line names that is known to be a byline: the parts of the line by their labels, the names inside each."""

from __future__ import annotations

import re
from dataclasses import replace

from distlaw.parsers.bylines.names import BylinePerson, persons_listed
from distlaw.parsers.front.names.han import han_names
from distlaw.parsers.front.names.parts import EDGE, announces_author, parts_of, sources
from distlaw.parsers.front.names.western import western_names
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.vocab.bylines import load_bylines

__all__ = ["announces_author", "persons_named", "romanised", "sources"]
_ROMANISED = re.compile(r"(?<=\s)[A-Z][a-zA-Z'’\-]+,?\s[A-Z]")
_MORE = re.compile(r"<[^<>]{0,8}>")  # 〈等〉


def persons_named(line: str, *, is_author: bool) -> list[BylinePerson]:
    """The persons a byline names, in order; `is_author`: the whole line is known to name its authors.

    Where a label announces the authors, what other labels announce is passed over; without one only plain names count.
    """
    parts = [part for part in parts_of(line) if part.role not in ("other", "source")]
    announced = [part for part in parts if part.role == "author"]
    found: dict[str, BylinePerson] = {}
    for part in announced or parts:
        for one in _persons(line[part.start : part.end], sure=bool(announced), alone=is_author):
            moved = replace(one, start=one.start + part.start, end=one.end + part.start)
            found.setdefault(folded(moved.name), moved)
    return list(found.values())


def romanised(line: str) -> list[BylinePerson]:
    """The Latin names behind Chinese ones in one line."""
    found = _ROMANISED.search(line) if han_count(line) else None
    if found is None:
        return []
    persons = persons_listed(line[found.start() :])
    return [replace(one, start=one.start + found.start(), end=one.end + found.start()) for one in persons]


def _persons(text: str, *, sure: bool, alone: bool) -> list[BylinePerson]:
    lead = len(text) - len(text.lstrip(EDGE.replace("(", "").replace("（", "")))
    body = _MORE.sub(lambda found: " " * len(found[0]), text[lead:]).rstrip(" /／,，;；:：。、-#】]*")
    if not body or folded(body).lower() in load_bylines().nobody:
        return []
    found = han_names(body, sure=sure or alone) if han_count(body) else western_names(body, is_announced=sure)
    return [replace(one, start=one.start + lead, end=one.end + lead) for one in found]
