"""XML records read by their tags alone, with offsets: no entities of a document's own, nothing fetched, linear."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from distlaw.text.offsets import Ranges

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,60})(?P<attributes>[^<>]{0,2000}?)(?P<empty>/?)>|<!\[CDATA\[|<!--"
)
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class MarkupText:
    """The text of one element without child elements of its own name: its path, attributes, words and places."""

    path: tuple[str, ...]
    attributes: dict[str, str]
    words: str
    ranges: Ranges


def texts(text: str, start: int, end: int, inline: frozenset[str]) -> Iterator[MarkupText]:
    """The texts of the elements in a stretch; `inline` elements (style) are part of the text round them."""
    path: list[tuple[str, dict[str, str]]] = []
    parts: list[tuple[int, int]] = []
    at = start
    while (match := _TAG.search(text, at, end)) is not None:
        if path and match.start() > at:
            parts.append((at, match.start()))
        name = match["name"]
        if name is None:  # CDATA and comments
            is_data = match.group().startswith("<![")
            stop = text.find("]]>" if is_data else "-->", match.end(), end)
            stop = end if stop < 0 else stop
            if is_data and path:
                parts.append((match.end(), stop))
            at = min(stop + 3, end)
            continue
        at = match.end()
        if name in inline:
            continue
        if match["close"]:
            if path and path[-1][0] == name:
                yield from _text(text, path, parts)
                path.pop()
            parts = []
        elif match["empty"]:
            yield MarkupText((*(part for part, _ in path), name), attributes(match["attributes"]), "", ())
        else:
            parts = []
            if len(path) < _DEEPEST:
                path.append((name, attributes(match["attributes"])))


def attributes(text: str) -> dict[str, str]:
    """An element's attributes."""
    return {match[1]: html.unescape(match[2] or match[3] or "") for match in _ATTRIBUTE.finditer(text)}


def _text(text: str, path: list[tuple[str, dict[str, str]]], parts: list[tuple[int, int]]) -> Iterator[MarkupText]:
    ranges = tuple((low, high) for low, high in parts if text[low:high].strip())
    words = html.unescape("".join(text[low:high] for low, high in parts))
    words = re.sub(r"[^\S\n]+", " ", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if words:
        yield MarkupText(tuple(name for name, _ in path), path[-1][1], words, ranges)
