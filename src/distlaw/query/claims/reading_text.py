"""A stored reading text, and where a character of the source stands in it. Loads no model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class ReadingText:
    """`pieces` are those of the table `expression`: [start, end] copies the source, [start, end, text] replaces it."""

    def __init__(self, text: str, pieces: Sequence[Sequence[Any]]) -> None:
        self.text = text
        self._copies: list[tuple[int, int, int]] = []  # start and end in the source, start in the reading
        at = 0
        for start, end, *replaced in pieces:
            if not replaced:
                self._copies.append((start, end, at))
            at += len(replaced[0]) if replaced else end - start

    def place(self, offset: int) -> int | None:
        """Where a character of the source stands in the reading text; None where a repair took it out."""
        return next((at + offset - start for start, end, at in self._copies if start <= offset < end), None)
