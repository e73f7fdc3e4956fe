"""The family `distlaw claims`, and the arguments that its commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.terminal.claim_filters import Words
from distlaw.errors import UsageError

if TYPE_CHECKING:
    from distlaw.text.offsets import Range

app = typer.Typer(
    help="List claims, and set them right: every change says who and when, and nothing is deleted.",
    no_args_is_help=True,
)
Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids, or the beginnings of ids.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The claim's id, or its beginning.")]
Note = Annotated[str, typer.Option("--note", help="Why; kept with the change.")]
Quote = Annotated[str, typer.Option("--quote", help="The words of the source it stands in.")]
Start = Annotated[int | None, typer.Option("--start", help="First character in the source, from 0.")]
End = Annotated[int | None, typer.Option("--end", help="Character after the last one.")]
Sides = Annotated[
    Words, typer.Option("--position", metavar="ISSUE=SIDE", help="A position on an issue; ISSUE=none takes it away.")
]


def span_ends(start: int | None, end: int | None) -> Range | None:
    """The two ends of a span, or none. UsageError for one end alone."""
    if (start is None) != (end is None):
        raise UsageError("a span has two ends", hint="give --start and --end")
    return None if start is None or end is None else (start, end)


def sides_of(words: Words) -> dict[str, str]:
    """ISSUE=SIDE, each. UsageError for what is not of that form."""
    found: dict[str, str] = {}
    for word in words or ():
        issue, sign, side = word.partition("=")
        if not sign:
            raise UsageError(f"{word!r} is no position", hint="write --position data_scraping=supports")
        found[issue.strip()] = side.strip()
    return found
