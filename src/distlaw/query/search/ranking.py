"""Measures on the citation graph: degrees, PageRank, co-citation and bibliographic coupling."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from distlaw.model.graph import Graph, Node

DAMPING = 0.85  # Brin and Page's
_ROUNDS = 100
_STILL = 1e-10
_HELD = 20_000  # pairs beyond those wanted that are held before they are weighed against each other


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


def co_cited(graph: Graph, most: int = 0) -> list[tuple[str, str, int]]:
    """Pairs of nodes that one work cites both, with the number of such works; the strongest first, at most so many."""
    return _strongest([(edge.source, edge.target) for edge in graph.edges if edge.kind == "cites"], most)


def coupled(graph: Graph, most: int = 0) -> list[tuple[str, str, int]]:
    """Pairs of works that cite the same node, with the number of such nodes; the strongest first, at most so many."""
    return _strongest([(edge.target, edge.source) for edge in graph.edges if edge.kind == "cites"], most)


def _strongest(edges: list[tuple[str, str]], most: int) -> list[tuple[str, str, int]]:
    """Pairs of ends with a middle in common, by how many. Of millions of pairs no more than some are held: their first
    ends come in order, so that a later one has to be stronger than all that are wanted."""
    found, least = list[tuple[str, str, int]](), 0
    for one, others in _paired(edges):
        found += [(one, other, count) for other, count in others.items() if count > least]
        if most and len(found) > 2 * most + _HELD:
            found = sorted(found, key=_by_strength)[:most]
            least = found[-1][2]
    return sorted(found, key=_by_strength)[: most or None]


def _by_strength(pair: tuple[str, str, int]) -> tuple[int, str, str]:
    return -pair[2], pair[0], pair[1]


def _paired(edges: list[tuple[str, str]]) -> Iterator[tuple[str, Counter[str]]]:
    """Each end in order, with those after it that share a middle with it, and how many they share."""
    middles, groups = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for middle, end in sorted(set(edges)):
        groups[middle].append(end)
        middles[end].append(middle)
    for end in sorted(middles):
        others = Counter[str]()
        for middle in middles[end]:
            group = groups[middle]
            others.update(group[bisect_right(group, end) :])
        yield end, others
