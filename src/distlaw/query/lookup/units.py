"""What is looked up: kinds of unit, how many are ranked, and the protocol of an index."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from distlaw.db.search_words import CLAIM, PASSAGE, WORK
from distlaw.query.search.expression import Expression

# Of more matches than the first number, only the newest of the second are ranked: to weigh all would take too long.
RANKED_AT_MOST = 20_000
RANKED_WHERE_MORE = 5_000
KINDS = {"claims": CLAIM, "passages": PASSAGE, "works": WORK}
NAMES = {CLAIM: "claim", PASSAGE: "passage", WORK: "work"}


class UnitMatch(NamedTuple):
    """A unit that matches; a larger `score` is better."""

    unit: int
    ref: str
    work_id: int
    score: float


class Lookup(Protocol):
    """One engine's index. `ranks_all`: however many match, all are ranked, and in time."""

    ranks_all: bool

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[UnitMatch], bool]:
        """The best matches, and whether only the `newest` units were ranked. `widely` looks at the context too."""
        ...

    def listed(self, sought: Expression, kind: int, limit: int) -> list[UnitMatch]:
        """Matches without ranking, the newest first."""
        ...

    def works(self, sought: Expression, kind: int, limit: int) -> list[int]:
        """The works that matching units belong to."""
        ...

    def count(self, sought: Expression, kind: int, most: int, *, widely: bool = False) -> int:
        """How many units match, counted up to `most`."""
        ...

    def size(self, kind: int) -> int:
        """About how many units there are of a kind."""
        ...
