"""Search, facets and likeness over one database; nothing here loads the ORM."""

from __future__ import annotations

from typing import NamedTuple

from distlaw.db.opening import open_reader
from distlaw.query.search.answering import SearchAnswer, run
from distlaw.query.search.hits import Hit
from distlaw.query.search.plan import Request


class Result(NamedTuple):
    """An answer, and the facets where they were asked for."""

    answer: SearchAnswer
    facets: dict[str, dict[str, int]]


def search(url: str, request: Request, *, with_facets: bool = False) -> Result:
    """Ask the database at a path or URL. QuerySyntaxError for what does not parse, DatabaseError without a database."""
    with open_reader(url) as reader:
        answer = run(reader, request)
        if not with_facets:
            return Result(answer, {})
        from distlaw.query.arguments.facets import facets

        return Result(answer, facets(reader, answer))


def similar(url: str, wanted: str, limit: int) -> list[Hit]:
    """What is like a claim (by id) or a work (by key)."""
    from distlaw.query.similar import similar as like

    with open_reader(url) as reader:
        return like(reader, wanted, limit)
