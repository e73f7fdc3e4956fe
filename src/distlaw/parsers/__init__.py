"""Text in, `ParsedDocument` out: one file a genre."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.registry import parts

__all__ = ["Parser", "parse", "parser_for"]


def parser_for(source: SourceText) -> Parser:
    """The parser that is surest of the text; the plain one takes what no other claims."""
    chosen: Parser = max(parts("parsers"), key=lambda part: part.sniff(source))
    return chosen


def parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    """The documents in the text: one, unless it is an export of several records."""
    parser = parser_for(source)
    return tuple(found.model_copy(update={"csl_type": parser.csl_type}) for found in parser.parse(source))
