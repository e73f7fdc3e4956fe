"""Abstracts that nothing announces: above a law review's contents, first in a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from distlaw.parsers.article.blocks import Block, Part
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.vocab.print_signs import print_sign

_LONGEST_HEAD = 60  # lines
_ABSTRACT, _MOST_PARTS = (300, 4500), 4  # characters and paragraphs of an abstract that nothing announces
_ABOVE_LIST = 80  # of one above a list of keywords
_OF_RECORD = {False: 150, True: 60}  # of one in a record, which prints no other text; of one in Chinese
_IN_ENGLISH = 120  # of one in English below one in Chinese
_SOME, _MANY = 3, 6  # labels above it
_RECORD, _ANNOUNCED, _CUT_UP, _ENOUGH = 3, 3, 3, 3  # what signs weigh, and what they must come to

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


def abstract_unannounced(
    blocks: Sequence[Block], lines: Sequence[Line], facts: Facts, shown: Shown, *, is_record: bool
) -> None:
    """The first running text of a page that is a record by several signs, and labels no abstract."""
    text = [block for block in blocks if block.zone == "body" and not block.section]
    long = [block for block in text if block.length >= _OF_RECORD[bool(han_count(shown(block.parts)))]]
    if facts.has("abstract") or not long or len(long) > _MOST_PARTS:
        return
    above = [line for line in lines if line.end <= long[0].parts[0][0]]
    spoken = print_sign("of_itself").match(folded(shown(long[0].parts))) is not None
    is_announced = bool(above) and print_sign("above_abstract").match(above[-1].folded) is not None
    signs = (_RECORD * is_record, _ANNOUNCED * is_announced, _labels(above), spoken, facts.has("keywords"))
    is_cut_up = any(block.section and block.parts[0][0] > long[0].parts[0][0] for block in blocks)
    if sum(signs) - _CUT_UP * is_cut_up >= _ENOUGH:
        _taken(long[:1], facts, shown, least=_OF_RECORD[True])


def _labels(above: Sequence[Line]) -> int:
    """A sign for a record's labels: many of them count twice."""
    found = sum(1 for line in above if (hit := label_at(line.folded, "record")) and hit.form in ("colon", "bracket"))
    last = label_at(above[-1].folded, "record") if above else None
    return (found >= _SOME) + (found >= _MANY) + (found >= _SOME and last is not None and last.form == "colon")


def abstract_in_english(blocks: Sequence[Block], facts: Facts, shown: Shown) -> None:
    """Below the abstract of a Chinese text the next paragraph, where it is in English, is the same in English."""
    at = next((at for at, block in enumerate(blocks) if block.zone == "abstract"), len(blocks))
    after = next((block for block in blocks[at + 1 :] if block.zone not in ("abstract", "keywords")), None)
    if after is None or after.zone != "body" or after.section or facts.has("abstract_translated"):
        return
    value = shown(after.parts)
    if han_count(shown(blocks[at].parts)) and not han_count(value) and len(value) > _IN_ENGLISH:
        facts.say("abstract_translated", value, "layout", (after.parts[0][0], after.parts[-1][1]))
        after.zone, after.language = "abstract_translated", "en"


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
