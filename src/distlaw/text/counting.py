"""A number with its noun, as English prints it."""

from __future__ import annotations


def counted(number: int, noun: str, many: str = "") -> str:
    """`1 claim`, `2 claims`, `2 entries`."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"
