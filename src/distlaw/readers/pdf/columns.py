"""Rows to columns: gutters are white strips that many rows keep clear, wherever and however many they are.

A page is cut again and again: the best gutter of a block, over the stretch of rows that keep it clear, parts the block
into what stands above, left, right and below; each part is cut in turn. So two, three or four columns, columns under a
title of full width, and sidebars come out in the order in which they are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from distlaw.readers.pdf.joints import joints
from distlaw.readers.pdf.lines import plain_text
from distlaw.readers.pdf.rows import GlyphRow

_DEEPEST = 5
_FEWEST = 3  # rows on each side of a gutter
_FULL = 0.4  # of a column's lines that fill it where no more need be asked
_DOUBT = 3  # joints by which the other reading must not, or this one must, be better
_NARROWEST = 0.7  # em: the white between two columns
_TRIED = 14  # candidates for a gutter that are measured
_CENTRED = 1.5  # em: the white on both sides of a row that is set in the middle of the page
_WEIGHTS = {"both": 1.0, "right": 0.7, "left": 0.25, "across": -2.5}


@dataclass(slots=True)
class Region:
    """Rows that are read one after another; columns of one page that stand under each other share their edges."""

    left: float
    right: float
    rows: list[GlyphRow] = field(default_factory=list)
    is_column: bool = False

    @property
    def area(self) -> float:
        """How much text stands in it, in square points."""
        return sum((row.x1 - row.x0) * row.size for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    first: int  # rows [first, last] keep it clear
    last: int
    weight: float
    wide: float


def regions_of(rows: Sequence[GlyphRow], usual: float | None = None) -> list[Region]:
    """The regions of a page in reading order; `usual` is where the other pages have their gutter."""
    regions = [_fitted(Region(0.0, 0.0, list(part), is_column)) for part, is_column in _cut(list(rows), usual, 0)]
    return _aligned(regions)


def gutters_of(pages: Sequence[Sequence[GlyphRow]]) -> float | None:
    """The usual first gutter of a document's pages, for those with too few rows to tell; None without columns."""
    found = sorted(gutter.x for rows in pages if (gutter := _best(rows, None)) is not None)
    return found[len(found) // 2] if 2 * len(found) >= len(pages) else None


def _cut(rows: list[GlyphRow], usual: float | None, depth: int) -> Iterator[tuple[list[GlyphRow], bool]]:
    """Stretches of rows in reading order, and whether each is a column among others."""
    gutter = _best(rows, usual if depth == 0 else None) if depth < _DEEPEST else None
    if gutter is None:
        if rows:
            yield rows, depth > 0
        return
    if above := rows[: gutter.first]:
        yield from _cut(above, usual, depth) if len(above) < len(rows) else [(above, depth > 0)]
    if centred := _centred(rows[gutter.first : gutter.last + 1]):
        yield rows[gutter.first : gutter.first + centred], depth > 0
    for part, is_column in _sides(rows[gutter.first + centred : gutter.last + 1], gutter.x):
        yield from _cut(part, None, depth + 1) if is_column else [(part, depth > 0)]
    if below := rows[gutter.last + 1 :]:
        yield from _cut(below, usual, depth)


def _centred(rows: Sequence[GlyphRow]) -> int:
    """How many rows stand in the middle of the page above two columns, though they have a gap at the gutter: names."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    for count, row in enumerate(rows):
        white = _CENTRED * row.size
        is_set_in = row.x0 - left > white and right - row.x1 > white
        if not is_set_in or abs((row.x0 - left) - (right - row.x1)) > white:
            return count if count <= len(rows) // 4 else 0
    return 0


def _sides(rows: Sequence[GlyphRow], x: float) -> Iterator[tuple[list[GlyphRow], bool]]:
    """Left column, right column; both are read out at every row that truly crosses."""
    left: list[GlyphRow] = []
    right: list[GlyphRow] = []
    middle = _centres(rows, x)
    for row in rows:
        if _side(row, x) == "across":
            over = _overhang(row, x, middle)
            if over:
                (left if over < 0 else right).append(row)
                continue
            yield from ((part, True) for part in (left, right) if part)
            left, right = [], []
            yield [row], False
            continue
        for column, part in ((left, row.part(float("-inf"), x)), (right, row.part(x, float("inf")))):
            if part is not None:
                column.append(part)
    yield from ((part, True) for part in (left, right) if part)


def _centres(rows: Sequence[GlyphRow], x: float) -> tuple[float, float]:
    """Where the columns on both sides have their outer edges."""
    return min(row.x0 for row in rows), max(row.x1 for row in rows)


def _overhang(row: GlyphRow, x: float, edges: tuple[float, float]) -> int:
    """-1 or 1 where a row of the left or right column only juts into the gutter, 0 where it spans both."""
    start, end = row.x0, row.x1
    left, right = edges
    if end - x < 0.2 * (right - x) and start < x - 0.5 * (x - left):
        return -1
    if x - start < 0.2 * (x - left) and end > x + 0.5 * (right - x):
        return 1
    return 0


def _side(row: GlyphRow, x: float) -> str:
    """Which side of `x` the row's ink stands on: left, right, both, or across."""
    on_left = on_right = False
    for start, end in row.stretches():
        if start < x - 0.5 and end > x + 0.5:
            return "across"
        if end <= x + 0.5:
            on_left = True
        else:
            on_right = True
    return "both" if on_left and on_right else "left" if on_left else "right"


def _best(rows: Sequence[GlyphRow], usual: float | None) -> _Gutter | None:
    if len(rows) < 2 * _FEWEST - 2:
        return None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    if right - left < 12 * rows[0].size:
        return None
    found = [gutter for x in _candidates(rows, left, right) if (gutter := _measured(rows, x, _FEWEST))]
    if usual is not None and left < usual < right and (gutter := _measured(rows, usual, 2)):
        found.append(gutter)
    found.sort(key=lambda gutter: (-gutter.weight, -gutter.wide))
    return next((gutter for gutter in found if _is_gutter(gutter, rows, right - left)), None)


def _candidates(rows: Sequence[GlyphRow], left: float, right: float) -> list[float]:
    """Places where rows have gaps or begin, the commonest first."""
    low, high = left + 0.12 * (right - left), right - 0.12 * (right - left)
    places: Counter[int] = Counter()
    for row in rows:
        spans = row.stretches()
        for (_, end), (start, _) in pairwise(spans):
            if start - end > 0.8 * row.size:
                places[round((start + end) / 6)] += 1
                places[round((start - 0.45 * row.size) / 3)] += 1
        places[round((spans[0][0] - 0.45 * row.size) / 3)] += 1
    return [3.0 * place for place, _ in places.most_common(_TRIED) if low < 3.0 * place < high]


def _measured(rows: Sequence[GlyphRow], x: float, fewest: int) -> _Gutter | None:
    """The stretch of rows in which the strip at `x` is clear and has text on both sides."""
    sides = [_side(row, x) for row in rows]
    best, weight, first, start = (0.0, 0, -1), 0.0, 0, 0
    for index, side in enumerate(sides):
        weight += _WEIGHTS[side]
        if weight <= 0:
            weight, start = 0.0, index + 1
        elif weight > best[0]:
            best, first = (weight, start, index), start
    weight, first, last = best
    band = sides[first : last + 1]
    on_left = sum(side in ("left", "both") for side in band)
    on_right = sum(side in ("right", "both") for side in band)
    if min(on_left, on_right) < fewest:
        return None
    ends = sorted(
        max(found) for row in rows[first : last + 1] if (found := [e for _, e in row.stretches() if e <= x + 0.5])
    )
    starts = sorted(
        min(found) for row in rows[first : last + 1] if (found := [s for s, _ in row.stretches() if s >= x - 0.5])
    )
    wide = starts[len(starts) // 20] - ends[-1 - len(ends) // 20]
    return _Gutter(x, first, last, weight, wide) if wide >= _NARROWEST * rows[first].size else None


def _is_gutter(gutter: _Gutter, rows: Sequence[GlyphRow], width: float) -> bool:
    """Text on both sides: lines that fill their column and begin at one edge; cells, numbers and labels do not."""
    band = rows[gutter.first : gutter.last + 1]
    crossing = sum(_side(row, gutter.x) == "across" for row in band)
    if crossing > 0.25 * len(band):
        return False
    lefts = [part for row in band if (part := _extent(row, float("-inf"), gutter.x))]
    rights = [part for row in band if (part := _extent(row, gutter.x, float("inf")))]
    size = sorted(row.size for row in band)[len(band) // 2]
    sides = [_filling(parts, width, size) for parts in (lefts, rights)]
    if min(sides) <= 0:
        return False
    gain = _gain(band, gutter.x)
    return gain > -_DOUBT if min(sides) >= _FULL else gain >= _DOUBT


def _gain(band: Sequence[GlyphRow], x: float) -> int:
    """By how many joints the lines go on better down the columns than across."""
    across: list[str] = []
    columns: tuple[list[str], list[str]] = ([], [])
    for row in band:
        for column, part in zip(columns, (row.part(float("-inf"), x), row.part(x, float("inf"))), strict=True):
            if part is not None:
                text = plain_text(part)
                across.append(text)
                column.append(text)
    return joints([*columns[0], *columns[1]]) - joints(across)


def _extent(row: GlyphRow, low: float, high: float) -> tuple[float, float] | None:
    spans = [span for span in row.stretches() if span[0] >= low - 0.5 and span[1] <= high + 0.5]
    return (spans[0][0], spans[-1][1]) if spans else None


def _filling(parts: Sequence[tuple[float, float]], width: float, size: float) -> float:
    """The share of lines that fill their column; 0 where the column is too narrow or its lines begin anywhere."""
    left, right = min(start for start, _ in parts), max(end for _, end in parts)
    column = right - left
    if column < max(0.13 * width, 6 * size):
        return 0.0
    starts = sorted(start for start, _ in parts)
    edge = starts[len(starts) // 5]
    near = sum(abs(start - edge) <= max(2.4 * size, 0.1 * column) for start in starts)
    if near < 0.6 * len(parts):
        return 0.0
    return sum(end - start >= 0.72 * column for start, end in parts) / len(parts)


def _fitted(region: Region) -> Region:
    """With the edges of its text: where rows begin, where the longest end."""
    region.left = min(row.x0 for row in region.rows)
    region.right = max(row.x1 for row in region.rows)
    return region


def _aligned(regions: list[Region]) -> list[Region]:
    """Stretches of one column on one page have one pair of edges."""
    for region in regions:
        for other in regions:
            if other is not region and other.is_column == region.is_column and _stands_over(region, other):
                region.left = other.left = min(region.left, other.left)
                region.right = other.right = max(region.right, other.right)
    return regions


def _stands_over(one: Region, other: Region) -> bool:
    """Whether two regions' edges are the same column's: each covers most of the narrower."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.8 * min(one.right - one.left, other.right - other.left) and (
        one.is_column is False or abs(one.left - other.left) < 30 or abs(one.right - other.right) < 30
    )


def is_aside(region: Region, regions: Sequence[Region]) -> bool:
    """Whether it is a narrow column of little text beside a wide one: a quotation pulled out, a box, a side note."""
    return region.is_column and any(
        other.is_column
        and other.right - other.left > 1.7 * (region.right - region.left)
        and other.area > 4 * region.area
        and other.rows[0].y > region.rows[-1].y
        and other.rows[-1].y < region.rows[0].y
        for other in regions
    )


def is_foot(region: Region, regions: Sequence[Region]) -> bool:
    """Whether nothing of the page stands below the region in its own columns, smaller print aside."""
    low, size = region.rows[-1].y, max(row.size for row in region.rows)
    return not any(
        other.rows[0].y < low
        and min(region.right, other.right) - max(region.left, other.left) > 10
        and not (region.is_column and not other.is_column and all(row.size < 0.95 * size for row in other.rows))
        for other in regions
        if other is not region
    )
