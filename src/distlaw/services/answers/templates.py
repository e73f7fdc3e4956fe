"""Templates of what may stand beside a handle, matched on text from which white space and light marks are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from distlaw.text.fold import folded, lowered

_PASSED_OVER = re.compile(r"[\s,:、'\"《》*_·-]")
_TOKEN = re.compile(r"\{(?P<slot>\w+)\}|(?P<sign>[\[\](|)])|(?P<words>[^\[\](|){}]+)")

Slots = Mapping[str, tuple[str, ...]]


class TemplateSlot(NamedTuple):
    """A place that the record fills."""

    name: str


class TemplateChoice(NamedTuple):
    """One of several sequences; an empty one where it may be left out."""

    ways: tuple[Sequence, ...]


Sequence = tuple["str | TemplateSlot | TemplateChoice", ...]


def bare(text: str) -> str:
    """The text in lower case, simplified script and ASCII signs, without white space, commas, colons, hyphens,
    apostrophes, and marks of titles, quotations and emphasis."""
    return _PASSED_OVER.sub("", lowered(folded(text)).replace("。", "."))


@cache
def parsed(template: str) -> Sequence:
    """A template as a sequence. `[x]` may be left out, `(x|y)` is one of them, `<x>` stands in brackets."""
    tokens = [(m.lastgroup or "", m.group(m.lastgroup or 0)) for m in _TOKEN.finditer(template)]
    return (_choice(iter([*tokens, ("sign", ")")])),)


def _choice(tokens: Iterator[tuple[str, str]]) -> TemplateChoice:
    """What stands up to the closing sign."""
    ways, way = list[Sequence](), list[str | TemplateSlot | TemplateChoice]()
    for kind, token in tokens:
        if kind == "slot":
            way.append(TemplateSlot(token))
        elif kind == "words":
            way.append(bare(token.replace("<", "(").replace(">", ")")))
        elif token == "(":
            way.append(_choice(tokens))
        elif token == "[":
            way.append(TemplateChoice((*_choice(tokens).ways, ())))
        else:
            ways.append(tuple(way))
            way = []
            if token != "|":
                break
    return TemplateChoice(tuple(ways))


def ends(way: Sequence, text: str, at: int, slots: Slots) -> set[int]:
    """Where the sequence may end when it begins at a place of the text."""
    places = {at}
    for part in way:
        places = {end for place in places for end in _ends_of(part, text, place, slots)}
    return places


def _ends_of(part: str | TemplateSlot | TemplateChoice, text: str, at: int, slots: Slots) -> set[int]:
    if isinstance(part, TemplateChoice):
        return {end for way in part.ways for end in ends(way, text, at, slots)}
    words = slots.get(part.name, ()) if isinstance(part, TemplateSlot) else (part,)
    return {at + len(word) for word in words if text.startswith(word, at)}


def any_of(templates: Iterable[str], text: str, at: int, slots: Slots) -> set[int]:
    """Where any of the templates may end that begins at a place of the text."""
    return {end for template in templates for end in ends(parsed(template), text, at, slots)}
