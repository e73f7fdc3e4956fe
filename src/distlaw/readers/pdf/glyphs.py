"""The glyphs of a PDF's pages with their boxes, as PDFium sees them; its errors as ours."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

from distlaw.errors import InputError

MOST_PAGES = 5_000
_BOLD_NAME = re.compile(r"(?i)bold|black|heavy|semibold|-hei|simhei|heiti|hei-|wqyzenhei|黑体")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(slots=True)
class Glyph:
    """One character where it is drawn; `y` is its base line, upwards from the page's foot. Points."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """One page: its size, its glyphs in the order they were drawn, and how many were drawn askew."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    askew: int = 0


def pages_of(data: bytes) -> Iterator[PageGlyphs]:
    """The pages of a PDF in order; InputError `encrypted`, `broken` or `size` where it cannot be opened."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise _refusal(str(error)) from error
    try:
        if count == 0:
            raise InputError("the PDF has no page", code="broken")
        if count > MOST_PAGES:
            raise InputError(f"the PDF has {count} pages", code="size", hint="split it into documents")
        for index in range(count):
            yield _page(document, index)
    finally:
        document.close()


def information_of(data: bytes) -> dict[str, str]:
    """The PDF's information dictionary: what the program that wrote it was told, seldom the truth."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(str(error)) from error
    try:
        return {str(k): str(v) for k, v in document.get_metadata_dict(skip_empty=True).items()}
    finally:
        document.close()


def _refusal(message: str) -> InputError:
    if "assword" in message or "ecurity" in message:
        return InputError("the PDF is encrypted", code="encrypted", hint="save an unprotected copy, then ingest that")
    return InputError("the PDF is damaged or cut off", code="broken", hint="download it again")


def _page(document: object, index: int) -> PageGlyphs:
    import pypdfium2 as pdfium

    try:
        page = document[index]  # type: ignore[index]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return PageGlyphs(595.0, 842.0, ())
    width, height = page.get_size()
    turn = page.get_rotation()
    glyphs, askew = _glyphs(text.raw, text.count_chars(), turn, width, height)
    text.close()
    page.close()
    return PageGlyphs(width, height, tuple(glyphs), askew)


def _glyphs(text: object, count: int, turn: int, width: float, height: float) -> tuple[list[Glyph], int]:
    import pypdfium2.raw as c

    box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    fonts: dict[bytes, bool] = {}
    out: list[Glyph] = []
    askew = 0
    high = 0
    for index in range(count):
        if c.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = c.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0) if high else (0xFFFD, 0)
        if not c.FPDFText_GetCharOrigin(text, index, x, y) or not c.FPDFText_GetLooseCharBox(text, index, box):
            continue
        angle = c.FPDFText_GetCharAngle(text, index)
        if 0.12 < angle % 1.5708 < 1.4508:  # a watermark across the page
            askew += 1
            continue
        size = c.FPDFText_GetFontSize(text, index)
        placed = _turned(turn, width, height, box.left, box.right, x.value, y.value, box.bottom, box.top)
        bold = _is_bold(c, text, index, fonts)
        char = "-" if code == 2 else chr(code)
        if not _CONTROL.match(char):
            out.append(Glyph(char, placed[0], placed[1], placed[2], _size(size, box.top - box.bottom), bold))
    return out, askew


def _size(declared: float, high: float) -> float:
    """The font size; a font drawn at size 1 through a matrix is measured by its box."""
    return declared if declared >= 3 or high <= 0 else high * 0.8


def _turned(
    turn: int, width: float, height: float, left: float, right: float, x: float, y: float, bottom: float, top: float
) -> tuple[float, float, float]:
    """Left, right and base line on a page that is shown turned by `turn` degrees clockwise."""
    if turn == 90:
        return bottom, top, height - x
    if turn == 180:
        return width - right, width - left, height - y
    if turn == 270:
        return width - top, width - bottom, x
    return min(left, x), right, y


def _is_bold(c: object, text: object, index: int, fonts: dict[bytes, bool]) -> bool:
    buffer = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    c.FPDFText_GetFontInfo(text, index, buffer, 96, flags)  # type: ignore[attr-defined]
    name = buffer.value
    if name not in fonts:
        weight = c.FPDFText_GetFontWeight(text, index)  # type: ignore[attr-defined]
        fonts[name] = weight >= 650 or bool(_BOLD_NAME.search(name.decode("utf-8", "replace")))
    return fonts[name]
