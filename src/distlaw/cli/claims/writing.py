"""`distlaw claims add` and `edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.claims.application import End, Id, Note, Quote, Sides, Start, app, sides_of, span_ends
from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import Words
from distlaw.cli.terminal.console import Format
from distlaw.errors import UsageError
from distlaw.settings import database_url, user_name

if TYPE_CHECKING:
    from distlaw.model.argument import Position
    from distlaw.model.claim_record import ClaimChanges


@app.command()
def add(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The work it stands in.")],
    theory: Annotated[list[str], typer.Option("--theory", "-t", help="Id or name in any language; repeatable.")],
    stance: Annotated[str, typer.Option("--stance", help="permits, prohibits, conditional, neutral.")],
    kind: Annotated[str, typer.Option("--kind", "-k", help="normative, characterisation, prediction …")],
    quote: Quote = "",
    start: Start = None,
    end: End = None,
    speaker: Annotated[str, typer.Option("--speaker", help="author, unnamed, or person:NAME, group:NAME …")] = "author",
    modality: Annotated[str, typer.Option("--modality", help="asserted or hedged.")] = "asserted",
    position: Sides = None,
    condition: Annotated[str, typer.Option("--condition", help="lawful_if, unlawful_if, depends_on.")] = "",
    proposition: Annotated[str, typer.Option("--proposition", help="Your paraphrase.")] = "",
    note: Annotated[str, typer.Option("--note", help="Kept with the claim.")] = "",
) -> None:
    """Add a claim of your own: accepted at once, its quotation found in the source.

    White space, width, script and case of the quotation need not be those of the source. One that is not there is
    refused, and the nearest text shown.

    Example: distlaw claims add li2025 --quote "构成合理使用" --theory fair_use --stance permits --kind normative
    """
    from distlaw.services.claims.choices import speaker_of
    from distlaw.services.claims.curate import NewClaim, add_claim

    new = NewClaim(
        theories=tuple(theory), stance=stance, positions=_positions(position), kind=kind, quote=quote,
        span=span_ends(start, end), modality=modality,
        speaker=speaker_of(speaker), condition=condition, proposition=proposition, note=note,
    )  # fmt: skip
    found, times = add_claim(database_url(), key, new, user_name())
    if times > 1:
        console.warn(f"the quotation stands there {times} times; the first was taken (choose with --start and --end)")
    claim_rows.print_claims((found,), Format.table)


@app.command()
def edit(
    identity: Id,
    theory: Annotated[Words, typer.Option("--theory", "-t", help="The theories it has from now on.")] = None,
    stance: Annotated[str | None, typer.Option("--stance", help="permits, prohibits, conditional, neutral.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", "-k", help="normative, characterisation, prediction …")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="author, unnamed, or person:NAME …")] = None,
    modality: Annotated[str | None, typer.Option("--modality", help="asserted or hedged.")] = None,
    position: Sides = None,
    condition: Annotated[str | None, typer.Option("--condition", help="lawful_if, unlawful_if, depends_on.")] = None,
    proposition: Annotated[str | None, typer.Option("--proposition", help="Your paraphrase.")] = None,
    translated: Annotated[
        str | None, typer.Option("--translated", help="The paraphrase in the other language.")
    ] = None,
    quote: Quote = "",
    start: Start = None,
    end: End = None,
    note: Note = "",
) -> None:
    """Change a claim's labels or its span; id, maker and status stay, and `undo` takes it back.

    Example: distlaw claims edit c3f2 --stance conditional --condition unlawful_if --note "the clause decides"
    """
    from distlaw.services.claims.curate import edit_claim

    changes = _changes(
        theories=theory, stance=stance, kind=kind, speaker=speaker, modality=modality, condition=condition,
        proposition=proposition, proposition_translated=translated,
    )  # fmt: skip
    span = span_ends(start, end)
    sides = sides_of(position)
    if changes.is_empty and not quote and span is None and not sides:
        raise UsageError("nothing is to be changed", hint="name a label or a span; --help lists them")
    found, lines = edit_claim(
        database_url(), identity, changes, user_name(), sides=sides, quote=quote, span=span, note=note
    )
    claim_rows.print_claims((found,), Format.table)
    console.changes(lines)


def _positions(words: Words) -> tuple[Position, ...]:
    from distlaw.errors import UnknownChoice
    from distlaw.model.argument import Position
    from distlaw.model.claim_words import SIDES

    sides = sides_of(words)
    for side in sides.values():
        if side not in SIDES:
            raise UnknownChoice("position", side, SIDES)
    return tuple(Position.model_validate({"issue": issue, "position": side}) for issue, side in sides.items())


def _changes(**values: object) -> ClaimChanges:
    from distlaw.model.claim_record import ClaimChanges
    from distlaw.services.claims.choices import speaker_of

    found = {name: value for name, value in values.items() if value is not None}
    if isinstance(found.get("speaker"), str):
        found["speaker"] = speaker_of(str(found["speaker"]))
    return ClaimChanges.model_validate(found)
