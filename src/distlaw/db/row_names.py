"""What an entry of the journal names its rows by: one name, a run of numbers, or many names in one text.

A name is a row's key as text, or a JSON list of a key's parts. It loads nothing, so that who only reads starts quickly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from distlaw.db.packing import packed, unpacked


def packed_names(names: Iterable[str]) -> str:
    """Names as one text, in their order."""
    return packed(json.dumps(sorted(names), ensure_ascii=False, separators=(",", ":")))


def row_names_in(row_id: str, until: int | None) -> Sequence[str]:
    """Each row that a kept one stands for: itself, a run of numbers, or (`until` below 0) so many names packed."""
    if until is None:
        return (row_id,)
    if until < 0:
        found: list[str] = json.loads(unpacked(row_id))
        return found
    return [str(number) for number in range(int(row_id), until + 1)]


def how_many(row_id: str, until: int | None) -> int:
    """How many rows that are."""
    if until is None:
        return 1
    return -until if until < 0 else until - int(row_id) + 1
