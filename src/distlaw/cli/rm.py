"""`distlaw rm`: a work out of the database."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import UsageError
from distlaw.settings import database_url, user_name


def run(
    keys: Annotated[list[str], typer.Argument(metavar="KEY…", help="Works to remove.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove works with their sources and everything found in them. Your files are not touched.

    `distlaw undo` brings them back, until `distlaw db vacuum --purge`.
    """
    from distlaw.services.works.edit import remove
    from distlaw.services.works.show import shown_work

    found = [
        shown_work(database_url(), key) for key in dict.fromkeys(keys)
    ]  # a wrong key ends it before anything is asked
    for work in found:
        name = f"{work['key']} ({work['title'] or 'no title'})"
        if not console.confirmed(f"remove {name} and everything found in it?", yes):
            raise UsageError(f"{work['key']} was not removed", hint="say --yes where nobody can answer")
    for gone in remove(database_url(), [work["key"] for work in found], user_name()):
        console.say(f"removed {gone.key} ({gone.title or 'no title'}), {console.counted(gone.claims, 'claim')}")
    console.say("`distlaw undo` brings back what was removed")
