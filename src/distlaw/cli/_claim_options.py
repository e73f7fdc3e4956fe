"""Options by which commands choose claims, and how a claim is shown in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli import _console as console
from distlaw.cli._console import Column
from distlaw.text.width import padded, wrapped

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord, RelationRecord
    from distlaw.query.claim_list import ClaimFilter

Words = list[str] | None
Theory = Annotated[Words, typer.Option("--theory", "-t", help="Theory id; repeat for any of several.")]
Stance = Annotated[Words, typer.Option("--stance", "-s", help="permits, prohibits, conditional, neutral.")]
Kind = Annotated[Words, typer.Option("--kind", "-k", help="normative, characterisation, prediction …")]
Speaker = Annotated[Words, typer.Option("--speaker", help="author, person …, or part of a name.")]
Modality = Annotated[Words, typer.Option("--modality", help="asserted, hedged.")]
Author = Annotated[Words, typer.Option("--author", help="Part of an author's name, in either script.")]
Year = Annotated[Words, typer.Option("--year", help="2025, or 2023-2025.")]
Lang = Annotated[Words, typer.Option("--lang", help="zh, zh-Hant, en …")]
Work = Annotated[Words, typer.Option("--work", "-w", metavar="KEY", help="Work's key.")]
Status = Annotated[Words, typer.Option("--status", help="proposed, accepted, rejected; all but rejected otherwise.")]
Repeats = Annotated[bool, typer.Option("--repeats", help="Also proposals whose place an accepted claim has taken.")]

COLUMNS = (
    Column("id", most=13),
    Column("work", most=18),
    Column("labels", most=20, wrap=True),
    Column("claim", wrap=True),
)
RELATION_COLUMNS = (
    Column("id", most=13),
    Column("from"),
    Column("type"),
    Column("to"),
    Column("status"),
    Column("reason", wrap=True),
)


def wanted(**words: Words | bool) -> ClaimFilter:
    """The filter that the options mean; names are the filter's fields."""
    from distlaw.query.claim_list import ClaimFilter

    return ClaimFilter.model_validate(
        {name: value if isinstance(value, bool) else tuple(value or ()) for name, value in words.items()}
    )


def table_row(claim: ClaimRecord) -> dict[str, Any]:
    """What a table shows of a claim."""
    marks = {"accepted": "✓ ", "rejected": "✗ "}
    hedge = " hedged" if claim.modality == "hedged" else ""
    speaker = f" ({claim.said_by})" if claim.speaker.type != "author" else ""
    return {
        "id": claim.id,
        "work": claim.key,
        "labels": f"{', '.join(claim.theories)} · {claim.stance} · {claim.kind}{hedge}",
        "claim": f"{marks.get(claim.status, '')}{claim.text}{speaker}",
    }


def print_claims(claims: tuple[ClaimRecord, ...], format_: console.Format) -> None:
    """Claims in the format asked for."""
    if format_ is console.Format.table:
        console.emit([table_row(claim) for claim in claims], COLUMNS, format_)
    else:
        rows = [claim.as_json() for claim in claims]
        columns = [Column(name) for name in ("id", "key", "theories", "stance", "kind", "quote")]
        console.emit([{k: v for k, v in one.items() if k != "cues"} for one in rows], columns, format_)


def print_relations(relations: tuple[RelationRecord, ...], format_: console.Format) -> None:
    """Relations in the format asked for."""
    console.emit([relation.as_json() for relation in relations], RELATION_COLUMNS, format_)


def print_labelled(name: str, value: str, indent: int = 12) -> None:
    """A name and its value, wrapped to the terminal with a hanging indent."""
    lines = list(wrapped(value, console.width() - indent)) or [""]
    console.out(console.bold(padded(name, indent)) + lines[0])
    for line in lines[1:]:
        console.out(" " * indent + line)
