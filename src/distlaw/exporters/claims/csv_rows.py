"""Claims as a table for a spreadsheet: one row a claim, with the relations that leave it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from distlaw.model.claim_record import ClaimRecord, RelationRecord

FIELDS = (
    "id", "key", "title", "issued", "authors", "quote", "proposition", "proposition_translated", "theories", "stance",
    "positions", "kind", "speaker_type", "speaker_name", "modality", "condition", "section", "language", "status",
    "made_by", "relations", "note", "source_sha256", "ranges",
)  # fmt: skip
# A spreadsheet takes a cell that begins like this for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(claims: Iterable[ClaimRecord], relations: Iterable[RelationRecord]) -> str:
    """The table, with a byte order mark, by which spreadsheets know that it is UTF-8."""
    leaving: dict[str, list[str]] = {}
    for relation in relations:
        leaving.setdefault(relation.source, []).append(f"{relation.type} {relation.target}")
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(FIELDS)
    for claim in claims:
        row = claim.model_dump(mode="json") | {
            "speaker_type": claim.speaker.type,
            "speaker_name": claim.speaker.name,
            "positions": [f"{one.issue}={one.position}" for one in claim.positions],
            "relations": leaving.get(claim.id, []),
            "ranges": [f"{start}-{end}" for start, end in claim.ranges],
        }
        writer.writerow([_cell(row[name]) for name in FIELDS])
    return "\ufeff" + buffer.getvalue()


def _cell(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
