"""Script conversion that looks at neighbouring characters, for the few where a table of characters errs."""

from __future__ import annotations

from functools import cache
from typing import Any

from distlaw.text.fold import simplified


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified_by_context(text: str) -> str:
    """The text in Simplified script as OpenCC's `t2s` writes it; the same length.

    Where OpenCC changes the length of a line, that line is folded character by character.
    """
    lines = text.split("\n")
    converted = _converter().convert(text).split("\n")
    if len(lines) != len(converted):
        return simplified(text)
    pairs = zip(lines, converted, strict=True)
    return "\n".join(new if len(new) == len(old) else simplified(old) for old, new in pairs)
