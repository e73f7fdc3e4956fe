"""`distlaw merge`: two records of one work."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import UsageError
from distlaw.settings import database_url, user_name

_COLUMNS = (
    TableColumn("a", whole=True),
    TableColumn("b", whole=True),
    TableColumn("title_a", "title", wrap=True),
    TableColumn("reasons", wrap=True),
)


def run(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[A B]", help="The work to keep, and the one that joins it.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last merge into A.")] = False,
    apart: Annotated[
        bool, typer.Option("--keep-apart", help="A and B are two works: do not propose them again.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Join them though nothing says that they are one.")] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Join two records of one work, or list the pairs that may be one (without arguments).

    Every source stays, with its own quality. Two works that share no title, identifier, author or text are joined only
    when you say so. `distlaw merge --undo A` takes it back, every row of it.
    """
    from distlaw.services.works import merge

    url, named = database_url(), keys or []
    if undo and len(named) != 1:
        raise UsageError("--undo takes the work that the other one joined", hint="distlaw merge --undo A")
    if not named:
        rows = merge.proposals(url)
        console.emit(rows, _COLUMNS, console.chosen_format(format_, as_json))
        console.say(f"{console.counted(len(rows), 'pair')} to decide" if rows else "no two works look alike")
    elif undo:
        console.say(f"{merge.undo_merge(url, named[0], user_name())} stands apart again")
    elif len(named) != 2:
        raise UsageError("merge takes two keys", hint="distlaw merge A B")
    elif apart:
        merge.keep_apart(url, named[0], named[1], user_name())
        console.say(f"{named[0]} and {named[1]} stay two works")
    else:
        if not merge.in_common(url, named[0], named[1]):
            console.warn(f"{named[0]} and {named[1]} have nothing in common: no title, identifier, author or text")
            if not console.confirmed("join them all the same?", yes):
                raise UsageError("they were not joined", hint="say --yes where nobody can answer")
        found = merge.merge(url, named[0], named[1], user_name())
        console.changes(found.lines)
        key = found.item.key
        console.say(f"{key} now holds both; `distlaw merge --undo {key}` takes it back")
