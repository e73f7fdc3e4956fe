"""How claims and relations are shown in rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord, RelationRecord

RELATION_COLUMNS = (
    TableColumn("id", whole=True),
    TableColumn("from", whole=True),
    TableColumn("type", whole=True),
    TableColumn("to", whole=True),
    TableColumn("status"),
    TableColumn("reason", wrap=True),
)


def side(claim: ClaimRecord, issue: str = "") -> str:
    """What it says of the issue asked for; else its stance, or, where it takes none, its sides on other issues."""
    if issue:
        return claim.position(issue)
    others = [f"{one.position} {one.issue}" for one in claim.positions if one.position != "neutral"]
    return ", ".join(others) if claim.stance == "neutral" and others else claim.stance


def labels(claim: ClaimRecord, issue: str = "") -> str:
    """A claim's labels in one line."""
    words = [", ".join(claim.theories), side(claim, issue), claim.kind]
    words += ["hedged"] if claim.modality == "hedged" else []
    words += [claim.said_by] if claim.speaker.type != "author" else []
    return " · ".join(word for word in words if word)


def print_claims(claims: Iterable[ClaimRecord], format_: console.Format, issue: str = "") -> None:
    """Claims in the format asked for; at a terminal two lines or more each, with what they say of the issue."""
    if format_ is not console.Format.table:
        rows = [{k: v for k, v in claim.as_json().items() if k != "cues"} for claim in claims]
        columns = [
            TableColumn(name) for name in ("id", "key", "theories", "stance", "kind", "speaker", "status", "quote")
        ]
        console.emit(rows, columns, format_)
        return
    marks = {"accepted": "✓", "rejected": "✗", "suggested": "?"}
    for claim in claims:
        console.labelled_value(
            f"{claim.id} {marks.get(claim.status, ' ')}", f"{claim.key} · {labels(claim, issue)}", 16
        )
        console.labelled_value("", claim.text, 16)


def print_relations(relations: tuple[RelationRecord, ...], format_: console.Format) -> None:
    """Relations in the format asked for."""
    console.emit([relation.as_json() for relation in relations], RELATION_COLUMNS, format_)


def print_counts(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[TableColumn],
    format_: console.Format,
    flat: Callable[[Mapping[str, Any]], dict[str, Any]],
) -> None:
    """Rows of counted claims: whole in JSON; flat in the other formats, a dot for 0 at a terminal."""
    if format_ in (console.Format.json, console.Format.jsonl):
        console.emit(rows, columns, format_)
        return
    shown = [flat(row) for row in rows]
    if format_ is console.Format.table:
        shown = [{name: "·" if value == 0 else value for name, value in row.items()} for row in shown]
    console.emit(shown, columns, format_)
