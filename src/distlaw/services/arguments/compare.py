"""`distlaw compare` and `distlaw gaps`: what two sides share, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.db.opening import open_reader
from distlaw.query.arguments.compare import Comparison, compared
from distlaw.query.arguments.gaps import Gap, GapKind, gaps
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.keys import theory_key


def comparison(url: str, first: str, second: str, theories: Sequence[str] = (), issue: str = "") -> Comparison:
    """Two sides, theory by theory, on an issue (the default one where none is named)."""
    with open_reader(url) as reader:
        return compared(reader, first, second, [theory_key(reader, word) for word in theories], issue)


def missing(url: str, wanted: ClaimFilter, kinds: Sequence[GapKind] = ()) -> tuple[Gap, ...]:
    """Unanswered objections and questions, theories left out, elements not argued."""
    with open_reader(url) as reader:
        return gaps(reader, wanted, kinds)
