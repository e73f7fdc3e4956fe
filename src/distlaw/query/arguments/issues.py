"""The issues, and how many claims take which position on each."""

from __future__ import annotations

import json
from typing import Any

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import STANDING

_TEXTS = ("label", "proposition", "supports", "opposes")


def issues(reader: Reader) -> list[dict[str, Any]]:
    """Every issue with its proposition, sides and counts by position; the default one first, then the most
    discussed."""
    counts: dict[str, dict[str, int]] = {}
    sql = (
        "SELECT p.issue, p.position, count(*) FROM claim_position p JOIN claim c ON c.id = p.claim_id "
        f"WHERE p.status <> 'rejected' AND {STANDING} GROUP BY p.issue, p.position"
    )
    for issue, position, number in reader.rows(sql):
        counts.setdefault(issue, {})[position] = number
    sql = "SELECT id, broader, is_default, theories, label, proposition, supports, opposes FROM issue"
    found = [
        {
            "issue": identity,
            "default": bool(default),
            **{name: json.loads(text) for name, text in zip(_TEXTS, texts, strict=True)},
            "broader": broader or None,
            "theories": unpacked_list(theories),
            "claims": sum(counts.get(identity, {}).values()),
            "positions": counts.get(identity, {}),
        }
        for identity, broader, default, theories, *texts in reader.rows(sql)
    ]
    return sorted(found, key=lambda row: (not row["default"], -row["claims"], row["issue"]))
