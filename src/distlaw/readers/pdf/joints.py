"""How well lines go on into one another: what tells one order of reading from another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from distlaw.text.plausible import is_common_pair


def joints(lines: Sequence[str]) -> int:
    """How many lines plainly go on in the next one, less those that plainly do not."""
    return sum(_joint(above.rstrip(), below.lstrip()) for above, below in pairwise(lines))


def _joint(above: str, below: str) -> int:
    if not above or not below:
        return 0
    if is_common_pair(above[-1] + below[0]):
        return 1
    if "a" <= below[0] <= "z":
        return 1 if above[-1].isalpha() or above[-1] in ",-;" else -1 if above[-1] in ".!?" else 0
    return 0
