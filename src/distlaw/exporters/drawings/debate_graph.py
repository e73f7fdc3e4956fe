"""A debate as a graph: Mermaid (https://mermaid.js.org) and Graphviz DOT."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import ATTACKS
from distlaw.text.width import clipped

_COLOURS = {"permits": "#15803d", "prohibits": "#b91c1c", "conditional": "#a16207", "neutral": "#6b7484"}
_WIDEST = 80  # cells of a label


def mermaid_text(claims: Sequence[ClaimRecord], relations: Sequence[RelationRecord], title: str) -> str:
    """A flow chart from each acting claim to the one it acts on; attacks are dotted."""
    lines = ["---", f"title: {_mermaid(title)}", "---", "flowchart BT"]
    lines += [f'  {c.id}["{_mermaid(clipped(_said(c), _WIDEST))}<br>{_mermaid(c.voice)}"]:::{c.stance}' for c in claims]
    for one in relations:
        arrow = f"-. {one.type} .->" if one.type in ATTACKS else f"-- {one.type} -->"
        lines.append(f"  {one.source} {arrow} {one.target}")
    lines += [f"  classDef {stance} stroke:{colour},stroke-width:2px" for stance, colour in _COLOURS.items()]
    return "\n".join(lines) + "\n"


def dot_text(claims: Sequence[ClaimRecord], relations: Sequence[RelationRecord], title: str) -> str:
    """The same for Graphviz; colour tells the stance, a dashed red edge an attack."""
    lines = [f"digraph debate {{\n  label={_dot(title)}; rankdir=BT; node [shape=box, style=rounded];"]
    for claim in claims:
        label = _dot(f"{clipped(_said(claim), _WIDEST)}\n{claim.voice}")
        lines.append(f"  {claim.id} [label={label}, color={_dot(_COLOURS[claim.stance])}];")
    for one in relations:
        style = ', style=dashed, color="#b91c1c"' if one.type in ATTACKS else ""
        lines.append(f"  {one.source} -> {one.target} [label={_dot(one.type)}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _said(claim: ClaimRecord) -> str:
    return claim.proposition or claim.text


def _mermaid(text: str) -> str:
    """Text inside a quoted label: Mermaid knows entities by number, and no other escape."""
    return "".join(f"#{ord(char)};" if char in '"<>&#;[](){}|`\\%' else char for char in " ".join(text.split()))


def _dot(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
