"""Which of two orders a page is read in: by where its columns stand, or as it was drawn; the likelier one is kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from distlaw.readers.pdf.columns import Region
from distlaw.readers.pdf.joints import joints
from distlaw.readers.pdf.lines import plain_text
from distlaw.readers.pdf.rows import GlyphRow, rows_as_drawn

_FEWEST = 8  # lines below which nothing can be told
_BETTER = 3  # joints by which the drawn order must be likelier, and a tenth of all


def likelier_order(regions: list[Region], rows: Sequence[GlyphRow]) -> list[Region]:
    """The regions, or those of the drawn order where lines go on into one another clearly more often in it."""
    placed = [row for region in regions for row in region.rows]
    if len(placed) < _FEWEST or _follows_drawing(placed):
        return regions
    drawn = rows_as_drawn(sorted((glyph for row in rows for glyph in row.glyphs), key=lambda glyph: glyph.run))
    gain = joints([plain_text(row) for row in drawn]) - joints([plain_text(row) for row in placed])
    return _as_regions(drawn) if gain >= max(_BETTER, 0.1 * len(placed)) else regions


def _follows_drawing(rows: Sequence[GlyphRow]) -> bool:
    """Whether the rows come in the order in which they were drawn, but for a few."""
    back = sum(above.glyphs[0].run > below.glyphs[0].run for above, below in pairwise(rows))
    return back <= 2


def _as_regions(rows: Sequence[GlyphRow]) -> list[Region]:
    """Rows that stand under one another are one region."""
    out: list[Region] = []
    for row in rows:
        last = out[-1].rows[-1] if out else None
        beside = last is None or row.x0 > last.x1 or row.x1 < last.x0
        if last is None or beside or row.y > last.y + row.size:
            out.append(Region(row.x0, row.x1, [row], is_column=True))
        else:
            out[-1].rows.append(row)
            out[-1].left, out[-1].right = min(out[-1].left, row.x0), max(out[-1].right, row.x1)
    return out
