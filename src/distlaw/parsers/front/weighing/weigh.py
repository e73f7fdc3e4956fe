"""Weighs field after field: the outlet first, since numbers beside it are its own, then date, numbers and authors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from distlaw.parsers.front.names import announces_author, persons_named
from distlaw.parsers.front.own_citation import OwnCitation
from distlaw.parsers.front.own_serial import OWN, outright
from distlaw.parsers.front.weighing.announced import STATED
from distlaw.parsers.front.weighing.authors import author_candidates
from distlaw.parsers.front.weighing.choice import Choice, likeliest_value
from distlaw.parsers.front.weighing.dates import dates
from distlaw.parsers.front.weighing.evident import EVIDENT
from distlaw.parsers.front.weighing.in_full import LISTED, fuller
from distlaw.parsers.front.weighing.journal_names import called_in_full
from distlaw.parsers.front.weighing.name_signs import AGREED
from distlaw.parsers.front.weighing.numbers import FIELDS, numbers
from distlaw.parsers.front.weighing.outlets import in_full, outlets
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.text.titles import title_key

_BYLINE, _LABEL = 80, 12  # characters of a line that announces an author, and of its beginning that does
_YEAR_OF_ISSUE = re.compile(r"((?:19|20)\d\d)\s?年[度卷]?,?\s?第?\s?0{0,2}$")  # right before the number of an issue
_APART, _OFTEN = 2, 3  # lines from one such line to the next, and how often
Known = Sequence[tuple[str, str, tuple[int, int]]]


class Weighed(NamedTuple):
    """What was chosen for each field, and among what."""

    choices: dict[str, Choice]
    found: dict[str, list[ValueCandidate]]


def weighed(sight: Sight, own: OwnCitation | None, known: Known) -> Weighed:
    """Choose authors, outlet, date, volume, issue and pages."""
    found: dict[str, list[ValueCandidate]] = {"container_title": _own(sight, outlets(sight))}
    choices = {"container_title": called_in_full(_outlet(found["container_title"]), found["container_title"])}
    outlet = choices["container_title"].taken
    found |= {"issued": _own(sight, dates(sight)), "authors": author_candidates(sight, own, known)}
    found |= {name: _own(sight, ones) for name, ones in numbers(sight, str(outlet.value) if outlet else "").items()}
    choices |= {name: likeliest_value(found[name], name) for name in ("issued", "authors", *FIELDS)}
    choices["authors"] = fuller(sight, found["authors"], _signed(found["authors"], choices["authors"]))
    if sight.is_chinese_decision or _lists_works(sight):
        choices["authors"] = Choice(None, 0.0)
    choices |= {name: Choice(one, 1.0) for name in FIELDS if (one := outright(found[name]))}
    choices |= _apart({name: choices[name] for name in FIELDS})
    choices |= _cited(own, choices) | _of_issue(sight, choices)
    for fact in sight.sure:
        one = ValueCandidate(fact.value, title_key(fact.value), fact.span, {"running_head": 1.0})
        found[fact.field] = [one]
        choices[fact.field] = Choice(one, 1.0)
    return Weighed(choices, found)


def _own(sight: Sight, found: list[ValueCandidate]) -> list[ValueCandidate]:
    """The candidates without those that the text cites another work by."""
    return [one for one in found if one.span[0] < 0 or not sight.of_others(one.span[0])]


def _cited(own: OwnCitation | None, choices: Mapping[str, Choice]) -> dict[str, Choice]:
    """What the work's own citation says where else there is silence; its year, against a day of another one."""
    out: dict[str, Choice] = {}
    for fact in own.facts if own is not None else ():
        taken = choices[fact.field].taken
        is_other = fact.field == "issued" and taken is not None and str(taken.value)[:4] != fact.value[:4]
        if own is not None and (taken is None or is_other):
            span = (own.line.start + fact.start, own.line.start + fact.end)
            out[fact.field] = Choice(ValueCandidate(fact.value, title_key(fact.value), span, {f"{OWN}cited": 1.0}), 1.0)
    return out


def _of_issue(sight: Sight, choices: Mapping[str, Choice]) -> dict[str, Choice]:
    """The year of the issue that the head states outright, against the day on which a site posted the text."""
    issue, issued = choices["issue"].taken, choices["issued"].taken
    line = next((one for one in sight.lines if issue and one.start <= issue.span[0] < one.end), None)
    if issue is None or line is None or outright([issue]) is None:
        return {}
    found = _YEAR_OF_ISSUE.search(line.folded[: issue.span[0] - line.start])
    if found is None or (issued is not None and str(issued.value).startswith(found[1])):
        return {}
    span = (line.start + found.start(1), line.start + found.end(1))
    return {"issued": Choice(ValueCandidate(found[1], found[1], span, {f"{OWN}printed": 1.0}), 1.0)}


def _apart(choices: Mapping[str, Choice]) -> dict[str, Choice]:
    """The numbers without one that stands where another field outright has its own: 3 Roe L. Rev. 1 names no issue."""
    stated = {one.span for choice in choices.values() if (one := choice.taken) and outright([one])}
    return {
        name: Choice(None, 0.0)
        for name, choice in choices.items()
        if choice.taken and choice.taken.span in stated and outright([choice.taken]) is None
    }


def _lists_works(sight: Sight) -> bool:
    """Whether the head announces authors again and again with other lines between: a list of works by others."""
    lines = [line for line in sight.head() if len(line.text) < _BYLINE and announces_author(line.text[:_LABEL])]
    places = [line.index for line in lines if persons_named(line.text, is_author=True)]
    return sum(below - above > _APART for above, below in pairwise(places)) >= _OFTEN


def _signed(found: Sequence[ValueCandidate], choice: Choice) -> Choice:
    """Whom their place shows, else the authors that are weighed most; where that is silence, whoever a label or
    metadata and the text name alike."""
    shown = [one for one in found if one.signs.get(EVIDENT)]
    if len({one.key for one in shown}) == 1:
        return Choice(shown[0], 1.0)
    groups = ([one for one in found if one.signs.get(sign)] for sign in (LISTED, STATED, AGREED))
    stated = next((group for group in groups if group), [])
    if choice.taken is not None or len({one.key for one in stated}) != 1:
        return choice
    return Choice(stated[0], 1.0)


def _outlet(found: Sequence[ValueCandidate]) -> Choice:
    """The outlet that is weighed most; where that is silence or a name cut short, the one that is stated outright."""
    choice, stated = likeliest_value(found, "container_title"), outright(found)
    if stated is None:
        return choice
    if choice.taken is None and f"{OWN}printed" in stated.signs and (full := in_full(str(stated.value), found)):
        return Choice(full, 1.0)
    is_longer = choice.taken is not None and stated.key.startswith(choice.taken.key) and f"{OWN}cited" in stated.signs
    is_part = choice.taken is not None and stated.key in choice.taken.key and f"{OWN}named" in stated.signs
    return Choice(stated, 1.0) if choice.taken is None or is_longer or is_part else choice


def candidates_for(name: str, sight: Sight, own: OwnCitation | None, known: Known, outlet: str) -> list[ValueCandidate]:
    """One field's candidates; `outlet` is what the numbers are told."""
    if name == "container_title":
        return outlets(sight)
    if name == "issued":
        return dates(sight)
    return author_candidates(sight, own, known) if name == "authors" else numbers(sight, outlet)[name]
