"""Paragraphs as word processors keep them: runs of one look each, or the cells of a table's row."""

from __future__ import annotations

from dataclasses import dataclass, field

NoteKey = tuple[str, str]  # footnote or endnote, and its id in the file


@dataclass(slots=True)
class WordRun:
    """A run of text; `note` is the kind and id of the note it refers to (its text is empty, or the custom mark)."""

    text: str
    bold: bool = False
    raised: bool = False
    href: str = ""
    note: NoteKey | None = None
    size: float = 0.0  # in points; 0 where the file does not say


@dataclass(slots=True)
class WordParagraph:
    """One paragraph; `cells` is filled instead for a table's row. `level` is 0 for the title, -1 for no heading."""

    pieces: list[WordRun] = field(default_factory=list)
    level: int = -1
    is_list: bool = False
    is_contents: bool = False
    is_centred: bool = False
    cells: list[list[WordRun]] = field(default_factory=list)
    table: int = -1
    joins_next: bool = False  # its end was deleted

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether all its words are."""
        return all(piece.bold for piece in self.pieces if piece.text.strip() and piece.note is None)
