"""Small decision trees as data: read from a file, summed in plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple


class Tree(NamedTuple):
    """Inner nodes by number: sign, bound, the next node where the value is at most the bound, the next where it is not.

    A negative next node is a leaf: -1 is the first one.
    """

    signs: tuple[str, ...]
    bounds: tuple[float, ...]
    lower: tuple[int, ...]
    upper: tuple[int, ...]
    leaves: tuple[float, ...]

    def value(self, signs: Mapping[str, float]) -> float:
        """The leaf that a candidate's signs lead to."""
        at = 0 if self.signs else -1
        while at >= 0:
            at = self.lower[at] if signs.get(self.signs[at], 0.0) <= self.bounds[at] else self.upper[at]
        return self.leaves[-at - 1]


def chance(forest: Sequence[Tree], signs: Mapping[str, float]) -> float:
    """How likely a candidate with these signs is the right one."""
    return 1 / (1 + exp(-sum(tree.value(signs) for tree in forest)))
