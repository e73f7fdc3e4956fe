"""Glyphs to rows: what stands on one base line, small raised glyphs put back into the row they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from distlaw.readers.pdf.glyphs import Glyph

_LIGATED = "—…─―-"  # a font may draw two of them as one glyph
GAP = 0.45  # in em: a wider gap parts two stretches of a row; word spaces are narrower


@dataclass(slots=True)
class Row:
    """Glyphs on one base line from left to right; `raised` are the places of the superscript ones."""

    y: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)
    raised: set[int] = field(default_factory=set)  # ids of glyphs

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def text(self) -> str:
        """The row's characters without spaces between them."""
        return "".join(glyph.char for glyph in self.glyphs).strip()

    @property
    def bold_share(self) -> float:
        shown = [glyph for glyph in self.glyphs if glyph.char.strip()]
        return sum(glyph.bold for glyph in shown) / len(shown) if shown else 0.0

    def stretches(self) -> list[tuple[float, float]]:
        """The horizontal stretches that are inked, gaps under `GAP` em closed."""
        out: list[tuple[float, float]] = []
        for glyph in self.glyphs:
            if not glyph.char.strip():
                continue
            if out and glyph.x0 - out[-1][1] < GAP * self.size:
                out[-1] = (out[-1][0], max(out[-1][1], glyph.x1))
            else:
                out.append((glyph.x0, glyph.x1))
        return out

    def part(self, left: float, right: float) -> Row | None:
        """The glyphs whose middle lies in `[left, right)`, as a row; None where there is none."""
        glyphs = [glyph for glyph in self.glyphs if left <= (glyph.x0 + glyph.x1) / 2 < right]
        if not any(glyph.char.strip() for glyph in glyphs):
            return None
        ids = {id(glyph) for glyph in glyphs}
        return Row(self.y, size_of(glyphs), stripped(glyphs), self.raised & ids)


def size_of(glyphs: Iterable[Glyph]) -> float:
    """The size that most of the glyphs have."""
    counts = Counter(round(glyph.size, 1) for glyph in glyphs if glyph.char.strip())
    return counts.most_common(1)[0][0] if counts else 10.0


def stripped(glyphs: list[Glyph]) -> list[Glyph]:
    """Without the white space at both ends."""
    start, end = 0, len(glyphs)
    while start < end and not glyphs[start].char.strip():
        start += 1
    while end > start and not glyphs[end - 1].char.strip():
        end -= 1
    return glyphs[start:end]


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom."""
    shown = _without_doubles([glyph for glyph in glyphs if glyph.size > 0])
    if not any(glyph.char.strip() for glyph in shown):
        return []
    rows = [row for row in _on_base_lines(shown) if any(glyph.char.strip() for glyph in row.glyphs)]
    rows = _with_raised(rows)
    for row in rows:
        row.glyphs.sort(key=lambda glyph: (glyph.x0, glyph.x1))
        row.glyphs = stripped(row.glyphs)
    return sorted((row for row in rows if row.glyphs), key=lambda row: -row.y)


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Poor man's bold draws a glyph twice a hair apart."""
    out: list[Glyph] = []
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        keys = [(glyph.char, round(glyph.x0 / 2) + dx, round(glyph.y / 2)) for dx in (-1, 0, 1)]
        twin = next((seen[key] for key in keys if key in seen), None)
        if (
            twin
            and glyph.char not in _LIGATED
            and glyph.char.strip()
            and abs(twin.x0 - glyph.x0) < 0.12 * glyph.size
            and abs(twin.y - glyph.y) < 1
        ):
            twin.bold = True
            continue
        seen[keys[1]] = glyph
        out.append(glyph)
    return out


def _on_base_lines(glyphs: list[Glyph]) -> list[Row]:
    """Glyphs grouped by base line; sizes that differ much never share a group, so that raised ones stay apart."""
    rows: list[Row] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.y, glyph.x0)):
        for row in reversed(rows[-4:]):
            near = abs(row.y - glyph.y) <= max(0.8, 0.12 * min(row.size, glyph.size))
            if near and (0.8 <= glyph.size / row.size <= 1.25 or not glyph.char.strip()):
                row.glyphs.append(glyph)
                break
        else:
            rows.append(Row(glyph.y, glyph.size, [glyph]))
    for row in rows:
        row.size = size_of(row.glyphs)
    return rows


def _with_raised(rows: list[Row]) -> list[Row]:
    """Small glyphs that touch a row of larger ones and stand in its height join it."""
    kept: list[Row] = []
    for row in rows:
        hosts = [host for host in rows if host is not row and _may_host(host, row)]
        if hosts:
            hosts.sort(key=lambda host: -host.size)
            row.glyphs = [glyph for glyph in row.glyphs if not _joins(glyph, row, hosts)]
        if any(glyph.char.strip() for glyph in row.glyphs):
            kept.append(row)
    return kept


def _may_host(host: Row, row: Row) -> bool:
    return row.size <= 0.82 * host.size and -0.25 * host.size < row.y - host.y < 0.75 * host.size


def _joins(glyph: Glyph, own: Row, hosts: list[Row]) -> bool:
    """Whether the glyph found a host that it touches."""
    for host in hosts:
        reach = 0.6 * host.size + (len(own.glyphs) - 1) * glyph.size * (len(own.glyphs) <= 6)
        if any(abs(other.x1 - glyph.x0) < reach or abs(glyph.x1 - other.x0) < reach for other in host.glyphs):
            host.glyphs.append(glyph)
            if own.y - host.y > 0.12 * host.size:
                host.raised.add(id(glyph))
            return True
    return False


def body_size(rows: Iterable[Row]) -> float:
    """The size of most characters."""
    counts: Counter[float] = Counter()
    for row in rows:
        counts[round(row.size * 2) / 2] += len(row.glyphs)
    return counts.most_common(1)[0][0] if counts else 10.0


def weighed(pages: Iterable[list[Row]]) -> list[tuple[Row, ...]]:
    """The pages' rows; where most of the text is set bold, bold means nothing and is taken off."""
    out = [tuple(rows) for rows in pages]
    glyphs = [glyph for rows in out for row in rows for glyph in row.glyphs if glyph.char.strip()]
    if 2 * sum(glyph.bold for glyph in glyphs) > len(glyphs):
        for glyph in glyphs:
            glyph.bold = False
    return out
