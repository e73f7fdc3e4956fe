"""`distlaw claims`: list, show, add, edit, accept, reject, reopen, relate, undo, propose, export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_options import (
    Author,
    Issue,
    Kind,
    Lang,
    MinConfidence,
    Modality,
    Repeats,
    Speaker,
    Stance,
    Status,
    Theory,
    Words,
    Work,
    Year,
)
from distlaw.cli.terminal.console import Column, Format
from distlaw.cli.terminal.options import Force, Formats, Json, Output
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url, user_name

if TYPE_CHECKING:
    from distlaw.model.argument import Position
    from distlaw.model.claim_record import ClaimChanges
    from distlaw.text.offsets import Range

_PREVIEW = 10  # claims shown before many are changed at once
app = typer.Typer(
    help="List claims, and set them right: every change says who and when, and nothing is deleted.",
    no_args_is_help=True,
)
Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids, or the beginnings of ids.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The claim's id, or its beginning.")]
Some = Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="Ids, or the beginnings of ids.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask, where filters choose the claims.")]
Note = Annotated[str, typer.Option("--note", help="Why; kept with the change.")]
Quote = Annotated[str, typer.Option("--quote", help="The words of the source it stands in.")]
Start = Annotated[int | None, typer.Option("--start", help="First character in the source, from 0.")]
End = Annotated[int | None, typer.Option("--end", help="Character after the last one.")]


@app.command("list")
def list_(
    theory: Theory = None,
    issue: Issue = "",
    stance: Stance = None,
    kind: Kind = None,
    speaker: Speaker = None,
    modality: Modality = None,
    author: Author = None,
    year: Year = None,
    lang: Lang = None,
    work: Work = None,
    case: Annotated[
        Words, typer.Option("--case", help="Claims that speak of a case: its id or part of its name.")
    ] = None,
    licence: Annotated[Words, typer.Option("--licence", help="Claims that speak of a licence.")] = None,
    statute: Annotated[Words, typer.Option("--statute", help="Claims that speak of a statute.")] = None,
    status: Status = None,
    made_by: Annotated[Words, typer.Option("--made-by", help="Who made the claim: distlaw, or a name.")] = None,
    min_confidence: MinConfidence = None,
    repeats: Repeats = False,
    in_order: Annotated[bool, typer.Option("--in-order", help="In the order of works and of the text.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List claims by their labels: the accepted ones, then the surest proposals, each in the order of the text.

    Examples: distlaw claims list --theory fair_use --stance permits · distlaw claims list --issue data_scraping
    """
    from distlaw.services.claims.read import listed_claims

    wanted = options.wanted(
        theories=theory, stances=stance, kinds=kind, speakers=speaker, modalities=modality, authors=author, years=year,
        languages=lang, works=work, cases=case, licences=licence, statutes=statute, statuses=status, made_by=made_by,
        repeats=repeats, issue=issue, min_confidence=min_confidence,
    )  # fmt: skip
    found = listed_claims(database_url(), wanted, surest_first=not in_order)
    options.print_claims(found, console.chosen(format_, as_json), issue)
    console.say(console.counted(len(found), "claim"))
    raise typer.Exit(0 if found else EXIT_FINDINGS)


@app.command()
def show(identity: Id, as_json: Json = False) -> None:
    """Show one claim with its labels, its place, its relations and what people did to it.

    Example: distlaw claims show c3f2
    """
    from distlaw.services.claims.read import claim_with_history

    found = claim_with_history(database_url(), identity)
    if as_json:
        console.emit_object(found.as_json())
        return
    for name, value in found.lines():
        options.print_labelled(name, value, 15)


