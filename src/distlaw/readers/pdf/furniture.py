"""What frames the pages: running heads and feet, page numbers, stamps; and what number each page has.

A row is furniture for its place: it stands at the edge of the page, apart from the text, at a height where other pages
have such a row too; or its words recur there; or it is the page's number. What recurs in the text is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from distlaw.readers.pdf.lines import plain_text
from distlaw.readers.pdf.rows import GlyphRow
from distlaw.text.han import HAN
from distlaw.vocab.print_signs import print_sign

_HEAD_NUMBER = re.compile(rf"^(?:(\d{{1,4}})(?=\s+\S)|[{HAN}]{{1,2}}\s?(\d{{1,4}})$)|(?<=\s)(\d{{1,4}})$")
_EDGE = 0.14  # of the page's height, at the top and at the foot
_FAR = 0.25  # of it, for the outermost rows of a page with wide margins
_DEEPEST = 4  # rows from the edge that may be furniture
_LARGER, _LOWER = 1.05, 2.5  # sizes, and lines, by which a title differs from the running head made of it
_SAME_HEIGHT = 2.5  # points
_TITLE = 1.2  # body sizes of a row that no other page repeats, below which nothing frames the page
_ALIKE = 2  # pages whose text begins at one height
_COUNTED = 12  # lines of a page that bear their numbers


@dataclass(slots=True)
class PageRows:
    """A page's rows from top to bottom, and its size."""

    rows: list[GlyphRow]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near the top or the foot of its page."""

    page: int
    index: int
    row: GlyphRow
    depth: int  # rows between it and the edge
    is_top: bool
    apart: bool  # a gap between it, or a row nearer the text, and the text
    gap: float  # to the next row towards the text
    text: str
    key: str


def furniture_of(pages: Sequence[PageRows], body: float) -> list[set[int]]:
    """For each page the indices of its rows that are running heads, feet, page numbers or stamps."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page, body)]
    seen = Counter((edge.is_top, edge.key) for edge in {(e.page, e.is_top, e.key): e for e in edges}.values())
    titles = _titles(edges)
    edges = list(_above_titles(edges, titles, seen, body))
    numbers = _page_numbers(edges)
    at_height = _heights(edges)
    in_text = _begin_with_text(edges)
    found: list[set[int]] = [set() for _ in pages]
    for edge in edges:
        if (edge.page, edge.index) not in titles and _is_furniture(
            edge, pages, body, seen[edge.is_top, edge.key], at_height, numbers
        ):
            found[edge.page].add(edge.index)
    headed = in_text | {edge.page for edge in edges if edge.is_top and edge.page and edge.index in found[edge.page]}
    for edge in edges:
        if edge.is_top and edge.page not in headed and (edge.page, edge.index) not in titles:
            found[edge.page] |= {edge.index} if _is_head(edge, pages[edge.page].rows, body) else set()
    for number, page in enumerate(pages):
        found[number] |= _outside(page, found[number])
        found[number] |= _line_numbers(page, found[number])
        found[number] |= _stamps(page)
    return found


def cover_pages(pages: Sequence[Sequence[GlyphRow]]) -> set[int]:
    """The first or last page where it is no part of the work: what a database says of the file."""
    cover = print_sign("cover")
    return {
        index
        for index in {0, len(pages) - 1}
        if len(pages) > 1 and sum(cover.match(plain_text(row)) is not None for row in pages[index]) >= 3
    }


def _edges(number: int, page: PageRows, body: float) -> Iterator[_Edge]:
    rows = page.rows
    leading = _leading(rows)
    for is_top, order in ((True, range(len(rows))), (False, range(len(rows) - 1, -1, -1))):
        for depth, index in enumerate(order):
            row = rows[index]
            margin = (page.height - row.y if is_top else row.y) / page.height
            if depth > 2 * _DEEPEST or margin > (_FAR if depth < 3 else _EDGE):
                break
            beyond = index + (1 if is_top else -1)
            gap = abs(row.y - rows[beyond].y) if 0 <= beyond < len(rows) else page.height
            text = plain_text(row)
            yield _Edge(
                number, index, row, depth, is_top, _is_apart(rows, index, is_top, leading), gap, text, _key(text)
            )


def _above_titles(
    edges: Sequence[_Edge], titles: set[tuple[int, int]], seen: Counter[tuple[bool, str]], body: float
) -> Iterator[_Edge]:
    """The edges without the rows that a title of their page parts from its top: Jane Roe 1 is no page's number."""
    under: dict[int, int] = {}
    for edge in edges:
        is_alone = edge.row.size > _TITLE * body and seen[edge.is_top, edge.key] == 1 and len(edge.key) > 1
        if edge.is_top and (is_alone or (edge.page, edge.index) in titles):
            under.setdefault(edge.page, edge.index)
    return (edge for edge in edges if not edge.is_top or edge.index <= under.get(edge.page, edge.index))


