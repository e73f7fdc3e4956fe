"""A debate as an HTML page that opens offline: nested replies, coloured by what they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from distlaw.exporters.drawings.page import claim_html, page
from distlaw.model.claim_record import ClaimRecord, RelationRecord

Node = tuple[int, ClaimRecord, RelationRecord | None, bool]  # depth, claim, how it acts on the one above, seen before
_STYLE = """
ul.tree, ul.tree ul { list-style: none; padding-left: 1.4rem; margin: .2rem 0; border-left: 2px solid var(--line); }
ul.tree { padding-left: 0; border-left: 0; margin-top: 1.4rem; } li { margin: .7rem 0; }
.verb { font-size: .8rem; font-weight: 600; } .verb.rebuts, .verb.undercuts { color: #b91c1c; }
.verb.supports, .verb.restates { color: #15803d; } .verb.qualifies { color: #a16207; }
summary { cursor: pointer; }
"""


def debate_page(title: str, summary: str, nodes: Iterable[Node], alone: Sequence[ClaimRecord]) -> str:
    """The page; `nodes` come from the top down, each after the one it replies to."""
    parts = [f'<p class="faint">{escape(summary)}</p>', *_nested(nodes)]
    if alone:
        inner = "".join(map(claim_html, alone))
        parts.append(f"<details><summary>Not connected with any other: {len(alone)}</summary>{inner}</details>")
    return page(title, "\n".join(parts), _STYLE)


def _nested(nodes: Iterable[Node]) -> Iterable[str]:
    """Lists in lists, closed as the depth falls."""
    level = -1
    for depth, claim, relation, seen in nodes:
        if depth > level:
            yield from ('<ul class="tree">' if level + 1 + step == 0 else "<ul>" for step in range(depth - level))
        else:
            yield "</li>" + "</ul></li>" * (level - depth)
        level = depth
        yield "<li>" + _verb(relation) + (_again(claim) if seen else f'<div id="{claim.id}">{claim_html(claim)}</div>')
    if level >= 0:
        yield "</li></ul>" * (level + 1)


def _verb(relation: RelationRecord | None) -> str:
    if relation is None:
        return ""
    reason = f' <span class="faint">{escape(relation.reason)}</span>' if relation.reason else ""
    state = "" if relation.status == "accepted" else ' <span class="faint">(proposed)</span>'
    return f'<div><span class="verb {relation.type}">{relation.type}</span>{state}{reason}</div>'


def _again(claim: ClaimRecord) -> str:
    return f'<p class="quote"><a href="#{claim.id}">{escape(claim.text[:80])} …</a></p>'
