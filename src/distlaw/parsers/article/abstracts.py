"""Abstracts that nothing announces: above a law review's contents, first in a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from distlaw.parsers.article.blocks import Block, Part
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.lines.line import Line

_LONGEST_HEAD = 60  # lines
_ABSTRACT, _MOST_PARTS = (300, 4500), 4  # characters and paragraphs of an abstract that nothing announces
_ABOVE_LIST = 80  # of one above a list of keywords
_OF_RECORD = 150  # of one in a record, which prints no other text

Shown = Callable[[Sequence[Part]], str]


def abstract_above_contents(
    blocks: Sequence[Block], lines: Sequence[Line], dropped: dict[int, str], facts: Facts, shown: Shown
) -> None:
    """What a law review prints between its authors and its contents is the abstract, though nothing says so."""
    contents = min((index for index, why in dropped.items() if why == "contents"), default=-1)
    if facts.has("abstract") or not 0 < contents < _LONGEST_HEAD:
        return
    end = lines[contents].start
    above = [block for block in blocks if block.parts[0][0] < end]
    at = next((at for at, block in enumerate(above) if block.zone == "body"), len(above))
    _taken(above[at:], facts, shown)


def abstract_above_list(blocks: Sequence[Block], facts: Facts, shown: Shown) -> None:
    """The one paragraph between the names and a list of keywords that nothing announces is the abstract."""
    text = [block for block in blocks if block.zone == "body"]
    if not facts.has("abstract") and len(text) == 1 and blocks[-1] is text[0]:
        _taken(text, facts, shown, least=_ABOVE_LIST)


def abstract_of_record(blocks: Sequence[Block], facts: Facts, shown: Shown) -> None:
    """The first running text of a record that labels no abstract."""
    if facts.has("abstract"):
        return
    text = [block for block in blocks if block.zone == "body" and not block.section]
    long = [block for block in text if block.length >= _OF_RECORD]
    if long and len(long) <= _MOST_PARTS:
        _taken(long[:1], facts, shown, least=_OF_RECORD)


def _taken(text: Sequence[Block], facts: Facts, shown: Shown, least: int = _ABSTRACT[0]) -> None:
    """Record the paragraphs as an abstract where they are nothing but text, and of an abstract's length."""
    is_text = all(block.zone == "body" and not block.section for block in text)
    length = sum(block.length for block in text)
    if not is_text or not 0 < len(text) <= _MOST_PARTS or not least < length < _ABSTRACT[1]:
        return
    value = "\n".join(shown(block.parts) for block in text)
    facts.say("abstract", value, "layout", (text[0].parts[0][0], text[-1].parts[-1][1]))
    for block in text:
        block.zone = "abstract"
