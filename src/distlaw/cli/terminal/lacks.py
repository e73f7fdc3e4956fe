"""What entries of a bibliography lack, one warning an entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from distlaw.cli.terminal import console

if TYPE_CHECKING:
    from distlaw.model.problem import Problem

_MOST = 20  # entries told one by one


def warn_of_lacks(problems: Iterable[Problem]) -> None:
    """Warn of each entry once, with everything it lacks; of many entries, name the first ones and count the others."""
    lacks: dict[str, list[str]] = {}
    for problem in problems:
        entry, asked, gap = problem.message.partition(" asks for ")
        if asked and problem.code.startswith("missing_"):
            lacks.setdefault(entry, []).append(gap.removesuffix(", which is not given"))
        else:
            console.warn(problem.message)
    for entry, gaps in list(lacks.items())[:_MOST]:
        names = list(dict.fromkeys(gaps))
        words = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        console.warn(f"{entry} asks for {words}, which {'is' if len(names) == 1 else 'are'} not given")
    if len(lacks) > _MOST:
        told = console.counted(len(lacks) - _MOST, "more entry lacks", "more entries lack")
        console.warn(f"{told} something; --strict lists them all")
