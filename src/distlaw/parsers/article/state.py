"""What a walk over the lines of an article knows at any moment, and the paragraphs it grows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from distlaw.model.document import ZoneKind
from distlaw.model.source import SourceText
from distlaw.parsers.article.blocks import Block, Part
from distlaw.parsers.article.facts import Facts
from distlaw.parsers.article.fields import ArticleFields
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.front.front import Front
from distlaw.parsers.front.glued import glued
from distlaw.parsers.front.reading import FrontReading, read_front
from distlaw.parsers.front.title_line import bare
from distlaw.parsers.lines.contents import contents_lines
from distlaw.parsers.lines.entries import marker_of
from distlaw.parsers.lines.furniture import furniture_lines, notices, whole_notices
from distlaw.parsers.lines.headings import Series
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.lines.wraps import continues, glue, is_final, keeps_hyphen, wrap_width
from distlaw.text.chinese import han_count, is_chinese_work
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.offsets import MappedText, Range, Ranges
from distlaw.text.titles import title_key

_TITLE, _BESIDE_TITLE = 8, 24  # characters of a title that a running head may have, and of what stands beside it
_PAGED = re.compile(r"^\d{1,4}\s|\s\d{1,4}$")


@dataclass
class WalkState:
    """The lines, what is known so far, and the open paragraph."""

    source: SourceText
    base: MappedText
    manner: Manner
    lines: list[Line]
    dropped: dict[int, str]
    facts: Facts
    front: Front
    fields: ArticleFields
    width: int
    state: str = "head"  # head, body, references, notes
    blocks: list[Block] = field(default_factory=list)
    list_lines: list[Line] = field(default_factory=list)
    series: Series = field(default_factory=Series)
    last: Line | None = None  # last line of the open paragraph
    had_labels: bool = False
    cuts: list[tuple[Range, str]] = field(default_factory=list)  # disclaimers and the like inside lines
    notes: list[Block] = field(default_factory=list)  # from page feet and marks
    listed: list[Block] = field(default_factory=list)  # entries of lists
    signs: set[str] = field(default_factory=set)  # markers of notes so far; the first with a star tells of the author
    expected_note: int = 1
    open_note: Line | None = None  # last line of the foot note that is open
    header: tuple[str, ...] = ()  # of the table that is open
    quotes: tuple[Range, ...] = ()  # lines that are quotations, in the text walked over
    anchors: dict[str, Ranges] = field(default_factory=dict)  # where notes' markers stood in the source

    @classmethod
    def over(cls, source: SourceText, base: MappedText, manner: Manner, *, has_marks: bool = True) -> Self:
        """Set up the walk: lines, furniture, tables of contents, notes at page feet."""
        lines = lines_of(base, source.marks if has_marks else ())
        reading = read_front(lines, source)
        is_page = source.media_type.startswith("text/")
        dropped = reading.furniture() | furniture_lines(lines, base, is_page=is_page)
        dropped |= dict.fromkeys(contents_lines(lines, dropped), "contents")
        facts = Facts(base)
        is_chinese = is_chinese_work(base.text) or _is_chinese_title(reading)
        front = Front(facts, reading, is_chinese=is_chinese, date_field=manner.date_field)
        fields = ArticleFields(facts, base.text, manner, is_chinese=is_chinese)
        kept = [line for line in lines if line.index not in dropped]
        titled = {line.index for line in lines if front.is_title(line)}
        text = [line for line in reading.lines if line.index not in dropped and line.index not in titled]
        cuts = notices(lines, dropped) + whole_notices(lines, dropped)
        cuts += [(span, "furniture") for span in glued(text, source) if not any(_meet(span, cut) for cut, _ in cuts)]
        dropped |= _wholly_cut(lines, cuts, dropped)
        return cls(source, base, manner, lines, dropped, facts, front, fields, wrap_width(kept), cuts=cuts)

    @property
    def text(self) -> str:
        return self.base.text

    @cached_property
    def flat(self) -> str:
        """The text in folded spelling, offsets unchanged."""
        return folded(self.text)

    @cached_property
    def is_chinese(self) -> bool:
        """Whether the work is Chinese, whatever stands in English beside it."""
        return is_chinese_work(self.text) or _is_chinese_title(self.front.reading)

    @cached_property
    def has_blank_lines(self) -> bool:
        """Whether paragraphs stand apart by blank lines."""
        return sum(1 for line in self.lines if line.blanks) > 0.2 * len(self.lines)

    @property
    def listed_are_bracketed(self) -> bool:
        """Whether the list's markers stand in brackets, so that bare digits in the text are no markers."""
        return any(
            self.text[block.parts[0][0] : block.parts[0][0] + 1] in "[［〔(（" for block in self.listed if block.label
        )

    def _next(self, line: Line) -> Line | None:
        for after in self.lines[line.index + 1 :]:
            if after.index not in self.dropped:
                return after
        return None

    def _is_paragraph(self, line: Line) -> bool:
        """Whether running text begins here; in a document without a long line any whole sentence is running text."""
        return self._is_prose(line) or (not self._has_prose and _is_sentence(line.text))

    @cached_property
    def _has_prose(self) -> bool:
        return any(self._is_prose(line) for line in self.lines if line.index not in self.dropped)

    def _is_prose(self, line: Line) -> bool:
        text = line.text
        if han_count(text) >= 15:
            return (len(text) >= 45 and bool(re.search("[，,。；;：:]", text))) or (
                len(text) >= 25 and text.endswith(("。", "！", "？"))
            )
        if len(text.split()) >= 25 or (len(text.split()) >= 12 and text.endswith((".", "?", ".”", '."'))):
            return True
        if line.has_marks:
            return False
        run = [line]
        while len(run) < 3 and (after := self._next(run[-1])) is not None and not after.blanks:
            if after.index != run[-1].index + 1 or label_at(after.folded, self.manner.mode):
                break
            run.append(after)
        if len(run) == 2 and len(text) > 60 and is_final(run[1].text) and not han_count(text):
            return True
        if han_count(text) >= 4 and not re.search(f"[，。；]|,(?=[{HAN}])", "".join(one.text for one in run)):
            return False
        return len(run) == 3 and all(len(" ".join(one.text.split())) > 45 for one in run[:2]) and not text.isupper()

    def shown(self, parts: Sequence[Part]) -> str:
        """The words of a block's parts as they are read."""
        return "".join(self.text[a:b] if new is None else new for a, b, new in parts)

    def _goes_on(self, line: Line) -> bool:
        return self.last is not None and continues(self.last, line, self.width, self.blocks[-1].length)

    def _add(self, line: Line, zone: ZoneKind | None) -> None:
        self.blocks.append(Block([(line.start, line.end, None)], zone))

    def _join(self, line: Line) -> None:
        last = self.last
        if last is None:
            return
        parts = self.blocks[-1].parts
        if last.text[-1] in "-‐" and line.text[:1].islower() and not keeps_hyphen(last.text, line.text, self.text):
            start, end, _ = parts[-1]
            parts[-1] = (start, end - 1, None)
        parts.extend(glue(last, line))
        parts.append((line.start, line.end, None))
        self.last = line

    def _table_row(self, line: Line) -> None:
        cells: list[tuple[int, int]] = []
        at = 0
        for cell in line.text.split("\t"):
            cells.append((at, at + len(cell)))
            at += len(cell) + 1
        words = tuple(line.text[a:b] for a, b in cells)
        follows = self.last is not None and self.last.kind == "table_row" and self.last.index == line.index - 1
        header = self.header if follows else None
        if not follows:
            self.header = words
        self.blocks.append(Block([(line.start, line.end, None)], "table", header=header, cells=cells))
        self.last = line

    def _close_field(self) -> None:
        for block in self.fields.close():
            self.blocks.append(block)

    def _is_title_again(self, line: Line) -> bool:
        """The title repeated (breadcrumb, running head, heading of the page)."""
        key = title_key(line.text)
        title = title_key(self.front.title)
        if len(title) >= _TITLE and title in key and _is_running(line.text, len(key) - len(title)):
            self.dropped[line.index] = "running_head"
            return True
        if not title or self.front.is_title(line) or len(key) < 4 or title not in (key, title_key(bare(line.text)[0])):
            return False
        if key != title:
            self.dropped[line.index] = "front_matter"  # with a badge or a file's ending around it
            return True
        if not any(block.zone == "title" for block in self.blocks):
            self._add(line, "title")
        return True

    def _head_of(self, index: int) -> str:
        start, end, _ = self.blocks[index].parts[0]
        return self.text[start:end]

    def _marker(self, index: int) -> str:
        return marker_of(self._head_of(index))[0]


