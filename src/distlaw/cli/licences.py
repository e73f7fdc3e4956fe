"""`distlaw licences`: model licences and terms of service, version by version."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from distlaw.cli.terminal import authorities as _authorities
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column, Format
from distlaw.cli.terminal.options import Formats, Json
from distlaw.settings import database_url

_COLUMNS = (
    Column("licence", wrap=True),
    Column("version", most=10),
    Column("effect", "outputs", most=11),
    Column("clauses", wrap=True),
    Column("works", wrap=True, whole=True),
)
_DISAGREEMENTS = (Column("where", "work", whole=True), Column("message", wrap=True))


def run(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Part of a name or id; one match is shown whole.")] = "",
    cited: Annotated[bool, typer.Option("--cited", help="Only those a work speaks of.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List licences and terms: dates, clause, effect on training on outputs, which works say so.

    Effects: permitted, conditional, forbidden, unknown. Below the list stand the statements of works that disagree
    with the licence's own text. Facts carry their source: `--json` prints it. A (?) after a work: it may mean another
    version as well.
    """
    from distlaw.services.licences import disagreements, licence_list

    chosen = console.chosen(format_, as_json)
    if chosen is Format.table and words and _authorities.shown_alone("licence", words, cited):
        return
    rows = licence_list(database_url(), words, cited_only=cited)
    against = disagreements(database_url(), words)
    if chosen is Format.json:
        console.emit_object({"licences": rows, "disagreements": against})
        return
    shown = [_shown(row) for row in rows] if chosen in (Format.table, Format.md) else rows
    console.emit(shown, _COLUMNS, chosen)
    if not rows:
        console.say("no licence is cited yet; `distlaw licences` lists those that are known")
    if against and chosen is Format.table:
        console.out("\nstatements that disagree with the licence's text")
        console.emit(against, _DISAGREEMENTS, chosen)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """A row for the eye: clauses parted by semicolons (they hold commas), doubt beside the key and not on it."""
    doubtful = row["works_in_doubt"]
    works = [f"{key} (?)" if key in doubtful else key for key in row["works"]]
    return row | {"clauses": "; ".join(row["clauses"]), "works": works}
