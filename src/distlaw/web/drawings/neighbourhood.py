"""The neighbourhood of a work or an authority in the citation graph: who cites it on the left, what it cites on the
right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from distlaw.model.graph import Edge, Graph, Node

WIDE, ROW, BOX = 940.0, 30.0, 290.0
MOST = 14  # on a side
_CELLS = 34


class Place(NamedTuple):
    """A node where it is drawn; `times` is how often the link is made."""

    x: float
    y: float
    node: Node
    label: str
    times: int


class Link(NamedTuple):
    """A line between two boxes; `kind` is cites, or how a claim of one acts on a claim of the other."""

    path: str
    kind: str
    times: int


class Neighbourhood(NamedTuple):
    """The drawing: the node in the middle, and how many neighbours of each side did not fit."""

    width: float
    height: float
    middle: Place
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    links: tuple[Link, ...]
    left_out: tuple[int, int]


def neighbourhood(graph: Graph, name: str) -> Neighbourhood | None:
    """What is joined with one node, the strongest first; None where the graph has no such node."""
    nodes = {node.id: node for node in graph.nodes}
    if name not in nodes:
        return None
    into = _strongest((edge.source, edge) for edge in graph.edges if edge.target == name)
    out = _strongest((edge.target, edge) for edge in graph.edges if edge.source == name)
    rows = max(min(len(into), MOST), min(len(out), MOST), 1)
    height = rows * ROW + 20
    middle = Place((WIDE - BOX) / 2, height / 2 - 12, nodes[name], _short(nodes[name].label), 0)
    left = _placed(into, nodes, 0.0, height)
    right = _placed(out, nodes, WIDE - BOX, height)
    y = height / 2
    links = [
        Link(_curve(place.x + BOX, place.y + 12, middle.x, y), edge.kind, edge.count)
        for place, (_, edge) in zip(left, into, strict=False)
    ]
    links += [
        Link(_curve(middle.x + BOX, y, place.x, place.y + 12), edge.kind, edge.count)
        for place, (_, edge) in zip(right, out, strict=False)
    ]
    left_out = (len(into) - len(left), len(out) - len(right))
    return Neighbourhood(WIDE, height, middle, left, right, tuple(links), left_out)


def _strongest(pairs: Iterable[tuple[str, Edge]]) -> list[tuple[str, Edge]]:
    """Each neighbour once, by its strongest edge."""
    best: dict[str, Edge] = {}
    for name, edge in pairs:
        if name not in best or edge.count > best[name].count:
            best[name] = edge
    return sorted(best.items(), key=lambda pair: (-pair[1].count, pair[0]))


def _placed(found: list[tuple[str, Edge]], nodes: dict[str, Node], x: float, height: float) -> tuple[Place, ...]:
    shown = found[:MOST]
    top = (height - len(shown) * ROW) / 2
    return tuple(
        Place(x, top + number * ROW + 3, nodes[name], _short(nodes[name].label), edge.count)
        for number, (name, edge) in enumerate(shown)
        if name in nodes
    )


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    bend = (to_x - x) / 2
    return f"M{x:.0f} {y:.0f}C{x + bend:.0f} {y:.0f} {to_x - bend:.0f} {to_y:.0f} {to_x - 5:.0f} {to_y:.0f}"


def _short(text: str) -> str:
    wide, kept = 0, ""
    for char in text:
        wide += 2 if ord(char) > 0x2E7F else 1
        if wide > _CELLS:
            return kept[:-1] + "…"
        kept += char
    return kept
