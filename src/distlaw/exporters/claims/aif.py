"""Claims and relations in the Argument Interchange Format, as AIFdb spells it in JSON.

A claim is an I-node; a relation is a scheme node between two: RA for support, CA for conflict, MA for rephrase. What
AIF tells apart by scheme stands in `scheme`: a rebuttal goes to the proposition, an undercutter is a conflict too, with
the scheme `Undercut`; a qualification is a conflict that leaves the rest standing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from distlaw.model.claim_record import ClaimRecord, RelationRecord

SCHEMES = {
    "supports": ("RA", "Default Inference"),
    "rebuts": ("CA", "Default Conflict"),
    "undercuts": ("CA", "Undercut"),
    "qualifies": ("CA", "Qualification"),
    "restates": ("MA", "Default Rephrase"),
}


def aif_text(claims: Sequence[ClaimRecord], relations: Iterable[RelationRecord]) -> str:
    """The whole graph; relations that leave it are passed over."""
    nodes: list[dict[str, Any]] = [_node(claim) for claim in claims]
    edges: list[dict[str, Any]] = []
    known = {claim.id for claim in claims}
    for relation in relations:
        if {relation.source, relation.target} <= known:
            kind, scheme = SCHEMES[relation.type]
            nodes.append({"nodeID": relation.id, "text": scheme, "type": kind, "scheme": scheme})
            for start, end in ((relation.source, relation.id), (relation.id, relation.target)):
                edges.append({"edgeID": f"e{len(edges) + 1}", "fromID": start, "toID": end, "formEdgeID": None})
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []}, ensure_ascii=False, indent=1) + "\n"


def _node(claim: ClaimRecord) -> dict[str, Any]:
    found: dict[str, Any] = {"nodeID": claim.id, "text": claim.proposition or claim.text, "type": "I"}
    labels = {"theories": list(claim.theories), "stance": claim.stance, "kind": claim.kind, "speaker": claim.said_by}
    return found | {"work": claim.key} | labels
