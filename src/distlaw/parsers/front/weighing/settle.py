"""Puts what the weighing chose in the place of what single lines had said, and tells what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.model.problem import Problem
from distlaw.model.source import Hint
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.bylines.byline import byline
from distlaw.parsers.front.own_citation import own_citation
from distlaw.parsers.front.printed_dates import printed_dates
from distlaw.parsers.front.proceedings import proceedings
from distlaw.parsers.front.reading import FrontReading
from distlaw.parsers.front.running import running_facts
from distlaw.parsers.front.weighing.choice import Choice
from distlaw.parsers.front.weighing.numbers import FIELDS as NUMBERS
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate, WitnessValue
from distlaw.parsers.front.weighing.weigh import Weighed, weighed
from distlaw.parsers.lines.line import Line

FIELDS = ("container_title", "issued", *NUMBERS)
_SEEN = frozenset({*FIELDS, "posted"})
_FLAGS = {
    "authors": "--author …",
    "container_title": "--journal …",
    "issued": "--year …",
    "volume": "--set volume=…",
    "issue": "--set issue=…",
    "page": "--set page=…",
}
_DOUBT = 0.3  # two values that come nearer than this to being taken are named
_MOST, _END = 86, 4  # lines of the beginning and of the end


def settle(
    facts: Facts, reading: FrontReading, lines: Sequence[Line], hints: Sequence[Hint], *, is_chinese: bool, genre: str
) -> Weighed:
    """Weigh every field of the head and record the outcome in `facts`."""
    sight = sight_of(facts, reading, lines, hints, is_chinese=is_chinese, genre=genre)
    known = [(author.name, author.origin, facts.place(author.ranges)) for author in facts.authors]
    found = weighed(sight, own_citation(reading.lines, sight.title), known)
    for name in FIELDS:
        if name in facts.given:
            continue
        facts.settle(name, found.choices[name].taken)
    if "author" in facts.given and facts.authors:
        return found
    authors = found.choices["authors"].taken
    facts.settle_authors(authors)
    if authors is not None and not facts.has_affiliations and not any(one.affiliations for one in facts.authors):
        _units_beside(facts, next((line for line in lines if line.start <= authors.span[0] < line.end), None))
    return found


def _units_beside(facts: Facts, line: Line | None) -> None:
    """Where the authors work, if the line that names them says so."""
    read = byline(line.text, is_sure=True) if line is not None else None
    for unit in read.affiliations if read is not None and read.people else ():
        facts.add_affiliations(unit)


def sight_of(
    facts: Facts, reading: FrontReading, lines: Sequence[Line], hints: Sequence[Hint], *, is_chinese: bool, genre: str
) -> Sight:
    """The head with all that was said of it so far."""
    title = reading.title.title
    said = [
        WitnessValue(one.field, one.value, one.origin, facts.place(one.ranges))
        for one in facts.statements
        if one.field in _SEEN and isinstance(one.value, str)
    ]
    own = {line.index for line in lines[:_MOST]}
    prose = next((line.index for line in lines if line.width >= 90), len(lines))
    return Sight(
        lines=[*lines[:_MOST], *(line for line in lines[-_END:] if line.index not in own)],
        tables=reading.tables,
        title=title.text if title else "",
        title_at=tuple(reading.lines[at].index for at in title.at) if title else (),
        hints=hints,
        said=said,
        is_chinese=is_chinese,
        first_prose=prose,
        genre=genre,
        count=lines[-1].index + 1 if lines else 0,
        notes=tuple(line for line in lines if line.kind == "note"),
        sure=(*running_facts(lines, title.text if title else ""), *printed_dates(lines), *proceedings(lines)),
    )


def doubts(found: Weighed) -> list[Problem]:
    """The fields that stay empty between two values, both of them named."""
    return [
        Problem(code=f"uncertain_{name}", message=_doubt(name, choice))
        for name, choice in found.choices.items()
        if choice.taken is None and choice.probability > _DOUBT and choice.others
    ]


def _doubt(name: str, choice: Choice) -> str:
    named = " or ".join(f"'{_shown(one)[:60]}'" for one in choice.others)
    return f"the {name.replace('_', ' ')} may be {named}; set one with: distlaw edit KEY {_FLAGS[name]}"


def _shown(one: ValueCandidate) -> str:
    return one.value if isinstance(one.value, str) else ", ".join(one.value)
