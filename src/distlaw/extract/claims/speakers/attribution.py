"""What an attribution is: who says a proposition, by which word, and where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from distlaw.model.argument import Speaker

PAPER = "该报告"  # stands for whoever gave it out
Role = Literal["", "holding", "submission"]  # a court's words, or a party's before one


@dataclass(frozen=True, slots=True)
class Attribution:
    """The proposition is `[start, end)` of the block; `runs_on` while later sentences may still be the speaker's.

    A `speaker` whose name begins with @ is a pronoun or a description, which the tracker resolves.
    """

    start: int
    end: int
    speaker: Speaker
    verb: str
    runs_on: bool = False
    is_own: bool = False
    is_question: bool = False
    role: Role = ""
    is_ruling: bool = False  # what a body decides, rather than says


def pronoun(word: str) -> Speaker:
    """A speaker to be found among those named before."""
    return Speaker(type="unnamed", name=f"@{word}")
