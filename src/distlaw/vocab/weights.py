"""Weights of the small models that say how sure a finding is; fitted by scripts/fit_confidence.py and, those of
positions, by scripts/fit_positions.py."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from distlaw.model.claim_words import Kind, Side
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


class PositionWeights(Frozen):
    """By feature, whose values they multiply: `about` of an issue in question, which a claim is held to be about from
    the probability `least`; `side` of a position, by side."""

    about: dict[str, float]
    side: dict[Side, dict[str, float]]
    least: float = 0.5

    def is_about(self, features: Mapping[str, float]) -> bool:
        """Whether a claim of which the features speak is about the issue."""
        return _sum(self.about, features) >= math.log(self.least / (1 - self.least))

    def side_of(self, features: Mapping[str, float]) -> Side:
        """The side that weighs most."""
        return max(self.side, key=lambda side: _sum(self.side[side], features))


def _sum(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def load_position_weights() -> PositionWeights:
    """data/weights/positions.yaml."""
    return load_file(folder("data") / "weights" / "positions.yaml", PositionWeights)
