"""The lines at the head of decisions and enactments: `data/legal_heads/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.vocab.yaml_files import load_folder


class HeadLine(Frozen):
    """One form of one kind of line; `whole` lines match from end to end."""

    kind: str
    pattern: str
    whole: bool = False
    examples: tuple[str, ...]
    refused: tuple[str, ...] = ()

    def found(self, text: str) -> re.Match[str] | None:
        """The match in a line; None where it is another kind of line."""
        pattern = _compiled(self.pattern)
        return pattern.fullmatch(text) if self.whole else pattern.search(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def load_head_lines() -> tuple[HeadLine, ...]:
    """All forms, in the order of the files."""
    return tuple(line for lines in load_folder("legal_heads", tuple[HeadLine, ...]) for line in lines)


def head_line(kind: str, text: str) -> re.Match[str] | None:
    """The first form of the kind that the text has."""
    return next((found for line in load_head_lines() if line.kind == kind and (found := line.found(text))), None)


def head_lines(kind: str, text: str) -> Iterator[re.Match[str]]:
    """Every place in a line that has a form of the kind, left to right."""
    for line in load_head_lines():
        if line.kind == kind:
            yield from _compiled(line.pattern).finditer(text)
