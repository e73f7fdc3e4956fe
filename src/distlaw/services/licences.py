"""`distlaw licences`: every version with its effect on training on outputs, and what works say against its text."""

from __future__ import annotations

from typing import Any

from distlaw.query.authorities import licence_rows
from distlaw.services.bibliography.miscitations import miscitations
from distlaw.services.vocabulary import authorities

Row = dict[str, Any]


def licence_list(url: str, words: str = "", *, cited_only: bool = False) -> list[Row]:
    """One row for each version: dates, effect, clauses, source, and the works that speak of it."""
    return licence_rows(authorities(url, "licence", words, cited_only=cited_only))


def disagreements(url: str, words: str = "") -> list[Row]:
    """Statements of works that a licence's own text does not bear out."""
    # That a later version dropped a clause is news for the writer of a draft, and no disagreement.
    found = [
        row
        for row in miscitations(url)
        if row["code"].startswith("licence_") and row["code"] != "licence_clause_dropped"
    ]
    return [row for row in found if words.casefold() in row["message"].casefold()]
