"""`distlaw licences`: model licences and terms of service, version by version."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from distlaw.cli.terminal import authorities as _authorities
from distlaw.cli.terminal import console
from distlaw.cli.terminal import terms as _terms
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json, Limit, how_many, limited
from distlaw.errors import UsageError
from distlaw.settings import database_url

_COLUMNS = (
    TableColumn("licence", wrap=True),
    TableColumn("version", most=10),
    TableColumn("effect", "outputs", most=11),
    TableColumn("clauses", wrap=True),
    TableColumn("works", wrap=True, whole=True),
)
_DISAGREEMENTS = (TableColumn("where", "work", whole=True), TableColumn("message", wrap=True))


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS | at DATE", help="Part of a name or id; one match is shown whole. Or `at` and a day."
        ),
    ] = None,
    practice: Annotated[
        str, typer.Option("--practice", help="With `at` and --history: training, distillation, reverse engineering, …")
    ] = "",
    document: Annotated[
        str, typer.Option("--document", help="With `at`: part of the name of a service, provider or document.")
    ] = "",
    history: Annotated[bool, typer.Option("--history", help="The time line of each clause of a document.")] = False,
    about: Annotated[bool, typer.Option("--about", help="Whose work the dated facts are.")] = False,
    dataset: Annotated[
        Path | None,
        typer.Option("--dataset", metavar="FOLDER", help="Write all dated clauses there, with attribution."),
    ] = None,
    cited: Annotated[bool, typer.Option("--cited", help="Only those a work speaks of.")] = False,
    limit: Limit = 0,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List licences and terms: dates, clause, effect on training on outputs, which works say so.

    Effects: permitted, conditional, forbidden, unknown. Below the list stand the statements of works that disagree
    with the licence's own text. Facts carry their source: `--json` prints it. A (?) after a work: it may mean another
    version as well.

    `licences at 2025-06-16 --document cursor --practice training` says what the last record up to that day has, and
    the commit that proves it; nothing is said of days that no record reaches. `licences cursor --history`: every clause
    with its first and last day, printed in the text or observed in the archive.
    """
    chosen = console.chosen_format(format_, as_json)
    said = list(words or ())
    if about:
        _terms.show_notice()
    elif dataset:
        _terms.write(dataset)
    elif history:
        _terms.show_history(" ".join(said) or document, practice, chosen)
    elif said[:1] == ["at"] and len(said) > 1:
        _terms.show_state(said[1], " ".join([*said[2:], document]).strip(), practice, chosen)
    elif practice or document:
        raise UsageError(
            "--practice and --document go with a day or with --history", hint="distlaw licences at 2025-06-16"
        )
    else:
        _listed(" ".join(said), cited, chosen, limit)


def _listed(words: str, cited: bool, chosen: Format, limit: int) -> None:
    from distlaw.services.licences import disagreements, licence_list

    if chosen is Format.table and words and _authorities.shown_alone("licence", words, cited):
        return
    every = licence_list(database_url(), words, cited_only=cited)
    rows = list(limited(every, limit))
    against = disagreements(database_url(), words)
    if chosen is Format.json:
        console.emit_object({"licences": rows, "disagreements": against})
        return
    shown = [_shown(row) for row in rows] if chosen in (Format.table, Format.md) else rows
    console.emit(shown, _COLUMNS, chosen)
    if len(rows) < len(every):
        console.say(how_many("version", len(every), limit))
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
