"""`distlaw related`: what stands near a work."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many, limited
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url

_COLUMNS = (
    TableColumn("relation", whole=True),
    TableColumn("key", whole=True),
    TableColumn("title", wrap=True),
    TableColumn("strength", right=True),
    TableColumn("through", wrap=True),
)


def run(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The work; its key is printed by ingest and search.")],
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List works that the work cites or is cited by, that share authorities with it, or are cited together with it."""
    from distlaw.services.arguments import graph

    rows = graph.related(database_url(), key)
    console.emit(limited(rows, limit), _COLUMNS, console.chosen_format(format_, as_json))
    console.say(how_many("related work", len(rows), limit))
    if not rows:
        raise typer.Exit(EXIT_FINDINGS)
