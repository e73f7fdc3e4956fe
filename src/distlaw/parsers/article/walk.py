"""The walk over the lines of an article: head, labelled fields, headings, paragraphs, notes, references.

Genres differ in what they do before (site lines, columns) and in a few switches (`Manner`); the walk is one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from distlaw.parsers.article.abstracts import (
    abstract_above_contents,
    abstract_above_list,
    abstract_in_english,
    abstract_unannounced,
)
from distlaw.parsers.article.beside import told_outside
from distlaw.parsers.article.blocks import Block, Part
from distlaw.parsers.article.headings import Headings
from distlaw.parsers.article.lists import LIST_PART
from distlaw.parsers.bylines.keywords import is_list_of_keywords
from distlaw.parsers.lines.entries import marker_of
from distlaw.parsers.lines.footnotes import foot_blocks
from distlaw.parsers.lines.labels import LISTS, LabelFound, label_at, labels_inside
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.wraps import is_final
from distlaw.text.chinese import han_count
from distlaw.vocab.citation_forms import is_cited_alone
from distlaw.vocab.print_signs import print_sign
from distlaw.vocab.words import worded

_PART_LINE = re.compile(r"(?:part|chapter)\s?\d{1,2}\s?\.?|0\d|\d{1,2}\s?[/|]?", re.IGNORECASE)
_PAGED_TYPES = ("text/plain", "application/pdf")  # in which a figure alone may be a page's
_ON_AUTHOR = worded("article_lines", r"(?:[^.。]{3,120}[.。]\s?)?{on_authors}\s?[:：]")
_STARS = re.compile(r"[*†‡]+|[ad]{1,2}\d{1,2}")  # of notes on the author; a1 in databases that number them apart
_LONGEST_HEAD = 120  # lines
_ABSTRACT = 150  # characters of one in English that stands above its keywords
_NEAR_TOP = 20  # lines in which a label of four characters or more begins an abstract wherever it stands
_FIRST, _PARAGRAPH = 4, 120  # lines of a first page that lost its breaks; characters of an abstract in it
_AT_END = 6  # lines that are left where a label below a list of references may still tell of the work
_LIKELY_NAMES = 0.5  # a line likelier than this to name authors is no list of keywords
_BODY_FIELDS = frozenset(
    {
        "references", "notes", "author_note", "funding", "received", "abstract", "keywords", "cite_line",
        "class_number", "doi", "article_number", "title_translated", "author_latin",
    }
)  # fmt: skip


class Walk(Headings):
    """Takes line after line and says what each is."""

    def run(self) -> Walk:
        """Walk over every line; returns itself."""
        told_outside(self)
        for block in foot_blocks(self.lines, self.dropped):
            self._foot_block(block)
        for line in self.lines:
            if line.index not in self.dropped:
                self._take(line)
        self._close_list()
        self._close_field()
        self._trailing_notes()
        abstract_above_contents(self.blocks, self.lines, self.dropped, self.facts, self.shown)
        is_record = self.manner.mode == "record"
        abstract_unannounced(self.blocks, self.lines, self.facts, self.shown, is_record=is_record)
        abstract_in_english(self.blocks, self.facts, self.shown)
        return self

    def _abstract_above_keywords(self) -> None:
        """In a Chinese text a paragraph in English right above its keywords in English is the abstract."""
        block = self.blocks[-1] if self.blocks else None
        if block is None or block.zone != "body" or block.section or self.facts.has("abstract_translated"):
            return
        value = self.shown(block.parts)
        if not han_count(value) and len(value) > _ABSTRACT:
            self.facts.say("abstract_translated", value, "layout", (block.parts[0][0], block.parts[-1][1]))
            block.zone, block.language = "abstract_translated", "en"

    def _take(self, line: Line) -> None:
        if line.kind == "note":
            self._close_field()
            self._marked_note(line)
            return
        if self._is_title_again(line):
            return
        is_head = self.state == "head" or self.fields.in_abstract or self._is_above_abstract(line)
        hit = label_at(line.folded, "record" if self.manner.mode == "record" else "head" if is_head else "body")
        is_whole = hit is not None and hit.form != "alone"  # else what the label announces stands below it
        claimed = is_whole and hit is not None and self.state == "head" and self.front.claims(line, hit.fields)
        claimed = (
            claimed
            and hit is not None
            and not any(one.means("keywords") or one.form == "bracket" for one in _after(line, hit))
        )
        if hit and self._takes(hit, line) and not claimed:
            self._field(line, hit)
            return
        is_listed = self.fields.awaits_list(line) or (self.fields.is_list and self.fields.wants(line, self.width))
        heading = None if is_listed or self._is_list_of_keywords(line) else self._heading(line)
        if heading is not None:
            self._close_list_for(line)
            self._section(line, heading)
        elif self.fields.is_open and not claimed and self.fields.wants(line, self.width):
            self.fields.more(line)
        elif self.state in ("references", "notes"):
            if not LIST_PART.fullmatch(line.folded):
                self.list_lines.append(line)
        else:
            self._close_field()
            self._plain(line)

    def _takes(self, hit: LabelFound, line: Line) -> bool:
        """Whether a label counts where it stands: in the body only what closes a text or stands in its margins."""
        if self.state == "head":
            if hit.form == "alone" and hit.means("references", "notes") and not hit.means("source_line"):
                return True
            return not (hit.form == "stroke" and line.index > 20)
        if hit.form == "record_space":
            return True
        left = sum(1 for after in self.lines[line.index + 1 :] if after.index not in self.dropped)
        if hit.means("author", "source_line", "affiliation") and hit.form in ("colon", "stroke") and left < 6:
            return len(line.text) < 50
        if hit.means("references", "notes") and hit.form in ("alone", "colon", "bracket"):
            rest = line.text[hit.value :].strip()
            return not rest or hit.form == "bracket" or (hit.means("notes") and bool(marker_of(rest)[0]))
        if self.state == "references" and hit.means("doi") and left > _AT_END:
            return False  # of an entry whose line it begins
        is_near = self.fields.in_abstract or self._is_above_abstract(line)
        if not hit.fields & _BODY_FIELDS or (hit.form == "space" and not is_near):
            return False
        if hit.means("abstract", "keywords"):
            is_lost = hit.form != "alone" or (self.had_labels and line.index < _LONGEST_HEAD)
            missing = hit.means("keywords") and not self.facts.has("keywords") and is_lost
            is_foreign = not han_count(line.text) or self.fields.in_abstract
            return self.state != "body" or not self.had_labels or missing or is_foreign
        if hit.means("funding", "author_note", "received") and len(hit.label) >= 4 and hit.form != "alone":
            return True
        return self.state != "body" or left < 15 or hit.form == "bracket"

    def _is_above_abstract(self, line: Line) -> bool:
        """Whether a paragraph stands where a first page that lost its lines has the abstract and its label."""
        is_first = line.index < _FIRST or (line.index < _NEAR_TOP and label_at(line.folded[:_FIRST]) is not None)
        return self.state == "body" and not self.had_labels and is_first and len(line.text) > _PARAGRAPH

    def _field(self, line: Line, hit: LabelFound) -> None:
        self.had_labels |= hit.means("abstract", "keywords")
        self._close_field()
        if hit.means("keywords") and self.is_chinese and hit.label.isascii():
            self._abstract_above_keywords()
        numbered_list = self._heading(line) if hit.start and hit.form == "alone" and hit.means(*LISTS) else None
        if numbered_list is not None:
            self._close_list()
            self._section(line, numbered_list)
        elif line.level and self.manner.titles_are_sections and hit.form == "alone":
            self.fields.headings.add(line.start)
            self.blocks.append(
                Block([(line.start, line.end, None)], None, section=(line.level, "", line.text.rstrip(":：")))
            )
        if self._names_a_source(line, hit):
            self._leave_list(hit)
            self.fields.open(line, replace(hit, fields=frozenset({"source_line"})))
        elif hit.means("references") and (
            self.state != "head"
            or (hit.form == "alone" and line.index > len(self.lines) // 3)
            or (hit.form == "space" and self.manner.mode == "record")
        ):
            self._close_list()
            self._open_list("references", line, hit)
        elif hit.means("notes") and (self.state != "head" or hit.form == "alone"):
            self._close_list()
            self._open_list("notes", line, hit)
        else:
            self._leave_list(hit)
            self.last = None
            self.fields.open(line, hit)

    @staticmethod
    def _names_a_source(line: Line, hit: LabelFound) -> bool:
        """来源 with one short name after it is where the text came from, no list of references."""
        rest = line.text[hit.value :].strip()
        return (
            hit.means("source_line")
            and hit.form in ("colon", "stroke")
            and 0 < len(rest) < 40
            and not marker_of(rest)[0]
        )

    def _leave_list(self, hit: LabelFound) -> None:
        """An English head after the references: the lines before its label are its title and authors."""
        if self.state not in ("references", "notes"):
            return
        if hit.means("abstract", "keywords", "title_translated"):
            head: list[Line] = []
            while (
                self.list_lines
                and not marker_of(self.list_lines[-1].text)[0]
                and not han_count(self.list_lines[-1].text)
            ):
                head.insert(0, self.list_lines.pop())
                if head[0].blanks and len(head) >= 4:
                    break
            for line in head:
                self._front_line(line, self._of_head(line))
        self._close_list()
        self.state = "head" if hit.means("abstract", "title_translated") else "body"

    def _marked_note(self, line: Line) -> None:
        hit = label_at(line.folded, "body")
        if hit and hit.means("funding", "author_note", "received") and hit.form in ("colon", "bracket"):
            self._field(line, hit)
            return
        marker, start = marker_of(line.text)
        own = number_matches(marker, line.value)
        start = start if own else len(line.value) if line.value and line.text.startswith(line.value) else 0
        is_star = _STARS.fullmatch(line.value) is not None and line.value not in self.signs
        self.signs.add(line.value)
        if is_star or _ON_AUTHOR.match(line.text[start:]) or (not own and marker[:1] in ("†", "‡")):
            self.fields.star_note(line.text)
            return
        parts: list[Part] = [(line.start, line.end, None)]
        self.notes.append(Block(parts, "notes", start, entry=("note", line.value or marker, "")))

    def _plain(self, line: Line) -> None:
        if _PART_LINE.fullmatch(line.folded):
            self._part_line(line)
            return
        if self.state == "head" and not self.front.holds(line) and any(a <= line.start < b for a, b in self.quotes):
            self._add(line, "lead")
            return
        if self.state == "head" and self.front.title and print_sign("text_of_head").match(line.text):
            self.front.overhear(line)
            self._add(line, "lead")
            return
        if self._is_list_of_keywords(line):
            abstract_above_list(self.blocks, self.facts, self.shown)
            self.blocks += self.fields.list_of_keywords(line)
            return
        if self.state == "head" and (kind := self._of_head(line)) != "text":
            self._front_line(line, kind)
            return
        is_note = self._is_foot_note(line)
        if self.state == "body" and not is_note and self.front.reading.is_apart(line):
            self.dropped[line.index] = "front_matter"
            return
        self.state = "body"
        if is_note:
            self._foot_line(line)
            return
        self.open_note = None
        if line.kind == "table_row":
            self._table_row(line)
        elif self.last is not None and self._goes_on(line):
            self._join(line)
        else:
            self._add(line, "body")
            self.last = line

    def _part_line(self, line: Line) -> None:
        """A part's number that stands alone: above a heading an ornament of it, with its word a heading itself."""
        after = self._next(line)
        is_word = line.folded[:1].isalpha()
        if after is not None and self._heading(after) is not None:
            self.dropped[line.index] = "part_number"
        elif is_word:
            self._section(line, (1, "", line.text))
        elif self.source.media_type in _PAGED_TYPES or after is None:
            self.dropped[line.index] = "page_number"
        else:
            self._add(line, "body")

    def _is_list_of_keywords(self, line: Line) -> bool:
        """Whether a line near the beginning is a list of keywords although nothing announces it."""
        name = "keywords" if bool(han_count(line.text)) == self.is_chinese else "keywords_translated"
        is_near = line.index < _LONGEST_HEAD // 3 and self.front.title != line.text
        if not is_near or line.level or line.kind or self.facts.has(name):
            return False
        return is_list_of_keywords(line.text, self.text) and self.front.reading.names_authors(line) < _LIKELY_NAMES

    def _of_head(self, line: Line) -> str:
        """What a line of the head is; text where the head ends with it."""
        if line.index > _LONGEST_HEAD or len(line.text) > 800:
            return "text"
        if self.fields.repeats_hints(line.text):
            return "aside"
        known = self.facts.number
        kind = self.front.take(line)
        if kind == "aside" and (is_cited_alone(line.text) or self._says_nothing(line, known)):
            return "text"
        ends = kind != "title" and self._is_paragraph(line) and (kind == "aside" or is_final(line.text))
        return "text" if ends else kind

    def _says_nothing(self, line: Line, known: int) -> bool:
        """Whether nothing was read from a line of the head that is a sentence, or stands in a slight text."""
        reading = self.front.reading
        return self.facts.number == known and (reading.is_slight or reading.is_said(line))

    def _front_line(self, line: Line, kind: str) -> None:
        if kind == "title":
            self._add(line, "title")
            self.blocks[-1].parts = [(*self.front.title_span(line), None)]
            if line.level and self.manner.titles_are_sections:
                self.blocks[-1].section = (line.level, "", line.text)
        elif kind == "byline":
            self._add(line, "byline")
        else:
            self.dropped[line.index] = "front_matter"  # a date, a serial's line, a word of the site: read, no text


def _after(line: Line, hit: LabelFound) -> list[LabelFound]:
    """Labels further on in a labelled line."""
    return labels_inside(line.folded, hit.value)


def number_matches(marker: str, value: str) -> bool:
    """Whether the marker printed at a note's beginning is the one its mark names."""
    return bool(marker) and re.sub(r"\D", "", marker) == re.sub(r"\D", "", value or marker)
