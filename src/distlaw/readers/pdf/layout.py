"""A document taken apart: furniture off, columns in order, notes apart, lines joined to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from distlaw.readers.pdf.columns import Region, gutters_of, is_aside, is_foot, regions_of
from distlaw.readers.pdf.furniture import PageRows, counts_apart, cover_pages, furniture_of, labels_of
from distlaw.readers.pdf.glyphs import PageGlyphs
from distlaw.readers.pdf.headings import with_headings
from distlaw.readers.pdf.layers import one_layer
from distlaw.readers.pdf.lines import PageLine, line_of, plain_text
from distlaw.readers.pdf.notes import PageColumn, notes_of, split_notes
from distlaw.readers.pdf.order import likelier_order
from distlaw.readers.pdf.paragraphs import Paragraph, paragraphs_of
from distlaw.readers.pdf.rows import GlyphRow, body_size, bold_weighed, rows_of


@dataclass(frozen=True, slots=True)
class Layout:
    """What is read, what stands at the feet, what frames the pages."""

    text: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]
    heads: tuple[tuple[int, str], ...]  # page index, text: the first page's head
    feet: tuple[tuple[int, str], ...]  # all other furniture
    labels: tuple[str, ...]
    body: float
    first: int  # the first page that is no database's cover
    pages: tuple[str, ...]  # each page's text as it was put in order, notes and all


def layout_of(pages: Sequence[PageGlyphs]) -> Layout:
    """Rows, furniture, columns, notes, paragraphs."""
    rows = bold_weighed(counts_apart(rows_of(one_layer(page))) for page in pages)
    framed = [PageRows(own, page.width, page.height) for own, page in zip(rows, pages, strict=True)]
    body = body_size(rows)
    furniture = furniture_of(framed, body)
    covers = cover_pages(rows)
    for cover in covers:
        furniture[cover] = set(range(len(rows[cover])))
    kept = [[row for i, row in enumerate(own) if i not in furniture[n]] for n, own in enumerate(rows)]
    columns = _columns(kept, pages)
    running, foot = split_notes([column for page in columns for column in page if not column.is_aside], body)
    text = paragraphs_of((line for lines in running for line in lines), body)
    text = _with_asides(text, [column.lines for page in columns for column in page if column.is_aside], body)
    text = with_headings(text, body)
    frames = [(n, rows[n][i], plain_text(rows[n][i])) for n in range(len(pages)) for i in sorted(furniture[n])]
    first = next((n for n in range(len(pages)) if n not in covers), 0)
    heads = [(n, plain) for n, row, plain in frames if n == first and row.y > pages[n].height / 2]
    feet = [(n, plain) for n, row, plain in frames if not (n == first and row.y > pages[n].height / 2)]
    feet += [(n, line) for n, page in enumerate(pages) for line in _askew(page)]
    return Layout(
        text=tuple(text),
        notes=tuple(notes_of(foot)),
        heads=tuple(heads),
        feet=tuple(feet),
        labels=tuple(labels_of([[plain for m, _, plain in frames if m == n] for n in range(len(pages))])),
        body=body,
        first=first,
        pages=tuple("\n".join(line.text for column in page for line in column.lines) for page in columns),
    )


def _columns(kept: Sequence[list[GlyphRow]], pages: Sequence[PageGlyphs]) -> list[list[PageColumn]]:
    """For every page its regions' lines in reading order, and whether anything is read below them."""
    usual = gutters_of(kept)
    out = []
    for number, (rows, page) in enumerate(zip(kept, pages, strict=True)):
        regions = likelier_order(regions_of(rows, usual), rows)
        out.append([_column(regions, index, number, page) for index in range(len(regions))])
    return out


def _column(regions: Sequence[Region], index: int, number: int, page: PageGlyphs) -> PageColumn:
    region = regions[index]
    lines = tuple(line_of(row, region.left, region.right, number, index) for row in region.rows)
    width = region.right - region.left
    rules = tuple(
        height
        for left, right, height in page.rules
        if abs(left - region.left) < 15 and 0.06 * width < right - left < 0.75 * width
        if not any(0 <= line.y - height < 0.4 * line.size and left < line.x1 and right > line.x0 for line in lines)
    )
    return PageColumn(lines, is_foot(region, regions), rules, is_aside(region, regions))


def _with_asides(text: Sequence[Paragraph], asides: Sequence[Sequence[PageLine]], body: float) -> list[Paragraph]:
    """The running text, each aside behind the paragraph in which its page ends."""
    out = list(text)
    for lines in reversed(asides):
        page = lines[0].page
        behind = next((i for i, paragraph in enumerate(out) if paragraph.lines[-1].page > page), len(out))
        if behind < len(out) and out[behind].lines[0].page <= page:
            behind += 1
        out[behind:behind] = paragraphs_of(lines, body)
    return out


def _askew(page: PageGlyphs) -> list[str]:
    """Watermarks and stamps along the edge, as one line."""
    parts: list[str] = []
    last = 0
    for glyph in page.askew:
        if parts and glyph.run - last > 1 and not parts[-1].isspace():
            parts.append(" ")
        parts.append(glyph.char)
        last = glyph.run
    text = "".join(parts).strip()
    return [text] if text else []
