"""Where a work comes from: its authors as printed, its files, what they state and what was wrong with them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from distlaw.model.document import Quality
from distlaw.model.record.part import RecordPart
from distlaw.text.offsets import Ranges


class RecordedName(RecordPart):
    """An author as printed, with the romanised form beside it."""

    name: str
    name_latin: str | None
    affiliations: tuple[str, ...]
    role: str


class RecordedStatement(RecordPart):
    """A metadata value, where it was read or who said it; an editor's stands on no source and has no ranges."""

    field: str
    value: Any
    source: str
    origin: str
    ranges: Ranges
    rejected: bool = False
    by: str = ""
    at: str = ""


class SlimSource(RecordPart):
    """What the record says of a file; `dump --slim` prints no more."""

    file_name: str
    sha256: str
    media_type: str
    encoding: str
    language: str
    parser: str
    parser_version: str
    quality: Quality
    genre: str
    ordinal: int  # of the record in a file that holds several
    uri: str
    accessed: str
    rights: str


class RecordedSource(SlimSource):
    """A file with all that `load` needs to make its rows again."""

    text: str
    content: str | None  # base64 of the deflated bytes; null where the text, encoded again, gives them
    reading: tuple[tuple[int, int] | tuple[int, int, str], ...]  # [start, end] copies, [start, end, text] replaces
    sections: tuple[tuple[int, str, str, int, int], ...]  # level, number, title, start and end in the reading text
    repairs: tuple[tuple[str, Ranges, str], ...]  # kind, ranges, replacement
    passages: tuple[tuple[int, int, str, str, str, str], ...]  # start, end, zone, section, language, page
    statements: tuple[RecordedStatement, ...]


def _kind_of_source(value: Any) -> str:
    return "whole" if isinstance(value, RecordedSource) or (isinstance(value, dict) and "text" in value) else "slim"


AnySource = Annotated[
    Annotated[RecordedSource, Tag("whole")] | Annotated[SlimSource, Tag("slim")], Discriminator(_kind_of_source)
]


class RecordedSection(RecordPart):
    """A heading of the best source."""

    level: int
    number: str
    title: str
    ranges: Ranges


class RecordedProblem(RecordPart):
    """What was found wrong in a source."""

    code: str
    message: str
    ranges: Ranges
    source_sha256: str = ""
