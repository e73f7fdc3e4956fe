"""Headings of a walk: marked by the format, numbered in a series, or standing by themselves."""

from __future__ import annotations

import re
from functools import cached_property

from distlaw.parsers.article.blocks import Block
from distlaw.parsers.article.lists import LIST_PART, Lists
from distlaw.parsers.bylines.names import is_organisation
from distlaw.parsers.bylines.source_line import is_source_line
from distlaw.parsers.front.front import is_subtitle
from distlaw.parsers.lines.headings import (
    Heading,
    known,
    lone_number,
    looks_like_phrase,
    looks_like_title,
    numbered,
    without_call,
)
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.wraps import is_final
from distlaw.text.chinese import han_count

_TOGETHER = ("", "list_item")  # kinds of lines that may be headings though no mark says so
_SURE = 0.42  # a line less likely to be a heading than this is none, where no rule says so
_PARAGRAPH = 120  # half ems of a paragraph below an item that heads it
_LONGEST = 90  # characters of such a heading
_CLAUSE, _CLAUSE_HAN = 16, 36  # words, Chinese characters of a sentence that is no heading whatever marks it
_GOES_ON = re.compile(r"(?:[;；,，、]|[;,] ?(?:and|or))$")
_LONGEST_MARKED = 240  # characters of a marked heading
_OF_PARTS = frozenset({"chapter", "part"})  # numbers of parts, that no list's items bear
_PART_LINE = re.compile(r"(?:part|chapter)\s?\d{1,2}\s?\.?|0\d|\d{1,2}\s?[/|]?", re.IGNORECASE)


