"""The words by which a proposition shows what it is: cues for kind, stance, modality, speaker and claimhood.

A cue's alternatives are matched on the folded, lower-cased text (Simplified script, ASCII punctuation). An
alternative without regular-expression signs is a plain string; an English one stands between word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.text.fold import folded, lowered
from distlaw.vocab.yaml_files import load_folder

Language = Literal["zh", "en"]


class Pattern(Frozen):
    """One group of alternatives with what it must and must not match."""

    id: str
    language: Language
    any: tuple[str, ...]
    examples: tuple[str, ...]
    refused: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All alternatives as one pattern, for folded, lower-cased text."""
        body = "|".join(f"(?:{source})" for source in self.any)
        return re.compile(rf"\b(?:{body})(?!\w)" if self.language == "en" else body)

    def faults(self) -> Iterator[str]:
        """What is wrong with it: an alternative that is no pattern, an example it misses, a text it was to refuse."""
        try:
            regex = self.regex
        except re.error as error:
            yield f"{self.id}: {error.pattern!r} is no regular expression: {error.msg}"
            return
        if not self.examples or not self.refused:
            yield f"{self.id}: it needs examples that match and some that do not"
        yield from (
            f"{self.id}: it does not match its example {text!r}"
            for text in self.examples
            if not regex.search(_plain(text))
        )
        yield from (
            f"{self.id}: it matches {text!r}, which it is to refuse"
            for text in self.refused
            if regex.search(_plain(text))
        )


def _plain(text: str) -> str:
    return lowered(folded(text))


class CueRule(Pattern):
    """A pattern that argues for `value` of the label it is filed under; how `weight` counts is the label's affair."""

    value: str
    weight: float = 1.0


class CueSheet(Frozen):
    """All cues for one label; one file of data/cues."""

    label: str
    definition: str
    cues: tuple[CueRule, ...]


@cache
def load_cues() -> tuple[CueSheet, ...]:
    """Every cue sheet, by file name."""
    return load_folder("cues", CueSheet)
