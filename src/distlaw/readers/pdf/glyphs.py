"""The glyphs of a PDF's pages with their boxes, as PDFium sees them, each page turned so that its text stands upright.

Sizes come from the matrix and the box a glyph is drawn with, never from the size its font is declared with: WPS
declares 300 and scales it down, other programs declare 1 and scale it up.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from distlaw.errors import InputError

MOST_PAGES = 5_000
_BOLD_NAME = re.compile(r"(?i)bold|black|heavy|semibold|-hei|simhei|heiti|hei-|wqyzenhei|黑体|dbol")
_ITALIC_NAME = re.compile(r"(?i)italic|oblique|[-,]it\b|slanted|楷体")
_ITALIC_FLAG = 1 << 6
_CONTROL = frozenset([*range(9), *range(11, 32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF])
_ASKEW = 0.1  # radians off a right angle
_LEAST_SIZE = 4.0  # points: smaller ones are no print
_HYPHEN = 2  # how PDFium gives the hyphen at a line's end


@dataclass(slots=True)
class Glyph:
    """One character where it is drawn; `y` is its base line, upwards from the page's foot. Points."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool = False
    run: int = 0  # number of the text object that drew it
    raised: bool = False  # a superscript
    parted: bool = False  # PDFium would put a space before it


@dataclass(slots=True)
class PageGlyphs:
    """One page: its size, its glyphs in the order they were drawn, those of a hidden layer, what stands askew."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)  # drawn without ink: the text below a scanned page
    askew: list[Glyph] = field(default_factory=list)  # watermarks, and stamps along an edge
    rules: list[tuple[float, float, float]] = field(default_factory=list)  # left, right, height of level lines
    turn: int = 0  # quarter turns counter-clockwise that its text stands at


@dataclass(slots=True)
class _Style:
    """What the glyphs of one text object share."""

    turn: int  # quarter turns counter-clockwise, -1 askew
    size: float
    rise: float  # from the foot of the box to the base line
    bold: bool = False
    italic: bool = False
    hidden: bool = False


def pages_of(data: bytes) -> Iterator[PageGlyphs]:
    """The pages of a PDF in order; InputError `encrypted`, `broken` or `size` where it cannot be opened."""
    document = _opened(data)
    try:
        count = len(document)
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
    document = _opened(data)
    try:
        return {str(k): str(v) for k, v in document.get_metadata_dict(skip_empty=True).items()}
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            hint = "save an unprotected copy, then ingest that"
            raise InputError("the PDF is encrypted", code="encrypted", hint=hint) from error
        raise InputError("the PDF is damaged or cut off", code="broken", hint="download it again") from error


def _page(document: Any, index: int) -> PageGlyphs:
    import pypdfium2 as pdfium

    try:
        page = document[index]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return PageGlyphs(595.0, 842.0)
    left, bottom, right, top = page.get_cropbox()
    drawn = _drawn(text)
    main = Counter(turn for glyph, turn in drawn.shown if glyph.char != " ").most_common(1)
    turn = main[0][0] if main and main[0][0] >= 0 else 0
    out = PageGlyphs(*((right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)))
    for glyph, own in drawn.shown:
        (out.glyphs if own == turn else out.askew).append(glyph)
    out.turn = turn
    out.hidden = [glyph for glyph, own in drawn.hidden if own == turn]
    place = (left, bottom, right, top)
    for glyph in (*out.glyphs, *out.hidden):
        _turn(glyph, turn, place)
    out.glyphs = _on_page(out)
    if turn == 0:
        out.rules = _rules(page, left, bottom)
    text.close()
    page.close()
    return out


def _on_page(page: PageGlyphs) -> list[Glyph]:
    """Without what stands off the page, where printers note things, unless that is much of it."""
    right, top = page.width + 2, page.height + 2
    kept = [glyph for glyph in page.glyphs if -2 < glyph.y < top and glyph.x1 > -2 and glyph.x0 < right]
    return kept if len(kept) > 0.8 * len(page.glyphs) else page.glyphs


@dataclass(slots=True)
class _Drawn:
    shown: list[tuple[Glyph, int]] = field(default_factory=list)
    hidden: list[tuple[Glyph, int]] = field(default_factory=list)


def _drawn(text: Any) -> _Drawn:
    """Every character the page draws, in page coordinates: its box in x0, x1 and (for a while) y and size."""
    import pypdfium2.raw as c

    raw, box = text.raw, c.FS_RECTF()
    unicode_at, box_at, is_generated = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, c.FPDFText_IsGenerated
    object_at = _object_at(raw)
    out, run, known, style, high, parted = _Drawn(), 0, 0, _Style(0, 10.0, 0.0), 0, False
    for index in range(text.count_chars()):
        code = unicode_at(raw, index)
        if code in _CONTROL and code != _HYPHEN:
            continue
        if code == 32 and is_generated(raw, index) == 1:
            parted = True
            continue
        if 0xD800 <= code < 0xE000:  # a character beyond the first plane comes in halves
            if code < 0xDC00:
                high = code
                continue
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0) if high else (0xFFFD, 0)
        if not box_at(raw, index, box):
            continue
        own = object_at(index)
        if own != known or run == 0:
            known, run = own, run + 1
            style = _style(c, raw, index, box)
        glyph = _placed("-" if code == _HYPHEN else chr(code), box, style, run)
        glyph.parted, parted = parted, False
        (out.hidden if style.hidden else out.shown).append((glyph, style.turn))
    return out


def _object_at(raw: Any) -> Any:
    """PDFium's answer which text object drew a character, as a number."""
    import pypdfium2.raw as c

    pointer = ctypes.c_void_p
    address = ctypes.cast(c.FPDFText_GetTextObject, pointer).value
    function = ctypes.CFUNCTYPE(pointer, pointer, ctypes.c_int)(address or 0)
    page = ctypes.cast(raw, pointer).value
    return lambda index: function(page, index)