@app.command()
def add(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The work it stands in.")],
    theory: Annotated[list[str], typer.Option("--theory", "-t", help="Theory id; repeat for several.")],
    stance: Annotated[str, typer.Option("--stance", help="permits, prohibits, conditional, neutral.")],
    kind: Annotated[str, typer.Option("--kind", "-k", help="normative, characterisation, prediction …")],
    quote: Quote = "",
    start: Start = None,
    end: End = None,
    speaker: Annotated[str, typer.Option("--speaker", help="author, unnamed, or person:NAME, group:NAME …")] = "author",
    modality: Annotated[str, typer.Option("--modality", help="asserted or hedged.")] = "asserted",
    position: Annotated[
        Words, typer.Option("--position", metavar="ISSUE=SIDE", help="supports, opposes, conditional, neutral.")
    ] = None,
    condition: Annotated[str, typer.Option("--condition", help="lawful_if, unlawful_if, depends_on.")] = "",
    proposition: Annotated[str, typer.Option("--proposition", help="Your paraphrase.")] = "",
    note: Annotated[str, typer.Option("--note", help="Kept with the claim.")] = "",
) -> None:
    """Add a claim of your own: accepted at once, its quotation found in the source.

    White space, width, script and case of the quotation need not be those of the source. One that is not there is
    refused, and the nearest text shown.

    Example: distlaw claims add li2025 --quote "构成合理使用" --theory fair_use --stance permits --kind normative
    """
    from distlaw.services.claims.curate import NewClaim, add_claim
    from distlaw.services.claims.rows import speaker_of

    new = NewClaim(
        theories=tuple(theory), stance=stance, positions=_positions(position), kind=kind, quote=quote,
        span=_span(start, end), modality=modality,
        speaker=speaker_of(speaker), condition=condition, proposition=proposition, note=note,
    )  # fmt: skip
    found, times = add_claim(database_url(), key, new, user_name())
    if times > 1:
        console.warn(f"the quotation stands there {times} times; the first was taken (choose with --start and --end)")
    options.print_claims((found,), Format.table)


@app.command()
def edit(
    identity: Id,
    theory: Annotated[Words, typer.Option("--theory", "-t", help="The theories it has from now on.")] = None,
    stance: Annotated[str | None, typer.Option("--stance", help="permits, prohibits, conditional, neutral.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", "-k", help="normative, characterisation, prediction …")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="author, unnamed, or person:NAME …")] = None,
    modality: Annotated[str | None, typer.Option("--modality", help="asserted or hedged.")] = None,
    position: Annotated[
        Words, typer.Option("--position", metavar="ISSUE=SIDE", help="One position; ISSUE=none takes it away.")
    ] = None,
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
    span = _span(start, end)
    sides = _sides(position)
    if changes.is_empty and not quote and span is None and not sides:
        raise UsageError("nothing is to be changed", hint="name a label or a span; --help lists them")
    options.print_claims(
        (edit_claim(database_url(), identity, changes, user_name(), sides=sides, quote=quote, span=span, note=note),),
        Format.table,
    )


@app.command()
def accept(
    ids: Some = None,
    theory: Theory = None,
    stance: Stance = None,
    kind: Kind = None,
    speaker: Speaker = None,
    modality: Modality = None,
    author: Author = None,
    year: Year = None,
    lang: Lang = None,
    work: Work = None,
    made_by: Annotated[Words, typer.Option("--made-by", help="Who made the claim: distlaw, or a name.")] = None,
    note: Note = "",
    yes: Yes = False,
) -> None:
    """Accept claims or relations, all or (where an id is wrong) none.

    Without ids the filters choose among the proposed claims: they are shown and counted, and you are asked.

    Examples: distlaw claims accept c3f2 c81a r90b · distlaw claims accept --work huang2025 --kind normative
    """
    chosen = ids or _filtered(
        "accept", yes, theories=theory, stances=stance, kinds=kind, speakers=speaker, modalities=modality,
        authors=author, years=year, languages=lang, works=work, made_by=made_by,
    )  # fmt: skip
    _set(chosen, "accepted", note)


