"""The walk over the lines of an article: head, labelled fields, headings, paragraphs, notes, references.

Genres differ in what they do before (site lines, columns) and in a few switches (`Manner`); the walk is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from distlaw.model.document import Origin, ZoneKind
from distlaw.model.source import SourceText
from distlaw.parsers._contents import contents_lines
from distlaw.parsers._entries import entries_of, marker_of, number_of
from distlaw.parsers._facts import Facts
from distlaw.parsers._fields import Fields
from distlaw.parsers._footnotes import foot_blocks
from distlaw.parsers._front import Front, is_subtitle
from distlaw.parsers._furniture import furniture_lines, notices
from distlaw.parsers._headings import Heading, Series, known, looks_like_title, numbered
from distlaw.parsers._labels import Hit, label_at
from distlaw.parsers._lines import Line, lines_of
from distlaw.parsers._manner import Manner
from distlaw.parsers._reading import Block, Part
from distlaw.parsers._wraps import continues, glue, is_final, keeps_hyphen, wrap_width
from distlaw.text.chinese import han_count, is_chinese_work
from distlaw.text.fold import folded
from distlaw.text.offsets import MappedText, Range, Ranges
from distlaw.text.titles import title_key

_PART_LINE = re.compile(r"(?:part|chapter)\s?\d{1,2}\s?\.?|0\d|\d{1,2}\s?[/|]?", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s()<>\[\]\"“”，。；、）】]+(?:\([^\s()]*\)[^\s()<>\[\]]*)?")
_CITES = re.compile(
    r"参见|参阅|另见|载《|载\s?《|第\s?\d+\s?[页期条号]|出版社|判决书|裁定书|《[^》]{2,40}》|\bsee\b|\bid\.|\bcf\.|supra|infra|\d{4}\)|https?://|"
    r"\bv\. |U\.S\.|F\.\d|L\. ?Rev",
    re.IGNORECASE,
)
_LONGEST_HEAD = 120  # lines
_BODY_FIELDS = frozenset(
    {
        "references", "notes", "author_note", "funding", "received", "abstract", "keywords", "cite_line",
        "class_number", "doi", "article_number", "title_translated", "author_latin",
    }
)  # fmt: skip


@dataclass
class Walk:
    """Grows the blocks of the reading text line by line."""

    source: SourceText
    base: MappedText
    manner: Manner
    lines: list[Line]
    dropped: dict[int, str]
    facts: Facts
    front: Front
    fields: Fields
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
    expected_note: int = 1
    open_note: Line | None = None  # last line of the foot note that is open
    header: tuple[str, ...] = ()  # of the table that is open
    quotes: tuple[Range, ...] = ()  # lines that are quotations, in the text walked over
    anchors: dict[str, Ranges] = field(default_factory=dict)  # where notes' markers stood in the source

    @classmethod
    def over(cls, source: SourceText, base: MappedText, manner: Manner, *, has_marks: bool = True) -> Walk:
        """Set up the walk: lines, furniture, tables of contents, notes at page feet."""
        lines = lines_of(base, source.marks if has_marks else ())
        dropped = furniture_lines(lines)
        dropped |= dict.fromkeys(contents_lines(lines, dropped), "contents")
        facts = Facts(base)
        front = Front(facts, is_chinese_work(base.text), manner.date_field)
        fields = Fields(facts, base.text, manner)
        kept = [line for line in lines if line.index not in dropped]
        cuts = notices(lines, dropped)
        dropped |= _wholly_cut(lines, cuts)
        return cls(source, base, manner, lines, dropped, facts, front, fields, wrap_width(kept), cuts=cuts)

    @property
    def text(self) -> str:
        return self.base.text

    def run(self) -> Walk:
        """Walk over every line; returns itself."""
        self._hints()
        self._furniture_facts()
        for block in foot_blocks(self.lines, self.dropped):
            self._foot_block(block)
        for line in self.lines:
            if line.index not in self.dropped:
                self._take(line)
        self._close_list()
        self._close_field()
        self._trailing_notes()
        return self

    def _trailing_notes(self) -> None:
        """Notes that end the text without a heading: [1] …, [2] …, if the markers stand in the text."""
        at = len(self.blocks)
        while at and self.blocks[at - 1].zone == "body" and not self.blocks[at - 1].section and self._marker(at - 1):
            at -= 1
        found = self.blocks[at:]
        if (
            not found
            or number_of(self._marker(at)) != 1
            or (self._marker(at)[:1].isdigit() and "[" not in self._head_of(at))
        ):
            return
        marker = self._head_of(at).split()[0][:4].rstrip()
        first = found[0].parts[0][0]
        if marker[:3] not in self.text[:first]:
            return
        del self.blocks[at:]
        for block in found:
            start, end, _ = block.parts[0]
            name, length = marker_of(self.text[start:end])
            self.notes.append(Block(block.parts, "notes", length, entry=("note", name, "")))

    def _head_of(self, index: int) -> str:
        start, end, _ = self.blocks[index].parts[0]
        return self.text[start:end]

    def _marker(self, index: int) -> str:
        return marker_of(self._head_of(index))[0]

    @cached_property
    def has_blank_lines(self) -> bool:
        """Whether paragraphs stand apart by blank lines."""
        return sum(1 for line in self.lines if line.blanks) > 0.2 * len(self.lines)

    @cached_property
    def flat(self) -> str:
        """The text in folded spelling, offsets unchanged."""
        return folded(self.text)

    @property
    def listed_are_bracketed(self) -> bool:
        """Whether the list's markers stand in brackets, so that bare digits in the text are no markers."""
        return any(
            self.text[block.parts[0][0] : block.parts[0][0] + 1] in "[［〔(（" for block in self.listed if block.label
        )

    def facts_from_notes(self) -> None:
        """Notes on the authors are read last, when their names are known."""
        self.fields.read_star_notes()
        for note in self.fields.notes_on_authors:
            self.facts.author_note(note)

    def _hints(self) -> None:
        """What the format said outside the text comes first; the title's own line is then known by it."""
        for hint in self.source.hints:
            self.fields.hint(hint)
        title = next((hint.value for hint in self.source.hints if hint.name == "title"), "")
        if title:
            self.front.title = title

    def _furniture_facts(self) -> None:
        """Running heads name the journal, the volume, the first page."""
        for line in self.lines:
            why = self.dropped.get(line.index)
            if why in ("furniture", "running_head"):
                self.facts.running_head(line.text, line.start)
            elif why == "preview_counters":
                self.facts.date("posted", line.text, line.start, "layout")

    def _foot_block(self, lines: list[Line]) -> None:
        for entry in entries_of(lines, self.text):
            if entry.marker[:1] in ("†", "‡", "*"):
                self.fields.star_note(self._shown(entry.parts))
            else:
                self.notes.append(Block(list(entry.parts), "notes", entry=("note", entry.marker, "")))
        self.dropped |= {line.index: "foot_note" for line in lines}

    def _shown(self, parts: Sequence[Part]) -> str:
        return "".join(self.text[a:b] if new is None else new for a, b, new in parts)

    # ------------------------------------------------------------ one line

    def _take(self, line: Line) -> None:
        if line.kind == "note":
            self._close_field()
            self._marked_note(line)
            return
        if self._is_title_again(line):
            return
        hit = label_at(
            line.folded, "record" if self.manner.mode == "record" else "head" if self.state == "head" else "body"
        )
        if hit and self._takes(hit, line):
            self._field(line, hit)
            return
        heading = self._heading(line)
        if heading is not None:
            self._close_list_for(line)
            self._section(line, heading)
        elif self.fields.is_open and self.fields.wants(line, self.width):
            self.fields.more(line)
        elif self.state in ("references", "notes"):
            self.list_lines.append(line)
        else:
            self._close_field()
            self._plain(line)

    def _takes(self, hit: Hit, line: Line) -> bool:
        """Whether a label counts where it stands: in the body only what closes a text or stands in its margins."""
        if self.state == "head":
            if hit.form == "alone" and hit.means("references", "notes") and not hit.means("source_line"):
                return True
            return not (hit.form == "stroke" and line.index > 20)
        if hit.means("references", "notes") and hit.form in ("alone", "colon", "bracket"):
            rest = line.text[hit.value :].strip()
            return not rest or hit.form == "bracket" or (hit.means("notes") and bool(marker_of(rest)[0]))
        if not hit.fields & _BODY_FIELDS or hit.form == "space":
            return False
        if hit.means("abstract", "keywords"):
            missing = hit.means("keywords") and not self.facts.has("keywords") and hit.form != "alone"
            return self.state != "body" or not self.had_labels or missing or not han_count(line.text)
        if hit.means("funding", "author_note", "received") and len(hit.label) >= 4 and hit.form != "alone":
            return True
        left = sum(1 for after in self.lines[line.index + 1 :] if after.index not in self.dropped)
        return self.state != "body" or left < 15 or hit.form == "bracket"

    def _field(self, line: Line, hit: Hit) -> None:
        self.had_labels |= hit.means("abstract", "keywords")
        self._close_field()
        if line.level and self.manner.titles_are_sections:
            self.blocks.append(
                Block([(line.start, line.end, None)], None, section=(line.level, "", line.text.rstrip(":：")))
            )
        if hit.means("references") and (
            self.state != "head" or (hit.form == "alone" and line.index > len(self.lines) // 3)
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

    def _open_list(self, state: str, line: Line, hit: Hit) -> None:
        self.state = state
        self.last = None
        rest = line.text[hit.value :].strip(" :：")
        if rest:
            at = line.start + line.text.find(rest, hit.value)
            self.list_lines.append(
                replace(line, start=at, text=rest, folded=line.folded[at - line.start :][: len(rest)])
            )

    def _leave_list(self, hit: Hit) -> None:
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
                self._front_line(line)
        self._close_list()
        self.state = "head" if hit.means("abstract", "title_translated") else "body"

    def _close_list_for(self, line: Line) -> None:
        if self.state in ("references", "notes"):
            self._close_list()
            self.state = "body"

    def _close_list(self) -> None:
        if not self.list_lines:
            return
        kind = "reference" if self.state == "references" else "note"
        zone: ZoneKind = "references" if kind == "reference" else "notes"
        for entry in entries_of(self.list_lines, self.text):
            if entry.marker[:1] in ("†", "‡", "*"):
                self.fields.star_note(self._shown(entry.parts))
                continue
            parts: list[Part] = [(*entry.head, None), *entry.parts]
            label = entry.head[1] - entry.head[0]
            address = _URL.search(self._shown(entry.parts))
            url = address.group().rstrip(".,;。，；") if address else ""
            block = Block(parts, zone, label, entry=("reference" if kind == "reference" else "note", entry.marker, url))
            self.listed.append(block)
        self.list_lines = []

    def _marked_note(self, line: Line) -> None:
        hit = label_at(line.folded, "body")
        if hit and hit.means("funding", "author_note", "received") and hit.form in ("colon", "bracket"):
            self._field(line, hit)
            return
        marker, start = marker_of(line.text)
        own = number_matches(marker, line.value)
        start = start if own else len(line.value) if line.value and line.text.startswith(line.value) else 0
        if line.value[:1] in ("*", "†", "‡") or (not own and marker[:1] in ("†", "‡")):
            self.fields.star_note(line.text)
            return
        parts: list[Part] = [(line.start, line.end, None)]
        self.notes.append(Block(parts, "notes", start, entry=("note", line.value or marker, "")))

    # ------------------------------------------------------------ headings and paragraphs

    def _is_title_again(self, line: Line) -> bool:
        """The title repeated (breadcrumb, running head, heading of the page)."""
        key = title_key(line.text)
        if not self.front.title or len(key) < 4 or key != title_key(self.front.title):
            return False
        if not any(block.zone == "title" for block in self.blocks):
            self._add(line, "title")
        return True

    def _heading(self, line: Line) -> tuple[int, str, str] | None:
        """Level, number and title where the line is a heading."""
        if self.state == "head" and not self.front.title and not line.level and not self.had_labels and line.index < 2:
            return None
        if line.level and self.state == "head" and (is_subtitle(line.text) or self.front.is_byline(line)):
            return None
        if line.level and line.kind not in ("table_row",):
            return self._marked_heading(line)
        if line.kind or (self.last and self.state == "body" and self._goes_on(line) and not known(line)):
            return None
        found = numbered(line)
        if found is not None:
            return self._numbered_heading(line, found)
        if known(line) and not (self.fields.is_open and self.fields.is_empty):
            return 1, "", line.text.rstrip(":：")
        return (1, "", line.text) if self._is_loose_heading(line) else None

    def _marked_heading(self, line: Line) -> tuple[int, str, str] | None:
        if not self.front.title and not self.had_labels and self.state == "head" and line.level == 1:
            return None
        found = numbered(line)
        if found is None:
            return line.level, "", line.text.rstrip(":：")
        return line.level, found.number, line.text[found.title_start :]

    def _numbered_heading(self, line: Line, found: Heading) -> tuple[int, str, str] | None:
        after = self._next(line)
        if (
            after is not None
            and after.blanks == 0
            and found.system in ("arabic", "arabic_bracket", "letter", "chinese_bracket")
        ):
            sibling = numbered(after)
            if sibling and sibling.system == found.system and sibling.value == found.value + 1:
                return None
        if self.state in ("references", "notes") and found.system in ("arabic", "decimal", "arabic_bracket"):
            return None
        if self.state == "head" and not self.front.title and not self.had_labels:
            return None
        level = self.series.level(found)
        return (level, found.number, line.text[found.title_start :].strip()) if level else None

    def _is_loose_heading(self, line: Line) -> bool:
        """A short line between paragraphs, in texts whose format marks no headings."""
        if not self.manner.finds_loose_headings or self.state not in ("body", "head") or line.has_marks:
            return False
        if not looks_like_title(line) or self.fields.is_open:
            return False
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

    def _section(self, line: Line, heading: tuple[int, str, str]) -> None:
        self._close_field()
        self.state = "body"
        level, number, title = heading
        self.blocks.append(
            Block([(line.start, line.end, None)], "body", section=(level, number.rstrip("、.．:： "), title))
        )
        self.last = None

    def _plain(self, line: Line) -> None:
        if _PART_LINE.fullmatch(line.folded):
            return
        if self.state == "head" and any(start <= line.start < end for start, end in self.quotes):
            self._add(line, "lead")
            return
        if self.state == "head" and not self._opens_body(line):
            self._front_line(line)
            return
        self.state = "body"
        if self._is_foot_note(line):
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

    def _is_foot_note(self, line: Line) -> bool:
        """A note at a page's foot without a rule: the next marker, which stands in the text before, and a citation."""
        marker, _ = marker_of(line.text)
        if marker[:1] in ("*", "†", "‡") and marker and self._has_star(marker):
            return not han_count(line.text) or line.blanks > 0
        if not marker and self.open_note is not None:
            return not line.blanks and not is_final(self.open_note.text) and line.index == self.open_note.index + 1
        shown = line.folded[: len(marker) + 2].strip()
        if not marker or (shown[:1].isdigit() and not line.blanks and self.open_note is None):
            return False
        if number_of(marker) != self.expected_note or not _CITES.search(line.folded):
            return False
        if shown[:1].isdigit():
            before = self.text[: line.start].rstrip()
            return bool(
                re.search(
                    rf"[A-Za-z.,;”\"'’)]{number_of(marker)}(?=\s|"
                    rf"$)",
                    before,
                )
            ) and not han_count(line.text)
        return shown in self.flat[: line.start] and bool(self.blocks)

    def _has_star(self, marker: str) -> bool:
        return any(marker[:1] in author.marks for author in self.facts.authors)

    def _foot_line(self, line: Line) -> None:
        marker, start = marker_of(line.text)
        if marker[:1] in ("*", "†", "‡") and marker:
            self.fields.star_note(line.text)
        elif self.open_note is not None and not marker:
            self.notes[-1].parts += [*glue(self.open_note, line), (line.start, line.end, None)]
        else:
            self.expected_note = number_of(marker) + 1
            self.notes.append(Block([(line.start, line.end, None)], "notes", start, entry=("note", marker, "")))
        self.open_note = line

    def _opens_body(self, line: Line) -> bool:
        if line.index > _LONGEST_HEAD or len(line.text) > 800:
            return True
        if line.kind in ("table_row", "list_item") and self.front.title:
            return True
        return not line.level and self._is_paragraph(line) and not self.front.is_affiliation(line)

    def _is_paragraph(self, line: Line) -> bool:
        text = line.text
        if han_count(text) >= 15:
            return (len(text) >= 45 and bool(re.search("[，,。；;：:]", text))) or (
                len(text) >= 25 and text.endswith(("。", "！", "？"))
            )
        if len(text.split()) >= 25 or (len(text.split()) >= 12 and text.endswith((".", "?", ".”", '."'))):
            return True
        run = [line]
        while len(run) < 3 and (after := self._next(run[-1])) is not None and not after.blanks:
            if after.index != run[-1].index + 1 or label_at(after.folded, self.manner.mode):
                break
            run.append(after)
        if len(run) == 2 and len(text) > 60 and is_final(run[1].text) and not han_count(text):
            return True
        return len(run) == 3 and all(len(one.text) > 45 for one in run[:2]) and not text.isupper()

    def _goes_on(self, line: Line) -> bool:
        return self.last is not None and continues(self.last, line, self.width, self.blocks[-1].length)

    def _next(self, line: Line) -> Line | None:
        for after in self.lines[line.index + 1 :]:
            if after.index not in self.dropped:
                return after
        return None

    def _front_line(self, line: Line) -> None:
        origin: Origin = "layout"
        if self.fields.repeats_hints(line.text):
            return
        kind = self.front.take(line, self._next(line), origin) if self.manner.finds_title or self.front.title else ""
        if kind == "" and not self._is_small(line):
            if is_final(line.text) and self.front.title:
                self.state = "body"
                self._plain(line)
            else:
                self._add(line, None)
        elif kind == "title":
            self._add(line, "title")
            self.blocks[-1].parts = [(*self.front.title_span(line), None)]
            if line.level and self.manner.titles_are_sections:
                self.blocks[-1].section = (line.level, "", line.text)
        elif kind == "byline":
            self._add(line, "byline")

    @staticmethod
    def _is_small(line: Line) -> bool:
        """Whether an unknown line of the head is too small to be text: a site's word, a tag, a place."""
        return len(line.text) < 24 if han_count(line.text) else len(line.text.split()) < 8

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


def _wholly_cut(lines: list[Line], cuts: list[tuple[Range, str]]) -> dict[int, str]:
    """Lines of which a notice leaves nothing."""
    out: dict[int, str] = {}
    for line in lines[-14:] + lines[:2]:
        inside = [(span, why) for span, why in cuts if line.start <= span[0] < line.end]
        if inside and sum(b - a for (a, b), _ in inside) >= line.end - line.start - 2 * len(inside):
            out[line.index] = inside[0][1]
    return out


def number_matches(marker: str, value: str) -> bool:
    """Whether the marker printed at a note's beginning is the one its mark names."""
    return bool(marker) and re.sub(r"\D", "", marker) == re.sub(r"\D", "", value or marker)
