"""The parts of a byline: what each label, bar and date parts from the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from distlaw.parsers.bylines.source_line import dates_in
from distlaw.text.fold import folded
from distlaw.vocab.bylines import load_bylines

LONGEST = 400  # characters of a line that are looked at
EDGE = ' /／,，;；:：.。、-*>#()（）【】[]◎□■●○@"“”'  # what may stand around a value
_DATE = "\ue001"  # stands for every character of a date or clock time
_WIDE_GAP = r"(?<=[^\s\u3000]{2})\u3000+(?=[^\s\u3000]{2})"
_BAR = re.compile(rf"\s*[|丨｜·•\t]\s*|\s{{3,}}|{_WIDE_GAP}|\s+[-–—]\s+|\s*#|{_DATE}+")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?")


class Part(NamedTuple):
    """A stretch of a line: its role (author, source, other; empty where no label says), its offsets in the line."""

    role: str
    start: int
    end: int


def announces_author(line: str) -> bool:
    """Whether a label of the line announces an author."""
    return any(part.role == "author" for part in parts_of(line))


def sources(line: str) -> list[tuple[str, int]]:
    """The outlets that labels of a byline announce (来源:…), each with its offset in the line."""
    found = []
    for part in parts_of(line):
        if part.role == "source":
            text = line[part.start : part.end]
            value = re.split(r"\s{2,}|[,，;；]", text.strip(EDGE))[0].strip(EDGE + "《》")
            if 2 <= len(value) <= 40 and folded(value).lower() not in load_bylines().nobody:
                found.append((value, part.start + text.find(value)))
    return found


@lru_cache(maxsize=1024)
def parts_of(line: str) -> tuple[Part, ...]:
    """The stretches between bars, dates and labels."""
    return tuple(_parts_of(line))


def _parts_of(line: str) -> Iterator[Part]:
    line = line[:LONGEST]
    flat = re.sub(r"[【】\[\]◎□■●○@<>〈〉]", " ", folded(line))
    flat = _blanked("".join(old if old == "\u3000" else new for old, new in zip(line, flat, strict=True)))
    role, start = "", 0
    cuts = sorted(
        [(found.start(), found.end(), "date" if _DATE in found[0] else "") for found in _BAR.finditer(flat)]
        + [
            (found.start(), found.end(), _role(found))
            for found in load_bylines().labels.finditer(flat)
            if _announces(flat, found)
        ]
    )
    for low, high, new in cuts:
        if low < start:
            continue
        if flat[start:low].strip(EDGE):
            yield Part(role, start, low)
            role = role if role == "author" and not new else ""
        role, start = ("" if new == "date" else new or role), high
    if flat[start:].strip():
        yield Part(role, start, len(flat))


def _role(found: re.Match[str]) -> str:
    return "author" if found["author"] else "source" if found["source"] else "other"


def _announces(flat: str, found: re.Match[str]) -> bool:
    """A label stands at a boundary and is parted from its value, or ends in a word that cannot be else."""
    before = flat[: found.start()].rstrip()
    at_edge = (
        not before
        or before[-1] in f" :|/丨;,，。.)>#*-{_DATE}"
        or flat[found.start() - 1].isspace()
        or before[-1].isdigit()
    )
    word = found["author"] or found["source"] or found["other"]
    if not found["mark"] and found.end() < len(flat):
        return at_edge and len(word) > 5
    marked = any(c in found["mark"] for c in ":|/丨") or word.isascii() or len(word) > 1
    glued = bool(any(c in found["mark"] for c in ":：")) and len(word) > 1
    return (at_edge and marked) or glued


def _blanked(flat: str) -> str:
    """Dates and clock times as bars, so that what stands beside them is a part of its own."""
    for date in dates_in(flat):
        flat = flat[: date.start] + _DATE * (date.end - date.start) + flat[date.end :]
    return _CLOCK.sub(lambda found: _DATE * len(found[0]), flat)
