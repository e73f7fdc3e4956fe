"""PDF files with a text layer: columns, running heads, notes and paragraphs rebuilt from where the glyphs stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.marking import TextWriter
from distlaw.readers.pdf.columns import Region, gutters_of, is_foot, regions_of
from distlaw.readers.pdf.flow import Column, Paragraph, headings_in, notes_of, paragraphs_of, split_notes
from distlaw.readers.pdf.furniture import PageRows, furniture_of, labels_of
from distlaw.readers.pdf.glyphs import information_of, pages_of
from distlaw.readers.pdf.lines import line_of
from distlaw.readers.pdf.rows import Row, body_size, rows_of, weighed
from distlaw.readers.pdf.write import write_furniture, write_paragraphs
from distlaw.readers.reader import RawFile, Reader

_OCR = "run OCR over it first, for example `ocrmypdf in.pdf out.pdf`, and ingest the result"
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document taken apart: what is read, what stands at the feet, what frames the pages."""

    text: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]
    heads: tuple[tuple[int, str], ...]  # page index, text
    feet: tuple[tuple[int, str], ...]
    labels: tuple[str, ...]


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a PDF; InputError `no_text_layer`, `encrypted`, `broken` or `size` where there is nothing to be had."""
    start = max(0, raw.data[:2048].find(b"%PDF"))
    data = raw.data[start:]
    pages = list(pages_of(data))
    found = sum(1 for page in pages for glyph in page.glyphs if glyph.char.strip())
    if found < 10 * len(pages) ** 0.5:
        raise InputError(
            "the PDF is scanned and has no text layer", code="no_text_layer", where=raw.file_name, hint=_OCR
        )
    layout = layout_of(
        [
            PageRows(rows, page.height)
            for rows, page in zip(weighed(rows_of(p.glyphs) for p in pages), pages, strict=True)
        ]
    )
    writer = TextWriter()
    write_furniture(writer, layout.heads, layout.labels)
    write_paragraphs(writer, layout.text, layout.notes, layout.labels)
    write_furniture(writer, layout.feet, layout.labels)
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(),
        file_name=raw.file_name,
        media_type="application/pdf",
        text=writer.text,
        uri=raw.uri,
        hints=_hints(data),
        marks=writer.marks,
    )
    return source, _problems(writer.text, sum(page.askew for page in pages))


def layout_of(pages: Sequence[PageRows]) -> Layout:
    """Furniture off, columns in order, notes apart, lines joined to paragraphs."""
    body = body_size(row for page in pages for row in page.rows)
    furniture = furniture_of(pages, body)
    rows = [[row for i, row in enumerate(page.rows) if i not in furniture[n]] for n, page in enumerate(pages)]
    columns = [column for page in _columns(rows) for column in page]
    kept, foot = split_notes(columns, body)
    text = paragraphs_of(line for lines in kept for line in lines)
    headings_in(text, body)
    frames = [(n, page.rows[i], page) for n, page in enumerate(pages) for i in sorted(furniture[n])]
    heads = [(n, _plain(row)) for n, row, page in frames if n == 0 and row.y > page.height / 2]
    feet = [(n, _plain(row)) for n, row, page in frames if n > 0 or row.y <= page.height / 2]
    labels = labels_of([[_plain(row) for m, row, _ in frames if m == n] for n in range(len(pages))])
    return Layout(tuple(text), tuple(notes_of(foot)), tuple(heads), tuple(feet), tuple(labels))


def _columns(pages: Sequence[Sequence[Row]]) -> list[list[Column]]:
    """For every page its regions' lines in reading order, and whether anything is read below them."""
    out = []
    for number, (rows, gutter) in enumerate(zip(pages, gutters_of(pages), strict=True)):
        regions = regions_of(rows, gutter)
        out.append([
            Column(tuple(line_of(row, region, number) for row in region.rows), is_foot(region, regions))
            for region in regions
        ])  # fmt: skip
    return out


def _plain(row: Row) -> str:
    return line_of(row, Region(-1, row.x0, row.x1), 0).text


def _hints(data: bytes) -> tuple[Hint, ...]:
    found = information_of(data)
    names = {
        "Title": "untrusted_title",
        "Author": "untrusted_author",
        "Subject": "untrusted_description",
        "Keywords": "untrusted_keywords",
        "Creator": "untrusted_creator",
    }
    return tuple(
        Hint(name=names[key], value=value.strip(), origin=f"pdf {key}")
        for key, value in found.items()
        if key in names and value.strip()
    )


def _problems(text: str, askew: int) -> tuple[Problem, ...]:
    found = []
    shown = sum(1 for char in text if not char.isspace())
    private = len(_PRIVATE.findall(text))
    if shown and private > 0.02 * shown:
        share = round(100 * private / shown)
        message = f"{share} % of the characters have no meaning outside the PDF's own fonts; {_OCR}"
        found.append(Problem(code="garbled_text", message=message))
    if askew > 20:
        found.append(
            Problem(code="watermark_removed", message=f"{askew} characters drawn across the pages were left out")
        )
    return tuple(found)


def sniff(raw: RawFile) -> float:
    """The PDF mark within the first kilobytes, as readers of PDF accept it."""
    if raw.data.startswith(b"%PDF-"):
        return 1.0
    return 0.9 if b"%PDF-" in raw.data[:1024] else 0.0


PART = Reader(
    name="pdf", suffixes=(".pdf",), media_type="application/pdf", sniff=sniff, read=read, is_hostile=True, order=10
)
