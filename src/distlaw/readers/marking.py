"""Writes an extracted text line by line and keeps what the format said about each stretch of it.

What every reader of a marked format (HTML, PDF, DOCX) hands on:

* `text`: one block (paragraph, heading, list item, table row, note) a line, lines ended by "\\n"; table cells are
  separated by a tab. A paragraph that the page or column breaks is one line.
* marks: `heading` (level), `paragraph`, `list_item`, `table`, `table_row`, `table_cell`, `note` (marker),
  `note_reference` (marker; of no width where the format numbers its notes itself), `link`, `superscript`, `page`
  (label; one mark a stretch, so a page may have several), `furniture` (running heads and feet, kept for the metadata
  in them, no part of the reading text), `caption`, `contents` (a line of a table of contents), `face` (a printed line
  of a PDF's first two pages: its size in body sizes, bold, centred, capitals; see `Face`). A mark never includes its
  line end.
* hints, best first: `title`, `author` (one a person), `affiliation`, `container_title`, `publisher`, `issued` (EDTF),
  `posted`, `url`, `doi`, `issn`, `volume`, `issue`, `page`, `abstract`, `keyword` (one each), `language`, `account`,
  `page_kind` (wechat, law_firm, record_page, journal, portal, judgment, mirror, web); `Hint.origin` says where the
  value stood (`og:title`, `json-ld`, `citation_author`, `script`, `element`). Names that begin with `untrusted_` hold
  what tools and typists leave behind (Word's core properties, a PDF's information dictionary, `<meta author>`).
"""

from __future__ import annotations

from collections.abc import Iterable

from distlaw.model.source import Mark, MarkKind

_ORDER: dict[MarkKind, int] = {"page": 0, "furniture": 1, "table": 2, "table_row": 3, "table_cell": 4}


class TextWriter:
    """Grows a text and its marks; positions are code points of the text so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._marks: list[Mark] = []

    def write(self, text: str) -> tuple[int, int]:
        """Append `text` as it is; returns where it stands."""
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        return start, self.length

    def line(self, text: str, kind: MarkKind | None = None, value: str = "") -> tuple[int, int]:
        """Append one line, marked whole; returns where its text stands, the line end left out."""
        span = self.write(text)
        self.write("\n")
        if kind is not None:
            self.mark(kind, *span, value)
        return span

    def mark(self, kind: MarkKind, start: int, end: int, value: str = "") -> None:
        """Say something of `[start, end)`; a mark of no width is kept for note references alone."""
        if start < end or (start == end and kind == "note_reference"):
            self._marks.append(Mark(kind=kind, start=start, end=end, value=value))

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in the order of the text, the wider before the narrower."""
        return ordered(self._marks)


def ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks by start, then widest first, then the enclosing kind first."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, _ORDER.get(mark.kind, 9))))
