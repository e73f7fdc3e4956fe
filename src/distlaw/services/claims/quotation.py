"""Where a quotation stands in a stored source: evidence for it, or the nearest text there is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from distlaw.db import tables as t
from distlaw.errors import InputError, NotFound, UsageError
from distlaw.model.evidence import CONTEXT, Evidence
from distlaw.text.offsets import MappedText, Piece, Ranges, sliced
from distlaw.text.quoting import Squeezed, best_place, exact_places, nearest_place, squeezed, tolerant_places

_LONGEST_SHOWN = 160  # code points of the nearest text in a refusal


@dataclass(frozen=True)
class FoundQuotation:
    """Ranges in the source, and how often the quotation stands there (1 where a context or offset chose)."""

    ranges: Ranges
    times: int = 1


class QuotedSource:
    """One reading text and its source, in which quotations are found."""

    def __init__(self, expression: t.Expression, source: t.SourceFile) -> None:
        self.expression, self.source = expression, source

    @cached_property
    def reading(self) -> MappedText:
        """The reading text with its map to the source."""
        return MappedText(self.source.text, tuple(Piece(*piece) for piece in self.expression.pieces))

    @cached_property
    def _squeezed_source(self) -> Squeezed:
        return squeezed(self.source.text)

    @cached_property
    def _squeezed_reading(self) -> Squeezed:
        return squeezed(self.reading.text)

    def find(self, quote: str, prefix: str = "", suffix: str = "", near: int = -1) -> FoundQuotation | None:
        """The quotation's place: to the letter in the reading text, in the source, then tolerantly in either."""
        text, reading = self.source.text, self.reading.text
        for places in (exact_places(reading, quote), tolerant_places(self._squeezed_reading, quote)):
            if places:
                at = -1 if near < 0 else next((s for s, _ in self.reading.to_reading(near, near + 1)), -1)
                return FoundQuotation(
                    self.reading.to_source(*best_place(reading, places, prefix, suffix, at)), len(places)
                )
        for places in (exact_places(text, quote), tolerant_places(self._squeezed_source, quote)):
            if places:
                return FoundQuotation((best_place(text, places, prefix, suffix, near),), len(places))
        return None

    def nearest(self, quote: str) -> str:
        """The text most like the quotation, on one line, or empty text."""
        place = nearest_place(self._squeezed_reading, quote)
        found = self.reading.text[place[0] : place[1]] if place else ""
        line = " ".join(found.split())
        return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…"

    def evidence(self, ranges: Ranges) -> Evidence:
        """Evidence for ranges of the source. Raises UsageError where they are outside it or empty."""
        text = self.source.text
        if not ranges or any(not 0 <= start < end <= len(text) for start, end in ranges):
            shown = json.dumps([list(r) for r in ranges])
            raise UsageError(f"the span {shown} is not inside the source", hint=f"it has {len(text)} characters")
        exact = sliced(text, ranges)
        if not exact.strip():
            raise UsageError("the span holds no text", hint="choose characters that are not white space")
        first, last = ranges[0][0], ranges[-1][1]
        return Evidence(
            ranges=ranges,
            exact=exact,
            prefix=text[max(0, first - CONTEXT) : first],
            suffix=text[last : last + CONTEXT],
            text_sha256=self.source.text_sha256,
        )

    def _at(self, ranges: Ranges) -> int:
        """Where the first range begins in the reading text, or -1."""
        spans = self.reading.to_reading(*ranges[0])
        return spans[0][0] if spans else -1

    def page_at(self, session: Session, ranges: Ranges) -> str:
        """The printed page the ranges begin on, where the source has pages."""
        at = self._at(ranges)
        query = select(t.Passage.page).where(t.Passage.expression_id == self.expression.id)
        return session.scalar(query.where(t.Passage.start <= at, t.Passage.end > at)) or ""

    def section_at(self, session: Session, ranges: Ranges) -> str:
        """The heading the ranges stand under."""
        at = self._at(ranges)
        query = select(t.Section).where(t.Section.expression_id == self.expression.id).order_by(t.Section.start.desc())
        found = next((row for row in session.scalars(query) if row.start <= at), None)
        return f"{found.number} {found.title}".strip() if found else ""


def sources_of(session: Session, key: str = "", sha256: str = "") -> list[QuotedSource]:
    """The sources of a work, or the one with these bytes; the longest text first. Raises NotFound."""
    query = select(t.Expression, t.SourceFile).join(t.SourceFile, t.SourceFile.id == t.Expression.source_file_id)
    if key:
        query = query.join(t.Work, t.Work.id == t.Expression.work_id).where(t.Work.key_folded == key.casefold())
    if sha256:
        query = query.where(t.SourceFile.sha256 == sha256.lower())
    found = [QuotedSource(row[0], row[1]) for row in session.execute(query)]
    if not found:
        what = f"no source has the sha256 {sha256[:12]}…" if sha256 else f"there is no text of a work {key!r}"
        raise NotFound(what, hint="ingest the file it was read from first")
    return sorted(found, key=lambda one: -len(one.expression.text))


def located(
    sources: list[QuotedSource], quote: str, prefix: str = "", suffix: str = ""
) -> tuple[QuotedSource, FoundQuotation]:
    """The first source that has the quotation. Raises InputError, with the nearest text, where none has it."""
    for source in sources:
        place = source.find(quote, prefix, suffix)
        if place is not None:
            return source, place
    raise not_there(sources[0], quote)


def not_there(source: QuotedSource, quote: str) -> InputError:
    """The refusal of a quotation."""
    near = source.nearest(quote)
    hint = f"the nearest text is: {near}" if near else "nothing in it is like the quotation"
    return InputError("the quotation is not in the source", code="not_in_source", hint=hint)
