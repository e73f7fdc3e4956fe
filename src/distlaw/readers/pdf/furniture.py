"""Running heads, running feet and page numbers: which rows they are, and what number each page has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from distlaw.readers.pdf.rows import Row

_EDGE = 0.14  # of the page's height, at the top and at the foot
_NUMBER = re.compile(
    r"^[\s·•\-–—.~|/(\[]*(?:第\s*)?(?:[Pp]age\s*)?(\d{1,4}|[ivxlc]{1,6})\s*(?:页|頁)?\s*(?:(?:,|，|/|of|共)\s*(?:共\s*)?\d{1,4}\s*(?:页|頁)?)?[\s·•\-–—.~|)\]]*$"
)
_HEAD_NUMBER = re.compile(r"^(\d{1,4})(?=\s+\S)|(?<=\s)(\d{1,4})$")
_HEAD = re.compile(
    r"(?i)\d{4}\s*年|第\s*\d+\s*[卷期]|总第|\bvol\.?\s*\d|\bno\.?\s*\d|\[vol|学报|期刊|评论|研究$|journal|review|issn|doi[:：]|"
    r"https?://|available at|\b(?:19|20|21)\d\d\b|preprint|arxiv|网络首发"
)


@dataclass(frozen=True, slots=True)
class PageRows:
    """A page's rows from top to bottom, and its height."""

    rows: tuple[Row, ...]
    height: float


def furniture_of(pages: Sequence[PageRows], body: float) -> list[set[int]]:
    """For each page the indices of its rows that are running heads, feet or page numbers."""
    seen = Counter(key for page in pages for key in {_key(row) for row in _edge_rows(page)})
    return [_of_page(page, seen, len(pages), body) for page in pages]


def _key(row: Row) -> str:
    return re.sub(r"\d+|\s+", "#", row.text)[:60]


def _edge_rows(page: PageRows) -> list[Row]:
    return [row for row in page.rows if _is_top(row, page) or _is_foot(row, page)]


def _is_top(row: Row, page: PageRows) -> bool:
    return row.y > (1 - _EDGE) * page.height


def _is_foot(row: Row, page: PageRows) -> bool:
    return row.y < _EDGE * page.height


def _of_page(page: PageRows, seen: Counter[str], count: int, body: float) -> set[int]:
    found: set[int] = set()
    for index, row in enumerate(page.rows):
        if row.size > 1.3 * body or not (_is_top(row, page) or _is_foot(row, page)):
            continue
        is_edge = index < 4 or index >= len(page.rows) - 3
        repeated = seen[_key(row)] >= max(2, count // 3) and len(row.text) > 1
        numbered = is_edge and _NUMBER.match(row.text) is not None
        if numbered or repeated or (_is_top(row, page) and _is_head(page.rows, index, body)):
            found.add(index)
    return found


def _is_head(rows: Sequence[Row], index: int, body: float) -> bool:
    """A row at the top, no larger than the body, that names a volume, a journal or a date, a gap or a title below."""
    row = rows[index]
    if index > 3 or row.size > 1.02 * body or len(row.text) > 90 or not _HEAD.search(row.text):
        return False
    return any(
        below.size > 1.15 * row.size or above.y - below.y > 1.9 * max(above.size, below.size)
        for above, below in zip(rows[index : index + 3], rows[index + 1 : index + 4], strict=False)
    )


def labels_of(pages: Sequence[Sequence[str]]) -> list[str]:
    """The printed number of every page, read from its furniture and checked against its neighbours; else its count."""
    offsets: Counter[int] = Counter()
    for index, texts in enumerate(pages):
        for number in {number for text in texts for number in _numbers(text)}:
            offsets[number - index] += 1
    best = offsets.most_common(1)
    needed = 1 if len(pages) == 1 else 2
    if not best or best[0][1] < needed:
        return [str(index + 1) for index in range(len(pages))]
    return [str(index + best[0][0]) for index in range(len(pages))]


def _numbers(text: str) -> list[int]:
    number = _NUMBER.match(text)
    if number and number[1].isdigit():
        return [int(number[1])]
    return [int(one or other) for one, other in _HEAD_NUMBER.findall(text)]
