"""Glyphs to rows: what stands on one base line, small raised glyphs put back into the row they belong to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from distlaw.readers.pdf.accents import with_accents
from distlaw.readers.pdf.glyphs import Glyph

GAP = 0.45  # in em: a wider gap parts two stretches of a row; word spaces are narrower
_SAME_LINE = 0.27  # in em: how far base lines of one row may differ, for figures set lower than letters
_BESIDE = 1.5  # em: how far small glyphs stand from those of their row at the most
_RAISED = 0.12  # in em: how far above its row a superscript stands at least
_SMALL = 0.82  # of the row's size: superscripts are no larger

Stretch = tuple[float, float]


@dataclass(slots=True)
class GlyphRow:
    """Glyphs on one base line from left to right."""

    y: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)
    is_beside: bool = False  # set in by a drop capital, not by an indent
    _stretches: list[Stretch] | None = None

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def text(self) -> str:
        """The row's characters without spaces between them."""
        return "".join(glyph.char for glyph in self.glyphs if glyph.char != " ")

    @property
    def bold_share(self) -> float:
        shown = [glyph.bold for glyph in self.glyphs if glyph.char.strip()]
        return sum(shown) / len(shown) if shown else 0.0

    def stretches(self) -> list[Stretch]:
        """The horizontal stretches that are inked, gaps under `GAP` em closed."""
        if self._stretches is None:
            out: list[Stretch] = []
            reach = self._reach()
            for glyph in self.glyphs:
                if not glyph.char.strip():
                    continue
                if out and glyph.x0 - out[-1][1] < reach:
                    out[-1] = (out[-1][0], max(out[-1][1], glyph.x1))
                else:
                    out.append((glyph.x0, glyph.x1))
            self._stretches = out
        return self._stretches

    def _reach(self) -> float:
        """How wide a gap within a stretch may be: wider where the row's words stand far apart, as on a typewriter."""
        shown = [glyph for glyph in self.glyphs if glyph.char.strip()]
        gaps = sorted(gap for a, b in pairwise(shown) if (gap := b.x0 - a.x1) > 0.12 * self.size)
        usual = gaps[len(gaps) // 2] if len(gaps) > 4 else 0.0
        return max(GAP * self.size, min(1.8 * usual, 1.6 * self.size))

    def part(self, left: float, right: float) -> GlyphRow | None:
        """The glyphs whose middle lies in `[left, right)`, as a row; None where there is none."""
        glyphs = stripped([glyph for glyph in self.glyphs if left <= (glyph.x0 + glyph.x1) / 2 < right])
        return GlyphRow(self.y, size_of(glyphs), glyphs, self.is_beside) if glyphs else None


def size_of(glyphs: Iterable[Glyph]) -> float:
    """The size that most of the glyphs have."""
    counts = Counter([glyph.size for glyph in glyphs if glyph.char != " "])
    if len(counts) > 1:
        rounded: Counter[float] = Counter()
        for size, count in counts.items():
            rounded[round(size, 1)] += count
        counts = rounded
    return round(counts.most_common(1)[0][0], 2) if counts else 10.0


def stripped(glyphs: list[Glyph]) -> list[Glyph]:
    """Without the white space at both ends."""
    start, end = 0, len(glyphs)
    while start < end and not glyphs[start].char.strip():
        start += 1
    while end > start and not glyphs[end - 1].char.strip():
        end -= 1
    return glyphs[start:end]


def rows_of(glyphs: Sequence[Glyph]) -> list[GlyphRow]:
    """The rows of a page from top to bottom."""
    rows = [GlyphRow(group[0].y, size_of(group), group) for group in _on_base_lines(glyphs)]
    rows = [row for row in rows if any(glyph.char.strip() for glyph in row.glyphs)]
    for row in rows:
        row.glyphs.sort(key=_left_to_right)
        row.glyphs = stripped(row.glyphs)
    rows = _with_raised(_with_drop_caps(sorted(rows, key=lambda row: -row.y)))
    for row in rows:
        row.glyphs.sort(key=_left_to_right)
        row.glyphs = with_accents(stripped(row.glyphs))
        row._stretches = None
    return sorted((row for row in rows if row.glyphs), key=lambda row: -row.y)


def rows_as_drawn(glyphs: Sequence[Glyph]) -> list[GlyphRow]:
    """Rows in the order in which the program that wrote the page drew them."""
    rows: list[GlyphRow] = []
    for glyph in glyphs:
        row = rows[-1] if rows else None
        if row is not None and _goes_on(row, glyph):
            row.glyphs.append(glyph)
        else:
            rows.append(GlyphRow(glyph.y, glyph.size, [glyph]))
    for row in rows:
        row.glyphs = stripped(row.glyphs)
        row.size = size_of(row.glyphs)
    return [row for row in rows if row.glyphs]


def _goes_on(row: GlyphRow, glyph: Glyph) -> bool:
    last = row.glyphs[-1]
    return (
        abs(row.y - glyph.y) < 0.6 * max(row.size, glyph.size) and -0.9 * row.size < glyph.x0 - last.x1 < 4 * row.size
    )


def _left_to_right(glyph: Glyph) -> tuple[float, float]:
    return glyph.x0, glyph.x1


def _on_base_lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs grouped by base line: first those on the very same one, then lines that differ by less than a hair."""
    exact: dict[tuple[float, float], list[Glyph]] = {}
    for glyph in glyphs:
        exact.setdefault((round(glyph.y, 1), round(glyph.size, 1)), []).append(glyph)
    groups: list[list[Glyph]] = []
    for (y, size), group in sorted(exact.items(), key=lambda entry: (-entry[0][0], -entry[0][1])):
        for host in reversed(groups[-6:]):
            other = host[0]
            near = abs(other.y - y) <= max(0.8, _SAME_LINE * min(other.size, size))
            ratio = size / other.size
            is_alike = 0.55 <= ratio <= 1.8 and (_SMALL < ratio < 1 / _SMALL or _touch(group, host))
            if near and (is_alike or all(glyph.char == " " for glyph in group)):
                host.extend(group)
                break
        else:
            groups.append(group)
    return groups


def _touch(group: Sequence[Glyph], host: Sequence[Glyph]) -> bool:
    """Whether glyphs of two sizes stand side by side, and not in two columns at one height."""
    reach = _BESIDE * max(group[0].size, host[0].size)
    few, many = sorted((group, host), key=len)
    edges = (min(few, key=_left_to_right), max(few, key=_left_to_right))
    return any(abs(other.x1 - one.x0) < reach or abs(one.x1 - other.x0) < reach for one in edges for other in many)


def _with_raised(rows: list[GlyphRow]) -> list[GlyphRow]:
    """Small glyphs that touch a row of larger ones and stand in its height join it."""
    rows.sort(key=lambda row: row.y)
    heights = [row.y for row in rows]
    capitals = {id(row): _capitals(row) for row in rows}
    tallest = max((row.size for row in rows), default=0.0)
    kept: list[GlyphRow] = []
    for row in rows:
        near = rows[bisect_left(heights, row.y - 0.75 * tallest) : bisect_right(heights, row.y + 0.25 * tallest)]
        hosts = [host for host in near if host is not row and _may_host(host, row, capitals[id(host)])]
        if hosts:
            hosts.sort(key=lambda host: -host.size)
            row.glyphs = [glyph for glyph in row.glyphs if not _joins(glyph, row, hosts)]
        if any(glyph.char.strip() for glyph in row.glyphs):
            kept.append(row)
    return kept


def _capitals(row: GlyphRow) -> float:
    """The size of the row's large letters, where most are small capitals."""
    sizes = sorted(glyph.size for glyph in row.glyphs if glyph.char.strip())
    return max(row.size, sizes[-2]) if len(sizes) > 1 else row.size


def _may_host(host: GlyphRow, row: GlyphRow, capitals: float) -> bool:
    return (
        row.size <= _SMALL * capitals
        and row.size <= host.size
        and -0.25 * host.size < row.y - host.y < 0.75 * host.size
    )


def _joins(glyph: Glyph, own: GlyphRow, hosts: list[GlyphRow]) -> bool:
    """Whether the glyph found a host that it touches."""
    for host in hosts:
        reach = 0.6 * host.size + (len(own.glyphs) - 1) * glyph.size * (len(own.glyphs) <= 6)
        if any(abs(other.x1 - glyph.x0) < reach or abs(glyph.x1 - other.x0) < reach for other in host.glyphs):
            host.glyphs.append(glyph)
            glyph.raised = own.y - host.y > _RAISED * host.size
            return True
    return False


def _with_drop_caps(rows: list[GlyphRow]) -> list[GlyphRow]:
    """A large letter that reaches down several lines begins the first of them."""
    out: list[GlyphRow] = []
    for index, row in enumerate(rows):
        text = row.text
        if not 0 < len(text) <= 2 or not text[-1].isalpha():
            out.append(row)
            continue
        beside = next((other for other in rows[max(0, index - 4) : index] if _begins_at(row, other)), None)
        if beside is None:
            out.append(row)
            continue
        for other in rows[max(0, index - 4) : index]:
            other.is_beside = other is not beside and _begins_at(row, other)
        for glyph in row.glyphs:
            glyph.size, glyph.y = beside.size, beside.y
        row.glyphs[-1].x1 = beside.x0
        beside.glyphs = row.glyphs + beside.glyphs
    return out


def _begins_at(capital: GlyphRow, row: GlyphRow) -> bool:
    """Whether the row begins where the large letter ends, within its height."""
    return (
        capital.size >= 1.7 * row.size
        and row.y - capital.y < capital.size
        and 0 <= row.x0 - capital.x1 + 0.4 * row.size < 2 * row.size
    )


def body_size(pages: Iterable[Sequence[GlyphRow]]) -> float:
    """The size of most characters in the upper half of the pages, where no notes stand."""
    counts: Counter[float] = Counter()
    for rows in pages:
        if rows:
            middle = (rows[0].y + rows[-1].y) / 2
            for row in rows:
                if row.y >= middle:
                    counts[round(row.size * 2) / 2] += len(row.glyphs)
    return counts.most_common(1)[0][0] if counts else 10.0


def bold_weighed(pages: Iterable[list[GlyphRow]]) -> list[list[GlyphRow]]:
    """The pages' rows; where most of the text is set bold, bold means nothing and is taken off."""
    out = list(pages)
    glyphs = [glyph for rows in out for row in rows for glyph in row.glyphs if glyph.char.strip()]
    if 2 * sum(glyph.bold for glyph in glyphs) > len(glyphs):
        for glyph in glyphs:
            glyph.bold = False
    return out
