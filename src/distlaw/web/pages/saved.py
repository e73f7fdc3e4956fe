"""Searches kept under a name: what each asks, and how much of it nobody has been shown yet."""

from __future__ import annotations

from distlaw.query.search.plan import Request
from distlaw.services.saved import as_request, in_words, saved, waiting
from distlaw.web.asked import Page, PageRequest
from distlaw.web.pages.search import FILTERS


def page(asked: PageRequest) -> Page:
    """Every saved search with its address here; `new` counts hits that no run has shown."""
    rows = [
        {
            "name": one["name"], "asks": in_words(one), "hits": one["hits"], "run_at": one["run_at"],
            "new": _unseen(asked, one["name"]),
            "address": address(asked, as_request(one)),
        }
        for one in saved(asked.url)
    ]  # fmt: skip
    return Page("saved.html", {"searches": rows})


def _unseen(asked: PageRequest, name: str) -> int:
    return asked.room.kept(("waiting", name), lambda: len(waiting(asked.url, name)))


def address(asked: PageRequest, request: Request) -> str:
    """The address of a search: filters that the page has as facets by their names, all others as words of the query."""
    names = {word: name for name, word in FILTERS.items()}
    facets = [(names[field.name], value) for field in request.filters if field.name in names for value in field.values]
    rest = [f'{field.name}:"{",".join(field.values)}"' for field in request.filters if field.name not in names]
    return asked.at("/search", (("q", " ".join([request.query, *rest]).strip()), *facets))
