"""`distlaw claims list` and `show`."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.claims.application import Id, app
from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, choosing
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url


@app.command("list")
@choosing(
    "theory issue stance kind speaker modality author year lang work tag case licence statute status with_suggested "
    "made_by min_confidence repeats"
)
def list_(
    chosen: Chosen = NONE,
    in_order: Annotated[bool, typer.Option("--in-order", help="In the order of works and of the text.")] = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List claims by their labels: the accepted ones, then the surest proposals, each in the order of the text.

    Examples: distlaw claims list --theory fair_use --stance permits · distlaw claims list --issue data_scraping
    """
    from distlaw.services.claims.read import listing

    found = listing(database_url(), chosen.filter(), surest_first=not in_order, limit=limit)
    claim_rows.print_claims(found.claims, console.chosen_format(format_, as_json), chosen.issue)
    console.say(how_many("claim", found.number, limit))
    raise typer.Exit(0 if found.number else EXIT_FINDINGS)


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
        console.labelled_value(name, value, 15)
