"""A text cut into paragraphs and segments, each segment with the claims that cover it. Offsets are code points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Stretch = tuple[int, int]


class MarkedSegment(NamedTuple):
    """A stretch of text that the same marks cover; `begins` are those that start with it, `call` the note it calls."""

    text: str
    marks: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    call: str = ""


class MarkedParagraph(NamedTuple):
    """A line of the text, its line end included; `level` of a heading, 0 for a paragraph."""

    segments: tuple[MarkedSegment, ...]
    level: int = 0


def paragraphs(
    text: str,
    marks: Mapping[str, Sequence[Stretch]],
    headings: Mapping[int, int] | None = None,
    calls: Mapping[str, Sequence[Stretch]] | None = None,
) -> Iterator[MarkedParagraph]:
    """The whole text: the segments' texts joined are the text again, those of one mark joined are its stretches.

    `headings` gives the level by the offset a heading starts at; `calls` are the stretches that call a note, by its
    name, and cut segments without being marks of them.
    """
    levels, calls = headings or {}, calls or {}
    opened, closed = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for name, stretches in (*marks.items(), *calls.items()):
        for start, end in stretches:
            opened[start].append(name)
            closed[end].append(name)
    cuts = sorted({*opened, *closed})
    open_now: dict[str, None] = {}
    seen: set[str] = set()
    at = number = 0
    for line in text.splitlines(keepends=True) if "\n" in text else [text]:
        end, segments, level = at + len(line), list[MarkedSegment](), 0
        while at < end:
            for name in closed.get(at, ()):
                open_now.pop(name, None)
            open_now |= dict.fromkeys(opened.get(at, ()))
            level = level or levels.get(at, 0)
            while number < len(cuts) and cuts[number] <= at:
                number += 1
            after = min(end, cuts[number]) if number < len(cuts) else end
            over = tuple(name for name in open_now if name not in calls)
            begins = tuple(name for name in over if name not in seen)
            seen.update(begins)
            call = next((name for name in open_now if name in calls and name not in seen), "")
            seen.add(call)
            segments.append(MarkedSegment(text[at:after], over, begins, call))
            at = after
        if segments:
            yield MarkedParagraph(tuple(segments), level)
