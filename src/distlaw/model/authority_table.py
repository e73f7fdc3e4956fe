"""A table of authorities: what a text cites, by kind, and where."""

from __future__ import annotations

from typing import Literal

from distlaw.model.citation import CitationKind
from distlaw.model.frozen import Frozen

PlaceKind = Literal["page", "note", "paragraph"]


class CitedAt(Frozen):
    """One place of a work: the page where its source has pages, else the note, else the paragraph."""

    work: str
    kind: PlaceKind
    number: str


class Authority(Frozen):
    """One authority: its citation in a style (with the style's markup), and every place that cites it, in order."""

    kind: CitationKind
    id: str  # empty where no known authority is meant
    line: str
    places: tuple[CitedAt, ...]
    mentions: int


class AuthorityTable(Frozen):
    """The authorities of one work or of several, each kind in alphabetical order."""

    works: tuple[str, ...]
    language: Literal["zh", "en"]
    entries: tuple[Authority, ...]

    def of(self, kind: CitationKind) -> tuple[Authority, ...]:
        """Those of one kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind)
