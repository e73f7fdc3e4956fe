"""Writes paragraphs of a word processor's file as lines, their notes after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from distlaw.readers.marking import TextWriter
from distlaw.readers.word.faces import FIRST, body_size, face_of
from distlaw.readers.word.headings import with_true_headings
from distlaw.readers.word.paragraphs import NoteKey, WordParagraph, WordRun


@dataclass(slots=True)
class Notes:
    """The notes' texts by kind and id, and the order in which the text refers to them."""

    texts: dict[NoteKey, str]
    order: list[tuple[NoteKey, str]] = field(default_factory=list)

    def marker(self, note: NoteKey, printed: str) -> str:
        """The note's number: as the author typed it, else counted."""
        known = next((marker for key, marker in self.order if key == note), "")
        if known or note not in self.texts:
            return known
        counted = sum(1 for key, marker in self.order if key[0] == note[0] and marker.strip("e").isdigit()) + 1
        is_second_series = note[0] == "endnote" and any(kind == "footnote" for kind, _ in self.texts)
        marker = printed or (f"e{counted}" if is_second_series else str(counted))
        self.order.append((note, marker))
        return marker


def write_paragraphs(writer: TextWriter, paragraphs: Sequence[WordParagraph], notes: Notes) -> None:
    """A line for a paragraph, a heading or a table's row; bold lines without a style are headings where they should
    be; the first lines say how they are printed."""
    with_true_headings(paragraphs)
    has_title = any(paragraph.level == 0 and paragraph.text.strip() for paragraph in paragraphs)
    table, table_start, body, first = -1, 0, body_size(paragraphs), FIRST
    for paragraph in paragraphs:
        if paragraph.is_contents:
            continue
        if table >= 0 and paragraph.table != table:
            writer.mark("table", table_start, writer.length - 1, str(table))
        if paragraph.table >= 0 and paragraph.table != table:
            table_start = writer.length
        table = paragraph.table
        if paragraph.cells:
            _write_row(writer, paragraph, notes)
        else:
            for pieces in _split_lines(paragraph.pieces):
                start, end = _write_line(writer, paragraph, pieces, notes, has_title)
                if start < end and first:
                    writer.mark("face", start, end, face_of(paragraph, pieces, body))
                    first -= 1
    if table >= 0:
        writer.mark("table", table_start, writer.length - 1, str(table))


def _split_lines(pieces: Sequence[WordRun]) -> list[list[WordRun]]:
    """A line break inside a paragraph ends a line of the text."""
    lines: list[list[WordRun]] = [[]]
    for piece in pieces:
        for index, text in enumerate(piece.text.split("\n")):
            if index:
                lines.append([])
            if text or piece.note:
                note = piece.note if index == 0 else None
                lines[-1].append(replace(piece, text=text, note=note))
    return lines


def _write_line(
    writer: TextWriter, paragraph: WordParagraph, pieces: Sequence[WordRun], notes: Notes, has_title: bool
) -> tuple[int, int]:
    """Where the line stands, without its end; of no width where it has no words."""
    start = writer.length
    _write_pieces(writer, pieces, notes)
    end = writer.length
    if start == end:
        return start, end
    if paragraph.level >= 0:
        level = paragraph.level + (1 if has_title or paragraph.level == 0 else 0)
        writer.mark("heading", start, end, str(level))
    else:
        writer.mark("list_item" if paragraph.is_list else "paragraph", start, end)
    writer.write("\n")
    return start, end


def _write_pieces(writer: TextWriter, pieces: Sequence[WordRun], notes: Notes) -> None:
    """The pieces without the white space at both ends of the line."""
    shown = [index for index, piece in enumerate(pieces) if piece.text.strip()]
    if not shown:
        return
    for index, piece in enumerate(pieces):
        text = piece.text
        text = text.lstrip() if index <= shown[0] else text
        text = text.rstrip() if index >= shown[-1] else text
        if piece.note:
            printed = next((p.text.strip() for p in pieces[index + 1 : index + 2] if p.raised or piece.raised), "")
            marker = notes.marker(piece.note, printed if piece.raised else "")
            if marker:
                writer.mark("note_reference", writer.length, writer.length, marker)
        span = writer.write(text)
        if piece.raised and text:
            writer.mark("superscript", *span)
        if piece.href and text:
            writer.mark("link", *span, piece.href)


def _write_row(writer: TextWriter, row: WordParagraph, notes: Notes) -> None:
    start = writer.length
    for index, cell in enumerate(row.cells):
        if index:
            writer.write("\t")
        at = writer.length
        line = [replace(piece, text=re.sub(r"\s+", " ", piece.text)) for piece in cell]
        _write_pieces(writer, line, notes)
        writer.mark("table_cell", at, writer.length)
    writer.mark("table_row", start, writer.length)
    writer.write("\n")


def write_notes(writer: TextWriter, notes: Notes) -> None:
    """The notes in the order of their references, then those the text never refers to."""
    unseen = [(key, "") for key in notes.texts if all(key != known for known, _ in notes.order)]
    for key, marker in [*notes.order, *unseen]:
        text = notes.texts[key]
        text = text.removeprefix(marker).lstrip() if marker and not marker.isdigit() else text
        if text:
            writer.line(text, "note", marker)
