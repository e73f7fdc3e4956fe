"""`distlaw undo`: the last change, or one of the log, taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.settings import database_url, user_name


def run(
    number: Annotated[int, typer.Argument(metavar="[N]", min=0, help="An entry's number in `distlaw log`.")] = 0,
) -> None:
    """Take back your last command that changed something, or entry N of the log: every row is as it was before.

    Again: the command before. To do again what was taken back, undo the entry that took it back. A change that later
    changes build on is only taken back after those.

    Examples: distlaw undo · distlaw undo 12
    """
    from distlaw.services.journal import undo

    for one in undo(database_url(), user_name(), number):
        about = f" of {', '.join(one.subjects[:3])}{' …' if len(one.subjects) > 3 else ''}" if one.subjects else ""
        console.say(f"taken back: {one.number} {one.action}{about}")
        console.changes(one.lines or ["the rows are as they were before"])
