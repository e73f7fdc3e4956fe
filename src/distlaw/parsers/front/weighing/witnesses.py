"""Tells what was weighed for each field: every reading of it, its share, and the signs that weighed most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from distlaw.model.document import Witness
from distlaw.parsers.front import title as titles
from distlaw.parsers.front.candidates import TitleCandidate as Title
from distlaw.parsers.front.weighing import choice
from distlaw.parsers.front.weighing.sight import ValueCandidate
from distlaw.parsers.front.weighing.weigh import Weighed

_MOST, _SIGNS = 4, 6  # readings of a field, signs of a reading
_LEAST = 0.01  # of a share


def witnesses(found: Weighed, title: titles.Decision) -> tuple[Witness, ...]:
    """The readings of the title, then those of every other field, the likeliest first."""
    return (*_of_title(title), *(one for name in found.found for one in _of_field(found, name)))


def _of_title(decision: titles.Decision) -> Iterator[Witness]:
    table = titles.weights()
    for one, share in sorted(decision.weighed, key=lambda pair: -pair[1])[:_MOST]:
        if share >= _LEAST:
            yield _witness("title", f"{one.text}{one.subtitle}", share, one, table, taken=one == decision.title)


def _of_field(found: Weighed, name: str) -> Iterator[Witness]:
    group, table = found.found[name], choice.weights().get(name, {})
    shares = choice.shared(group, table) if group else []
    together = choice.chances(group, shares, name, table) if group else {}
    best: dict[str, tuple[float, ValueCandidate]] = {}
    for one, share in zip(group, shares, strict=True):
        best[one.key] = max(best.get(one.key, (-1.0, one)), (share, one), key=lambda pair: pair[0])
    taken = found.choices[name].taken
    if taken is not None:
        together[taken.key] = max(together.get(taken.key, 0.0), found.choices[name].probability)
        best[taken.key] = (1.0, taken)
    for key in sorted(together, key=lambda key: -together[key])[:_MOST]:
        one = best[key][1]
        value = one.value if isinstance(one.value, str) else "; ".join(one.value)
        if together[key] >= _LEAST:
            yield _witness(name, value, together[key], one, table, taken=taken is not None and taken.key == key)


def _witness(
    name: str, value: str, share: float, one: ValueCandidate | Title, table: Mapping[str, float], *, taken: bool
) -> Witness:
    return Witness(
        field=name, value=value, share=round(share, 3), taken=taken, is_printed=one.span[0] >= 0,
        signs=tuple(_heaviest(one.signs, table)),
    )  # fmt: skip


def _heaviest(signs: Mapping[str, float], table: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    weighed = [(name, round(table.get(name, 0.0) * value, 2)) for name, value in signs.items()]
    return sorted((pair for pair in weighed if pair[1]), key=lambda pair: -abs(pair[1]))[:_SIGNS]
