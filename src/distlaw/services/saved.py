"""Saved searches: a name for a query and its flags, and which hits its last run showed."""

from __future__ import annotations

import json
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.errors import NotFound, UsageError
from distlaw.query.search.fields import closest
from distlaw.query.search.hits import Hit
from distlaw.query.search.plan import Request
from distlaw.query.search.syntax import FieldFilter
from distlaw.services.search import search

_EVERY = 100_000


def as_json(request: Request) -> dict[str, Any]:
    """A request as it is kept."""
    return {
        "query": request.query,
        "filters": [[field.name, list(field.values)] for field in request.filters],
        "kinds": list(request.kinds),
        "limit": request.limit,
        "sort": request.sort,
        "exact": request.exact,
    }


def as_request(value: dict[str, Any]) -> Request:
    """The request that was kept."""
    filters = tuple(FieldFilter(name, tuple(values), -1) for name, values in value.get("filters", ()))
    return Request(
        value.get("query", ""), filters, tuple(value.get("kinds", ())), value.get("limit", 20),
        value.get("sort", "score"), value.get("exact", False),
    )  # fmt: skip


def save(url: str, name: str, request: Request, who: str = "") -> str:
    """Keep a search under a name, in place of an older one; its hits of now are not new later.

    Returns what the name meant before, in words, or empty text.
    """
    if not name.strip():
        raise UsageError("a saved search needs a name", hint="distlaw search … --save NAME")
    from distlaw.db import tables as t
    from distlaw.db.journal import note_action
    from distlaw.db.session import open_database
    from distlaw.db.store import now

    seen = _ids(_current(url, request))
    with open_database(url, create=False) as database, database.recording("save search", who) as session:
        row = session.get(t.SavedSearch, name)
        before = in_words(row.query) if row is not None else ""
        session.merge(t.SavedSearch(name=name, query=as_json(request), seen=seen, created_at=now(), run_at=now()))
        note_action(session, f"{name}: {before or '—'} → {in_words(as_json(request))}", name)
    return before


def in_words(query: dict[str, Any]) -> str:
    """What a saved search asks, on a line."""
    filters = [f"{name}:{','.join(values)}" for name, values in query.get("filters", ())]
    return " ".join([query.get("query", ""), *filters]).strip()


def saved(url: str) -> list[dict[str, Any]]:
    """All saved searches by name: query, filters, when saved and last run."""
    with open_reader(url) as reader:
        rows = reader.rows("SELECT name, query, created_at, run_at, seen FROM saved_search ORDER BY name")
    return [
        {"name": name, **json.loads(query), "hits": len(json.loads(seen)), "created_at": made, "run_at": ran}
        for name, query, made, ran, seen in rows
    ]


def kept(url: str, name: str) -> Request:
    """The request saved under a name; NotFound names a near one."""
    found = {row["name"]: row for row in saved(url)}
    if name not in found:
        near = closest(name, found)
        hint = (
            f"did you mean {near}?"
            if near
            else "`distlaw saved list` shows them; `distlaw search … --save NAME` makes one"
        )
        raise NotFound(f"there is no saved search {name!r}", hint=hint)
    return as_request(found[name])


def rerun(url: str, name: str, *, only_new: bool) -> list[Hit]:
    """Run a saved search: what the search itself shows; with `only_new`, of all that has its words, what no run has
    seen before. The hits count as seen from now on."""
    from distlaw.db import tables as t
    from distlaw.db.session import open_database
    from distlaw.db.store import now

    request = kept(url, name)
    hits = _current(url, request)
    unseen = _unseen(url, name, hits)
    with open_database(url, create=False) as database, database.writing() as session:
        row = session.get(t.SavedSearch, name)
        seen = set(row.seen) if row is not None else set()
        if row is not None:
            row.seen, row.run_at = sorted(seen | set(_ids(hits))), now()
    return unseen if only_new else search(url, request).answer.hits


def waiting(url: str, name: str) -> list[Hit]:
    """What no run of a saved search has shown; nothing is stored, so that it waits for the next run."""
    return _unseen(url, name, _current(url, kept(url, name)))


def _unseen(url: str, name: str, hits: list[Hit]) -> list[Hit]:
    with open_reader(url) as reader:
        rows = list(reader.rows("SELECT seen FROM saved_search WHERE name = :name", {"name": name}))
    seen = {one for (found,) in rows for one in json.loads(found)}
    return [hit for hit in hits if f"{hit.type} {hit.id}" not in seen]


def _current(url: str, request: Request) -> list[Hit]:
    """Every hit that has all the words; where there is none, what the search shows."""
    strict = search(url, request._replace(limit=_EVERY, relax=False)).answer.hits
    return strict or search(url, request).answer.hits


def remove(url: str, name: str, who: str = "") -> None:
    """Forget a saved search."""
    from distlaw.db import tables as t
    from distlaw.db.journal import note_action
    from distlaw.db.session import open_database

    kept(url, name)
    with open_database(url, create=False) as database, database.recording("forget search", who) as session:
        row = session.get_one(t.SavedSearch, name)
        note_action(session, f"{name}: {in_words(row.query)} → —", name)
        session.delete(row)


def _ids(hits: list[Hit]) -> list[str]:
    return [f"{hit.type} {hit.id}" for hit in hits]
