"""APA style, 7th edition: reference list (chapters 9 to 11)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.apa import law, works
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.parts import spaced
from distlaw.exporters.english.source_facts import is_given_alone, signed, untitled_review
from distlaw.exporters.exporter import Lines, StyleOptions
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.order import ordered
from distlaw.exporters.printed.untitled import ENGLISH
from distlaw.exporters.printed.year_letters import identity, year_letters
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item


def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """One entry of the list."""
    item = untitled_review(signed(cite.item))
    form = works.described if is_given_alone(item) else _FORMS.of(item)
    return spaced(*form(item, options, gaps))


_DESCRIBED = ("dataset", "software", "speech", "interview", "patent", "article", "map", "manuscript")
_OTHERS = {**dict.fromkeys(_DESCRIBED, works.described),
           "motion_picture": works.shown, "song": works.shown, "treaty": law.treaty,
           "hearing": law.hearing, "broadcast": works.broadcast, "post-weblog": works.blog}  # fmt: skip


_FORMS = Forms(
    article=works.article, book=works.book, chapter=works.chapter, thesis=works.thesis, news=works.news, web=works.web,
    case=law.case, statute=law.statute,
    others=_OTHERS,
)  # fmt: skip


_EACH = listing.each(render, "apa", untitled=ENGLISH)


def _lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
    """The list; works of the same persons and year have letters behind it, in the order of their titles (9.47)."""
    letters = year_letters(sorted((cite.item for cite in cites), key=lambda item: item.title.casefold()))
    found: list[str] = []
    problems: list[Problem] = []
    for cite in ordered(cites, options.sort):
        lines = _EACH([cite], options.model_copy(update={"sort": "cited"}))
        found += [_lettered(line, cite.item, letters.get(identity(cite.item), "")) for line in lines.lines]
        problems += lines.problems
    return Lines(tuple(found), tuple(problems))


def _lettered(line: str, item: Item, letter: str) -> str:
    if not letter:
        return line
    return re.sub(rf"\({item.year}(?=[),])", f"({item.year}{letter}", line, count=1)


PART = listing.style("apa", "APA, 7th edition", _lines, aliases=("apa-7", "apa7"))
