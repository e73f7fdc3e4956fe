"""What became of one input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from distlaw.model.problem import Problem

VerdictWord = Literal["added", "updated", "unchanged", "duplicate", "refused"]


class Verdict(NamedTuple):
    """One line of an ingest: the file, the word, the works it went to, and the reason of a refusal."""

    name: str
    verdict: VerdictWord
    keys: tuple[str, ...] = ()
    code: str = ""
    message: str = ""
    problems: tuple[Problem, ...] = ()
    claims: int = 0
    works_added: int = 0  # those of `keys` that were not here before