class Headings(Lists):
    """Tells headings, and begins sections."""

    def _heading(self, line: Line) -> tuple[int, str, str] | None:
        """Level, number and title where the line is a heading."""
        is_held = self.front.holds(line) and not (_is_first_part(line) and not self.front.is_title(line))
        if self.state == "head" and (is_held or (line.level and is_subtitle(line.text))):
            return None
        if line.level and line.kind not in ("table_row",):
            return None if _is_clause(line) else self._marked_heading(line)
        by_rule = self._item_over_its_parts(line) if line.kind else self._heading_by_rule(line)
        return by_rule or (self._weighed_heading(line) if line.kind in _TOGETHER else None)

    def _item_over_its_parts(self, line: Line) -> tuple[int, str, str] | None:
        """The item of a list that a heading is all the same: 4. Policy, with 4.1 below it; F. Analysis, above text."""
        found, after = numbered(line), self._next(line)
        if found is None or after is None:
            return None
        if line.kind == "list_item" and self._heads_text(line, found, after):
            level = self.series.level(found)
            return (level, found.number, line.text[found.title_start :].strip()) if level else None
        if found.system != "arabic":
            return None
        parts = re.match(rf"{found.value}\.1\b", after.folded)
        return (1, found.number, line.text[found.title_start :].strip()) if parts else None

    def _heads_text(self, line: Line, found: Heading, after: Line) -> bool:
        """Whether a lettered item, or one in capitals, is no sentence and stands over a paragraph of another series."""
        title = line.text[found.title_start :].strip()
        below = numbered(after)
        is_named = found.system in ("letter", "roman") or (title.isupper() and len(title.split()) > 1)
        is_over = after.width > _PARAGRAPH and (below is None or below.system != found.system)
        return self.state == "body" and is_named and is_over and len(title) < _LONGEST and not is_final(title)

    def _weighed_heading(self, line: Line) -> tuple[int, str, str] | None:
        """A heading of the head by all its signs together, where no rule knows it."""
        least = _SURE if self.state in ("body", "head") else 1.0
        if self.front.reading.heads(line) < least or len(line.text) > _LONGEST or self.fields.is_open:
            return None
        found = numbered(line)
        if found is None:
            return 1, "", line.text.rstrip(":：")
        return self.series.level(found) or 1, found.number, line.text[found.title_start :].strip()

    def _heading_by_rule(self, line: Line) -> tuple[int, str, str] | None:
        if self.last and self.state == "body" and self._goes_on(line) and not known(line):
            return None
        found = numbered(line)
        if found is not None:
            return self._numbered_heading(line, found)
        alone = lone_number(line) if not self.is_chinese and self.state == "body" else None
        if alone is not None and (level := self.series.level(alone)):
            return level, alone.number, ""
        if known(line) and not (self.fields.is_open and self.fields.is_empty):
            return 1, "", line.text.rstrip(":：")
        return (1, "", line.text) if self._is_loose_heading(line) else None

    def _marked_heading(self, line: Line) -> tuple[int, str, str] | None:
        found = numbered(line)
        self.series.told(found)
        if found is None:
            return line.level, "", line.text.rstrip(":：")
        return line.level, found.number, line.text[found.title_start :]

    def _numbered_heading(self, line: Line, found: Heading) -> tuple[int, str, str] | None:
        after = self._next(line)
        is_outline = (
            self.manner.mode == "record" and found.system == "chinese"
        )  # which a record prints without the text
        if after is not None and not is_outline and (after.blanks == 0 or found.system in _OF_PARTS):
            sibling = numbered(after)
            if sibling and sibling.system == found.system and sibling.value == found.value + 1:
                return None  # a list, or the contents: nothing stands under it
        if self.state in ("references", "notes") and found.system in ("arabic", "decimal", "arabic_bracket"):
            return None
        if self.state in ("references", "notes") and LIST_PART.fullmatch(line.folded):
            return None
        level = self.series.level(found)
        return (level, found.number, line.text[found.title_start :].strip(" :：")) if level else None

    def _is_loose_heading(self, line: Line) -> bool:
        """A short line between paragraphs, in texts whose format marks no headings."""
        if not self.manner.finds_loose_headings or self.state not in ("body", "head") or line.has_marks:
            return False
        if self.fields.is_open or not (looks_like_title(line) or self._stands_apart(line)):
            return False
        if self.state == "head" and not self.had_labels and is_organisation(line.text):
            return False
        if self.state == "head" and (is_source_line(line.text) or self.front.holds(line)):
            return False
        if self.is_chinese and not han_count(line.text):
            return False  # title, authors and places in English, which stand in the head of a Chinese paper
        after = self._next(line)
        if line.index and self.front.title and _PART_LINE.fullmatch(self.lines[line.index - 1].folded):
            return after is not None and not looks_like_title(after)
        if after is None or not self._is_paragraph(after):
            return False
        if not line.blanks and line.indent < 8 and self.last and not han_count(line.text):
            return False
        if self.state == "head":
            return bool(self.front.title) and (self.had_labels or bool(self.facts.authors)) and bool(line.blanks)
        if han_count(line.text) and not (after.blanks or line.blanks):
            tight = (
                self.last is not None and len(line.text) <= 16 and len(after.text) >= 30 and len(self.last.text) >= 30
            )
            return tight and not self.has_blank_lines and is_final(self.last.text if self.last else "")
        return self.last is None or is_final(self.last.text)

    def _stands_apart(self, line: Line) -> bool:
        """A phrase with a blank line before and after it, in the text."""
        after = self._next(line)
        return (
            self.state == "body"
            and bool(line.blanks)
            and after is not None
            and bool(after.blanks)
            and looks_like_phrase(line)
        )

    def _section(self, line: Line, heading: tuple[int, str, str]) -> None:
        self._close_field()
        self.state = "body"
        level, number, title = heading
        title = without_call(title[: len(title) - self._called_at_end(line)] or title)
        self.blocks.append(
            Block([(line.start, line.end, None)], "body", section=(level, number.rstrip("、.．:： "), title))
        )
        self.last = None

    def _called_at_end(self, line: Line) -> int:
        """How many characters at the line's end call a note: they are no part of a title."""
        last = self.base.to_source(line.end - 1, line.end)
        begin = self._calls.get(last[-1][1]) if last else None
        return last[-1][1] - begin if last and begin is not None else 0

    @cached_property
    def _calls(self) -> dict[int, int]:
        """Where raised characters and calls of notes begin in the source, by where they end."""
        return {mark.end: mark.start for mark in self.source.marks if mark.kind in ("superscript", "note_reference")}


def _is_first_part(line: Line) -> bool:
    found = numbered(line)
    return found is not None and found.system in _OF_PARTS and found.value == 1


def _is_clause(line: Line) -> bool:
    """Whether a paragraph is set as a heading for its number's sake: a judgment's, a contract's whole sentences."""
    is_long = han_count(line.text) >= _CLAUSE_HAN or len(line.text.split()) >= _CLAUSE
    goes_on = _GOES_ON.search(line.text) is not None and (han_count(line.text) > 8 or len(line.text.split()) > 4)
    return len(line.text) > _LONGEST_MARKED or goes_on or (is_long and is_final(line.text))
