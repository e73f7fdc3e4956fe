"""The matrix as bubbles: the area of each is its number of claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

LEFT, CELL, HEAD = 190.0, 62.0, 54.0
_MOST_ROWS, _MOST_COLS = 24, 12
_RADIUS = 27.0


class Bubble(NamedTuple):
    """A cell's circle."""

    x: float
    y: float
    radius: float
    row: str
    col: str
    number: int


class Bubbles(NamedTuple):
    """The drawing; `cols` and `rows` with where they stand."""

    width: float
    height: float
    rows: tuple[tuple[float, str], ...]
    cols: tuple[tuple[float, str], ...]
    bubbles: tuple[Bubble, ...]


def bubbles(rows: Sequence[str], cols: Sequence[str], cells: Mapping[tuple[str, str], int]) -> Bubbles | None:
    """The rows that have a number, from the top; None where none has."""
    rows = [row for row in rows if any(cells.get((row, col)) for col in cols)][:_MOST_ROWS]
    cols = [col for col in cols if any(cells.get((row, col)) for row in rows)][:_MOST_COLS]
    most = max((cells.get((row, col), 0) for row in rows for col in cols), default=0)
    if not most:
        return None
    high = CELL * 0.62
    x = {col: LEFT + (number + 0.5) * CELL * 1.3 for number, col in enumerate(cols)}
    y = {row: HEAD + (number + 0.5) * high for number, row in enumerate(rows)}
    found = tuple(
        Bubble(x[col], y[row], round(max(3.0, min(_RADIUS, high / 2 + 4) * (count / most) ** 0.5), 1), row, col, count)
        for row in rows
        for col in cols
        if (count := cells.get((row, col), 0))
    )
    return Bubbles(
        LEFT + len(cols) * CELL * 1.3, HEAD + len(rows) * high + 6,
        tuple((y[row], row) for row in rows), tuple((x[col], col) for col in cols), found,
    )  # fmt: skip
