"""A quotation that is joined from several places, as it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def elided(quote: str, breaks: Sequence[int]) -> str:
    """The quotation with … at each of the offsets where its source has something else between: what was joined from
    several places is not shown as if it stood so."""
    pieces = [quote[start:end] for start, end in pairwise((0, *breaks, len(quote)))]
    shown = pieces[0]
    for piece in pieces[1:]:
        latin = shown[-1:].isascii() and piece[:1].isascii()
        shown = f"{shown.rstrip()} … {piece.lstrip()}" if latin else f"{shown}…{piece}"
    return shown
