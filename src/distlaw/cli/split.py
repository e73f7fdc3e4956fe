"""`distlaw split`: a source that belongs to another work."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.settings import database_url, user_name


def run(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The work.")],
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Its source: a file name, or the beginning of a sha256.")
    ],
    new_key: Annotated[str, typer.Option("--key", help="Key of the new work.")] = "",
) -> None:
    """Make one source of a work a work of its own. `distlaw undo` takes it back."""
    from distlaw.services.works.merge import split

    other = split(database_url(), key, source, new_key, user_name())
    console.say(f"{source} is now the work {other}; `distlaw undo` takes it back")
