"""The citation graph: works and authorities as nodes, who cites and who answers whom as edges."""

from __future__ import annotations

from typing import Literal

from distlaw.model.frozen import Frozen

NodeKind = Literal["work", "case", "statute", "licence"]
EdgeKind = Literal["cites", "supports", "rebuts", "undercuts", "qualifies", "restates"]


class Node(Frozen):
    """A work (`id` is its key) or an authority (`id` is its id or, where it is unresolved, its kind and name)."""

    id: str
    kind: NodeKind
    label: str
    title: str = ""
    year: str = ""
    is_present: bool = True  # a work whose text is here, an authority that is resolved
    theories: tuple[str, ...] = ()
    in_degree: int = 0
    out_degree: int = 0
    pagerank: float = 0.0


class Edge(Frozen):
    """`source` cites `target`, `count` times; or a claim of one acts on a claim of the other."""

    source: str
    target: str
    kind: EdgeKind = "cites"
    count: int = 1


class Graph(Frozen):
    """Nodes by id, edges by source, target and kind: one database always gives one graph."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


class Relation(Frozen):
    """One work that stands near another: how, how strongly, and through what."""

    relation: Literal["cites", "cited_by", "shares_authorities", "co_cited", "coupled"]
    key: str
    title: str = ""
    year: str = ""
    is_present: bool = True
    strength: int = 1
    through: tuple[str, ...] = ()
