"""What a field labelled as the authors' says: names, places of work, a date, in one line or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.parsers.article.blocks import Block
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.article.keyword_lines import line_part
from distlaw.parsers.bylines.byline import byline, is_beside, record_byline
from distlaw.parsers.bylines.names import is_organisation, one_affiliation, persons_listed
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.front.names import persons_named, romanised
from distlaw.parsers.lines.line import Line
from distlaw.text.offsets import Range

_NAME_AND_PLACE = re.compile(r"^([A-Z][^,]{3,40}),\s+(.{4,90})$")  # Jane Roe, Harbour University
_WITH_UNIT = re.compile(r"^([^()（）]{2,60})[(（]([^()（）]{4,80})[)）]$")  # 白露（白鹿大学）
_WITH_UNIT_EN = re.compile(r"^([A-Z][^()（）]{2,60})[(（]([^()（）]{4,120})[)）]$")


def labelled_authors(facts: Facts, label: Range, lines: list[Line]) -> list[Block]:
    """Record who the lines name, and where they work; the lines are byline."""
    if _each_with_place(facts, lines):
        return _blocks(lines)
    first, rest = lines[0], lines[1:]
    mixed = None if persons_listed(first.text) or not is_beside(first.text) else byline(first.text, is_sure=True)
    if mixed is not None and mixed.people:
        record_byline(mixed, facts, first.start, "label")
        for line in rest:
            facts.add_affiliations(line.text)
        return _with_label(label, lines)
    first = _without_date(facts, first)
    left = _names_in_first(facts, first)
    for line in (*rest, *left):
        unit = _WITH_UNIT_EN.match(line.text)
        if unit and persons_listed(unit[1]):
            facts.add_people(persons_listed(unit[1]), line.start, "label")
            facts.add_affiliations(unit[2])
        elif not facts.add_affiliations(line.text):
            facts.add_people(persons_listed(line.text), line.start, "label")
    return _with_label(label, [first, *lines[1:]])


def _each_with_place(facts: Facts, lines: Sequence[Line]) -> bool:
    """Whether every line is a Western name, a comma and where its bearer works; then all are recorded."""
    found = [match for line in lines if (match := _NAME_AND_PLACE.match(line.text))]
    if len(found) < len(lines) or not all(is_organisation(one[2]) and persons_listed(one[1]) for one in found):
        return False
    for line, one in zip(lines, found, strict=True):
        facts.add_people(persons_listed(one[1]), line.start, "label")
        facts.authors[-1].affiliations.append(one_affiliation(one[2]))
    return True


def _without_date(facts: Facts, line: Line) -> Line:
    """The line up to a date in it, which is that of the text."""
    dated = find_date(line.text)
    if not dated or dated.start <= 1:
        return line
    facts.say("issued", dated.value, "label", (line.start + dated.start, line.start + dated.end))
    return line_part(line, line.start, line.text[: dated.start].rstrip(" |·,，"))


def _names_in_first(facts: Facts, line: Line) -> list[Line]:
    """Record the names of the first line, native and romanised; what of the line is still to be read."""
    latin = romanised(line.text)
    head = line.text[: latin[0].start] if latin else line.text
    unit = _WITH_UNIT.match(head.strip())
    persons = persons_listed(unit[1] if unit else head) or persons_named(head, is_author=True)
    left: list[Line] = []
    if not persons:
        name, *more = re.split(r"[\s\u3000:：,，]+", head.strip(), maxsplit=1)
        persons = persons_listed(name)
        left = [line_part(line, line.start, more[0])] if more else []
    facts.add_people(persons, line.start, "label")
    if unit:
        facts.add_affiliations(unit[2])
    facts.add_people(latin, line.start, "label")
    return left


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [Block([(line.start, line.end, None)], "byline") for line in lines]


def _with_label(label: Range, lines: Sequence[Line]) -> list[Block]:
    first = lines[0]
    return [Block([(label[0], first.start, None), (first.start, first.end, None)], "byline"), *_blocks(lines[1:])]
