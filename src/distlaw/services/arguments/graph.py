"""`distlaw graph` and `distlaw related`: the citation graph, measured, drawn in one of its formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.errors import UnknownChoice
from distlaw.model.graph import Graph
from distlaw.query import graph as query
from distlaw.query.keys import theory_key
from distlaw.query.search.ranking import co_cited, coupled, ranked
from distlaw.services.arguments import graph_drawing as drawing
from distlaw.services.arguments import graph_text

FORMATS: dict[str, Callable[[Graph], str]] = {
    "graphml": drawing.graphml,
    "gexf": drawing.gexf,
    "dot": drawing.dot,
    "mermaid": drawing.mermaid,
    "json": drawing.node_link,
    "html": drawing.page,
}


def graph(url: str, *, works_only: bool = False, theories: Sequence[str] = ()) -> Graph:
    """The measured citation graph of the database."""
    with open_reader(url) as reader:
        named = [theory_key(reader, word) for word in theories]
        return ranked(query.citation_graph(reader, works_only=works_only, theories=named))


def drawn(found: Graph, format_: str, *, width: int = 80, limit: int = 0) -> str:
    """The graph in a format: `text` in lines of so many cells, of so many works (0: all). UnknownChoice lists them."""
    if format_ == "text":
        return graph_text.text(found, width, limit)
    if format_ not in FORMATS:
        raise UnknownChoice("format", format_, ["text", *FORMATS])
    return FORMATS[format_](found)


def metrics(found: Graph) -> list[dict[str, Any]]:
    """Nodes with their measures, most cited first."""
    rows = [
        {
            "id": node.id, "kind": node.kind, "label": node.label, "title": node.title, "cited_by": node.in_degree,
            "cites": node.out_degree, "pagerank": round(node.pagerank, 6), "present": node.is_present,
        }
        for node in found.nodes
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row["cited_by"], -row["pagerank"], row["id"]))


def pairs(found: Graph, measure: str, limit: int = 0) -> list[dict[str, Any]]:
    """Pairs of nodes by co-citation or coupling, strongest first, at most so many (0: all)."""
    measures = {"co-citation": co_cited, "coupling": coupled}
    if measure not in measures:
        raise UnknownChoice("measure", measure, list(measures))
    labels = {node.id: node.label for node in found.nodes}
    return [
        {"one": labels[one], "other": labels[other], "strength": count, "one_id": one, "other_id": other}
        for one, other, count in measures[measure](found, limit)
    ]


def related(url: str, key: str) -> list[dict[str, Any]]:
    """Works that stand near one work, by relation, strongest first."""
    with open_reader(url) as reader:
        return [
            {"relation": r.relation, "key": r.key, "title": r.title, "year": r.year, "strength": r.strength,
             "through": list(r.through), "present": r.is_present}
            for r in query.related(reader, key)
        ]  # fmt: skip
