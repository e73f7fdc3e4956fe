"""Claims and relations in Argdown (https://argdown.org): statements first, then what acts on what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from distlaw.model.claim_record import ClaimRecord, RelationRecord

MARKS = {"supports": "+", "rebuts": "-", "undercuts": "_", "qualifies": "-", "restates": "+"}
_SPECIAL = re.compile(r"([\\\[\]<>(){}#*_@/:])")


def argdown_text(claims: Sequence[ClaimRecord], relations: Iterable[RelationRecord], title: str = "Claims") -> str:
    """A document that Argdown parses: one titled statement a claim, tagged with theory and stance."""
    known = {claim.id for claim in claims}
    acting: dict[str, list[RelationRecord]] = {}
    for relation in relations:
        if {relation.source, relation.target} <= known:
            acting.setdefault(relation.target, []).append(relation)
    lines = ["===", f"title: {_plain(title)}", "===", ""]
    for claim in claims:
        tags = " ".join(f"#{word}" for word in (*claim.theories, claim.stance))
        lines.append(f"[{claim.id}]: {_escaped(claim.proposition or claim.text)} ({_escaped(claim.voice)}) {tags}")
        for relation in acting.get(claim.id, ()):
            lines.append(f"  {MARKS[relation.type]} [{relation.source}] /* {_comment(relation)} */")
        lines.append("")
    return "\n".join(lines)


def _comment(relation: RelationRecord) -> str:
    words = relation.type + (f": {relation.reason}" if relation.reason else "")
    return " ".join(words.replace("*/", "* /").split())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _plain(text: str) -> str:
    return '"' + text.replace('"', "'") + '"'
