"""Joins a citation of the work that a page prints over several lines below its label."""

from __future__ import annotations

import re

from distlaw.parsers.lines.labels import label_at
from distlaw.text.fold import folded
from distlaw.text.offsets import MappedText

_HEAD = 8000  # characters of a text in which it stands
_MOST, _LONGEST = 8, 200  # lines of one, characters of each
_OVER = re.compile(r"\((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d\)\.?$")


def citations_joined(base: MappedText) -> MappedText:
    """The text with blanks for the line ends inside each such citation, which ends with its year in brackets."""
    edits: list[tuple[int, int, str]] = []
    lines = base.text[:_HEAD].split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for at, line in enumerate(lines):
        hit = label_at(folded(line.strip()), "record")
        if hit is None or not hit.means("cite_line") or hit.value < len(line.strip()):
            continue
        below = lines[at + 1 : at + 1 + _MOST]
        last = next((place for place, one in enumerate(below) if _OVER.search(one.strip())), 0)
        if last and all(0 < len(one.strip()) < _LONGEST for one in below[: last + 1]):
            edits += [(starts[at + 1 + one] - 1, starts[at + 1 + one], " ") for one in range(1, last + 1)]
    return base.edited(edits) if edits else base
