"""`distlaw explain`: why a claim has its labels."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column, Format
from distlaw.cli.terminal.options import Formats, Json
from distlaw.settings import database_url

_COLUMNS = (
    Column(" ", most=2),
    Column("label", whole=True),
    Column("value", wrap=True, whole=True),
    Column("rule", whole=True),
    Column("words", wrap=True),
)


def run(
    identity: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or its beginning.")],
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Show which cues fired in a claim, and which rule decided each of its labels (marked →).

    Rules are entries of data/theories and data/cues, under the name that is shown. A claim that a person made has no
    cues: its labels are that person's.

    Example: distlaw explain c3f2
    """
    from distlaw.services.claims.read import explained

    found = explained(database_url(), identity)
    chosen = console.chosen(format_, as_json)
    if chosen is not Format.table:
        console.emit([row.as_json() for row in found.rows], _COLUMNS, chosen)
        return
    claim = found.claim
    options.print_labelled(claim.id, claim.text, 15)
    console.out("")
    rows = [row.as_json() | {" ": "→" if row.decided else ""} for row in found.rows]
    console.emit(rows, _COLUMNS, Format.table)
    for line in found.remarks():
        options.print_labelled("", line, 0)
