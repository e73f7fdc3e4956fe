"""What a reader hands on: the decoded or extracted text, and what its format said about stretches of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from distlaw.model.frozen import Frozen

MarkKind = Literal[
    "page",  # a page's text; value: the page number as printed, else counted from 1
    "heading",  # value: level, "1" and up
    "paragraph",
    "list_item",
    "table",  # value: number of the table, from 0
    "table_row",
    "table_cell",
    "note",  # the text of a foot- or endnote; value: its marker
    "note_reference",  # the marker in the text; value: the marker
    "link",  # value: the address
    "superscript",
    "column",  # a column's text on a page; value: number, from 0
    "furniture",  # running head, foot, page number
    "deleted",
    "caption",
    "contents",  # a line of a table of contents: no heading, no text
    "scanned",  # a line read by OCR; value: confidence, box, and `doubtful` where it is
    "face",  # a printed line on a PDF's first pages; value: what `Face.of` reads
]


class Hint(Frozen):
    """A metadata value the format carries outside the text (og:title, citation_author, a front matter key)."""

    name: str
    value: str
    origin: str


class Mark(Frozen):
    """What the format says of the text's `[start, end)`."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


class Face(NamedTuple):
    """How a line is printed, from the value of a `face` mark."""

    size: float  # in body sizes: 1.0 is running text
    is_bold: bool
    is_centred: bool
    is_capitals: bool

    @classmethod
    def of(cls, value: str) -> Face:
        """Read `"1.50 bold centred capitals"`; ValueError where the size is missing."""
        size, *words = value.split()
        return cls(float(size), "bold" in words, "centred" in words, "capitals" in words)


class SourceText(Frozen):
    """One file as read. All ranges anywhere are offsets into `text`: the decoded file with its newlines
    for text files, the extracted text for PDF, DOCX and HTML."""

    sha256: str  # of the file's bytes
    file_name: str
    media_type: str
    text: str
    encoding: str = ""
    uri: str = ""
    hints: tuple[Hint, ...] = ()
    marks: tuple[Mark, ...] = ()
