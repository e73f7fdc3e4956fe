"""What belongs to claims and stands in other tables: theories, positions, cues, authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from distlaw.db.json_columns import placeholders, unpacked_list
from distlaw.db.reading import Reader

if TYPE_CHECKING:
    from distlaw.model.argument import PositionRecord

_BATCH = 500


def _batched(ids: Sequence[Any]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for at in range(0, len(ids), _BATCH):
        yield placeholders("i", ids[at : at + _BATCH])


def theories_of(reader: Reader, ids: Sequence[str]) -> dict[str, list[str]]:
    """Each claim's theories, in their order."""
    found: dict[str, list[str]] = {}
    for marks, params in _batched(ids):
        sql = (
            f"SELECT claim_id, theory FROM claim_theory WHERE claim_id IN ({marks}) ORDER BY claim_id, position, theory"
        )
        for identity, theory in reader.rows(sql, params):
            found.setdefault(identity, []).append(theory)
    return found


def positions_of(reader: Reader, ids: Sequence[str]) -> dict[str, list[PositionRecord]]:
    """Each claim's positions that nobody rejected, the one on the default issue first."""
    found: dict[str, list[PositionRecord]] = {}
    for marks, params in _batched(ids):
        found |= _positions(reader, f"p.status <> 'rejected' AND p.claim_id IN ({marks})", params)
    return found


def positions_in(reader: Reader, work_id: int) -> dict[str, list[PositionRecord]]:
    """Each position of a work's claims, by claim; rejected ones too."""
    return _positions(reader, "c.work_id = :id", {"id": work_id})


def _positions(reader: Reader, where: str, params: Mapping[str, object]) -> dict[str, list[PositionRecord]]:
    sql = (
        "SELECT p.claim_id, p.issue, p.position, v.exact, v.ranges, p.made_by, p.status, c.made_by "
        "FROM claim_position p JOIN claim c ON c.id = p.claim_id JOIN issue i ON i.id = p.issue "
        f"LEFT JOIN evidence v ON v.id = p.condition_id WHERE {where} "
        "ORDER BY p.claim_id, i.is_default DESC, p.issue"
    )
    from distlaw.model.argument import PositionRecord  # counting claims loads no model

    found: dict[str, list[PositionRecord]] = {}
    for identity, issue, position, exact, ranges, made_by, status, claimed_by in reader.rows(sql, params):
        one = PositionRecord(
            issue=issue, position=position, condition=exact or "", ranges=unpacked_list(ranges),
            made_by="" if made_by == claimed_by else made_by, status=status,
        )  # fmt: skip
        found.setdefault(identity, []).append(one)
    return found


def authors_of(reader: Reader, work_ids: Sequence[int]) -> dict[int, list[str]]:
    """Each work's authors, in their order."""
    found: dict[int, list[str]] = {}
    for marks, params in _batched(sorted(set(work_ids))):
        sql = f"SELECT work_id, name FROM contribution WHERE role = 'author' AND work_id IN ({marks})"
        for work_id, name in reader.rows(f"{sql} ORDER BY work_id, position", params):
            found.setdefault(work_id, []).append(name)
    return found


def cues_of(reader: Reader, ids: Sequence[str]) -> dict[str, list[Any]]:
    """The reasons for each claim's labels."""
    return {
        identity: unpacked_list(cues)
        for marks, params in _batched(ids)
        for identity, cues in reader.rows(f"SELECT id, cues FROM claim WHERE id IN ({marks})", params)
    }
