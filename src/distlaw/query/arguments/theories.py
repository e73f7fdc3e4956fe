"""The theories, and how many claims turn on each."""

from __future__ import annotations

import json
from typing import Any

from distlaw.db.reading import Reader
from distlaw.db.shared_sql import STANDING


def theories(reader: Reader) -> list[dict[str, Any]]:
    """Every theory with its labels, definition and counts of claims by stance; most claimed first."""
    counts: dict[str, dict[str, int]] = {}
    sql = (
        "SELECT ct.theory, c.stance, count(*) FROM claim_theory ct JOIN claim c ON c.id = ct.claim_id "
        f"WHERE {STANDING} GROUP BY ct.theory, c.stance"
    )
    for theory, stance, number in reader.rows(sql):
        counts.setdefault(theory, {})[stance] = number
    labels: dict[str, dict[str, str]] = {}
    for concept, language, label in reader.rows(
        "SELECT concept_id, language, label FROM concept_label WHERE kind = 'pref'"
    ):
        labels.setdefault(concept, {})[language] = label
    found = [
        {
            "theory": identity,
            "label": labels.get(identity, {}),
            "broader": broader or None,
            "definition": json.loads(definition),
            "claims": sum(counts.get(identity, {}).values()),
            "stances": counts.get(identity, {}),
        }
        for identity, broader, definition in reader.rows(
            "SELECT id, broader, definition FROM concept WHERE scheme = 'theory'"
        )
    ]
    return sorted(found, key=lambda row: (-row["claims"], row["theory"]))
