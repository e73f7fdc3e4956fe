"""Previews of document-sharing sites: counters, a page or two of the paper read row by row, related files."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import Repaired, article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.chunks import chunks_joined, head_unglued
from distlaw.parsers.lines.signs import flat, line_count
from distlaw.parsers.lines.untangle import columns_untangled
from distlaw.parsers.parser import Parser
from distlaw.text.offsets import MappedText
from distlaw.vocab.print_signs import print_sign

_MANNER = Manner(genre="preview", quality="preview", date_field="posted")


def _sniff(source: SourceText) -> float:
    if source.marks:
        return 0.0
    found = sum(1 for pattern in print_sign("preview_site").patterns if line_count(flat(source.text), pattern))
    return 0.78 + 0.02 * found if found >= 2 else 0.0


def _repair(base: MappedText) -> Repaired:
    joined, edits = chunks_joined(base)
    mapped, more, problems = columns_untangled(head_unglued(joined) if edits else joined)
    return mapped, [*edits, *more], problems


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    document = article(source, _MANNER, "preview", _repair)
    note = Problem(code="truncated", message="a preview: the text breaks off where the site stops showing it")
    return (document.model_copy(update={"problems": (*document.problems, note)}),)


PART = Parser(name="preview", version="1", csl_type="article-journal", sniff=_sniff, parse=_parse, order=15)