def _leading(rows: Sequence[GlyphRow]) -> float:
    """The usual distance of base lines on the page."""
    gaps = sorted(above.y - below.y for above, below in pairwise(rows) if above.y - below.y > 0.7 * below.size)
    return gaps[len(gaps) // 2] if gaps else 12.0


def _is_apart(rows: Sequence[GlyphRow], index: int, is_top: bool, leading: float) -> bool:
    """Whether a gap wider than between lines of text parts the row, or a row nearer the text, from the text."""
    step = 1 if is_top else -1
    for near in range(index, index + step * 3, step):
        beyond = near + step
        if not 0 <= beyond < len(rows):
            return True
        gap = abs(rows[near].y - rows[beyond].y)
        if gap > max(1.35 * leading, 1.2 * max(rows[near].size, rows[beyond].size)):
            return True
    return False


def _key(text: str) -> str:
    """The row's words without its numbers, which count pages."""
    return re.sub(r"\b[\divxlc]+\b|\d+|[\s·•.\-–—|]", "", text)[:60]


def _places(edge: _Edge) -> tuple[int, int, int, bool]:
    """Where a row stands: its height, the gap below it, even and odd pages told apart."""
    return round(edge.row.y / _SAME_HEIGHT), round(edge.gap / _SAME_HEIGHT), edge.page % 2, edge.is_top


def _heights(edges: Sequence[_Edge]) -> Counter[tuple[int, int, int, bool]]:
    """How many pages have a row apart from the text at each height with the same gap below it."""
    return Counter(_places(edge) for edge in edges if edge.apart and edge.depth < _DEEPEST)


def _begin_with_text(edges: Sequence[_Edge]) -> set[int]:
    """The pages whose first row stands where others' running text begins: an entry of a list is no head there."""
    first = {edge.page: edge for edge in edges if edge.is_top and not edge.depth}
    heights = Counter(round(edge.row.y / _SAME_HEIGHT) for edge in first.values() if not edge.apart)
    near = {page: round(edge.row.y / _SAME_HEIGHT) for page, edge in first.items() if page}
    return {page for page, at in near.items() if sum(heights[at + step] for step in (-1, 0, 1)) >= _ALIKE}


def _page_numbers(edges: Sequence[_Edge]) -> set[tuple[int, int]]:
    """Page and row index of every row that ends or begins with its page's number."""
    offsets: Counter[int] = Counter()
    for edge in edges:
        offsets.update({number - edge.page for number in numbers_in(edge.text)})
    usual = {offset for offset, count in offsets.most_common(2) if count >= 3}
    return {(e.page, e.index) for e in edges if usual & {n - e.page for n in numbers_in(e.text)}}


def _titles(edges: Sequence[_Edge]) -> set[tuple[int, int]]:
    """Page and row index of the rows that later pages repeat at their heads, but that stand there first as a title
    does: larger, or well below where the others stand; a journal's name is none."""
    groups: dict[str, list[_Edge]] = {}
    for edge in edges:
        if edge.is_top and len(edge.key) > 1:
            groups.setdefault(edge.key, []).append(edge)
    found = set[tuple[int, int]]()
    for first, *others in groups.values():
        if not others or others[0].page == first.page or print_sign("masthead").match(first.text):
            continue
        size, height = median(edge.row.size for edge in others), median(edge.row.y for edge in others)
        if first.row.size > _LARGER * size or height - first.row.y > _LOWER * first.row.size:
            found.add((first.page, first.index))
    return found


def _is_furniture(
    edge: _Edge,
    pages: Sequence[PageRows],
    body: float,
    times: int,
    heights: Counter[tuple[int, int, int, bool]],
    numbers: set[tuple[int, int]],
) -> bool:
    row, count = edge.row, len(pages)
    text = edge.text
    if row.size > 1.35 * body and times < 3:
        return False
    counted = (edge.page, edge.index) in numbers
    if edge.depth < _DEEPEST and print_sign("page_number").match(text) and (edge.apart or edge.depth == 0 or counted):
        return True
    if (
        times >= _times_needed(edge, count)
        and len(edge.key) > 1
        and (edge.apart or (count > 3 and times >= 0.4 * count))
    ):
        return True
    if not edge.apart or edge.depth >= _DEEPEST or len(text) > 110:
        return False
    if counted and (row.size <= 1.02 * body or times > 1):
        return True
    height, gap, parity, _ = _places(edge)
    near = [(height + a, gap + b, parity, edge.is_top) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    alike = sum(heights[place] for place in near)
    same_parity = (count + 1 - edge.page % 2) // 2
    if edge.is_top and count > 3 and alike >= max(2, 0.6 * same_parity) and row.size <= 1.02 * body:
        return edge.gap > 1.35 * _leading(pages[edge.page].rows) and not _fills(edge, pages[edge.page])
    return False


def _times_needed(edge: _Edge, count: int) -> float:
    """On how many pages a row's words must recur; what begins as a note does is more likely one."""
    if not edge.is_top and print_sign("marker").match(edge.text):
        return max(3, 0.5 * count) if len(edge.key) > 12 else count + 1
    return max(2, min(count // 4, 6))


def _fills(edge: _Edge, page: PageRows) -> bool:
    """Whether the row is as wide as the text: a line of prose, unless a number stands at one of its ends."""
    row = edge.row
    widest = max(other.x1 for other in page.rows) - min(other.x0 for other in page.rows)
    return row.x1 - row.x0 > 0.9 * widest and len(row.stretches()) == 1 and not numbers_in(edge.text)


def _is_head(edge: _Edge, rows: Sequence[GlyphRow], body: float) -> bool:
    """A row at the top, no larger than the body, that names a volume, a journal or a date, a gap or a title below."""
    row, index = edge.row, edge.index
    if (
        not edge.apart
        or index > 3
        or row.size > 1.02 * body
        or len(edge.text) > 90
        or not print_sign("head").match(edge.text)
    ):
        return False
    return any(
        below.size > 1.15 * row.size or above.y - below.y > 1.9 * max(above.size, below.size)
        for above, below in zip(rows[index : index + 3], rows[index + 1 : index + 4], strict=False)
    )


def _outside(page: PageRows, found: set[int]) -> set[int]:
    """What stands beyond a running head or foot, towards the edge of the page."""
    edge = _EDGE * page.height
    tops = [i for i in found if page.rows[i].y > page.height - edge and i < _DEEPEST]
    feet = [i for i in found if page.rows[i].y < edge and i >= len(page.rows) - _DEEPEST]
    outside = set(range(max(tops, default=0))) | set(range(min(feet, default=len(page.rows)), len(page.rows)))
    return {i for i in outside if page.rows[i].size < 14}


def _line_numbers(page: PageRows, found: set[int]) -> set[int]:
    """Rows that are nothing but the numbers of a pleading's lines, counted down the margin."""
    numbers = [(i, int(row.text)) for i, row in enumerate(page.rows) if i not in found and row.text.isdecimal()]
    steps = sum(b[1] == a[1] + 1 for a, b in pairwise(numbers))
    return {i for i, _ in numbers} if steps >= 8 and steps >= 0.7 * (len(numbers) - 1) else set()


def counts_apart(rows: Sequence[GlyphRow]) -> list[GlyphRow]:
    """The rows of a pleading, whose every line bears its number at the margin, each parted from its number."""
    counted = {i: cut for i, row in enumerate(rows) if (cut := _count_of(row))}
    first, last = min(counted, default=0), max(counted, default=0)
    numbers = [int(rows[i].text[:length]) for i, (length, _) in counted.items()]
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    if len(counted) < _COUNTED or rising < 0.9 * (len(counted) - 1) or len(counted) < 0.8 * (last - first + 1):
        return list(rows)
    out: list[GlyphRow] = []
    for index, row in enumerate(rows):
        edge = counted[index][1] if index in counted else 0.0
        parts = (row.part(float("-inf"), edge), row.part(edge, float("inf"))) if edge else (row,)
        out += [part for part in parts if part is not None]
    return out


def _count_of(row: GlyphRow) -> tuple[int, float] | None:
    """How many figures a row begins with apart from its text, and where they end; those of a row of figures alone."""
    end = row.stretches()[0][1]
    shown = [glyph.char for glyph in row.glyphs if glyph.char.strip() and glyph.x1 <= end + 0.1]
    return (len(shown), end + 0.1) if len(shown) <= 2 and "".join(shown).isdecimal() else None


def _stamps(page: PageRows) -> set[int]:
    """What the place a file was fetched from prints on it, wherever it stands."""
    stamp = print_sign("stamp")
    return {index for index, row in enumerate(page.rows) if stamp.match(plain_text(row))}


def labels_of(pages: Sequence[Sequence[str]]) -> list[str]:
    """The printed number of every page, read from its furniture and checked against its neighbours; else its count."""
    offsets: Counter[int] = Counter()
    for index, texts in enumerate(pages):
        for number in {number for text in texts for number in numbers_in(text)}:
            offsets[number - index] += 1
    best = offsets.most_common(1)
    needed = 1 if len(pages) == 1 else 2
    if not best or best[0][1] < needed:
        return [str(index + 1) for index in range(len(pages))]
    shift = best[0][0]
    return [str(index + shift) if index + shift > 0 else str(index + 1) for index in range(len(pages))]


def numbers_in(text: str) -> list[int]:
    """The numbers that may be the page's: alone in the row, or first or last in it."""
    number = print_sign("page_number").match(text)
    if number and number[1].isdecimal():
        return [int(number[1])]
    return [int(number) for groups in _HEAD_NUMBER.findall(text) for number in groups if number]
