"""Tables of contents: headings listed before the text, dropped because they come again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.parsers.lines.line import Line
from distlaw.text.titles import title_key
from distlaw.vocab.words import worded

_LEADERS = re.compile(r"(?:[.…·\s]{3,}|\t\s*)\d{1,4}\s*$|[.…·]{4,}")
_HEADING = 14  # characters: a sentence of more is no entry
_LABEL = worded("article_lines", r"[\[(]?\s*(?:目\s*[录次]|要\s*目|{contents})\s*[\])]?\s*:?\s*", re.IGNORECASE)


def contents_lines(lines: Sequence[Line], dropped: dict[int, str]) -> set[int]:
    """Lines of tables of contents: those marked, a run of short lines that all come again later or end in dots."""
    keys = [title_key(_LEADERS.sub("", line.text) if len(line.text) <= 120 else line.text[:400]) for line in lines]
    last_seen = {key: index for index, key in enumerate(keys) if key}
    out: set[int] = set()
    run: list[int] = []
    for line in lines:
        if line.index in dropped:
            continue
        if _LABEL.fullmatch(line.folded) or _is_listed(line, keys[line.index], last_seen):
            run.append(line.index)
            continue
        out.update(_kept_run(run, lines, keys))
        run = []
    out.update(_kept_run(run, lines, keys))
    return out | _glued_contents(lines, keys) | {line.index for line in lines if line.kind == "contents"}


def _is_listed(line: Line, key: str, last_seen: dict[str, int]) -> bool:
    if len(line.text) > 90 or len(key) < 2:
        return False
    if line.text.endswith(("。", "！", "？", "；", "”")) and len(line.text) > _HEADING:
        return False  # a sentence that is said twice
    return last_seen[key] > line.index + 1 or bool(_LEADERS.search(line.text))


def _kept_run(run: list[int], lines: Sequence[Line], keys: Sequence[str]) -> list[int]:
    """Three lines at least, or one under its label; a repeated line alone is a title, and lines of a run that say the
    same (Id., 同上注) are notes."""
    labelled = any(_LABEL.fullmatch(lines[index].folded) for index in run)
    if not labelled and len({keys[index] for index in run}) < len(run):
        return []
    return run if len(run) >= (2 if labelled else 3) else []


def _glued_contents(lines: Sequence[Line], keys: list[str]) -> set[int]:
    """Headings glued into one line after 目次 or 要目."""
    out: set[int] = set()
    for line in lines[:40]:
        label = _LABEL.match(line.folded)
        if not label or label.end() == len(line.folded) or len(line.folded) > 600:
            continue
        rest = title_key(line.text[label.end() :])
        later = [key for key in keys[line.index + 1 :] if 3 <= len(key) <= 40 and key in rest]
        if sum(map(len, set(later))) >= 0.5 * len(rest):
            out.add(line.index)
    return out
