"""Weights of the small models that say how sure a finding is; fitted by scripts/fit_confidence.py."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class Weights(Frozen):
    """`claim` by feature; a proposition is proposed from `propose`, and listed as sure from `sure`."""

    claim: dict[str, float]
    propose: float = 0.5
    sure: float = 0.7


@cache
def load_weights() -> Weights:
    """data/weights/claims.yaml."""
    return load_file(folder("data") / "weights" / "claims.yaml", Weights)
