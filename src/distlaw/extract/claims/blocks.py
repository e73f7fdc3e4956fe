"""Cuts a document's zones into blocks: headings, paragraphs, list items and table rows, each with a compact text.

The compact text leaves out line ends inside a paragraph and Markdown marks, so that cues are found across a hard
wrap; `at` leads every character of it back to the reading text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from distlaw.extract.claims.lexicon import cue_text
from distlaw.model.document import ParsedDocument, Section, Zone
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.text.offsets import Range

BlockKind = Literal["paragraph", "heading", "item", "row"]
SOUGHT = ("abstract", "abstract_translated", "lead", "body", "table")
_ITEM = re.compile(rf"[ \t>]*(?:[-*•▪●○]\s+|\d{{1,2}}[.．、)）]\s*(?!\d)|[（(][{TO_TEN}\d]{{1,3}}[)）]\s*|[①-⑳]\s*)")
_TABLE_LINE = re.compile(r"\s*\|")
_FENCE = re.compile(r"\s*(?:[-*_=]{3,}|```.*)\s*$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_ENDS = frozenset("。！？.!?：:；;…”’」』)）|")
_GOES_ON = ("，", "、")  # a line that ends so is a part of its sentence, whatever stands between
_CJK = re.compile(r"[⺀-鿿豈-﫿　-〿＀-￯“”‘’]")
MOST = 600_000  # characters of one document that are read for claims; a long book has fewer
LONGEST = 20_000
_WRAPPED = 120  # columns: no text is wrapped wider, so that longer lines are paragraphs
_WIDE = 30  # a line shorter than this that ends without a mark is a line of its own


@dataclass(frozen=True)
class ClaimBlock:
    """One block; `at[i]` is where `text[i]` stands in the reading text."""

    kind: BlockKind
    zone: str
    text: str
    shade: str
    at: Sequence[int]
    section: str
    is_english: bool
    header: str = ""  # of a table row
    is_quoted: bool = False  # set off as a quotation (>)

    def span(self, start: int, end: int) -> Range:
        """The reading text's span of the block's `[start, end)`."""
        return self.at[start], self.at[end - 1] + 1


def blocks(document: ParsedDocument) -> list[ClaimBlock]:
    """Blocks of all zones in which claims are sought, in reading order."""
    text = document.reading.text
    found: list[ClaimBlock] = []
    left = MOST
    for zone in zones(document):
        if left > 0:
            found.extend(_of_zone(document, text, zone.model_copy(update={"end": min(zone.end, zone.start + left)})))
        left -= zone.end - zone.start
    return found


def is_cut(document: ParsedDocument) -> bool:
    """Whether the document is longer than what is read for claims."""
    return sum(zone.end - zone.start for zone in zones(document)) > MOST


def zones(document: ParsedDocument) -> list[Zone]:
    """The zones in which claims are sought; the whole text where a parser gave none."""
    if not document.zones and document.record is None:
        return [Zone(kind="body", start=0, end=len(document.reading.text))]
    found: list[Zone] = []
    for zone in sorted((zone for zone in document.zones if zone.kind in SOUGHT), key=lambda zone: zone.start):
        if found and found[-1].kind == zone.kind and not document.reading.text[found[-1].end : zone.start].strip():
            found[-1] = found[-1].model_copy(update={"end": zone.end})
        else:
            found.append(zone)
    return found


def _of_zone(document: ParsedDocument, text: str, zone: Zone) -> Iterator[ClaimBlock]:
    section = _heading_before(document.sections, zone.start) if zone.kind == "body" else ""
    for kind, ranges, header in _pieces(document, text, zone):
        for some in _bounded(ranges):
            block = _block(text, kind, some, zone.kind, section, header)
            if block.text and _is_set_off(document, block.at[0]):
                block = replace(block, is_quoted=True)
            if kind == "heading":
                section = block.text
                block = replace(block, section=section)
            if block.text:
                yield block


def _bounded(ranges: Sequence[Range]) -> Iterator[list[Range]]:
    """The ranges in groups of at most `LONGEST` characters: no real paragraph is longer."""
    group: list[Range] = []
    held = 0
    for start, end in ranges:
        for at in range(start, end, LONGEST) if end > start else (start,):
            piece = (at, min(end, at + LONGEST))
            if held and held + piece[1] - piece[0] > LONGEST:
                yield group
                group, held = [], 0
            group.append(piece)
            held += piece[1] - piece[0]
    if group:
        yield group


def _heading_before(sections: Sequence[Section], offset: int) -> str:
    return next((f"{s.number} {s.title}".strip() for s in reversed(sections) if s.end <= offset), "")


def _pieces(document: ParsedDocument, text: str, zone: Zone) -> Iterator[tuple[BlockKind, list[Range], str]]:
    """Kind, spans of lines, and table header of each block of a zone."""
    widest = max((_width(text, line) for line in _lines(text, zone.start, zone.end)), default=0)
    rows = {row.cells[0][0]: row for row in document.rows if row.cells}
    row_starts = sorted(rows)
    kind: BlockKind = "paragraph"
    lines: list[Range] = []
    for start, end in _cut_at_sections(document.sections, _lines(text, zone.start, zone.end)):
        heading = _section_at(document.sections, start, end)
        row = next((rows[s] for s in row_starts if start <= s < max(end, start + 1)), None)
        item = _ITEM.match(text, start, end)
        is_item = item is not None or _marked(document, start, end)
        blank = not text[start:end].strip()
        if (
            not blank
            and heading is None
            and row is None
            and lines
            and not item
            and _joins(text, lines[-1], start, widest, is_item)
        ):
            lines.append((start, end))
            continue
        if lines and not (blank and kind != "heading" and _breaks_off(text, lines[-1], end, zone.end)):
            yield kind, lines, ""
            lines = []
        if blank or _FENCE.match(text, start, end):
            continue
        if heading is not None:
            yield "heading", [(max(start, heading.start), min(end, heading.end))], ""
        elif row is not None:
            yield "row", [(row.cells[0][0], row.cells[-1][1])], " ".join(row.header)
        elif not _TABLE_LINE.match(text, start, end) and not (rows and " | " in text[start:end]):
            if lines:
                lines.append((start, end))
                continue
            kind = "item" if is_item else "paragraph"
            lines = [(item.end() if item else start, end)]
    if lines:
        yield kind, lines, ""


def _marked(document: ParsedDocument, start: int, end: int) -> bool:
    """Whether the source has a list marker before the line, which the reading text leaves out."""
    ranges = document.reading.to_source(start, min(start + 1, end)) if start < end else ()
    if not ranges:
        return False
    source, at = document.reading.source, ranges[0][0]
    head = source[source.rfind("\n", 0, at) + 1 : at]
    return 0 < len(head) < 12 and _ITEM.match(head + "x") is not None


def _is_set_off(document: ParsedDocument, start: int) -> bool:
    """Whether the source sets the line off as a quotation, by a mark that the reading text may leave out."""
    ranges = document.reading.to_source(start, start + 1)
    source, at = document.reading.source, ranges[0][0] if ranges else 0
    return source[source.rfind("\n", 0, at) + 1 : at + 1].lstrip().startswith(">")


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    at = start
    while at < end:
        match = _LINE.match(text, at, end)
        stop = match.end() if match else end
        inner = text[at:stop].rstrip("\r\n")
        yield at, at + len(inner)
        at = max(stop, at + 1)


def _cut_at_sections(sections: Sequence[Section], lines: Iterator[Range]) -> Iterator[Range]:
    """Lines, a heading that stands inside one (repaired columns) made a line of its own."""
    for start, end in lines:
        for section in sections:
            if start + 8 < section.start < end:
                yield start, section.start
                start = section.start
            if start <= section.start < section.end < end - 8:
                yield start, section.end
                start = section.end
        yield start, end


def _section_at(sections: Sequence[Section], start: int, end: int) -> Section | None:
    return next((s for s in sections if s.start < end and s.end > start and s.start >= start - 8), None)


def _joins(text: str, line: Range, start: int, widest: int, is_item: bool) -> bool:
    """Whether the line at `start` goes on what `line` began: a hard wrap fills most of the measure."""
    before = text[line[0] : line[1]].rstrip()
    if not before or text[line[1] : start].count("\n") > 1:
        return False
    if before[-1] in _GOES_ON and not is_item and re.match(rf"[{HAN}「《]", text[start : start + 1]):
        return True
    if widest > _WRAPPED and before[-1] in _ENDS:
        return False
    width = _width(text, line)
    return width >= _WIDE and width >= max(0.8 * widest, widest - 16)


def _width(text: str, line: Range) -> int:
    """Columns a line takes, a Chinese character two."""
    part = text[line[0] : min(line[1], line[0] + 2 * LONGEST)].strip()
    return len(part) if part.isascii() else sum(2 if _CJK.match(c) else 1 for c in part)


def _breaks_off(text: str, line: Range, blank: int, end: int) -> bool:
    """Whether a paragraph stops in mid-sentence, at a page break or a comma, and goes on after the blank line."""
    before = text[line[0] : line[1]].rstrip()
    after = text[blank:end].lstrip()[:40]
    if before[-1:] in _GOES_ON and re.match(rf"[{HAN}「《]", after):
        return True
    if len(before) < 60 or not after or before[-1] in _ENDS:
        return False
    return bool(re.match(rf"[{HAN}a-z]", after)) and not _ITEM.match(after)


def _block(text: str, kind: BlockKind, ranges: Sequence[Range], zone: str, section: str, header: str) -> ClaimBlock:
    characters: list[str] = []
    at: list[int] = []
    for start, end in ranges:
        if at and not _touches(text, at[-1], start, end):
            characters.append(" ")
            at.append(max(at[-1], start - 1))
        for offset in range(start, end):
            sign = text[offset]
            if sign in "*`#>" and _is_mark(text, offset):
                continue
            if sign.isspace():
                if not at or characters[-1] == " ":
                    continue
                sign = " "
            characters.append(sign)
            at.append(offset)
    while characters and characters[-1] == " ":
        characters.pop()
        at.pop()
    compact = "".join(characters)
    chinese = sum(1 for c in compact if "一" <= c <= "鿿")
    return ClaimBlock(kind, zone, compact, cue_text(compact), at, section, chinese * 20 < len(compact), header)


def _touches(text: str, last: int, start: int, end: int) -> bool:
    """Two lines of Chinese join without a space."""
    first = text[start:end].lstrip()[:1]
    return bool(_CJK.match(text[last])) and bool(_CJK.match(first or " "))


def _is_mark(text: str, offset: int) -> bool:
    """A Markdown mark: **, ` or a leading # or >."""
    sign = text[offset]
    if sign == "*":
        return text[offset - 1 : offset] == "*" or text[offset + 1 : offset + 2] == "*"
    if sign == "`":
        return True
    begin = text.rfind("\n", 0, offset) + 1
    return not text[begin:offset].strip("#> ")
