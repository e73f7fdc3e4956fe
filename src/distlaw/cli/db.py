"""`distlaw db`: the database itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Force
from distlaw.errors import UsageError
from distlaw.settings import database_url

app = typer.Typer(
    help="The database itself: where it is, its revision, copies.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False) -> None:
    """Say where the database is, at which revision, and how many rows it has."""
    from distlaw.services import database

    found = database.status(database_url())
    if as_json:
        console.emit_object(found)
    else:
        shown = found | ({"size": f"{found['size'] / 1e6:.1f} MB"} if isinstance(found.get("size"), int) else {})
        rows = [{"what": name.replace("_", " "), "value": str(value)} for name, value in shown.items()]
        console.emit(rows, (TableColumn("what"), TableColumn("value", wrap=True, whole=True)), console.Format.table)


@app.command()
def upgrade() -> None:
    """Bring the database to this program's revision, after a copy; creates it where there is none."""
    from distlaw.services import database

    copy = database.upgrade(database_url())
    console.say(f"upgraded; the database as it was: {copy}" if copy else "the database is up to date")


@app.command()
def backup(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="File to write; a free name beside the database otherwise.")
    ] = None,
    force: Force = False,
) -> None:
    """Copy the database while it may be in use, and print the copy's path."""
    from distlaw.services import database

    console.out(database.backup(database_url(), path, force=force))


@app.command()
def vacuum(
    purge: Annotated[
        bool, typer.Option("--purge", help="Also forget for good what was removed or changed: no `undo` of it.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Give back unused space. With --purge removed works and earlier values are gone for good."""
    from distlaw.services import database

    if purge and not console.confirmed("forget for good what was removed and changed?", yes):
        raise UsageError("nothing was purged", hint="say --yes where nobody can answer")
    number, smaller = database.vacuum(database_url(), purge=purge)
    if purge:
        console.say(f"{console.counted(number, 'entry', 'entries')} of the journal purged")
    console.say(f"the file is {max(0, smaller) / 1e6:.1f} MB smaller")


@app.command()
def reindex() -> None:
    """Make the search index anew from the tables."""
    from distlaw.services import database

    console.say(f"{console.counted(database.reindex(database_url()), 'work')} indexed")


@app.command()
def fast(remove: Annotated[bool, typer.Option("--remove", help="Delete it; nothing else is lost.")] = False) -> None:
    """Make or bring up to date the side index, which ranks very common words faster; needs distlaw[fast].

    It lies in a folder beside the database, is made from it, and is asked only where it is of the database as it
    stands. Beyond 300,000 passages and claims `ingest` keeps one by itself where tantivy is installed.
    """
    from distlaw.services import database

    if remove:
        console.say("deleted" if database.without_side_index(database_url()) else "there was none")
        return
    console.say(f"{console.counted(database.side_index(database_url()), 'work')} read into the side index")
