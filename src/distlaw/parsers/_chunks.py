"""Joins text that a site cut into numbered chunks (2、 3、 …), even inside words."""

from __future__ import annotations

import re

from distlaw.text.normalise import Edit
from distlaw.text.offsets import MappedText

_COUNTER = re.compile(r"^[ \t]*(\d{1,3})、[ \t]*", re.MULTILINE)
FEWEST = 4


def chunks_joined(base: MappedText) -> tuple[MappedText, list[Edit]]:
    """Drop a counter at a line's beginning where it is one more than the last, in texts whose every line has one."""
    lines = [line for line in base.text.split("\n") if line.strip()]
    found: list[re.Match[str]] = []
    for match in _COUNTER.finditer(base.text):
        expected = int(found[-1][1]) + 1 if found else int(match[1])
        if int(match[1]) == expected and expected <= len(found) + 3:
            found.append(match)
    if len(found) < FEWEST or len(found) < 0.6 * len(lines) or not _is_cut_blindly(base.text, found):
        return base, []
    edits = [(_line_end_before(base.text, match.start()), match.end(), "") for match in found[1:]]
    if found[0].start() == 0 or base.text[: found[0].start()].strip():
        edits.insert(0, (found[0].start(), found[0].end(), ""))
    log = [Edit("chunk_counter", base.to_source(match.start(), match.end())) for match in found]
    return base.edited(edits), log


def _is_cut_blindly(text: str, found: list[re.Match[str]]) -> bool:
    """Whether most chunks end inside a sentence: an author's own list does not."""
    before = [text[: match.start()].rstrip()[-1:] for match in found[1:]]
    return sum(1 for c in before if c not in "。！？；.!?;：:") > 0.6 * len(before)


def _line_end_before(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \t\n":
        at -= 1
    return at
