"""Pages of the printed report that a database writes into the text: *139, [*139], *Page 139.

They are believed where they count on one by one and stand inside the lines, as no list and no note's mark does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from distlaw.model.source import Mark, SourceText
from distlaw.text.normalise import Edit
from distlaw.text.offsets import MappedText
from distlaw.vocab.words import load_words

_FEWEST = 3
_STEP = 3  # pages from one to the next: a page may hold a picture alone
_EVEN = 0.6  # of the steps that lead to the very next page
_INSIDE = 0.5  # of them that stand inside a line
_HEAD = 3000  # characters before the first in which the page before it is named
_ONCE = 0.8  # of the numbers that stand in stars once: notes are called and then given


@dataclass(frozen=True)
class StarPage:
    """A printed page, and where in the source its number stands."""

    number: int
    start: int
    end: int


def star_pages(base: MappedText) -> tuple[MappedText, tuple[Edit, ...], tuple[StarPage, ...]]:
    """The text without such numbers, what was left out, and the pages; the text as it is where there are none."""
    if "*" not in base.text:
        return base, (), ()
    found = list(load_words("link_words")["star_pages"].regex.finditer(base.text))
    chain = _chain(found)
    if not chain:
        return base, (), ()
    spans = [_span(base.text, match) for match in chain]
    places = [base.to_source(*span) for span in spans]
    pages = tuple(
        StarPage(int(match["page"]), ranges[0][0], ranges[-1][1]) for match, ranges in zip(chain, places, strict=True)
    )
    edit = Edit("star_page", tuple(place for ranges in places for place in ranges))
    return base.edited([(start, end, "") for start, end in spans]), (edit,), pages


def with_pages(source: SourceText, pages: Sequence[StarPage]) -> SourceText:
    """The source with its pages marked: each to the next, the last to the end of its line; and what stands before the
    first, where the head names that page."""
    text = source.text
    marks: list[Mark] = []
    before = str(pages[0].number - 1)
    if re.search(rf"(?<!\d){before}(?!\d)", text[: min(_HEAD, pages[0].start)]):
        marks.append(Mark(kind="page", start=0, end=pages[0].start, value=before))
    for page, after in zip(pages, (*pages[1:], None), strict=True):
        line_end = text.find("\n", page.end)
        end = after.start if after else line_end if line_end >= 0 else len(text)
        marks.append(Mark(kind="page", start=page.end, end=end, value=str(page.number)))
    return source.model_copy(update={"marks": (*source.marks, *marks)})


def _chain(found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run that counts on, begun at one of the first numbers; empty where it is none of pages."""
    numbers = [int(match["page"]) for match in found]
    best: list[int] = []
    for first in range(min(len(found), _STEP)):
        run = [first]
        for at in range(first + 1, len(found)):
            if 0 < numbers[at] - numbers[run[-1]] <= _STEP:
                run.append(at)
        best = max(best, run, key=len)
    steps = [numbers[after] - numbers[one] for one, after in pairwise(best)]
    inside = [at for at in best if found[at].start() and found[at].string[found[at].start() - 1] != "\n"]
    once = [at for at in best if numbers.count(numbers[at]) == 1]
    is_true = (
        len(best) >= _FEWEST
        and steps.count(1) >= _EVEN * len(steps)
        and len(inside) >= _INSIDE * len(best)
        and len(once) >= _ONCE * len(best)
    )
    return [found[at] for at in best] if is_true else []


def _span(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The number, and the blank behind it where there is one before it already."""
    start, end = match.span()
    is_parted = start == 0 or text[start - 1].isspace()
    return start, end + (1 if is_parted and text[end : end + 1] == " " else 0)
