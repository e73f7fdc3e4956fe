"""`distlaw rm`: a work out of the database."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli import _console as console
from distlaw.errors import UsageError
from distlaw.settings import database_url


def run(
    keys: Annotated[list[str], typer.Argument(metavar="KEY…", help="Works to remove.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove works with their sources and everything found in them. Your files are not touched."""
    from distlaw.services.edit import remove

    for key in keys:
        if not console.confirmed(f"remove {key} and everything found in it?", yes):
            raise UsageError("nothing was removed", hint="say --yes where nobody can answer")
        title, claims = remove(database_url(), key)
        console.say(f"removed {key} ({title}), {claims} claims")
