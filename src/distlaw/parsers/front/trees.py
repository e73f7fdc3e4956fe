"""A second opinion on candidates: small decision trees over their signs and over how the first weighing ranks them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from distlaw.resources import folder
from distlaw.vocab.trees import Tree as Tree
from distlaw.vocab.trees import chance as chance
from distlaw.vocab.yaml_files import load_file

LEAST = 0.0005  # a share of the first weighing; what stands below it is not looked at again
_BEYOND = 40  # ranks and counts above it are as good as it


@cache
def trees() -> Mapping[str, Sequence[Tree]]:
    """The shipped trees by field, trained by scripts/train_front.py."""
    found = json.loads((folder("data") / "front" / "trees.json").read_text("utf-8"))
    return {field: [Tree(*map(tuple, tree)) for tree in group] for field, group in found.items()}


@cache
def least() -> Mapping[str, float]:
    """What the likeliest value of a field must reach to be given; below it the field stays empty."""
    return load_file(folder("data") / "front" / "silence.yaml", dict[str, float])


def ranked(scores: Sequence[float], shares: Sequence[float], keys: Sequence[str]) -> list[dict[str, float]]:
    """How the first weighing sees each candidate among the others, as signs of their own."""
    together: dict[str, float] = {}
    for key, share in zip(keys, shares, strict=True):
        together[key] = together.get(key, 0.0) + share
    best = max(scores, default=0.0)
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    ranks = {at: rank for rank, at in enumerate(order)}
    return [
        {
            "~score": scores[at],
            "~share": shares[at],
            "~together": together[key],
            "~behind": best - scores[at],
            "~rank": float(min(ranks[at], _BEYOND)),
            "~other": max((share for other, share in together.items() if other != key), default=0.0),
            "~count": float(min(len(scores), _BEYOND)),
            "~values": float(min(len(together), _BEYOND)),
        }
        for at, key in enumerate(keys)
    ]
