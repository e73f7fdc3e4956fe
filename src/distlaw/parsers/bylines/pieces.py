"""Where the line of a byline comes apart: what stands between its separators, without the marks at the ends."""

from __future__ import annotations

import re

from distlaw.parsers.bylines import words
from distlaw.text.fold import folded


def without_joiners(flat: str, start: int, end: int) -> tuple[int, int]:
    """Without the marks and joining words a separator leaves at the ends; brackets go in pairs."""
    while start < end and flat[start] in " ,.、;:|/·—–-~*_《" and flat[start] != "《":
        start += 1
    while end > start and flat[end - 1] in " ,、;:|/·—–-~*_":
        end -= 1
    joint = re.match(r"(?:in|for|at|and|via)\s+(?=[A-Z])", flat[start:end])
    start += joint.end() if joint else 0
    if (
        flat[start : start + 1] in "(["
        and flat[end - 1 : end] in ")]"
        and start < end
        and ")" not in flat[start : end - 1]
    ):
        return start + 1, end - 1
    return start, end


def flat_line(line: str) -> str:
    """Folded, but for the wide spaces and tabs that stand between the parts of a byline."""
    flat = folded(line)
    return (
        "".join(old if old in "\u3000\t" else new for old, new in zip(line, flat, strict=True))
        if "\u3000" in line
        else flat
    )


def pieces_between(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between separators; a label goes with what its stroke separates it from."""
    out: list[tuple[int, int]] = []
    for low, high in split_at(flat, start, end, words.SEPARATOR):
        if out and words.LABEL_ALONE.fullmatch(flat[out[-1][0] : out[-1][1]].strip()):
            low = out.pop()[0]
        out.append((low, high))
    return out


def split_at(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches of `[start, end)` between what `separator` finds."""
    out: list[tuple[int, int]] = []
    at = start
    for found in separator.finditer(text, start, end):
        if found.start() > at:
            out.append((at, found.start()))
        at = found.end()
    return [*out, (at, end)] if at < end else out
