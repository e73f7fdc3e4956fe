"""The common course of a genre of articles: clean, repair, walk, finish."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.parsers.article.document import finished
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.article.walk import Walk
from distlaw.parsers.lines.calls import without_lettered_calls
from distlaw.parsers.lines.citation_lines import citations_joined
from distlaw.parsers.lines.labels_apart import labels_apart
from distlaw.parsers.lines.labels_glued import values_apart
from distlaw.parsers.lines.run_in import headings_apart
from distlaw.parsers.lines.star_pages import star_pages, with_pages
from distlaw.parsers.lines.titles_apart import titles_apart
from distlaw.parsers.lines.unmarked import unmarked
from distlaw.text.normalise import Edit, plain_characters, without_glosses
from distlaw.text.offsets import MappedText

Repaired = tuple[MappedText, Sequence[Edit], Sequence[Problem]]


def article(
    source: SourceText, manner: Manner, name: str, repair: Callable[[MappedText], Repaired] | None = None
) -> ParsedDocument:
    """Parse one article; `repair` may rearrange the cleaned text before it is walked over."""
    source, base, repaired = unmarked(source)
    base, called = without_lettered_calls(source, base)
    base, starred, pages = star_pages(base)
    edits, problems = [*repaired, *called, *starred], list[Problem]()
    if pages and not any(mark.kind == "page" for mark in source.marks):
        source = with_pages(source, pages)
    if not any(mark.kind in ("heading", "paragraph") for mark in source.marks):
        base = titles_apart(labels_apart(headings_apart(values_apart(citations_joined(base)))))
    if repair is not None:
        base, more, found = repair(base)
        edits += more
        problems += found
    if any(edit.kind == "pinyin_gloss" for edit in edits):
        source = _with_hints(source, without_glosses)
    if any(edit.kind == "cjk_radical" for edit in edits):
        source = _with_hints(source, plain_characters)
    walk = Walk.over(source, base, manner).run()
    return finished(walk, edits, problems, name=name)


def _with_hints(source: SourceText, repair: Callable[[str], str]) -> SourceText:
    """What damages a text damages the page's title and names too."""
    hints = tuple(hint.model_copy(update={"value": repair(hint.value)}) for hint in source.hints)
    return source.model_copy(update={"hints": hints})
