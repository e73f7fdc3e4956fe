"""Reads the line that names authors beside a date, an outlet or a firm, whatever stands between them."""

from __future__ import annotations

import re

from distlaw.model.document import Origin
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.bylines import words
from distlaw.parsers.bylines.byline_reader import Byline, BylineReader
from distlaw.parsers.bylines.names import is_organisation
from distlaw.parsers.bylines.pieces import flat_line
from distlaw.parsers.bylines.source_line import find_date
from distlaw.text.fold import folded


def byline(line: str, *, is_sure: bool = False) -> Byline | None:
    """The byline a line is; None where it is anything else. `is_sure`: a label before it has said that it is one.

    A line that no label announces must name authors and something beside them, or begin with a "by" of its language.
    """
    if not line or len(line) > words.LONGEST:
        return None
    flat = flat_line(line)
    lead, tail = words.WRAPPER.match(flat), re.search(r"[\s*_]+$", flat)
    start, end = lead.end() if lead else 0, tail.start() if tail else len(flat)
    column = words.COLUMN.match(flat, start)
    start = column.end() if column and column.end() < end else start
    reader = BylineReader(line, is_sure=is_sure)
    reader.read(start, end)
    found = reader.result()
    if not reader.fits or not (found.people or found.affiliations or found.gives("container_title")):
        return None
    begins = bool(words.BY.search(flat, start, min(end, start + 24)))
    if is_sure or (begins and found.people):
        return found
    if found.people:
        return found if found.affiliations or found.facts or any(one.note for one in found.people) else None
    if not found.gives("issued") or len(reader.outlets) > 2:
        return None
    return found


def is_beside(line: str) -> bool:
    """Whether the line holds more than names: a stroke, a date, a firm."""
    flat = flat_line(line)
    return bool(words.SEPARATOR.search(flat)) or find_date(line) is not None or is_organisation(line)


def is_masthead(line: str) -> bool:
    """Whether a line above the title names an outlet and a date, and nobody."""
    found = byline(line)
    if found is None or found.people or not (found.gives("container_title") and found.gives("issued")):
        return False
    names = [fact.value for fact in found.facts if fact.field == "container_title"]
    return bool(words.SEPARATOR.search(flat_line(line))) or any(
        words.OUTLET_WORDS.search(folded(name)) for name in names
    )


def record_byline(found: Byline, facts: Facts, start: int, origin: Origin, date_field: str = "issued") -> None:
    """Record what a byline that stands at `start` says."""
    facts.add_people(list(found.people), start, origin)
    for unit in found.affiliations:
        if not facts.add_affiliations(unit) and words.FIRM.fullmatch(unit):
            facts.add_firm(unit)
    for fact in found.facts:
        name = date_field if fact.field == "issued" else fact.field
        if not (fact.field == "container_title" and facts.has("container_title")):
            facts.say(name, fact.value, origin, (start + fact.start, start + fact.end))
