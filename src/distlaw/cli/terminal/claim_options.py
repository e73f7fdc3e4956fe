"""Options by which commands choose claims, and how a claim is shown in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column
from distlaw.errors import UsageError
from distlaw.settings import database_url
from distlaw.text.width import padded, wrapped

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord, RelationRecord
    from distlaw.query.claims.filter import ClaimFilter

Words = list[str] | None
Theory = Annotated[Words, typer.Option("--theory", "-t", help="Id or name in any language; repeat for any of several.")]
Issue = Annotated[
    str, typer.Option("--issue", metavar="ID", help="Claims about an issue; stances are then positions on it.")
]
Stance = Annotated[
    Words, typer.Option("--stance", help="permits (supports), prohibits (opposes), conditional, neutral.")
]
MinConfidence = Annotated[
    float | None, typer.Option("--min-confidence", min=0.0, max=1.0, help="Proposals at least so sure.")
]
Kind = Annotated[Words, typer.Option("--kind", "-k", help="normative, characterisation, prediction …")]
Speaker = Annotated[Words, typer.Option("--speaker", help="author, person …, or part of a name.")]
Modality = Annotated[Words, typer.Option("--modality", help="asserted, hedged.")]
Author = Annotated[Words, typer.Option("--author", help="Part of an author's name, in either script.")]
Year = Annotated[Words, typer.Option("--year", help="2025, 2023..2025, 2023-2025, 2024.. or ..2024.")]
Lang = Annotated[Words, typer.Option("--lang", help="zh, zh-Hant, en …")]
Work = Annotated[Words, typer.Option("--work", "-w", metavar="KEY", help="Work's key.")]
Case = Annotated[Words, typer.Option("--case", help="That speak of a case: its id or part of its name.")]
Statute = Annotated[Words, typer.Option("--statute", help="That speak of a statute.")]
Licence = Annotated[Words, typer.Option("--licence", help="That speak of a licence: its id or part of its name.")]
Tag = Annotated[Words, typer.Option("--tag", help="In works with this tag; repeat for any of several.")]
MadeBy = Annotated[Words, typer.Option("--made-by", help="Who made the claim: distlaw, or a name.")]
Status = Annotated[
    Words, typer.Option("--status", help="proposed, accepted, rejected, suggested (a model's); else the first two.")
]
Suggested = Annotated[bool, typer.Option("--with-suggested", help="Also what a model suggested, unreviewed.")]
Repeats = Annotated[bool, typer.Option("--repeats", help="Also proposals whose place an accepted claim has taken.")]

RELATION_COLUMNS = (
    Column("id", whole=True),
    Column("from", whole=True),
    Column("type", whole=True),
    Column("to", whole=True),
    Column("status"),
    Column("reason", wrap=True),
)


def statuses(named: Words, with_suggested: bool) -> Words:
    """The statuses that are named; else, where suggestions are wanted, all but the rejected ones."""
    return named or (["suggested", "proposed", "accepted"] if with_suggested else named)


def wanted(*, issue: str = "", min_confidence: float | None = None, **words: Words | bool) -> ClaimFilter:
    """The filter that the options mean; names are the filter's fields."""
    return filtered(words, issue, min_confidence)


def filtered(words: Mapping[str, Words | bool], issue: str = "", min_confidence: float | None = None) -> ClaimFilter:
    """The same, of what was gathered by the filter's fields."""
    from distlaw.query.claims.filter import ClaimFilter
    from distlaw.query.search.fields import MIN_CONFIDENCE

    least = float(MIN_CONFIDENCE or 0) if min_confidence is None else min_confidence
    named = {name: value if isinstance(value, bool) else tuple(value or ()) for name, value in words.items()}
    return ClaimFilter.model_validate({"issue": issue, "min_confidence": least} | named)


def with_subjects(subjects: Words, issue: str, named: dict[str, Words]) -> tuple[str, dict[str, Words]]:
    """The issue and the filters, with what is named without an option put among them."""
    from distlaw.services.arguments.debate import subject_of

    found = {field: list(words or ()) for field, words in named.items()}
    for word in subjects or ():
        one = subject_of(database_url(), word)
        if one.field == "issue":
            issue = one.value
        else:
            found.setdefault(one.field, []).append(one.value)
    return issue, dict(found)


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
    return " · ".join(words)


def print_claims(claims: Sequence[ClaimRecord], format_: console.Format, issue: str = "") -> None:
    """Claims in the format asked for; at a terminal two lines or more each, with what they say of the issue."""
    if format_ is not console.Format.table:
        rows = [{k: v for k, v in claim.as_json().items() if k != "cues"} for claim in claims]
        columns = [Column(name) for name in ("id", "key", "theories", "stance", "kind", "speaker", "status", "quote")]
        console.emit(rows, columns, format_)
        return
    marks = {"accepted": "✓", "rejected": "✗", "suggested": "?"}
    for claim in claims:
        print_labelled(f"{claim.id} {marks.get(claim.status, ' ')}", f"{claim.key} · {labels(claim, issue)}", 16)
        print_labelled("", claim.text, 16)


def print_relations(relations: tuple[RelationRecord, ...], format_: console.Format) -> None:
    """Relations in the format asked for."""
    console.emit([relation.as_json() for relation in relations], RELATION_COLUMNS, format_)


def print_labelled(name: str, value: str, indent: int = 12) -> None:
    """A name and its value, wrapped to the terminal with a hanging indent."""
    lines = list(wrapped(value, console.width() - indent)) or [""]
    console.out(console.bold(padded(name, indent)) + lines[0])
    for line in lines[1:]:
        console.out(" " * indent + line)


def write(path: Path, text: str | Iterable[str], *, force: bool = False) -> None:
    """Write a file whole or not at all. UsageError where it exists (unless `force`), or cannot be written."""
    if path.exists() and not force:
        raise UsageError("it exists already", where=str(path), hint="name another file, or say --force")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines((text,) if isinstance(text, str) else text)
        part.replace(path)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
