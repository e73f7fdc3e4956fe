"""`distlaw claims list` and `show`."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.claims.application import Id, app
from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_options import (
    Author,
    Case,
    Issue,
    Kind,
    Lang,
    Licence,
    MadeBy,
    MinConfidence,
    Modality,
    Repeats,
    Speaker,
    Stance,
    Status,
    Statute,
    Suggested,
    Tag,
    Theory,
    Work,
    Year,
)
from distlaw.cli.terminal.options import Formats, Json, Limit, limited, told
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url


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
    tag: Tag = None,
    case: Case = None,
    licence: Licence = None,
    statute: Statute = None,
    status: Status = None,
    with_suggested: Suggested = False,
    made_by: MadeBy = None,
    min_confidence: MinConfidence = None,
    repeats: Repeats = False,
    in_order: Annotated[bool, typer.Option("--in-order", help="In the order of works and of the text.")] = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List claims by their labels: the accepted ones, then the surest proposals, each in the order of the text.

    Examples: distlaw claims list --theory fair_use --stance permits · distlaw claims list --issue data_scraping
    """
    from distlaw.services.claims.read import listed_claims

    wanted = options.wanted(
        theories=theory, stances=stance, kinds=kind, speakers=speaker, modalities=modality, authors=author, years=year,
        languages=lang, works=work, cases=case, licences=licence, statutes=statute,
        statuses=options.statuses(status, with_suggested), made_by=made_by,
        repeats=repeats, issue=issue, tags=tag, min_confidence=min_confidence,
    )  # fmt: skip
    found = listed_claims(database_url(), wanted, surest_first=not in_order)
    options.print_claims(limited(found, limit), console.chosen(format_, as_json), issue)
    console.say(told("claim", len(found), limit))
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
