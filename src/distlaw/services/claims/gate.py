"""What a quotation of an outsider, a file or a model, has to be before it counts as evidence."""

from __future__ import annotations

import re

from distlaw.errors import InputError
from distlaw.services.claims.quotation import FoundQuotation, QuotedSource
from distlaw.text.quoting import squeezed

_PARAGRAPH = re.compile(r"\n\s*\n|[。！？；：.!?;:…][”’」』\")）]*[ \t]*\n")  # a line end alone may be a wrapped line's
SHORTEST = 3  # code points without white space; one or two stand everywhere and say nothing


def refuse_ambiguous(source: QuotedSource, place: FoundQuotation, quote: str, *, is_told_apart: bool = False) -> None:
    """Raises InputError where the quotation is of a character or two, stands at several places (unless its context
    tells them apart), or runs across paragraphs; `code` is too_short, ambiguous or across_paragraphs."""
    if len(squeezed(quote).text) < SHORTEST:
        raise InputError("the quotation is too short to prove anything", code="too_short", hint="quote a clause")
    if place.times > 1 and not is_told_apart:
        what = f"the quotation stands there {place.times} times"
        raise InputError(what, code="ambiguous", hint="quote more of it, or add a prefix or suffix")
    spans = [span for start, end in place.ranges for span in source.reading.to_reading(start, end)]
    if spans and _PARAGRAPH.search(source.reading.text[spans[0][0] : spans[-1][1]]):
        hint = "quote from one paragraph, a claim each"
        raise InputError("the quotation runs across paragraphs", code="across_paragraphs", hint=hint)
