"""What the candidates for a field are seen in: the head's lines, their labels' chances, the title, what was said."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from distlaw.model.source import Hint
from distlaw.parsers.front.running import RunningFact
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.offsets import Range
from distlaw.text.titles import title_key
from distlaw.vocab.legal_heads import head_line
from distlaw.vocab.words import word_list, worded

_MOST = 90  # lines
_LONGEST, _LONE = 500, 1800  # characters of a line that are looked at; of a page that is one line or two
_FEW = 6
_NEAR = (-9, -4, -2, -1, 0, 1, 2, 3, 5, 9)
_WIDTHS = (8, 18, 36, 70, 120, 300)
_LEAST = 0.05
_PROSE = 90  # half ems
_TOP, _COURT = 25, 120  # lines in which a decision names its court, characters of such a line
_VERSUS = re.compile(r"\b(?:v|vs|versus)\b\.?\s|诉|訴(?!訟)", re.IGNORECASE)
_PARTIES = 30  # lines in which a decision names its parties
_PAPER = worded("front", r"{branches}?{documents.joined}?{decisions_short}书?$")
_DOCKET = re.compile(
    r"[(\[]\s*(?:19|20)\d\d\s*[)\]].{1,16}\d{1,7}\s?号|\d{2,4}\s?年度?.{1,12}第\s?\d{1,7}\s?号|\b[A-Z]{4}\s\d{1,5}/\d{4}"
)
_SMALL = re.compile(r"(?<![A-Za-z@/.'’-])[a-z]{3,}(?![\w@/'’-])")
_SHORTEST, _KEY, _ECHOES = 6, 48, 4  # letters of a title that is looked for again, of it that must agree, finds
_OTHERS = worded("references", "{cites_others}")
_CITATION = 300  # characters of a citation of another work
_REACH, _STEPS = 240, (6, 30, 90)  # characters from such a place


class WitnessValue(NamedTuple):
    """A value that a reader of single lines or of metadata gave, and where it had it from."""

    field: str
    value: str
    origin: str
    span: Range = (-1, -1)


@dataclass(frozen=True)
class ValueCandidate:
    """What a field's value may be: its spelling that counts as one value, where it stands, its signs."""

    value: str | tuple[str, ...]
    key: str
    span: Range  # in the text walked over; (-1, -1): not printed
    signs: dict[str, float]
    spans: tuple[Range, ...] = ()  # of each name
    units: tuple[tuple[str, ...], ...] = ()  # where each of them works, as far as the list says


