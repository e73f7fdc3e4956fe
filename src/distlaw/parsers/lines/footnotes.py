"""Notes that stand inside the text: blocks at the foot of a page, and notes pasted into a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from distlaw.parsers.article.blocks import Part
from distlaw.parsers.lines.entries import marker_number, marker_of
from distlaw.parsers.lines.line import Line
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.words import worded

Span = tuple[int, int]
_RULE = re.compile(r"[_\-—–─=*]{5,}$")
_CITES = r"(?:{note_signals}|\[[美英德日法]\]|[^()。]{2,12}:《)"
_INLINE = worded(
    "article_lines",
    rf"(?:[(（](\d{{1,3}})[)）]|(?<=[。！？”])([①-⑳]))\s?(?={_CITES})|"
    rf"(?<=[{HAN}。！？”」』，；])[(（](\d{{1,3}})[)）]\s?(?=[A-Z][a-z]+[ ,])",
)
_STOP = "。！？"
_OPEN, _CLOSE = "《「『(", "》」』)"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True)
class InlineNote:
    """A note pasted into the running text: what to cut there, and the note's own text."""

    marker: str
    cut: Span
    note: Span


def foot_blocks(lines: Sequence[Line], dropped: dict[int, str]) -> list[list[Line]]:
    """Blocks of note lines below a rule at the foot of a page, up to the next blank line or running head."""
    blocks: list[list[Line]] = []
    expected = 1
    index = 0
    while index < len(lines):
        if not (_RULE.fullmatch(lines[index].text) and index + 1 < len(lines)):
            index += 1
            continue
        block: list[Line] = []
        at = index + 1
        while at < len(lines) and at not in dropped:
            line = lines[at]
            number = marker_number(marker_of(line.text)[0])
            is_mark = marker_of(line.text)[0][:1] in ("†", "‡", "*")
            if line.blanks and block and not (expected <= number <= expected + 1):
                break
            if not block and not is_mark and not expected <= number <= expected + 1:
                break
            expected = max(expected, number + 1) if expected <= number <= expected + 1 else expected
            block.append(line)
            at += 1
        if block:
            blocks.append(block)
        index = max(at, index + 1)
    return blocks


def inline_notes(text: str, start: int, expected: int) -> list[InlineNote]:
    """Notes pasted into `text` (which stands at `start`), in sequence from `expected` on.

    A note runs to the first full stop outside book-title marks, quotation marks and brackets.
    """
    out: list[InlineNote] = []
    at = 0
    text = folded(text)
    while found := _INLINE.search(text, at):
        number = marker_number(found[1] or found[2] or found[3])
        if number != expected:
            at = found.end()
            continue
        end = _note_end(text, found.end())
        out.append(InlineNote(str(number), (start + found.start(), start + end), (start + found.end(), start + end)))
        at, expected = end, expected + 1
    return out


def _note_end(text: str, at: int) -> int:
    depth = 0
    for index in range(at, len(text)):
        c = text[index]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (
            c in _STOP or (c == "." and text[index + 1 : index + 2] in ("", "\n") and index > at + 12)
        ):
            return index + 1
    return len(text)


def superscripts(spans: Sequence[Span], text: str, numbers: Sequence[int]) -> dict[int, Span]:
    """Where the notes' numbers stand glued to a word or a mark in the given spans: number to span.

    Each is sought after the one before it; where most are not found, the digits mean something else.
    """
    found: dict[int, Span] = {}
    at, index = 0, 0
    for number in numbers:
        raised = "".join(_SUPERSCRIPTS[int(c)] for c in str(number))
        pattern = re.compile(
            rf"(?<=[A-Za-zà-ÿ.,;:!?”\"’')\]])(?<!\d[.,]){number}(?=[\s—–)\]{HAN}]|$)|{raised}(?![{_SUPERSCRIPTS}])|"
            rf"(?<=[a-zà-ÿ][.,;:?!”\"’)]){number}(?=[A-Z][a-z])"
        )
        for place in range(index, len(spans)):
            start, end = spans[place]
            low = max(at, start)
            match = pattern.search(text, low, end) if low < end else None
            if match and not _is_citation(text, match.start()):
                found[number] = match.span()
                at, index = match.end(), place
                break
    return found if len(found) * 2 >= len(numbers) else {}


def _is_citation(text: str, at: int) -> bool:
    """A number after "No." or "art." that lost its space is no marker."""
    return bool(re.search(r"\b(?:No|Nos|Art|art|Sec|sec|Vol|vol|p|pp|v)\.$", text[max(0, at - 5) : at]))


def without(parts: Sequence[Part], cuts: Sequence[Span]) -> list[Part]:
    """The parts less the cut stretches of the text."""
    out: list[Part] = []
    for start, end, new in parts:
        if new is not None:
            out.append((start, end, new))
            continue
        at = start
        for low, high in cuts:
            if high <= at or low >= end:
                continue
            if low > at:
                out.append((at, low, None))
            at = max(at, high)
        if at < end:
            out.append((at, end, None))
    return out
