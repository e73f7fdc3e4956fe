"""The citation graph drawn in lines: each work, below it what it cites and who cites it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distlaw.model.graph import Edge, Graph, Node
from distlaw.text.width import cell_width, wrapped

_SIGNS = {"supports": "+", "restates": "=", "rebuts": "✗", "undercuts": "⌿", "qualifies": "~"}  # as in `debate`
_KINDS = {"work": "", "case": "case", "statute": "statute", "licence": "licence"}
_INDENT = 4


def text(graph: Graph, width: int, limit: int = 0) -> str:
    """A block a work that is here, the most cited first; `limit` works, 0 for all."""
    nodes = {node.id: node for node in graph.nodes}
    out: dict[str, list[Edge]] = {}
    into: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        out.setdefault(edge.source, []).append(edge)
        into.setdefault(edge.target, []).append(edge)
    works = [node for node in graph.nodes if node.kind == "work" and node.is_present]
    works.sort(key=lambda node: (-node.in_degree, -node.out_degree, node.id))
    blocks = []
    for work in works[:limit] if limit else works:
        lines = [*wrapped(f"● {_name(work)} ({work.id})", width)]
        lines += _links("→", out.get(work.id, ()), nodes, width, is_out=True)
        lines += _links("←", into.get(work.id, ()), nodes, width, is_out=False)
        blocks.append("\n".join(lines))
    left = len(works) - len(blocks)
    return "\n\n".join(blocks) + "\n" + (f"\n… and {left} more; --limit 0 shows them\n" if left else "")


def _name(work: Node) -> str:
    return work.label if not work.title or work.title in work.label else f"{work.label}: {work.title}"


def _links(arrow: str, edges: Sequence[Edge], nodes: dict[str, Node], width: int, *, is_out: bool) -> Iterator[str]:
    order = list(_KINDS)
    ends = [(nodes[edge.target if is_out else edge.source], edge) for edge in edges]
    for node, edge in sorted(ends, key=lambda pair: (order.index(pair[0].kind), -pair[1].count, pair[0].label)):
        kind = f"{_KINDS[node.kind]} " if _KINDS[node.kind] else ""
        times = f" ×{edge.count}" if edge.count > 1 else ""
        doubt = "" if node.is_present or node.kind != "work" else " (not here)"
        lead = f"  {arrow} {_SIGNS.get(edge.kind, '')}"
        lines = list(wrapped(f"{kind}{node.label}{times}{doubt}", width - cell_width(lead) - 1))
        yield f"{lead} {lines[0]}" if lead[-1] != " " else f"{lead}{lines[0]}"
        yield from (" " * _INDENT + line for line in lines[1:])
