"""Puts labels that lost their line's beginning on lines of their own: records and first pages printed as one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.parsers.lines.labels import label_at
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.offsets import MappedText
from distlaw.vocab.labels import label_rules

_OF_RECORDS = frozenset(
    {
        "title",
        "author",
        "supervisor",
        "keywords",
        "abstract",
        "issued",
        "posted",
        "page",
        "source_line",
        "affiliation",
        "skip",
    }
)
_BESIDE = re.compile(rf"[A-Za-z\d){HAN} ]")
_HEAD = 8000  # characters in which labels are looked for
_FEWEST = 3  # labels that are glued to what stands before them, so that all are believed
_PAPER = 100  # characters of a line that may hold a paper's first page
_LINES = 30  # among the first of which it stands
_ABSTRACT = re.compile(
    r"(?<=\S)\s+(?=(?:Abstract|ABSTRACT)\s*[:.—–-]?\s+[\"“]?[A-Z])|(?<=\S)\s+(?=[\[【]?摘\s?要[\]】]?\s*[:：]?\s*\S)|(?<=[^\s中英容【\[])(?=摘\s?要\s?[:：])"
)
_KEYWORDS = re.compile(
    r"(?<=\S)\s+(?=(?:Key ?[Ww]ords?|KEY ?WORDS)\s*[:.—–-]?\s+\S)|"
    r"(?<=\S)\s*(?=[\[【]?关\s?[键鍵]\s?[词字][\]】]?\s*[:：]\s*\S)"
)
_TEXT = re.compile(
    r"\s+(?=(?:[1I]\.?\s+)?(?:Introduction|INTRODUCTION)\b|JEL\b|\(?Received\b|[投收]稿|[一壹][、.]|[1１][.、]?\s?[引绪]言)|(?<=[^\s\d])(?=[一壹]、)"
)
_HEADING = re.compile(r"(?:[1I]\.?\s+)?(?:Introduction|INTRODUCTION)(?=\s[A-Z])")
_ROW = re.compile(r"^[ \t]*\|[ \t]*[^|\n:]{2,16}:[ \t]*\|", re.MULTILINE)  # | 研究生: | 秦川 |
_BAR = re.compile(r"^[ \t]*\|[-| :\t]*\n|^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$|(?<=:)[ \t]*\|(?=[ \t])", re.MULTILINE)
_IN_BRACKETS = re.compile(rf"\[[{HAN}(),. ]{{2,10}}\]")
_REACH, _LIST = 4500, 400  # characters of an abstract, of its keywords


def labels_apart(base: MappedText) -> MappedText:
    """The text with a line's end before each such label; as it is where there are none."""
    flat = folded(base.text[:_HEAD])
    if edits := list(_bars(flat)):
        base = base.edited(edits)
        flat = folded(base.text[:_HEAD])
    cuts = dict.fromkeys([*_glued(flat), *_bracketed(flat), *_run_on(flat)])
    return base.edited([(at, at, "\n") for at in sorted(cuts)]) if cuts else base


def is_glued_record(text: str) -> bool:
    """Whether a text is a record whose labels lost their lines, or one printed as a table's rows."""
    flat = folded(text[:_HEAD])
    return any(True for _ in _bars(flat)) or any(True for _ in _glued(flat))


def _bars(flat: str) -> Iterator[tuple[int, int, str]]:
    """The bars of a record that is a table of labels and values, which say no more than its lines do."""
    if sum(1 for _ in _ROW.finditer(flat)) >= _FEWEST:
        yield from ((*one.span(), "") for one in _BAR.finditer(flat))


def _glued(flat: str) -> Iterator[int]:
    """Labels of a record glued to the value before them (Jane Roe关键词 模型), and the others of the same record."""
    hits = [one for one in _labels().finditer(flat) if one.start() and _BESIDE.match(flat[one.start() - 1])]
    if len({one["label"] for one in hits if not flat[one.start() - 1].isspace()}) >= _FEWEST:
        yield from (one.start() for one in hits)


def _bracketed(flat: str) -> Iterator[int]:
    """Labels in brackets that stand in the midst of lines, several of them: …[作者]秦川[作者单位]白鹿大学…"""
    hits = [one for one in _IN_BRACKETS.finditer(flat) if label_at(one[0], "record")]
    inside = [one for one in hits if one.start() and flat[one.start() - 1] != "\n"]
    if len({one[0] for one in inside}) >= _FEWEST:
        yield from (one.start() for one in inside)


@cache
def _labels() -> re.Pattern[str]:
    words = {
        folded(label)
        for rule in label_rules()
        if rule.field in _OF_RECORDS and rule.form != "stroke"
        for label in rule.labels
        if len(label) > 1 and not label.isascii()
    }
    spelt = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<label>{spelt})(?=\s\S)")


def _run_on(flat: str) -> Iterator[int]:
    """Where, in a line that is a whole first page, abstract, keywords and text begin."""
    at = 0
    for number, line in enumerate(flat.split("\n")):
        if number > _LINES:
            return
        if len(line) > _PAPER and (abstract := _ABSTRACT.search(line)):
            keywords = _KEYWORDS.search(line, abstract.end() + 40, abstract.end() + _REACH)
            if keywords is not None:
                yield at + abstract.end()
                yield at + keywords.end()
                text = _TEXT.search(line, keywords.end() + 8, keywords.end() + _LIST)
                if text is not None:
                    yield at + text.end()
                    if heading := _HEADING.match(line, text.end()):
                        yield at + heading.end()
        at += len(line) + 1
