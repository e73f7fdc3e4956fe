"""Search: claims, passages and works by words and facets, the words marked; without a question, what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.query.arguments.facets import facets, matches
from distlaw.query.search.answering import SearchAnswer, run
from distlaw.query.search.expression import TokenRun
from distlaw.query.search.hits import Hit
from distlaw.query.search.plan import Request
from distlaw.query.search.snippets import places, window
from distlaw.query.search.syntax import FieldFilter
from distlaw.query.works import listing, summary
from distlaw.web.asked import Page, PageRequest
from distlaw.web.names import names_of_database
from distlaw.web.pages import about

FILTERS = {  # what the address says: what a query calls it
    "theory": "theory", "issue": "issue", "position": "stance", "kind": "kind", "speaker": "speaker", "year": "year",
    "language": "lang", "status": "status", "work": "key",
}  # fmt: skip
_FACETS = {  # what a facet is called in the address: what the count is called
    "theory": "theory", "issue": "issue", "position": "position", "kind": "kind", "speaker": "speaker", "year": "year",
    "language": "lang", "status": "status",
}  # fmt: skip
_SHOWN = 240  # characters of a quotation
_MOST_VALUES = 12  # of a facet
_FEWEST, _MOST = 20, 200  # hits on a page
_FRONT = 30  # works on the front page
_LONGEST = 500  # characters of a question


class FacetValue(NamedTuple):
    """A value of a facet: its count, and the address that asks for it, or no longer asks for it."""

    label: str
    number: int
    address: str
    is_chosen: bool


def page(asked: PageRequest) -> Page:
    """Hits with facets, or the front page where nothing is asked."""
    query, filters = asking(asked)
    with open_reader(asked.url) as reader:
        if not query and not filters:
            return _front(reader, asked)
        limit = _limit(asked.one("n"))
        answer = run(reader, Request(query=query, filters=filters, limit=limit))
        matched = asked.room.kept(("matches", query, filters), lambda: matches(reader, answer))
        counts = facets(reader, answer, matched)
        names = names_of_database(reader, asked)
    counts = {"position": counts.get("stance", {})} | counts
    return Page(
        "search.html",
        {
            "query": query,
            "filters": {name: list(asked.every(name)) for name in FILTERS if asked.every(name)},
            "results": [hit._replace(why={}).record() for hit in answer.hits],
            "facets": counts,
            "added": {typed: list(labels) for typed, labels in answer.added},
            "notes": list(answer.notes),
        },
        {
            "groups": _groups(answer, asked.one("issue")),
            "shown_facets": {name: _values(asked, names.value, name, counts) for name in _FACETS},
            "names": names,
            "more": asked.address(n=str(limit + 40)) if len(answer.hits) == limit < _MOST else "",
        },
    )


def asking(asked: PageRequest) -> tuple[str, tuple[FieldFilter, ...]]:
    """The words of an address, and its filters."""
    filters = tuple(FieldFilter(word, asked.every(name), -1) for name, word in FILTERS.items() if asked.every(name))
    return asked.one("q")[:_LONGEST], filters


def _front(reader: Reader, asked: PageRequest) -> Page:
    counted = asked.room.kept("summary", lambda: summary(reader))
    if not counted["works"] and not counted["stubs"]:
        return about.empty(asked)
    names = names_of_database(reader, asked)
    data = {
        "summary": counted,
        "issues": [row for row in names.issues.values() if row["claims"]],
        "theories": [{"theory": key, "claims": row["claims"]} for key, row in names.theories.items() if row["claims"]],
        "works": asked.room.kept("listing", lambda: listing(reader))[:_FRONT],
    }
    return Page("front.html", data, {"query": "", "names": names})


def _limit(said: str) -> int:
    return min(_MOST, max(1, int(said))) if said.isascii() and said.isdigit() and len(said) < 6 else _FEWEST


def _values(asked: PageRequest, label: Any, name: str, counts: dict[str, dict[str, int]]) -> list[FacetValue]:
    chosen = asked.every(name)
    found = counts.get(_FACETS[name], {})
    shown = dict(list(found.items())[:_MOST_VALUES]) | {value: found.get(value, 0) for value in chosen}
    return [
        FacetValue(
            label(name, value),
            count,
            asked.address("", **_toggled(name, value, value in chosen)),
            value in chosen,
        )
        for value, count in shown.items()
    ]


def _toggled(name: str, value: str, is_chosen: bool) -> dict[str, str | None]:
    return {name: None if is_chosen else value, "n": None}


def _groups(answer: SearchAnswer, issue: str) -> list[dict[str, Any]]:
    """Hits by kind and work, in the order of the best."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for hit in answer.hits:
        group = groups.setdefault((hit.type, hit.key), {"type": hit.type, "first": hit, "hits": []})
        group["hits"].append({"hit": hit, "parts": highlighted(hit, answer.plan.texts), "side": _side(hit, issue)})
    return list(groups.values())


def _side(hit: Hit, issue: str) -> str:
    """Its position on the issue asked for, else on the default one."""
    return hit.position(issue) if issue else hit.stance


def highlighted(hit: Hit, texts: Sequence[TokenRun]) -> list[tuple[str, bool]]:
    """The best stretch of a hit's quotation in parts: text, and whether it is what was sought."""
    quote = hit.shown
    found = places(quote, texts)
    start, end = window(quote, found, _SHOWN)
    parts, at = [("…" if start else "", False)], start
    for low, high in found:
        low, high = max(low, start), min(high, end)
        if low < high:
            parts += [(quote[at:low], False), (quote[low:high], True)]
            at = high
    parts += [(quote[at:end], False), ("…" if end < len(quote) else "", False)]
    return [part for part in parts if part[0]]
