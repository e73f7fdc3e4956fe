"""Rows to columns: finds the gutter by the glyphs, not by the order in which they were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from distlaw.readers.pdf.rows import Row

_FEWEST = 2  # rows on each side of a gutter


@dataclass(slots=True)
class Region:
    """Rows that are read one after another; `column` is 0 or 1, or -1 for the full width."""

    column: int
    left: float
    right: float
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    crossing: int
    fewer: int
    wide: float


def gutters_of(pages: Sequence[Sequence[Row]]) -> list[float | None]:
    """The gutter of every page; a page with too few rows to tell follows the others where its rows allow it."""
    found = [find_gutter(rows) for rows in pages]
    known = sorted(x for x in found if x is not None)
    if not known:
        return found
    usual = known[len(known) // 2]
    return [x if x is not None or not _allows(rows, usual) else usual for x, rows in zip(found, pages, strict=True)]


def _allows(rows: Sequence[Row], x: float) -> bool:
    crossing = sum(crosses(row, x) for row in rows)
    return 2 * crossing < len(rows) and any(row.x1 > x for row in rows if not crosses(row, x))


def regions_of(rows: Sequence[Row], gutter: float | None) -> list[Region]:
    """The regions of a page in reading order: both columns are read out at every row that crosses the gutter."""
    if gutter is None:
        return [_fitted(Region(-1, 0.0, 0.0, list(rows)))] if rows else []
    out: list[Region] = []
    pair = (Region(0, 0.0, 0.0), Region(1, 0.0, 0.0))
    for row in rows:
        if crosses(row, gutter):
            out.extend(_filled(pair))
            pair = (Region(0, 0.0, 0.0), Region(1, 0.0, 0.0))
            if not out or out[-1].column != -1:
                out.append(Region(-1, 0.0, 0.0))
            out[-1].rows.append(row)
            continue
        for region, part in zip(pair, (row.part(float("-inf"), gutter), row.part(gutter, float("inf"))), strict=True):
            if part is not None:
                region.rows.append(part)
    out.extend(_filled(pair))
    return _aligned([_fitted(region) for region in out])


def _filled(pair: tuple[Region, Region]) -> list[Region]:
    return [region for region in pair if region.rows]


def _fitted(region: Region) -> Region:
    """With the edges of its text: where rows begin, where the longest end."""
    region.left = min(row.x0 for row in region.rows)
    region.right = max(row.x1 for row in region.rows)
    return region


def _aligned(regions: list[Region]) -> list[Region]:
    """Stretches of one column on one page have one pair of edges."""
    for column in (-1, 0, 1):
        same = [region for region in regions if region.column == column]
        if same:
            left, right = min(region.left for region in same), max(region.right for region in same)
            for region in same:
                region.left, region.right = left, right
    return regions


def crosses(row: Row, x: float) -> bool:
    """Whether the row's ink covers `x`."""
    return any(start < x < end for start, end in row.stretches())


def find_gutter(rows: Sequence[Row]) -> float | None:
    """The x of the gutter between two columns; None on a page of one column."""
    if len(rows) < 6:
        return None
    stretches = [row.stretches() for row in rows]
    left = min(spans[0][0] for spans in stretches if spans)
    right = max(spans[-1][1] for spans in stretches if spans)
    width = right - left
    if width <= 0:
        return None
    best: _Gutter | None = None
    step = max(2.0, width / 500)
    x = left + 0.3 * width
    while x < left + 0.7 * width:
        found = _measure(stretches, x, left, right)
        if found and (best is None or _rank(found) > _rank(best)):
            best = found
        x += step
    return best.x if best and _is_gutter(best, stretches, left, right) else None


def _rank(gutter: _Gutter) -> tuple[float, float]:
    return (gutter.fewer - gutter.crossing, gutter.wide)


def _measure(stretches: list[list[tuple[float, float]]], x: float, left: float, right: float) -> _Gutter | None:
    crossing = on_left = on_right = 0
    inner_left, inner_right = left, right
    for spans in stretches:
        if any(start < x < end for start, end in spans):
            crossing += 1
            continue
        before = [end for _, end in spans if end <= x]
        after = [start for start, _ in spans if start >= x]
        on_left += bool(before)
        on_right += bool(after)
        inner_left = max([inner_left, *before])
        inner_right = min([inner_right, *after])
    fewer = min(on_left, on_right)
    wide = min(x - inner_left, inner_right - x)  # how far the middle is from both edges
    return _Gutter(x, crossing, fewer, wide) if fewer >= _FEWEST else None


def _is_gutter(gutter: _Gutter, stretches: list[list[tuple[float, float]]], left: float, right: float) -> bool:
    """A real right column: its rows are long, most begin near one edge, and hardly a row crosses beside them.

    `stretches` are from top to bottom; a table's cells are short, and a title above both columns is not beside them.
    """
    x = gutter.x
    sides = [_sides(spans, x) for spans in stretches]
    # A centred name with a wide space in it (王　一) has a scrap of a right side, far above the columns.
    rows = [index for index, (_, after) in enumerate(sides) if after and after[1] - after[0] > 0.04 * (right - left)]
    if len(rows) < _FEWEST:
        return False
    band = sides[rows[0] : rows[-1] + 1]
    crossing = sum(before is None for before, _ in band)
    starts = sorted(after[0] for _, after in band if after)
    edge = starts[len(starts) // 5]
    near = sum(abs(start - edge) <= 0.12 * (right - left) for start in starts)
    on_left = sorted(before[1] - before[0] for before, _ in band if before and before[1])
    on_right = sorted(after[1] - after[0] for _, after in band if after)
    is_long = all(widths and widths[len(widths) // 2] > 0.2 * (right - left) for widths in (on_left, on_right))
    return near >= 0.55 * len(starts) and is_long and crossing <= 0.3 * len(band)


_Side = tuple[float, float] | None


def _sides(spans: list[tuple[float, float]], x: float) -> tuple[_Side, _Side]:
    """The row's extent left of `x` and right of it; (None, None) where it crosses, (0, 0) on an empty left."""
    if any(start < x < end for start, end in spans):
        return None, None
    before = [span for span in spans if span[1] <= x]
    after = [span for span in spans if span[0] >= x]
    left = (before[0][0], before[-1][1]) if before else (0.0, 0.0)
    return left, (after[0][0], after[-1][1]) if after else None


def is_foot(region: Region, regions: Sequence[Region]) -> bool:
    """Whether nothing of the page stands below the region in its own columns, small full-width rows aside."""
    low = region.rows[-1].y
    size = max(row.size for row in region.rows)
    return not any(
        other.rows[0].y < low
        and (region.column == -1 or other.column in (region.column, -1))
        and not (other.column == -1 and region.column != -1 and all(row.size < 0.95 * size for row in other.rows))
        for other in regions
        if other is not region
    )
