"""Makes small files of every format the readers know, with invented prose: for the fuzzer and the readers' tests.

PDFs are written by hand with fonts that every PDF reader brings along (STSong-Light with UniGB-UCS2-H, Helvetica), so
that nothing is embedded and every glyph stands exactly where it is told to.
"""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

A4 = (595.0, 842.0)
_FONTS = {
    "song": ("STSong-Light", True),
    "hei": ("SimHei", True),
    "latin": ("Helvetica", False),
    "latin_bold": ("Helvetica-Bold", False),
    "latin_italic": ("Helvetica-Oblique", False),
}


@dataclass(frozen=True, slots=True)
class Ink:
    """A run of glyphs on a page: where its base line begins, its size, its font (song, hei, latin, latin_…)."""

    x: float
    y: float
    size: float
    text: str
    font: str = "song"
    declared: float = 0.0  # the size the font is declared with, scaled to `size` by the matrix, as WPS does
    angle: float = 0.0  # degrees counter-clockwise
    mode: int = 0  # 3 draws without ink, as the text under a scan is


# Widths of Helvetica's printable ASCII in thousandths of an em, from its public metrics.
_HELVETICA = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 "
    "556 556 556 556 278 278 584 584 "
    "584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667"
    " 611 722 667 944 667 667 611 278 "
    "278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 "
    "333 500 278 556 500 722 500 500 "
    "500 334 260 334 584"
)


def width_of(text: str, size: float, font: str = "song") -> float:
    """How far a run reaches: a Chinese character is one em; in the Chinese fonts a Latin one is half of it."""
    if not font.startswith("latin"):
        return sum(size if ord(char) > 0xFF else 0.5 * size for char in text)
    widths = [int(word) for word in _HELVETICA.split()]
    return sum(widths[ord(char) - 32] if 32 <= ord(char) < 127 else 556 for char in text) * size / 1000


def filled(text: str, wide: float, size: float, font: str = "latin", indent: float = 0.0) -> list[str]:
    """Words set line by line, each as full as it gets; a long word at a line's end is cut with a hyphen."""
    lines: list[str] = []
    line, room = "", wide - indent
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, font) <= room:
            line = longer
            continue
        cut = next(
            (
                n
                for n in range(len(word) - 3, 2, -1)
                if word[:n].isalpha() and width_of(f"{line} {word[:n]}-", size, font) <= room
            ),
            0,
        )
        lines.append(f"{line} {word[:cut]}-" if cut else line)
        line, room = word[cut:], wide
    return [*lines, line]


def pdf_of(pages: Sequence[Sequence[Ink]], size: tuple[float, float] = A4, packed: bool = False) -> bytes:
    """A PDF whose pages are drawn in the order given."""
    objects: list[bytes] = []
    fonts = " ".join(f"/{name} {3 + 3 * index} 0 R" for index, name in enumerate(_FONTS))
    first_page = 3 + 3 * len(_FONTS)
    kids = " ".join(f"{first_page + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    for index, (base, is_wide) in enumerate(_FONTS.values()):
        objects += _font(base, is_wide, 3 + 3 * index)
    for number, page in enumerate(pages):
        stream = "\n".join(_drawn(ink) for ink in page).encode("cp1252")
        flate = b" /Filter /FlateDecode" if packed else b""
        stream = zlib.compress(stream) if packed else stream
        box = f"[0 0 {size[0]:g} {size[1]:g}]"
        content = first_page + 2 * number + 1
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents {content} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d%s >>\nstream\n" % (len(stream), flate) + stream + b"\nendstream")
    return _assembled(objects)


def _font(base: str, is_wide: bool, number: int) -> list[bytes]:
    if not is_wide:
        return [
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode(),
            b"<< >>",
            b"<< >>",
        ]
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{base}-UniGB-UCS2-H /Encoding /UniGB-UCS2-H "
        f"/DescendantFonts [{number + 1} 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{base} "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        f"/FontDescriptor {number + 2} 0 R /DW 1000 /W [1 95 500 814 939 500] >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{base} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 "
        f"/Descent -120 /CapHeight 880 /StemV 93 >>".encode(),
    ]


def _drawn(ink: Ink) -> str:
    if ink.font.startswith("latin"):
        escaped = ink.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        shown = f"({escaped})"
    else:
        shown = f"<{ink.text.encode('utf-16-be').hex()}>"
    declared = ink.declared or ink.size
    scale, turn = ink.size / declared, math.radians(ink.angle)
    matrix = (scale * math.cos(turn), scale * math.sin(turn), -scale * math.sin(turn), scale * math.cos(turn))
    place = " ".join(f"{value:.5f}" for value in (*matrix, ink.x, ink.y))
    return f"BT /{ink.font} {declared:g} Tf {ink.mode} Tr {place} Tm {shown} Tj ET"


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def wrapped(text: str, em: int, indent: int = 2) -> list[str]:
    """Chinese prose cut into lines of `em` characters, the first indented by full-width spaces."""
    lines = []
    text = "\u3000" * indent + text
    while text:
        lines.append(text[:em])
        text = text[em:]
    return lines


def columns(
    paragraphs: Iterable[str],
    em: int,
    left: float,
    right: float,
    top: float,
    rows: int,
    size: float = 10.0,
    lead: float = 14.0,
) -> list[Ink]:
    """Paragraphs set in two columns of `rows` lines, drawn row by row; indents are drawn as a gap, not as spaces."""
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph, em)]
    inks = []
    for row in range(rows):
        for x, number in ((left, row), (right, row + rows)):
            if number < len(lines):
                line = lines[number]
                bare = line.lstrip("\u3000")
                inks.append(Ink(x + size * (len(line) - len(bare)), top - lead * row, size, bare))
    return inks


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx_of(body: str, parts: dict[str, str] | None = None, stored: bool = False) -> bytes:
    """A Word file: `body` is the inside of w:body; `parts` adds or replaces parts by name (their XML, w: declared)."""
    kinds = {"word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes", "word/styles.xml": "styles",
             "word/numbering.xml": "numbering", "word/header1.xml": "header", "word/footer1.xml": "footer"}  # fmt: skip
    parts = parts or {}
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_R}/{kinds[name]}" Target="{name.removeprefix("word/")}"/>'
        for i, name in enumerate(parts)
        if name in kinds
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{_REL}"><Relationship Id="a" Type="{_R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_REL}">{links}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>',
        **{name: xml.replace(">", f' xmlns:w="{_W}" xmlns:r="{_R}">', 1) for name, xml in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            member = zipfile.ZipInfo(name, (2030, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            package.writestr(member, text.encode("utf-8"))
    return out.getvalue()


def paragraph(text: str, style: str = "", run: str = "") -> str:
    """One w:p with one run; `run` is the inside of its w:rPr."""
    of_style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    of_run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{of_style}<w:r>{of_run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
