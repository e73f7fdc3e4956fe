"""Measures on the citation graph: degrees, PageRank, co-citation and bibliographic coupling."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from distlaw.model.graph import Graph, Node

DAMPING = 0.85  # Brin and Page's
_ROUNDS = 100
_STILL = 1e-10


def ranked(graph: Graph) -> Graph:
    """The graph with each node's degrees (works citing and cited, however often) and PageRank."""
    cites = [(edge.source, edge.target) for edge in graph.edges if edge.kind == "cites"]
    into, out = Counter(target for _, target in cites), Counter(source for source, _ in cites)
    rank = pagerank([node.id for node in graph.nodes], cites)

    def with_measures(node: Node) -> Node:
        values = {"in_degree": into[node.id], "out_degree": out[node.id], "pagerank": rank[node.id]}
        return node.model_copy(update=values)

    return graph.model_copy(update={"nodes": tuple(with_measures(node) for node in graph.nodes)})


def pagerank(names: list[str], edges: list[tuple[str, str]]) -> dict[str, float]:
    """PageRank by power iteration; a node that cites nothing passes its rank to all. Ranks sum to one."""
    if not names:
        return {}
    out: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        out[source].append(target)
    count = len(names)
    rank = dict.fromkeys(names, 1 / count)
    for _ in range(_ROUNDS):
        idle = sum(rank[name] for name in names if not out[name])
        fresh = dict.fromkeys(names, (1 - DAMPING + DAMPING * idle) / count)
        for source, targets in out.items():
            share = DAMPING * rank[source] / len(targets) if targets else 0.0
            for target in targets:
                fresh[target] += share
        moved = sum(abs(fresh[name] - rank[name]) for name in names)
        rank = fresh
        if moved < _STILL:
            break
    return rank


def co_cited(graph: Graph) -> list[tuple[str, str, int]]:
    """Pairs of nodes that one work cites both, with the number of such works; strongest first."""
    return _pairs([(edge.source, edge.target) for edge in graph.edges if edge.kind == "cites"])


def coupled(graph: Graph) -> list[tuple[str, str, int]]:
    """Pairs of works that cite the same node, with the number of such nodes; strongest first."""
    return _pairs([(edge.target, edge.source) for edge in graph.edges if edge.kind == "cites"])


def _pairs(edges: list[tuple[str, str]]) -> list[tuple[str, str, int]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for middle, end in edges:
        groups[middle].add(end)
    found = Counter(pair for ends in groups.values() for pair in combinations(sorted(ends), 2))
    return sorted(((a, b, count) for (a, b), count in found.items()), key=lambda row: (-row[2], row[0], row[1]))