@dataclass(frozen=True)
class Sight:
    """The head as the weighing sees it."""

    lines: Sequence[Line]
    tables: Mapping[int, Mapping[str, float]]  # line's index → label → chance
    title: str
    title_at: tuple[int, ...]  # indices of the title's lines
    hints: Sequence[Hint]
    said: Sequence[WitnessValue]
    is_chinese: bool
    first_prose: int
    genre: str = ""
    count: int = 0  # lines of the whole text
    notes: tuple[Line, ...] = ()  # of the whole text, which a reader may have put behind it
    sure: tuple[RunningFact, ...] = ()  # what running heads say, which is not weighed

    @cached_property
    def prose(self) -> str:
        """The running text of the head, folded."""
        return "\n".join(line.folded[:_LONGEST] for line in self.lines if line.width >= _PROSE)

    def of_others(self, at: int) -> bool:
        """Whether what stands at a place is inside the citation of another work, in a line of running text."""
        line = next((one for one in self.lines if one.start <= at < one.end), None)
        if line is None or line.width < _PROSE:
            return False
        before = line.folded[max(0, at - line.start - _CITATION) : at - line.start]
        opened = [found.end() for found in _OTHERS.finditer(before)]
        return bool(opened) and (not self.title or folded(self.title) not in before[opened[-1] :])

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the head prints in lower case."""
        return frozenset(word for line in self.lines for word in _SMALL.findall(line.folded[:_LONGEST]))

    @cached_property
    def is_of_court(self) -> bool:
        """Whether the head is that of a decision: a court is named alone in a line, or one stands against another."""
        return bool(_VERSUS.search(self.title)) or self.names_court

    @cached_property
    def names_court(self) -> bool:
        """Whether a court is named alone in a line."""
        return any(head_line("court", line.text) for line in self.lines[:_TOP] if len(line.text) < _COURT)

    @cached_property
    def is_chinese_decision(self) -> bool:
        """Whether the head is that of a decision in Chinese, which nobody signs as its author: its title is a
        decision's, or a case number stands above lines that name parties."""
        if not self.is_chinese:
            return False
        if _PAPER.search(re.sub(r"\s", "", folded(self.title))):
            return True
        first = [line for line in self.lines[:_PARTIES] if len(line.text) < _COURT]
        party = word_list("judgments", "parties").regex
        return sum(bool(party.match(line.folded)) for line in first) > 1 and any(
            _DOCKET.search(line.folded) for line in first
        )

    @cached_property
    def echoes(self) -> tuple[Range, ...]:
        """Where the title is printed again with something beside it, as in the work's own citation."""
        wanted = _letters(folded(self.title))
        if len(wanted) < _SHORTEST:
            return ()
        letters, places = list[str](), list[int]()
        for line in self.head():
            flat = line.folded[: len(self.text(line))].lower()
            if line.index in self.title_at and len(_letters(flat)) < len(wanted) + _SHORTEST:
                letters.append("\n")
                places.append(line.start)
                continue
            for at, c in enumerate(flat):
                if c.isalnum():
                    letters.append(c)
                    places.append(line.start + at)
        text, out, at = "".join(letters), list[Range](), 0
        while len(out) < _ECHOES and (at := text.find(wanted[:_KEY], at)) >= 0:
            end = min(at + len(wanted), len(places)) - 1
            out.append((places[at], places[end] + 1))
            at = end + 1
        return tuple(out)

    def _beside_echo(self, start: int, end: int) -> Iterator[str]:
        for first, last in self.echoes:
            if 0 <= start - last < _REACH:
                yield f"after_echo={bisect(_STEPS, start - last)}"
            if 0 <= first - end < _REACH:
                yield f"before_echo={bisect(_STEPS, first - end)}"

    def text(self, line: Line) -> str:
        """What of a line is looked at."""
        most = _LONE if len(self.lines) <= _FEW else _LONGEST
        return line.text[:most]

    def head(self) -> Iterator[Line]:
        """The lines that may say something of the work itself."""
        yield from self.lines[:_MOST]

    def chance(self, line: Line, *labels: str) -> float:
        """How likely a line has one of these labels."""
        table = self.tables.get(line.index, {})
        return sum(table.get(label, 0.0) for label in labels)

    def around(self, line: Line, start: int, end: int) -> dict[str, float]:
        """Signs of a stretch of a line: what stands before and after it, what line it stands in, and where."""
        flat = line.folded.lower()
        signs = {f"in={name}": share for name, share in self.tables.get(line.index, {}).items() if share > _LEAST}
        if not signs:
            signs["in=nothing"] = 1.0
        for name in (*_before(flat[max(0, start - 24) : start]), *_after(flat[end : end + 24])):
            signs[name] = 1.0
        left, right = not flat[:start].strip(" :"), not flat[end:].strip(" .,;")
        signs["place=" + ("whole" if left and right else "start" if left else "end" if right else "inside")] = 1.0
        signs[f"line={bisect(_WIDTHS, line.width)}"] = 1.0
        signs[f"at={bisect((1, 2, 4, 8, 16, 40), line.index)}"] = 1.0
        signs[f"prose={bisect((-4, -1, 0, 1), line.index - self.first_prose)}"] = 1.0
        signs[self._to_title(line)] = 1.0
        for name in self._beside_echo(line.start + start, line.start + end):
            signs[name] = 1.0
        signs[f"genre={self.genre}"] = 1.0
        signs["of_court"] = float(self.is_of_court)
        if line.index >= self.count - 3:
            signs[f"last={self.count - line.index}"] = 1.0
        if line.kind:
            signs[f"kind={line.kind}"] = 1.0
        if line.level:
            signs["level"] = 1.0
        for step, name in ((-1, "above"), (1, "below")):
            table = self.tables.get(line.index + step)
            if table:
                signs[f"{name}={top(table)}"] = 1.0
        return signs

    def _to_title(self, line: Line) -> str:
        if not self.title_at:
            return "title=none"
        if line.index in self.title_at:
            return "title=same"
        last = self.title_at[-1] if line.index > self.title_at[-1] else self.title_at[0]
        return f"title={bisect(_NEAR, line.index - last)}"

    def told(self, name: str, key: str) -> dict[str, float]:
        """Which witnesses gave this value: each one's origin."""
        return {f"said={one.origin}": 1.0 for one in self.said if one.field == name and title_key(one.value) == key}


def top(table: Mapping[str, float]) -> str:
    """The likeliest label; empty without a table."""
    return max(table, key=lambda label: table[label]) if table else ""


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _before(text: str) -> Iterator[str]:
    bare = text.rstrip()
    mark = bare[-1:] if bare and not bare[-1].isalnum() else "_" if bare != text else "-" if bare else "^"
    yield f"pb={mark}"
    word = bare.rstrip(" :|/-丨.,;()[]*>\"'")
    yield from _tail(word, "b")


def _after(text: str) -> Iterator[str]:
    bare = text.lstrip()
    mark = bare[:1] if bare and not bare[0].isalnum() else "_" if bare != text else "-" if bare else "$"
    yield f"pa={mark}"
    word = bare.lstrip(" :|/-丨.,;()[]*>\"'")
    if not word:
        return
    if han_count(word[:1]):
        yield f"a={word[:1]}"
        yield f"a={word[:2]}"
    elif word[0].isdigit():
        yield "a=#"
    else:
        yield f"a={word.split()[0][:12]}"


def _tail(word: str, name: str) -> Iterator[str]:
    if not word:
        return
    if han_count(word[-1:]):
        yield f"{name}={word[-1:]}"
        yield f"{name}={word[-2:]}"
        if len(word) > 3 and han_count(word[-4:]) == 4:
            yield f"{name}={word[-4:]}"
    elif word[-1].isdigit():
        yield f"{name}=#"
    else:
        yield f"{name}={word.split()[-1][-12:]}"
