"""Annotated claims as the program would label them: read at the annotator's own places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unittest import mock

from claim_sets import characters

from distlaw.extract.claims.blocks import ClaimBlock, blocks
from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.propositions import drafts as own_drafts
from distlaw.extract.claims.walk import ReadDocument
from distlaw.model.document import ParsedDocument


def spans(document: ParsedDocument, record: dict[str, Any]) -> list[tuple[int, ClaimDraft]]:
    """Each annotated claim, by its number, as a draft that is labelled in its place as the program labels its own."""
    places = _places(document, blocks(document), record)
    found: list[tuple[int, ClaimDraft]] = []

    def drafts(
        block: ClaimBlock, number: int, place: tuple[int, int], start: int, end: int, *rest: Any
    ) -> Iterator[ClaimDraft]:
        drawn = list(own_drafts(block, number, place, start, end, *rest))
        for at, begin, stop, claim in places:
            if at == number and start <= begin < end:
                draft = _draft(block, number, place[0], begin, stop, drawn)
                found.append((claim, draft))
                yield draft

    with mock.patch("distlaw.extract.claims.walk.drafts", drafts):
        ReadDocument(document).drafts()
    return found


def _draft(
    block: ClaimBlock, number: int, index: int, begin: int, stop: int, drawn: Sequence[ClaimDraft]
) -> ClaimDraft:
    """A draft of the annotator's span, spoken by whoever speaks the program's own draft at its place."""
    words = lexicon("en" if block.is_english else "zh")
    hits = [*words.scan(block.shade, begin, stop), *words.scan_whole(block.shade, begin, stop)]
    draft = ClaimDraft(block, number, index, begin, stop, begin, hits, [])
    over = [one for one in drawn if one.start < stop and begin < one.end]
    if over:
        like = max(over, key=lambda one: min(stop, one.end) - max(begin, one.start))
        for name in ("speaker", "role", "in_judgment", "attributed", "reported", "lead_hits", "hint", "is_question"):
            setattr(draft, name, getattr(like, name))
    return draft


def _places(
    document: ParsedDocument, parts: Sequence[ClaimBlock], record: dict[str, Any]
) -> list[tuple[int, int, int, int]]:
    """Block, begin and end in the block, and number of each annotated claim."""
    maps = [
        {
            place[0]: at
            for at in range(len(block.text))
            for place in document.reading.to_source(block.at[at], block.at[at] + 1)
        }
        for block in parts
    ]
    found: list[tuple[int, int, int, int]] = []
    for number, claim in enumerate(record["claims"]):
        evidence = claim["evidence"] if isinstance(claim["evidence"], list) else [claim["evidence"]]
        wanted = characters([(one["start"], one["end"]) for one in evidence])
        inside = [sorted(known[at] for at in wanted & known.keys()) for known in maps]
        best = max(range(len(maps)), key=lambda block: len(inside[block]), default=None)
        if best is not None and inside[best]:
            found.append((best, inside[best][0], inside[best][-1] + 1, number))
    return found
