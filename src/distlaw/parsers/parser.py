"""What a parser is: one genre, `SourceText` in, one `ParsedDocument` a work out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText


@dataclass(frozen=True)
class Parser:
    """`sniff` scores 0.0 to 1.0 how surely the text is of this genre (by content, never by name or hash);
    the highest parses it, and the plain parser (0.01) takes what nobody claims."""

    name: str
    version: str
    sniff: Callable[[SourceText], float]
    parse: Callable[[SourceText], tuple[ParsedDocument, ...]]
    order: int = 50
    csl_type: str = "document"  # what a text of this genre is, where it does not say so itself
