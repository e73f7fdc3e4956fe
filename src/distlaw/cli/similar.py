"""`distlaw similar`: what is like a work or a claim."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.options import Formats, Json, Limit
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url


def run(
    wanted: Annotated[str, typer.Argument(metavar="KEY|CLAIM", help="A work's key or a claim's id.")],
    limit: Limit = 20,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List claims like a claim, or works like a work, with the terms and authorities they share."""
    from distlaw.cli.search.view import print_hits
    from distlaw.services.search import similar

    hits = similar(database_url(), wanted, limit)
    print_hits(hits, (), console.chosen_format(format_, as_json).value, explain=True)
    if not hits:
        console.say("nothing is like it")
        raise typer.Exit(EXIT_FINDINGS)
