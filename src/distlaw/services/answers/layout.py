"""A draft as it is judged: headings, lead lines, items and paragraphs, each with the handles it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from distlaw.services.answers.handles import HANDLE
from distlaw.text.numerals import TO_TEN

_TEN = f"[{TO_TEN}]{{1,3}}"
_ITEM = re.compile(
    rf"[ \t]*(?:[-*+][ \t]+|\d{{1,2}}[.)、．][ \t]*|[(（](?:\d{{1,2}}|{_TEN})[)）][ \t]*|{_TEN}、[ \t]*)"
)
_HEADING = re.compile(r"[ \t]*(?P<signs>#{1,6})[ \t]+(?P<words>.*?)[ \t#]*")
_BOLD = re.compile(r"[ \t]*(\*\*|__)(?P<words>[^*_\n]+)\1[:：]?[ \t]*")
_INNER = re.compile(rf"[(（](?:\d{{1,2}}|{_TEN})[)）](?=\s*\S)")


class DraftUnit(NamedTuple):
    """A stretch of the draft as it is `written`: `pieces` are what stands before, between and behind its handles,
    `opening` a list's sign; `level` of a heading."""

    kind: Literal["heading", "item", "prose"]
    written: str
    pieces: tuple[str, ...]
    identities: tuple[str, ...]
    level: int = 0
    opening: str = ""


def units(draft: str) -> list[DraftUnit]:
    """The units in their order. A line of a paragraph that goes on is joined to the line before it."""
    found = list[DraftUnit]()
    lines = list[str]()
    for line in [*draft.split("\n"), ""]:
        if lines and (not line.strip() or _is_alone(line) or _is_alone(lines[-1])):
            found.append(_unit("\n".join(lines)))
            lines = []
        if line.strip():
            lines.append(line)
    return found


def _is_alone(line: str) -> bool:
    return bool(_ITEM.match(line) or _HEADING.fullmatch(line) or _BOLD.fullmatch(line))


def _unit(text: str) -> DraftUnit:
    if heading := _HEADING.fullmatch(text):
        return DraftUnit("heading", text, *_parts(_unnumbered(heading["words"])), len(heading["signs"]))
    if bold := _BOLD.fullmatch(text):
        return DraftUnit("heading", text, *_parts(_unnumbered(bold["words"])), 9)
    item = _ITEM.match(text)
    if item and not HANDLE.search(text) and not text.rstrip().endswith((":", "：")):
        return DraftUnit("heading", text, *_parts(text[item.end() :]), 8)
    if item:
        return DraftUnit("item", text, *_parts(text[item.end() :]), opening=item.group())
    return DraftUnit("prose", text, *_parts(text))


def _unnumbered(words: str) -> str:
    found = _ITEM.match(words)
    return words[found.end() :] if found else words


def _parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    text = _INNER.sub(" ", re.sub(r"(?m)^[ \t]*>[ \t]?", "", text))
    return tuple(HANDLE.sub("⁂", text).split("⁂")), tuple(found["id"] for found in HANDLE.finditer(text))


def group(every: list[DraftUnit], at: int) -> Iterator[str]:
    """The claims that a heading or a line without a handle stands over."""
    one = every[at]
    for unit in every[at + 1 :]:
        if unit.kind == "heading" and (one.kind != "heading" or unit.level <= one.level):
            return
        if one.kind != "heading" and not unit.identities:
            return
        yield from unit.identities
