"""The words by which a proposition shows what it is: cues for kind, stance, modality, speaker and claimhood.

A cue's alternatives are matched on the folded, lower-cased text (Simplified script, ASCII punctuation). An
alternative without regular-expression signs is a plain string; an English one stands between word boundaries.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.vocab.yaml_files import load_folder

Language = Literal["zh", "en"]


class Pattern(Frozen):
    """One group of alternatives with what it must and must not match."""

    id: str
    language: Language
    any: tuple[str, ...]
    examples: tuple[str, ...]
    refused: tuple[str, ...]


class Cue(Pattern):
    """A pattern that argues for `value` of the label it is filed under; how `weight` counts is the label's affair."""

    value: str
    weight: float = 1.0


class CueSheet(Frozen):
    """All cues for one label; one file of data/cues."""

    label: str
    definition: str
    cues: tuple[Cue, ...]


@cache
def load_cues() -> tuple[CueSheet, ...]:
    """Every cue sheet, by file name."""
    return load_folder("cues", CueSheet)
