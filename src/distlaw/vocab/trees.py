"""Small decision trees as data: read from a file, summed in plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import Any

_Node = Any  # a leaf's number, or the sign, the bound, and the nodes below it and above


@dataclass(frozen=True)
class Tree:
    """Inner nodes by number: sign, bound, the next node where the value is at most the bound, the next where it is not.

    A negative next node is a leaf: -1 is the first one.
    """

    signs: tuple[str, ...]
    bounds: tuple[float, ...]
    lower: tuple[int, ...]
    upper: tuple[int, ...]
    leaves: tuple[float, ...]

    @cached_property
    def root(self) -> _Node:
        """The same as nodes inside each other: a thousand steps are walked for each candidate."""
        return self._node(0 if self.signs else -1)

    def _node(self, at: int) -> _Node:
        if at < 0:
            return self.leaves[-at - 1]
        return self.signs[at], self.bounds[at], self._node(self.lower[at]), self._node(self.upper[at])


def chance(forest: Sequence[Tree], signs: Mapping[str, float]) -> float:
    """How likely a candidate with these signs is the right one: each tree adds the leaf that the signs lead to."""
    said, total = signs.get, 0.0
    for tree in forest:
        node = tree.root
        while node.__class__ is tuple:
            sign, bound, lower, upper = node
            node = lower if said(sign, 0.0) <= bound else upper
        total += node
    return 1 / (1 + exp(-total))
