"""Decides the title: each candidate's signs weighed, the likeliest taken, a close call left open with both named."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from distlaw.parsers.front.candidates import TitleCandidate
from distlaw.parsers.front.trees import least
from distlaw.resources import folder
from distlaw.text.titles import title_key

_HARDLY_LESS = 0.75
_ANNOUNCED = 0.1  # the share that a title which its label announces needs


class Decision(NamedTuple):
    """The title that is taken with its probability, or none and the two that could not be told apart."""

    title: TitleCandidate | None
    probability: float = 0.0
    doubt: tuple[TitleCandidate, ...] = ()
    weighed: tuple[tuple[TitleCandidate, float], ...] = ()  # every candidate with its own share


@cache
def weights() -> Mapping[str, float]:
    """The shipped weights, trained by scripts/train_front.py."""
    found: dict[str, float] = json.loads((folder("data") / "front" / "title.json").read_text("utf-8"))
    return found


def likeliest_title(
    found: Sequence[TitleCandidate], known: Mapping[str, float] | None = None, enough: float | None = None
) -> Decision:
    """The likeliest candidate; spellings of one title (a subtitle, a site's name more or less) count together."""
    shares = probabilities(found, known or weights())
    together: dict[int, float] = {}
    for at, one in enumerate(found):
        together[at] = sum(share for share, other in zip(shares, found, strict=True) if same(one.text, other.text))
    weighed = tuple(zip(found, shares, strict=True))
    order = sorted(range(len(found)), key=lambda at: -shares[at])
    if order and (whole := _run_around(found, shares, order[0])) is not None:
        order.insert(0, order.pop(order.index(whole)))
        together[whole] = max(together[whole], _inside(found, shares, whole))
    if (announced := _announced(found, shares)) >= 0:
        order.insert(0, order.pop(order.index(announced)))
        together[announced] = 1.0
    if not order or together[order[0]] < (least()["title"] if enough is None else enough):
        return Decision(None, 0.0, tuple(found[at] for at in order[:2] if shares[at] > 0.1), weighed)
    return Decision(found[order[0]], together[order[0]], (), weighed)


def _announced(found: Sequence[TitleCandidate], shares: Sequence[float]) -> int:
    """The only candidate that a title's label announces or the page's head cites, else that the work's own citation
    names, where it is no unlikely one; -1 where there is none."""
    for signs in (("labelled", "is_running_title"), ("announced",), ("cited_outright",)):
        told = [at for at, one in enumerate(found) if any(one.signs.get(sign) for sign in signs)]
        own = [at for at in told if shares[at] >= _ANNOUNCED]
        if own:
            return own[0] if len(own) == 1 else -1
    return -1


def _run_around(found: Sequence[TitleCandidate], shares: Sequence[float], top: int) -> int | None:
    """The likeliest run of lines that holds the likeliest line and is hardly less likely: a title is taken whole."""
    at = set(found[top].at)
    runs = [i for i, one in enumerate(found) if at and at < set(one.at) and shares[i] >= _HARDLY_LESS * shares[top]]
    return max(runs, key=lambda i: shares[i], default=None)


def _inside(found: Sequence[TitleCandidate], shares: Sequence[float], run: int) -> float:
    """What a run and the parts of it are likely together."""
    at = set(found[run].at)
    return sum(share for share, one in zip(shares, found, strict=True) if one.at and set(one.at) <= at)


def probabilities(found: Sequence[TitleCandidate], known: Mapping[str, float]) -> list[float]:
    """Each candidate's share, that none of them is the title being one more."""
    scores = [
        known.get("bias", 0.0) + sum(known.get(name, 0.0) * value for name, value in one.signs.items()) for one in found
    ]
    most = max([0.0, *scores])
    powers = [exp(score - most) for score in scores]
    total = sum(powers) + exp(-most)
    return [power / total for power in powers]


def same(one: str, other: str) -> bool:
    """Whether two titles are one, a site's name or a subtitle more or less."""
    short, long = sorted((title_key(one), title_key(other)), key=len)
    return short == long or (len(short) >= 6 and short in long and 2 * len(short) >= len(long))
