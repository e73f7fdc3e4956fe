"""Something found wrong in an input: a value, never an exception."""

from __future__ import annotations

from distlaw.model.frozen import Frozen
from distlaw.text.offsets import Ranges


class Problem(Frozen):
    """`code` is a stable snake_case word; `ranges` are in the source text where the problem has a place."""

    code: str
    message: str
    ranges: Ranges = ()
