"""`distlaw explain`: why a claim has its labels, or a work its title, authors, outlet, date and numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.settings import database_url

_COLUMNS = (
    TableColumn(" ", most=2),
    TableColumn("label", whole=True),
    TableColumn("value", wrap=True, whole=True),
    TableColumn("rule", whole=True),
    TableColumn("words", wrap=True),
)


_READINGS = (
    TableColumn(" ", most=2),
    TableColumn("value", wrap=True, whole=True),
    TableColumn("share", whole=True),
    TableColumn("signs", wrap=True),
    TableColumn("file", most=24),
)


def run(
    identity: Annotated[str, typer.Argument(metavar="CLAIM|KEY", help="A claim's id or its beginning; a work's key.")],
    field: Annotated[
        str, typer.Argument(metavar="[FIELD]", help="Of a work: title, authors, container, date, volume, issue, page.")
    ] = "",
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Show which cues fired in a claim, and which rule decided each of its labels (marked →).

    Rules are entries of data/theories and data/cues, under the name that is shown. A claim that a person made has no
    cues: its labels are that person's.

    With a work's key and a FIELD: every reading of the field that its sources allow, its share among all readings and
    silence, and the signs that weighed most (+ for, - against); → marks the one that was taken. A field stays empty
    where no reading has share enough.

    Examples: distlaw explain c3f2 · distlaw explain li2031moxing authors
    """
    if field:
        _explain_field(identity, field, format_, as_json)
        return
    from distlaw.services.claims.read import explained

    found = explained(database_url(), identity)
    chosen = console.chosen_format(format_, as_json)
    if chosen is not Format.table:
        console.emit([row.as_json() for row in found.rows], _COLUMNS, chosen)
        return
    claim = found.claim
    console.labelled_value(claim.id, claim.text, 15)
    console.out("")
    rows = [row.as_json() | {" ": "→" if row.decided else ""} for row in found.rows]
    console.emit(rows, _COLUMNS, Format.table)
    for line in found.remarks():
        console.labelled_value("", line, 0)


def _explain_field(key: str, field: str, format_: Format | None, as_json: bool) -> None:
    from distlaw.services.works.witnesses import readings

    found = readings(database_url(), key, field)
    chosen = console.chosen_format(format_, as_json)
    if chosen is not Format.table:
        console.emit([one.as_json() for one in found], _READINGS, chosen)
        return
    rows = [
        one.as_json() | {" ": "→" if one.witness.taken else "", "share": f"{one.witness.share:.2f}"} for one in found
    ]
    console.emit(rows, _READINGS, Format.table)
