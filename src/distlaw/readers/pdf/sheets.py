"""A PDF's pages as pictures, and where each character of the extracted text is drawn on them."""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from distlaw.errors import InputError
from distlaw.readers.marking import TextWriter
from distlaw.readers.pdf import written
from distlaw.readers.pdf.glyphs import pages_of
from distlaw.readers.pdf.layout import layout_of
from distlaw.readers.pdf.lines import LIGATURES, PageLine

_ABOVE, _BELOW = 0.9, 0.22  # in em: how far a character reaches from its base line
MOST_PIXELS = 4_000_000


class Box(NamedTuple):
    """A level stretch of a page in points from its upper left corner."""

    page: int  # from 0
    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """One page: its size in points as its text stands upright, its printed number, the quarter turns it stands at."""

    width: float
    height: float
    label: str
    turn: int


class GlyphRun(NamedTuple):
    """The characters of one line from an offset of the text on: their base line upwards from the page's foot, their
    size, and of each its left and right edge, None for a space. Points."""

    at: int
    page: int
    base: float
    size: float
    edges: tuple[tuple[float, float] | None, ...]


class Sheets(NamedTuple):
    """The text the reader extracts, its pages, and the runs of it that are drawn, in the order of the text."""

    text: str
    sheets: tuple[Sheet, ...]
    runs: tuple[GlyphRun, ...]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of the characters in `[start, end)`, one a line; empty where one that is no space has none."""
        found: list[Box] = []
        seen = 0
        first = max(0, bisect_right(self.runs, start, key=lambda run: run.at) - 1)
        for run in self.runs[first:]:
            if run.at >= end:
                break
            low, high = max(start, run.at), min(end, run.at + len(run.edges))
            edges = [pair for pair in run.edges[low - run.at : high - run.at] if pair] if low < high else []
            if edges:
                top = self.sheets[run.page].height - run.base
                left, right = min(pair[0] for pair in edges), max(pair[1] for pair in edges)
                found.append(Box(run.page, left, top - _ABOVE * run.size, right, top + _BELOW * run.size))
                seen += sum(1 for pair in run.edges[low - run.at : high - run.at] if pair)
        wanted = sum(1 for char in self.text[start:end] if not char.isspace())
        return tuple(found) if seen == wanted else ()


def sheets_of(data: bytes) -> Sheets:
    """Read the PDF again, keeping where its characters stand. InputError as the reader raises it."""
    pages = list(pages_of(data[max(0, data[:2048].find(b"%PDF")) :]))
    layout = layout_of(pages)
    writer = TextWriter()
    lines = written(layout, writer).written
    sheets = tuple(
        Sheet(page.width, page.height, label, page.turn) for page, label in zip(pages, layout.labels, strict=True)
    )
    return Sheets(writer.text, sheets, tuple(_runs(lines)))


def _runs(lines: list[tuple[int, str, PageLine]]) -> Iterator[GlyphRun]:
    for at, text, line in lines:
        edges = _edges(text, line)
        if edges:
            yield GlyphRun(at, line.page, line.y, line.size, edges)


def _edges(text: str, line: PageLine) -> tuple[tuple[float, float] | None, ...]:
    """The edges of each character of a line's text; none where the text is not what its glyphs say."""
    drawn = [
        (char, glyph.x0, glyph.x1)
        for glyph in line.glyphs
        if glyph.char.strip()
        for char in LIGATURES.get(glyph.char, glyph.char)
    ]
    letters, wanted = "".join(char for char, _, _ in drawn), "".join(text.split())
    skip = 0 if letters.startswith(wanted) else len(letters) - len(wanted)
    if letters[skip : skip + len(wanted)] != wanted or skip < 0:
        return ()
    rest = iter(drawn[skip:])
    return tuple(None if char.isspace() else next(rest)[1:] for char in text)


class Wanted(NamedTuple):
    """A page to be drawn: the PDF's bytes, the page from 0, quarter turns, how many pixels a point."""

    data: bytes
    page: int
    turn: int
    scale: float


def picture(wanted: Wanted) -> bytes:
    """The page as a PNG, turned so that its text stands upright. InputError where it cannot be drawn."""
    import pypdfium2 as pdfium

    data = wanted.data[max(0, wanted.data[:2048].find(b"%PDF")) :]
    try:
        document = pdfium.PdfDocument(data)
        try:
            page = document[wanted.page]
            page.set_rotation(90 * wanted.turn)
            width, height = page.get_size()
            scale = min(wanted.scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            return _png(page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False))
        finally:
            document.close()
    except (pdfium.PdfiumError, IndexError) as error:
        raise InputError("the page cannot be drawn", code="broken") from error


def _png(bitmap: Any) -> bytes:
    """The bitmap (8 bit, grey or RGB with or without a fourth byte) in the PNG format (ISO/IEC 15948)."""
    data, wide, high, stride, channels = (
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
    )  # fmt: skip
    rows = (data[at * stride : at * stride + wide * channels] for at in range(high))
    kind = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", wide, high, 8, kind, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 4)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*pair) for pair in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
