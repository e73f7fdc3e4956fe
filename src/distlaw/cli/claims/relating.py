"""`distlaw claims relate`, `relations` and `propose`."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.claims.application import app
from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, Words, choosing
from distlaw.cli.terminal.console import Format
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many, limited
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url, user_name


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

    identity, lines = related(database_url(), source, type_, target, user_name(), reason)
    console.out(identity)
    console.changes(lines)


@app.command()
@choosing("theory work")
def relations(
    type_: Annotated[Words, typer.Option("--type", help="supports, rebuts, undercuts, qualifies, restates.")] = None,
    status: Annotated[Words, typer.Option("--status", help="Of the relation: proposed, accepted, rejected.")] = None,
    chosen: Chosen = NONE,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List relations with the claims at both ends; `claims accept` and `claims reject` take their ids too.

    Example: distlaw claims relations --status proposed --type rebuts
    """
    from distlaw.services.claims.read import related_pairs

    every = related_pairs(database_url(), chosen.filter(), tuple(status or ()), tuple(type_ or ()))
    found = limited(every, limit)
    shape = console.chosen_format(format_, as_json)
    if shape is Format.table:
        for pair in found:
            one = pair.relation
            reason = f": {one.reason}" if one.reason else ""
            console.labelled_value(one.id, f"{one.type} [{one.status}]{reason}", 15)
            console.labelled_value("  source", f"{pair.source.voice}: {pair.source.text} {pair.source.id}", 15)
            console.labelled_value("  target", f"{pair.target.voice}: {pair.target.text} {pair.target.id}", 15)
    else:
        claim_rows.print_relations(tuple(pair.relation for pair in found), shape)
    console.say(how_many("relation", len(every), limit))
    raise typer.Exit(0 if found else EXIT_FINDINGS)


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
    claim_rows.print_relations(found, console.chosen_format(format_, as_json))
    console.say(f"{console.counted(len(found), 'new relation')} proposed")
    if found:
        console.say("`distlaw claims relations --status proposed` shows the claims at both ends")
