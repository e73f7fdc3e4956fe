"""Cuts a sentence at its commas, semicolons and colons, leaving what stands in brackets or quotation marks whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from distlaw.vocab.words import worded

_BREAKS = "，,；;：:—、"
_MEASURE = worded("clause_rules", "、(?:以[^，。、]{2,16}来|{measures}[^、，。]{4,})")
_OPEN = "（(【[《“「『"
_CLOSE = {"）": "（", ")": "(", "】": "【", "]": "[", "》": "《", "”": "“", "」": "「", "』": "『"}
_LONG_QUOTE = 24  # a quotation that holds more than a name is cut like any other text


@dataclass(frozen=True, slots=True)
class Clause:
    """`[start, end)` of the sentence's text; `mark` is the sign that ends it, empty at the sentence's end."""

    start: int
    end: int
    mark: str


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of the sentence `[start, end)`, in order, white space trimmed; marks left out."""
    protected = _protected(text, start, end)
    begin = at = start
    while at < end:
        if text[at] in _BREAKS and at not in protected and _breaks(text, at):
            after = at + 1
            while after < end and text[after] == text[at] == "—":
                after += 1
            clause = _clause(text, begin, at, text[at])
            if clause.start < clause.end:
                yield clause
            begin = at = after
        else:
            at += 1
    clause = _clause(text, begin, end, "")
    if clause.start < clause.end:
        yield clause


def _breaks(text: str, at: int) -> bool:
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign == "、":
        return _MEASURE.match(text, at) is not None
    if sign in ",:" and before.isdigit() and after.isdigit():
        return False
    if sign == ":" and after == "/":
        return False
    return not (
        sign == ","
        and before.isascii()
        and before.isalnum()
        and re.match(r"\s*(?:Inc|Ltd|LLC|Corp|Co)\b", text[at + 1 :])
    )


def _clause(text: str, start: int, end: int, mark: str) -> Clause:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Clause(start, end, mark)


def _protected(text: str, start: int, end: int) -> frozenset[int]:
    """Offsets inside brackets, titles and short quotations."""
    inside: set[int] = set()
    stack: list[tuple[str, int]] = []
    for at in range(start, end):
        sign = text[at]
        if sign in _OPEN:
            stack.append((sign, at))
        elif sign in _CLOSE and stack and stack[-1][0] == _CLOSE[sign]:
            opener, since = stack.pop()
            if opener not in "“「『" or at - since <= _LONG_QUOTE:
                inside.update(range(since, at))
        elif sign == '"':
            if stack and stack[-1][0] == '"':
                _, since = stack.pop()
                if at - since <= _LONG_QUOTE:
                    inside.update(range(since, at))
            else:
                stack.append((sign, at))
    return frozenset(inside)