def _is_chinese_title(reading: FrontReading) -> bool:
    """Whether the title is Chinese: so is the work then, however long its English abstract is."""
    found = reading.title.title
    return found is not None and han_count(found.text) > 3 and 2 * han_count(found.text) > len(found.text)


def _is_running(text: str, more: int) -> bool:
    """Whether a line that has the title has a page's number at one end besides, and hardly anything else."""
    return more <= _BESIDE_TITLE and _PAGED.search(text) is not None and not text.endswith((".", "。"))


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _wholly_cut(lines: list[Line], cuts: list[tuple[Range, str]], dropped: dict[int, str]) -> dict[int, str]:
    """Lines of which a notice leaves nothing."""
    out: dict[int, str] = {}
    for line in [*lines[-14:], *lines[:2], *(lines[index] for index in dropped)]:
        inside = [(span, why) for span, why in cuts if line.start <= span[0] < line.end]
        if inside and sum(b - a for (a, b), _ in inside) >= line.end - line.start - 2 * len(inside):
            out[line.index] = inside[0][1]
    return out


def _is_sentence(text: str) -> bool:
    """A short line that is a sentence all the same: it ends like one and says something."""
    if han_count(text) >= 6:
        return text.endswith(("。", "！", "？"))
    return len(text.split()) >= 3 and text.endswith((".", "?", "!"))
