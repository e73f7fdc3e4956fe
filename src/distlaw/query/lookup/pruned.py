"""The best of what has any of some words, without weighing all that have a common one.

No unit scores more for a word than the word's bound. So the rare words are asked first, and what has one of them is
weighed with all that it has. What has none of them cannot score more than the bounds of the others together: where the
last of those wanted scores as much, nothing is missing. Otherwise so many words more are asked that it is so. Of a
word that has a list of its best, only what has another word too is weighed. (Turtle and Flood's MaxScore, in FTS5.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from distlaw.query.lookup.units import UnitMatch
from distlaw.query.search.expression import All, Any, Expression, Flag, Without, all_of, any_of

_FIRST = 0.4  # of all bounds: about what the best of those that have most words come to
Rebuilt = Callable[[Expression], Expression]


class Bound(NamedTuple):
    """A part of a question, the most it can give a unit, and whether there is a list of its best."""

    most: float
    part: Expression
    is_listed: bool = False


class PrunedQuestion(NamedTuple):
    """What is weighed whole, and parts of which the best are taken from their lists."""

    weighed: list[Expression]
    listed: list[Expression]


def core(sought: Expression) -> tuple[Any, Rebuilt] | None:
    """What is sought as some words any of which will do, and what puts others in their place; None where it is not."""
    match sought:
        case Any(parts) if len(parts) > 1 and not is_filter(sought):
            return sought, lambda other: other
        case All(parts):
            said = [part for part in parts if not is_filter(part)]
            found = core(said[0]) if len(said) == 1 else None
            if found is None:
                return None
            inner, rebuilt = found
            filters = [part for part in parts if is_filter(part)]
            return inner, lambda other: all_of(rebuilt(other), *filters)
        case Without(kept, left_out):
            found = core(kept)
            if found is None:
                return None
            inner, rebuilt = found
            return inner, lambda other: Without(rebuilt(other), left_out)
        case _:
            return None


def is_filter(part: Expression) -> bool:
    """Whether nothing of it counts in a ranking."""
    return isinstance(part, Flag) or (isinstance(part, All | Any) and all(map(is_filter, part.parts)))


def pruned(
    bounds: Sequence[Bound], rebuilt: Rebuilt, limit: int, ranked: Callable[[PrunedQuestion], list[UnitMatch] | None]
) -> list[UnitMatch] | None:
    """The best, at most so many, none missing; None where all have to be weighed. `ranked` answers what it is asked,
    and may know no more of a list than it has."""
    ordered = sorted((one for one in bounds if one.most > 0), key=lambda one: -one.most)
    reached = _FIRST * sum(one.most for one in ordered)
    for _ in range(2):
        count = _needed(ordered, reached)
        if count == len(ordered) and not ordered[-1].is_listed:
            return None
        found = ranked(_asked(ordered, count, rebuilt))
        if found is None:
            return None
        least = found[limit - 1].score if len(found) >= limit else 0.0
        if least >= sum(one.most for one in ordered[count:]):
            return found[:limit]
        reached = least
    return None


def _needed(ordered: Sequence[Bound], reached: float) -> int:
    """How many of the rarest have to be asked, so that the others together come to no more than that."""
    left, count = 0.0, len(ordered)
    while count and left + ordered[count - 1].most <= reached:
        count -= 1
        left += ordered[count].most
    return max(count, 1)


def _asked(ordered: Sequence[Bound], count: int, rebuilt: Rebuilt) -> PrunedQuestion:
    """All that has one of the first parts: what has one without a list, with and without others; of those with a list
    what has a later one too, and the best of each for itself."""
    rare = [one for one in ordered[:count] if not one.is_listed]
    listed = [one for one in ordered[:count] if one.is_listed]
    others = [*listed, *ordered[count:]]
    return PrunedQuestion(
        [rebuilt(part) for part in _weighed(rare, listed, others)], [rebuilt(one.part) for one in listed]
    )


def _weighed(rare: list[Bound], listed: list[Bound], others: list[Bound]) -> Iterator[Expression]:
    if rare and others:
        yield all_of(_any(rare), _any(others))
        yield Without(_any(rare), _any(others))
    elif rare:
        yield _any(rare)
    for at, one in enumerate(listed, 1):
        if others[at:]:
            yield all_of(one.part, _any(others[at:]))


def _any(some: Sequence[Bound]) -> Expression:
    return any_of(tuple(one.part for one in some))
