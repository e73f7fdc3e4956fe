"""The picture of a PDF's page with the claims' boxes on it, and the text of that page beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from distlaw.db.opening import open_reader
from distlaw.errors import NotFound
from distlaw.model.claim_record import ClaimRecord
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.keys import stored_key
from distlaw.query.reading import Reading, Stretch, readings
from distlaw.query.works import overview
from distlaw.services.works.facsimile import Box, Sheets, boxes_of
from distlaw.web.asked import File, Page, PageRequest
from distlaw.web.marking import MarkedParagraph, paragraphs
from distlaw.web.names import names_of_database
from distlaw.web.room import Room

_MARGIN = 1.5  # points around a box


class Boxed(NamedTuple):
    """A claim with its boxes on the page shown; `is_here` where one of them is."""

    claim: ClaimRecord
    boxes: tuple[Box, ...]
    is_whole: bool  # no other page holds a part of it


class PageCounts(NamedTuple):
    """How many pages of a work have pictures, and the claims on them."""

    pages: int
    claims: tuple[str, ...]


def page(asked: PageRequest) -> Page:
    """One page of a PDF: `n` from 1, or the page on which `claim` begins. NotFound where there is no such picture."""
    with open_reader(asked.url) as reader:
        key = stored_key(reader, asked.names["key"])
        work = overview(reader, key)
        sources = readings(reader, key)
        every = claims(reader, ClaimFilter(works=(key,)))
        names = names_of_database(reader, asked)
    wanted = next((one for one in every if one.id == asked.one("claim")), None)
    chosen = _chosen(sources, wanted.source_sha256 if wanted else asked.one("source"))
    sheets = asked.room.facsimiles.sheets(chosen.source_sha256) if chosen else None
    if chosen is None or sheets is None:
        raise NotFound("there is no picture of this work's pages")
    own = [(one, boxes_of(sheets, one.ranges)) for one in every if one.source_sha256 == chosen.source_sha256]
    number = _number(asked, sheets, {one.id: boxes for one, boxes in own}.get(wanted.id if wanted else "", ()))
    boxed = [
        Boxed(one, here, len(here) == len(boxes))
        for one, boxes in own
        if (here := tuple(box for box in boxes if box.page == number))
    ]
    sheet = sheets.sheets[number]
    data = {
        "work": {"key": key, "title": work["title"]}, "source_sha256": chosen.source_sha256, "page": number + 1,
        "pages": len(sheets.sheets), "label": sheet.label, "width": sheet.width, "height": sheet.height,
        "claims": [{"id": one.claim.id, "boxes": [[round(side, 2) for side in box[1:]] for box in one.boxes],
                    "whole": one.is_whole} for one in boxed],
        "not_shown": [one.id for one, boxes in own if not boxes],
    }  # fmt: skip
    view = {
        "boxed": boxed, "sheet": sheet, "wanted": wanted, "names": names, "margin": _MARGIN,
        "is_shown": wanted is None or any(one.claim.id == wanted.id for one in boxed),
        "by_id": {one.id: one for one, _ in own}, "paragraphs": list(_text_of(sheets, number, own)),
        "language": chosen.language or work["language"],
    }  # fmt: skip
    return Page("sheet.html", data, view)


def picture(asked: PageRequest) -> File:
    """The picture alone."""
    with open_reader(asked.url) as reader:
        key = stored_key(reader, asked.names["key"])
        chosen = _chosen(readings(reader, key), asked.one("source"))
    said = asked.one("n")
    number = int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 6 else 0
    if chosen is None:
        raise NotFound("there is no picture of that page")
    return File(asked.room.facsimiles.picture(chosen.source_sha256, number), "image/png")


def shown_of(room: Room, key: str) -> PageCounts | None:
    """What there are pictures of in a work; None where it has none."""
    with open_reader(room.url) as reader:
        sources = readings(reader, key)
        every = claims(reader, ClaimFilter(works=(key,)))
    chosen = _chosen(sources, "")
    sheets = room.facsimiles.sheets(chosen.source_sha256) if chosen else None
    if chosen is None or sheets is None:
        return None
    return PageCounts(len(sheets.sheets), tuple(one.id for one in every if one.source_sha256 == chosen.source_sha256))


def _chosen(sources: tuple[Reading, ...], sha: str) -> Reading | None:
    """The source of that hash, else the best that is a PDF by its name, else the best."""
    for one in sources:
        if sha and one.source_sha256 == sha:
            return one
    pdfs = [one for one in sources if one.file_name.casefold().endswith(".pdf")]
    return (*pdfs, *sources, None)[0] if not sha else None


def _number(asked: PageRequest, sheets: Sheets, boxes: tuple[Box, ...]) -> int:
    """The page asked for, from 0 and within the document."""
    said = asked.one("n")
    if boxes and not said:
        return boxes[0].page
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    return min(max(number, 1), len(sheets.sheets)) - 1


def _text_of(sheets: Sheets, page: int, own: list[tuple[ClaimRecord, tuple[Box, ...]]]) -> Iterator[MarkedParagraph]:
    """The page's text in the order it is read, the claims marked."""
    for low, high in _slices(sheets, page):
        marks = {}
        for claim, _ in own:
            cut = [(max(start, low) - low, min(end, high) - low) for start, end in claim.ranges]
            if cut := [(start, end) for start, end in cut if start < end]:
                marks[claim.id] = cut
        yield from paragraphs(sheets.text[low:high], marks)


def _slices(sheets: Sheets, page: int) -> list[Stretch]:
    """The stretches of the text that stand on a page."""
    found: list[Stretch] = []
    last = -1
    for number, run in enumerate(sheets.runs):
        if run.page != page:
            continue
        end = run.at + len(run.edges)
        if found and last == number - 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((run.at, end))
        last = number
    return found
