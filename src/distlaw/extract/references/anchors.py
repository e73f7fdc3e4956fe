"""Where a list's entries are cited in the text: bracketed numbers, and author with year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.model.document import Entry, ParsedDocument
from distlaw.model.work import Item
from distlaw.text.fold import folded
from distlaw.text.han import HAN

_NUMBERS = re.compile(r"\[(?P<list>\d{1,3}(?:\s*[-,、]\s*\d{1,3})*)\]")
_OF_MANY = re.compile(_NUMBERS.pattern.replace("{1,3}", "{1,6}"))  # where the list is longer than three figures count
_AUTHOR_YEAR = re.compile(
    rf"(?P<who>[{HAN}]{{2,4}}|[A-Z][\w'’\-]+)(?:等|\s+et al\.?|\s*(?:&|和|与|and)"
    rf"\s*[\w{HAN}]+)?\s*[,(]\s*(?P<year>(?:19|20)\d\d)[a-z]?\s*[):,;]"
)


def anchors_of(document: ParsedDocument, entry: Entry) -> tuple[int, ...]:
    """Source offsets of the markers that the parser tied to the entry."""
    return tuple(place for start, end in entry.anchors for place in _source(document, start, end))


def _source(document: ParsedDocument, start: int, end: int) -> tuple[int, ...]:
    ranges = document.reading.to_source(start, end)
    return (ranges[0][0],) if ranges else ()


def number_anchors(document: ParsedDocument) -> dict[str, tuple[int, ...]]:
    """For each bracketed number in body and abstract, the source offsets where it stands; ranges are spelled out."""
    found: dict[str, list[int]] = {}
    numbers = _NUMBERS if len(document.entries) < 1000 else _OF_MANY
    for start, end in _prose(document):
        flat = folded(document.reading.text[start:end])
        for match in numbers.finditer(flat):
            for number in _spelled(match["list"]):
                found.setdefault(number, []).extend(_source(document, start + match.start(), start + match.end()))
    return {number: tuple(places) for number, places in found.items()}


def _spelled(numbers: str) -> list[str]:
    out: list[str] = []
    for part in re.split(r"\s*[,、]\s*", numbers):
        low, _, high = (piece.strip() for piece in part.partition("-"))
        first, last = int(low), int(high or low)
        out.extend(str(n) for n in range(first, min(last, first + 50) + 1))
    return out


def author_year_anchors(document: ParsedDocument, items: Sequence[Item]) -> dict[int, tuple[int, ...]]:
    """For entries by their index, the source offsets of `(黄汇, 2025)` and `Lemley (2021)` that mean them."""
    places: dict[int, list[int]] = {}
    of_year: dict[str, list[tuple[int, str]]] = {}
    for index, item in enumerate(items):
        of_year.setdefault(item.year, []).append((index, _first_name(item)))
    for start, end in _prose(document):
        flat = folded(document.reading.text[start:end])
        for match in _AUTHOR_YEAR.finditer(flat):
            fitting = [i for i, name in of_year.get(match["year"], ()) if _means(match["who"], name)]
            if len(fitting) == 1:
                places.setdefault(fitting[0], []).extend(_source(document, start + match.start(), start + match.end()))
    return {index: tuple(found) for index, found in places.items()}


def _means(who: str, name: str) -> bool:
    """Whether the words before a year are the name; of Chinese ones 如 may stand before it, 等 behind."""
    bare = who.removesuffix("等") or who
    return bool(name) and (bare in name or bare.endswith(name))


def _first_name(item: Item) -> str:
    return folded(item.contributors[0].literal or item.contributors[0].family) if item.contributors else ""


def _prose(document: ParsedDocument) -> list[tuple[int, int]]:
    zones = [(z.start, z.end) for z in document.zones if z.kind in ("body", "lead", "abstract", "table")]
    return zones or [(0, len(document.reading.text))]
