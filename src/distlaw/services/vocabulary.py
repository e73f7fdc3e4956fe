"""`distlaw theories`, `cases`, `statutes`, `licences`: what the vocabulary knows, and what the corpus says of it."""

from __future__ import annotations

from typing import Any

from distlaw.db.reading import open_reader
from distlaw.query import theories as theory_query


def theories(url: str) -> list[dict[str, Any]]:
    """Every theory with labels, definition and counts."""
    with open_reader(url) as reader:
        return theory_query.theories(reader)
