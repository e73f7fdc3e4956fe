"""Finds what a site added at the ends of a line of text: sentences that, each on a line, would be the site's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, takewhile

from distlaw.model.source import SourceText
from distlaw.parsers.front.features import context_of, features
from distlaw.parsers.front.labeller import chances, mixed, site_model
from distlaw.parsers.front.site_lines import SeenHead, site_chances
from distlaw.parsers.front.site_signs import spoken, with_site_signs
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import is_chinese_work
from distlaw.text.offsets import Range

_SENTENCE = re.compile(r"[^。！？!?\n]*?(?:[。！？]+[”\"」』）)】]*|[!?.]+[\"”)]*(?=\s|$)|\s{2,}|$)")
_SHORTEST = 60  # half ems of a line that is looked into
_LONGEST = 1500  # characters of one
_SPOKEN = 2  # things that sites speak of, in a sentence that may be one of theirs
_SURE = 0.6
_LONG = 50  # half ems of a sentence


def glued(lines: Sequence[Line], source: SourceText) -> list[Range]:
    """Stretches of the lines of a head that are the site's, in the text's offsets; what lies between two is text."""
    parts = {line.index: _sentences(line) for line in lines if line.width >= _SHORTEST and len(line.text) <= _LONGEST}
    parts = {index: own for index, own in parts.items() if len(own) > 1 and _may_be(own)}
    if not parts:
        return []
    apart = list(chain.from_iterable(parts.get(line.index, [line]) for line in lines))
    context = context_of(apart, source.hints, (), (), is_chinese_work(source.text))
    signs = features(context)
    site = with_site_signs(context, signs)
    tables, parts_of_site = chances(signs), chances(site, site_model())
    both = [mixed(pair)["furniture"] for pair in zip(tables, parts_of_site, strict=True)]
    trees = site_chances(SeenHead(context, tables, parts_of_site, (), site))
    theirs = {
        line.start
        for line, one, other, own in zip(apart, both, trees, site, strict=True)
        if spoken(own) >= _SPOKEN and (one + other) / 2 >= _SURE
    }
    return [(line.start, line.end) for own in parts.values() for line in _ends(own, theirs)]


def is_mixed(line: Line) -> bool:
    """Whether a long sentence of the line speaks of nothing that sites speak of: it may be text."""
    own = _sentences(line) if len(line.text) <= _LONGEST else []
    if len(own) < 2:
        return False
    signs = with_site_signs(context_of(own, (), (), (), is_chinese=False), [[] for _ in own])
    return any(one.width >= _LONG and not spoken(told) for one, told in zip(own, signs, strict=True))


def _sentences(line: Line) -> list[Line]:
    found = [match.span() for match in _SENTENCE.finditer(line.text) if match.group().strip()]
    return [_piece(line, start, end) for start, end in found]


def _piece(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return replace(
        line, start=line.start + start, end=line.start + start + len(text), text=text,
        folded=line.folded[start : start + len(text)],
    )  # fmt: skip


def _may_be(own: Sequence[Line]) -> bool:
    """Whether the first or the last sentence speaks of what sites speak of."""
    context = context_of([own[0], own[-1]], (), (), (), is_chinese=False)
    return any(spoken(signs) >= _SPOKEN for signs in with_site_signs(context, [[], []]))


def _ends(own: Sequence[Line], theirs: set[int]) -> list[Line]:
    """The sentences of the site with which a line begins and ends."""
    first = list(takewhile(lambda line: line.start in theirs, own))
    rest = own[len(first) :]
    return [*first, *takewhile(lambda line: line.start in theirs, reversed(rest))]