def _placed(char: str, box: Any, style: _Style, run: int) -> Glyph:
    """The glyph as if its text stood upright, in coordinates that `_turn` moves into the page."""
    x0, x1, foot = box.left, box.right, box.bottom
    if style.turn == 1:
        x0, x1, foot = box.bottom, box.top, -box.right
    elif style.turn == 2:
        x0, x1, foot = -box.right, -box.left, -box.top
    elif style.turn == 3:
        x0, x1, foot = -box.top, -box.bottom, box.left
    return Glyph(char, x0, x1, foot + style.rise, style.size, style.bold, style.italic, run)


def _turn(glyph: Glyph, turn: int, place: tuple[float, float, float, float]) -> None:
    """Move an upright glyph so that the page's lower left corner is the origin."""
    left, bottom, right, top = place
    x, y = ((left, bottom), (bottom, -right), (-right, -top), (-top, left))[turn]
    glyph.x0, glyph.x1, glyph.y = glyph.x0 - x, glyph.x1 - x, glyph.y - y


def _style(c: Any, raw: Any, index: int, box: Any) -> _Style:
    matrix, x, y = c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetMatrix(raw, index, matrix)
    c.FPDFText_GetCharOrigin(raw, index, x, y)
    angle = math.atan2(matrix.b, matrix.a)
    quarter = round(angle / (math.pi / 2))
    turn = quarter % 4 if abs(angle - quarter * math.pi / 2) < _ASKEW else -1
    high = (box.top - box.bottom) if turn % 2 == 0 else (box.right - box.left)
    size = c.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    if high > 0 and (high < 0.45 * size or size < min(_LEAST_SIZE, 0.4 * high)):
        size = 0.8 * high  # a font whose own matrix scales it, or whose box is no box
    rise = (y.value - box.bottom, box.right - x.value, box.top - y.value, x.value - box.left)[max(turn, 0)]
    bold, italic = _face(c, raw, index)
    mode = c.FPDFTextObj_GetTextRenderMode(c.FPDFText_GetTextObject(raw, index))
    return _Style(turn, size, rise, bold or mode == 2, italic, mode in (3, 7))


def _face(c: Any, raw: Any, index: int) -> tuple[bool, bool]:
    """Whether the character's font is bold, and whether it is italic."""
    buffer, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    c.FPDFText_GetFontInfo(raw, index, buffer, 96, flags)
    name = buffer.value.decode("utf-8", "replace")
    bold = c.FPDFText_GetFontWeight(raw, index) >= 650 or _BOLD_NAME.search(name) is not None
    return bold, bool(flags.value & _ITALIC_FLAG) or _ITALIC_NAME.search(name) is not None


def _rules(page: Any, left: float, bottom: float) -> list[tuple[float, float, float]]:
    """The thin level lines drawn on the page, as notes are parted from the text with."""
    import pypdfium2.raw as c

    out = []
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    for index in range(min(c.FPDFPage_CountObjects(page.raw), 20_000)):
        drawn = c.FPDFPage_GetObject(page.raw, index)
        if c.FPDFPageObj_GetType(drawn) not in (c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE):
            continue
        if c.FPDFPageObj_GetBounds(drawn, x0, y0, x1, y1) and y1.value - y0.value < 2.5 and x1.value - x0.value > 20:
            out.append((x0.value - left, x1.value - left, y0.value - bottom))
    return out
