"""The citation graph: what is cited most, and the neighbourhood of one work or authority."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

from distlaw.db.opening import open_reader
from distlaw.errors import NotFound
from distlaw.model.graph import Graph, Node
from distlaw.query.graph import citation_graph, related
from distlaw.web.asked import Page, PageRequest
from distlaw.web.drawings.neighbourhood import neighbourhood

_TOP = 60
_RELATED = 30


def page(asked: PageRequest) -> Page:
    """With `node` (a work's key or an authority's id) what is joined with it, else the nodes cited most."""
    found = asked.room.kept("graph", lambda: _graph(asked))
    name = asked.one("node")
    if not name:
        rows = _most_cited(found)
        data = {"nodes": len(found.nodes), "edges": len(found.edges), "most_cited": rows}
        return Page("graph.html", data, {"drawing": None, "node": None})
    drawing = neighbourhood(found, name)
    if drawing is None:
        raise NotFound(f"nothing cites {name!r}, and it cites nothing")
    nodes = {node.id: node for node in found.nodes}
    edges = sorted(
        (edge for edge in found.edges if name in (edge.source, edge.target)),
        key=lambda edge: (edge.target != name, -edge.count, edge.source, edge.target),
    )
    node = nodes[name]
    near = _near(asked, found, node)
    data = {
        "node": node.model_dump(include={"id", "kind", "label", "title", "year"}),
        "edges": [edge.model_dump() for edge in edges], "related": near,
    }  # fmt: skip
    view = {"drawing": drawing, "nodes": nodes, "address": _address, "asked": asked, "edge_rows": edges, "here": node}
    return Page("graph.html", data, view)


def _graph(asked: PageRequest) -> Graph:
    with open_reader(asked.url) as reader:
        return citation_graph(reader)


def _near(asked: PageRequest, graph: Graph, node: Node) -> list[dict[str, Any]]:
    if node.kind != "work":
        return []
    with open_reader(asked.url) as reader:
        found = related(reader, node.id, graph)
    kept = [one for one in found if one.relation not in ("cites", "cited_by")][:_RELATED]
    return [one.model_dump() for one in kept]


def _most_cited(graph: Graph) -> list[dict[str, Any]]:
    cited = Counter(edge.target for edge in graph.edges if edge.kind == "cites")
    rows = sorted((node for node in graph.nodes if cited[node.id]), key=lambda node: (-cited[node.id], node.id))
    return [
        {"id": node.id, "kind": node.kind, "label": node.label, "title": node.title, "cited_by": cited[node.id]}
        for node in rows[:_TOP]
    ]


def _address(node: Node) -> str:
    """Where a node's own page is; empty for what has none."""
    if node.kind == "work":
        return f"/works/{quote(node.id)}"
    name = node.id.partition(":?")[2] or node.id
    return f"/{node.kind}s/{quote(name)}"
