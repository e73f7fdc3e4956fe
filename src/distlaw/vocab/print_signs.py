"""What the lines of a printed page are known by: `data/print_signs/`."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict, PrivateAttr

from distlaw.vocab.yaml_files import load_folder


class PrintSign(BaseModel):
    """One kind of line; `patterns` are tried in order at the line's beginning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    refused: tuple[str, ...] = ()
    _compiled: tuple[re.Pattern[str], ...] = PrivateAttr()

    def model_post_init(self, _: object) -> None:
        """Compile the patterns once."""
        self._compiled = tuple(re.compile(pattern) for pattern in self.patterns)

    def match(self, text: str) -> re.Match[str] | None:
        """The first pattern's match; None where the line is of another kind."""
        for pattern in self._compiled:
            if found := pattern.match(text):
                return found
        return None

    @property
    def source(self) -> str:
        """All patterns as one, as text."""
        return "|".join(f"(?:{pattern})" for pattern in self.patterns)

    def rank(self, text: str) -> int:
        """Which pattern matches first, counted from 1; 0 where none does."""
        return next((at for at, pattern in enumerate(self._compiled, 1) if pattern.match(text)), 0)


@cache
def load_print_signs() -> dict[str, PrintSign]:
    """All kinds by their id."""
    return {sign.id: sign for signs in load_folder("print_signs", tuple[PrintSign, ...]) for sign in signs}


def print_sign(name: str) -> PrintSign:
    """The kind of line of that id; KeyError if the data has none."""
    return load_print_signs()[name]
