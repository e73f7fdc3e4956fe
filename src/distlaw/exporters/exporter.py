"""What an exporter is: items in, one text (or file) out. A style also gives its lines with their markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from distlaw.model.frozen import Frozen
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem


class StyleOptions(Frozen):
    """What a journal may want otherwise; each style uses those it knows."""

    punctuation: Literal["standard", "half", "by_language"] = "standard"
    show_url: bool = True
    show_doi: bool = True
    show_accessed: bool = True
    legal_mark: str = "Z"  # GB/T 7714 has no mark for statutes and decisions; practice is divided
    all_authors: bool = False
    et_al_after: int = 0  # of more persons than this the first ones are named; 0: as the style says
    bilingual: bool = False  # Chinese entries followed by their English version
    sort: Literal["cited", "pinyin", "year"] = "cited"
    repeats: Literal["short", "full"] = "short"  # 同前注, or the full citation again
    form: Literal["note", "bibliography"] = "note"  # of a style that sets a list otherwise than a note
    edition: Literal["", "17"] = ""  # of Chicago, where not the current one
    as_notes: bool = False  # footnotes rather than a list
    numbered: bool = False  # a number before every entry
    live: bool = False  # in Word: citations as fields that Zotero takes over
    style: str = "gbt7714-2025"  # the style a list file (HTML, RTF, DOCX, Markdown) is set in


class DraftParagraph(NamedTuple):
    """A paragraph of a draft: texts, and for each note its number in the run of notes (from 0); a heading's level."""

    pieces: tuple[str | int, ...]
    heading: int = 0


class Exported(Frozen):
    """`data` is the whole output (text, or bytes for DOCX); a problem names what an entry lacks."""

    data: str | bytes
    problems: tuple[Problem, ...] = ()


class Lines(NamedTuple):
    """The entries of a style, one a line, in the markup of `printed.markup`; and what they lack."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Exporter:
    """A style (`is_style`: printed lines) or an interchange format, by name."""

    name: str
    label: str
    suffix: str
    export: Callable[[Sequence[CiteItem], StyleOptions], Exported]
    is_style: bool = False
    order: int = 50
    aliases: tuple[str, ...] = ()
    lines: Callable[[Sequence[CiteItem], StyleOptions], Lines] | None = None
    notes: Callable[[Sequence[Sequence[CiteItem]], StyleOptions], Lines] | None = None  # each group is one note
    has_list: bool = False  # a bibliography is set otherwise than notes are (`form`)
    # A document with the notes at their places in the text.
    noted: Callable[[Sequence[DraftParagraph], Sequence[Sequence[CiteItem]], StyleOptions], Exported] | None = None
