"""The one way from spans of a reading text to evidence in its source."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.model.document import ParsedDocument
from distlaw.model.evidence import CONTEXT, Evidence
from distlaw.text.offsets import Range, joined_ranges, sliced


def evidence_of(document: ParsedDocument, spans: Sequence[Range]) -> Evidence:
    """Evidence for spans of the reading text, in reading order; ValueError where they map to no source."""
    source = document.reading.source
    ranges = joined_ranges([r for start, end in spans for r in document.reading.to_source(start, end)], source)
    if not ranges:
        raise ValueError("the spans stand on no source text")
    first, last = ranges[0][0], ranges[-1][1]
    return Evidence(
        ranges=ranges,
        exact=sliced(source, ranges),
        prefix=source[max(0, first - CONTEXT) : first],
        suffix=source[last : last + CONTEXT],
        text_sha256=document.text_sha256,
        page=page_at(document, spans[0][0]),
    )


def page_at(document: ParsedDocument, offset: int) -> str:
    """The printed number of the page that holds the reading text's `offset`, or empty text."""
    return next((page.label for page in document.pages if page.start <= offset < page.end), "")
