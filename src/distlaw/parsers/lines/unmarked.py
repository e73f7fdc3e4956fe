"""A text as a parser of any genre reads it: cleaned, and without its markup where it is Markdown."""

from __future__ import annotations

import re
from typing import NamedTuple

from distlaw.model.source import SourceText
from distlaw.parsers.lines.markdown import plain_of
from distlaw.text.normalise import Edit, cleaned
from distlaw.text.offsets import MappedText

_TYPE = "text/markdown"
_MARKUP = re.compile(r"^[#>*\s]+|\*{2}")


class Unmarked(NamedTuple):
    """The source with the marks of its markup, its text without them, and what was repaired."""

    source: SourceText
    mapped: MappedText
    edits: tuple[Edit, ...]


def unmarked(source: SourceText) -> Unmarked:
    """The text to be read; of any other format than Markdown it is the cleaned text."""
    clean = cleaned(source.text)
    if source.media_type != _TYPE:
        return Unmarked(source, clean.mapped, clean.edits)
    plain = plain_of(clean.mapped)
    return Unmarked(source.model_copy(update={"marks": plain.marks}), plain.mapped, clean.edits)


def first_lines(source: SourceText, most: int) -> list[str]:
    """The lines with words among the first `most` characters, stripped of what Markdown puts around them."""
    lines = source.text[:most].splitlines()
    if source.media_type == _TYPE:
        lines = [_MARKUP.sub("", line) for line in lines]
    return [line.strip() for line in lines if line.strip()]


def sure(source: SourceText, share: float) -> float:
    """How sure a genre is of a text that it knows by its form: of Markdown, surer than that it is a note."""
    return 0.95 if source.media_type == _TYPE and share else share