@app.command()
def reject(
    ids: Some = None,
    theory: Theory = None,
    stance: Stance = None,
    kind: Kind = None,
    speaker: Speaker = None,
    modality: Modality = None,
    author: Author = None,
    year: Year = None,
    lang: Lang = None,
    work: Work = None,
    made_by: Annotated[Words, typer.Option("--made-by", help="Who made the claim: distlaw, or a name.")] = None,
    note: Note = "",
    yes: Yes = False,
) -> None:
    """Reject claims or relations; they stay in the database, out of lists and counts.

    Example: distlaw claims reject c3f2 --note "only reports a plan"
    """
    chosen = ids or _filtered(
        "reject", yes, theories=theory, stances=stance, kinds=kind, speakers=speaker, modalities=modality,
        authors=author, years=year, languages=lang, works=work, made_by=made_by,
    )  # fmt: skip
    _set(chosen, "rejected", note)


@app.command()
def reopen(ids: Ids, note: Note = "") -> None:
    """Make claims or relations proposals again.

    Example: distlaw claims reopen c3f2
    """
    _set(ids, "proposed", note)


@app.command()
def relate(
    source: Annotated[str, typer.Argument(metavar="A", help="The claim that acts.")],
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="supports, rebuts, undercuts, qualifies, restates.")],
    target: Annotated[str, typer.Argument(metavar="B", help="The claim it acts on.")],
    reason: Annotated[str, typer.Option("--reason", help="Why, in a sentence.")] = "",
) -> None:
    """Relate two claims, of one work or of two: A supports, rebuts, undercuts, qualifies or restates B.

    Example: distlaw claims relate c3f2 rebuts c81a --reason "they cannot both be right"
    """
    from distlaw.services.claims.curate import relate as related

    identity, new = related(database_url(), source, type_, target, user_name(), reason)
    console.out(identity)
    console.say("related" if new else "they are related like that already")


