"""What a finished walk has repaired, and what is wrong with its text: repairs and problems of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from distlaw.model.document import Repair
from distlaw.model.problem import Problem
from distlaw.parsers.article.blocks import AssembledText, Part
from distlaw.parsers.article.walk import Walk
from distlaw.text.chinese import is_converted
from distlaw.text.normalise import Edit
from distlaw.text.offsets import Range

_SHOWN = 20  # ranges of one problem
_LEFT_OUT = {
    "control_chars": "{} control characters left out",
    "bidi_chars": "{} marks of writing direction left out",
    "zero_width": "{} invisible characters left out",
    "pinyin_gloss": "{} pinyin glosses left out",
    "entity": "{} character entities read",
    "cjk_radical": "{} radicals read as the characters they stand for",
}
_MESSAGES = {
    "machine_converted_traditional": "the Traditional script was made from Simplified by a converter",
    "empty_quotes": "quotation marks with nothing inside: a link's text was lost",
    "site_keywords_ignored": "the first keyword line is the site's, not the author's",
}
_EMPTY_QUOTES = re.compile('“”|「」|《》|""(?!")')


def repairs_of(walk: Walk, edits: Sequence[Edit], raised: Mapping[int, Range]) -> tuple[Repair, ...]:
    """Every edit made before and during the walk, as ranges of the source."""
    out = [Repair(kind=edit.kind, ranges=edit.ranges, replacement=edit.replacement) for edit in edits]
    dropped = ((walk.lines[index], why) for index, why in sorted(walk.dropped.items()))
    out += [Repair(kind=why, ranges=walk.base.to_source(line.start, line.end)) for line, why in dropped]
    out += [Repair(kind=why, ranges=walk.base.to_source(*span)) for span, why in walk.cuts]
    out += [Repair(kind="note_marker", ranges=walk.base.to_source(*span)) for span in raised.values()]
    joints = ((part, after) for block in walk.blocks for part, after in pairwise(block.parts))
    return (*out, *(repair for part, after in joints if (repair := _joint(walk, part, after))))


def _joint(walk: Walk, part: Part, after: Part) -> Repair | None:
    """What stood between two parts of a block that are read as one: a hyphen, a page's end, a line's end."""
    if part[2] is not None or after[0] <= part[1] or after[2] not in (None, " "):
        return None
    gap = walk.text[part[1] : after[1] if after[2] else after[0]]
    kind = "hyphenation" if gap.startswith(("-", "‐")) else "page_break" if "\n\n" in gap else "line_wrap"
    start = walk.base.to_source(part[1] - 1, part[1])[-1][1]
    end = walk.base.to_source(after[1] - 1 if after[2] else after[0], after[1])[0][0]
    is_wrapped = "\n" in gap and start < end
    return Repair(kind=kind, ranges=((start, end),), replacement=after[2] or "") if is_wrapped else None


def problems_of(walk: Walk, edits: Sequence[Edit], reading: AssembledText) -> list[Problem]:
    """What a reader should know of the text: what was left out of it, a doubted title, lost quotations."""
    kinds: dict[str, list[Range]] = {}
    for edit in edits:
        kinds.setdefault(edit.kind, []).extend(edit.ranges)
    found = [
        Problem(code=kind, message=message.format(len(kinds[kind])), ranges=tuple(kinds[kind][:_SHOWN]))
        for kind, message in _LEFT_OUT.items()
        if kind in kinds
    ]
    if message := walk.front.doubt():
        found.append(Problem(code="uncertain_title", message=message))
    text = reading.mapped.text
    if is_converted(text):
        found.append(_problem("machine_converted_traditional"))
    empty = [span for match in _EMPTY_QUOTES.finditer(text) for span in reading.mapped.to_source(*match.span())]
    if empty:
        found.append(_problem("empty_quotes", empty[:_SHOWN]))
    if walk.fields.site_keywords:
        found.append(_problem("site_keywords_ignored", walk.base.to_source(*walk.fields.site_keywords)))
    return found


def _problem(code: str, ranges: Sequence[Range] = ()) -> Problem:
    return Problem(code=code, message=_MESSAGES[code], ranges=tuple(ranges))
