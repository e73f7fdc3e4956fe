"""Weights of the small models that say how sure a finding is; fitted by scripts/fit_confidence.py."""

from __future__ import annotations

from functools import cache

from distlaw.model.claim_words import Kind
from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class Weights(Frozen):
    """By feature: `claim` of a proposition, proposed from `propose` and listed as sure from `sure`; `topic` of a text,
    which is read for claims from `on_topic`, and for sure ones from `doubtful`; `theory` of a theory in question,
    `kind` of a claim, by kind."""

    claim: dict[str, float]
    topic: dict[str, float]
    theory: dict[str, float]
    kind: dict[Kind, dict[str, float]]
    on_topic: float = 0.5
    doubtful: float = 0.3
    propose: float = 0.5
    sure: float = 0.7


@cache
def load_weights() -> Weights:
    """data/weights/claims.yaml."""
    return load_file(folder("data") / "weights" / "claims.yaml", Weights)
