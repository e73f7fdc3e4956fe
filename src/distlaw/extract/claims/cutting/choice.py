"""Chooses the runs of pieces that are claims: those that promise most together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from distlaw.extract.claims.cutting.runs import Run


def best_runs(likely: Mapping[Run, float], count: int, least: float) -> list[Run]:
    """Runs of `count` pieces, none over another, whose chances above `least` add up to most."""
    best, begins = [0.0], [-1]
    for last in range(count):
        value, begin = best[-1], -1
        for first in range(last + 1):
            promised = best[first] + likely.get((first, last), 0.0) - least
            if promised > value:
                value, begin = promised, first
        best.append(value)
        begins.append(begin)
    return list(_backwards(begins))[::-1]


def _backwards(begins: list[int]) -> Iterator[Run]:
    at = len(begins) - 1
    while at > 0:
        if begins[at] >= 0:
            yield begins[at], at - 1
        at = begins[at] if begins[at] >= 0 else at - 1
