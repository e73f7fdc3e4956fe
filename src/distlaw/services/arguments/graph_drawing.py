"""The graph as text: GraphML and GEXF for Gephi and Cytoscape, DOT, Mermaid, node-link JSON, one HTML page."""

from __future__ import annotations

import json
import re
from typing import Any

from distlaw.model.graph import Graph, Node

_SHAPES = {"work": "ellipse", "case": "box", "statute": "triangle", "licence": "diamond"}
_MERMAID = {"work": ("([", "])"), "case": ("[", "]"), "statute": ("[/", "\\]"), "licence": ("{{", "}}")}
# Characters that XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_LABEL = 60


def _network(graph: Graph) -> Any:
    import networkx

    network = networkx.MultiDiGraph()
    for node in graph.nodes:
        network.add_node(_NOT_XML.sub("", node.id), **_attributes(node))
    for edge in graph.edges:
        ends = (_NOT_XML.sub("", edge.source), _NOT_XML.sub("", edge.target))
        network.add_edge(*ends, key=edge.kind, kind=edge.kind, weight=edge.count)
    return network


def _attributes(node: Node) -> dict[str, str | int | float | bool]:
    texts = {
        "label": node.label,
        "kind": node.kind,
        "title": node.title,
        "year": node.year,
        "theories": ", ".join(node.theories),
    }
    clean: dict[str, str | int | float | bool] = {name: _NOT_XML.sub("", value) for name, value in texts.items()}
    return clean | {
        "present": node.is_present,
        "in_degree": node.in_degree,
        "out_degree": node.out_degree,
        "pagerank": round(node.pagerank, 8),
    }


def graphml(graph: Graph) -> str:
    """GraphML, as networkx writes it."""
    import networkx

    return _spelled("\n".join(networkx.generate_graphml(_network(graph), named_key_ids=True))) + "\n"


def gexf(graph: Graph) -> str:
    """GEXF 1.2, without the date of writing, so that one database gives one file."""
    import networkx

    text = "\n".join(networkx.generate_gexf(_network(graph)))
    return _spelled(re.sub(r' lastmodifieddate="[^"]*"', "", text)) + "\n"


def _spelled(xml: str) -> str:
    """Characters beyond ASCII written as themselves, so that a person can search the file."""
    return re.sub(r"&#(\d{3,7});", lambda match: chr(int(match[1])) if int(match[1]) > 127 else match[0], xml)


def dot(graph: Graph) -> str:
    """Graphviz."""
    lines = ["digraph distlaw {", "  rankdir=LR;", '  node [fontname="Noto Sans CJK SC, sans-serif"];']
    for node in graph.nodes:
        style = "solid" if node.is_present else "dashed"
        lines.append(
            f"  {_quoted(node.id)} [label={_quoted(_short(node.label))}, shape={_SHAPES[node.kind]}, style={style}];"
        )
    for edge in graph.edges:
        label = "" if edge.kind == "cites" else f", label={_quoted(edge.kind)}"
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [weight={edge.count}{label}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _short(label: str) -> str:
    flat = " ".join(label.split())
    return flat if len(flat) <= _LONGEST_LABEL else flat[: _LONGEST_LABEL - 1] + "…"


def mermaid(graph: Graph) -> str:
    """Mermaid flowchart; nodes are n0, n1 …, because Mermaid's ids allow few characters."""
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    lines = ["flowchart LR"]
    for node in graph.nodes:
        opening, closing = _MERMAID[node.kind]
        label = _short(node.label).replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
        lines.append(f'  {names[node.id]}{opening}"{label}"{closing}')
    for edge in graph.edges:
        arrow = "-->" if edge.kind == "cites" else f"-. {edge.kind} .->"
        lines.append(f"  {names[edge.source]} {arrow} {names[edge.target]}")
    return "\n".join(lines) + "\n"


def node_link(graph: Graph) -> str:
    """JSON with `nodes` and `edges`, every field of both."""
    return json.dumps(graph.model_dump(), ensure_ascii=False, indent=1) + "\n"


def page(graph: Graph) -> str:
    """One HTML file that needs nothing else: the graph is in it, and so is the program that draws it."""
    from distlaw.resources import folder

    template = (folder("data") / "graph" / "page.html").read_text(encoding="utf-8")
    # "<" may not stand in a script element's text, lest a title close it.
    data = (
        json.dumps(graph.model_dump(), ensure_ascii=False)
        .replace("<", "\\u003c")
        .replace("\u2028", " ")
        .replace("\u2029", " ")
    )
    return template.replace("/*GRAPH*/null", data)
