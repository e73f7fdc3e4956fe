"""`distlaw saved`: searches kept under a name by `distlaw search … --save NAME`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url, user_name

app = typer.Typer(help="Searches kept under a name.", no_args_is_help=True)
_COLUMNS = (
    TableColumn("name", whole=True),
    TableColumn("asks", wrap=True),
    TableColumn("hits", right=True),
    TableColumn("run_at", "last run", whole=True),
)


@app.command("list")
def list_(
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List the saved searches."""
    from distlaw.services.saved import saved

    rows = [_row(found) for found in saved(database_url())]
    console.emit(rows, _COLUMNS, console.chosen_format(format_, as_json))
    if not rows:
        console.say("no search is saved; `distlaw search … --save NAME` saves one")


def _row(found: dict[str, Any]) -> dict[str, Any]:
    from distlaw.services.saved import in_words

    return {**found, "asks": in_words(found)}


@app.command("run")
def run_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name it was saved under.")],
    new: Annotated[bool, typer.Option("--new", help="Only what no run has shown before.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Run a saved search again. Exit code 1: nothing found, or nothing new."""
    from distlaw.cli.search.view import print_hits
    from distlaw.services.saved import rerun

    hits = rerun(database_url(), name, only_new=new)
    print_hits(hits, (), console.chosen_format(format_, as_json).value)
    if not hits:
        console.say("nothing new" if new else "nothing found")
        raise typer.Exit(EXIT_FINDINGS)


@app.command("new")
def new_(
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Run every saved search, and show only what no run has shown before. Exit code 1: nothing new."""
    from distlaw.services.saved import rerun, saved

    url = database_url()
    rows = [
        {"search": one["name"], "type": hit.type, "key": hit.key, "title": hit.title, "quote": hit.shown}
        for one in saved(url)
        for hit in rerun(url, one["name"], only_new=True)
    ]
    columns = (
        TableColumn("search", whole=True),
        TableColumn("type"),
        TableColumn("key", whole=True),
        TableColumn("quote", wrap=True),
    )
    console.emit(rows, columns, console.chosen_format(format_, as_json))
    if not rows:
        console.say("nothing new")
        raise typer.Exit(EXIT_FINDINGS)


@app.command("rm")
def remove_(name: Annotated[str, typer.Argument(metavar="NAME", help="The name it was saved under.")]) -> None:
    """Forget a saved search."""
    from distlaw.services.saved import remove

    remove(database_url(), name, user_name())
    console.say(f"forgotten: {name}")