@app.command()
def relations(
    type_: Annotated[Words, typer.Option("--type", help="supports, rebuts, undercuts, qualifies, restates.")] = None,
    status: Annotated[Words, typer.Option("--status", help="Of the relation: proposed, accepted, rejected.")] = None,
    theory: Theory = None,
    work: Work = None,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List relations with the claims at both ends; `claims accept` and `claims reject` take their ids too.

    Example: distlaw claims relations --status proposed --type rebuts
    """
    from distlaw.services.claims.read import related_pairs

    wanted = options.wanted(theories=theory, works=work)
    found = related_pairs(database_url(), wanted, tuple(status or ()), tuple(type_ or ()))
    chosen = console.chosen(format_, as_json)
    if chosen is Format.table:
        for pair in found:
            one = pair.relation
            reason = f": {one.reason}" if one.reason else ""
            options.print_labelled(one.id, f"{one.type} [{one.status}]{reason}", 15)
            options.print_labelled("  source", f"{pair.source.voice}: {pair.source.text} {pair.source.id}", 15)
            options.print_labelled("  target", f"{pair.target.voice}: {pair.target.text} {pair.target.id}", 15)
    else:
        options.print_relations(tuple(pair.relation for pair in found), chosen)
    console.say(console.counted(len(found), "relation"))
    raise typer.Exit(0 if found else EXIT_FINDINGS)


@app.command()
def undo() -> None:
    """Take back your own last change to a claim or relation; repeat it for the one before.

    Example: distlaw claims undo
    """
    from distlaw.services.claims.curate import undo_last

    for one in undo_last(database_url(), user_name()):
        console.say(f"taken back: {one.action} of {', '.join(one.subjects)}")
        console.changes(one.lines)


@app.command()
def propose(
    keys: Annotated[Words, typer.Argument(metavar="[KEY…]", help="Works to compare; all where none is named.")] = None,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Propose relations between claims of different works, in whatever languages they are.

    They stay proposed, each with its reason, until `claims accept ID`.

    Example: distlaw claims propose
    """
    from distlaw.services.claims.relate import propose_relations

    found = propose_relations(database_url(), tuple(keys or ()), user_name())
    options.print_relations(found, console.chosen(format_, as_json))
    console.say(f"{console.counted(len(found), 'new relation')} proposed")
    if found:
        console.say("`distlaw claims relations --status proposed` shows the claims at both ends")


@app.command()
def export(
    format_: Annotated[str, typer.Option("--format", "-f", help="jsonl, w3c, csv, aif or argdown.")] = "jsonl",
    output: Output = None,
    force: Force = False,
    theory: Theory = None,
    issue: Issue = "",
    stance: Stance = None,
    kind: Kind = None,
    work: Work = None,
    status: Status = None,
    repeats: Repeats = False,
) -> None:
    """Write claims and the relations between them; jsonl and w3c are read back without loss by `import claims`.

    Example: distlaw claims export --format argdown --theory fair_use -o fair_use.argdown
    """
    from distlaw.errors import UnknownChoice
    from distlaw.services.claims.exporting import ClaimFormat, exported_claims

    if format_ not in list(ClaimFormat):
        raise UnknownChoice("format", format_, ClaimFormat)
    wanted = options.wanted(
        theories=theory, issue=issue, stances=stance, kinds=kind, works=work, statuses=status, repeats=repeats
    )
    text = exported_claims(database_url(), ClaimFormat(format_), wanted)
    if output is None:
        console.out(text, end="")
    else:
        options.write(output, text, force=force)


def _filtered(verb: str, yes: bool, **words: Any) -> list[str]:
    """The proposed claims that the filters choose, shown and agreed to. UsageError without filter or agreement."""
    from distlaw.services.claims.read import listed_claims

    if not any(words.values()):
        raise UsageError("nothing says which", hint="name ids, or filters as in `distlaw claims list`")
    found = listed_claims(database_url(), options.wanted(statuses=["proposed"], **words))
    options.print_claims(found[:_PREVIEW], Format.table)
    if len(found) > _PREVIEW:
        console.say(f"and {len(found) - _PREVIEW} more")
    if not found:
        console.say("no proposed claim answers to that")
        raise typer.Exit(EXIT_FINDINGS)
    if not console.confirmed(f"{verb} {console.counted(len(found), 'claim')}?", yes):
        raise UsageError("nothing was changed", hint="say --yes where nobody can answer")
    return [claim.id for claim in found]


def _set(ids: list[str], status: str, note: str) -> None:
    from distlaw.services.claims.curate import set_status

    rows = [
        {"id": one.id, "was": one.was, "now": status if one.changed else f"{status} already"}
        for one in set_status(database_url(), ids, status, user_name(), note)
    ]
    console.emit(rows, (Column("id", whole=True), Column("was"), Column("now")), Format.table)


def _span(start: int | None, end: int | None) -> Range | None:
    if (start is None) != (end is None):
        raise UsageError("a span has two ends", hint="give --start and --end")
    return None if start is None or end is None else (start, end)


def _sides(words: Words) -> dict[str, str]:
    """ISSUE=SIDE, each."""
    found: dict[str, str] = {}
    for word in words or ():
        issue, sign, side = word.partition("=")
        if not sign:
            raise UsageError(f"{word!r} is no position", hint="write --position data_scraping=supports")
        found[issue.strip()] = side.strip()
    return found


def _positions(words: Words) -> tuple[Position, ...]:
    from distlaw.errors import UnknownChoice
    from distlaw.model.argument import SIDES, Position

    sides = _sides(words)
    for side in sides.values():
        if side not in SIDES:
            raise UnknownChoice("position", side, SIDES)
    return tuple(Position.model_validate({"issue": issue, "position": side}) for issue, side in sides.items())


def _changes(**values: object) -> ClaimChanges:
    from distlaw.model.claim_record import ClaimChanges
    from distlaw.services.claims.rows import speaker_of

    found = {name: value for name, value in values.items() if value is not None}
    if isinstance(found.get("speaker"), str):
        found["speaker"] = speaker_of(str(found["speaker"]))
    return ClaimChanges.model_validate(found)
