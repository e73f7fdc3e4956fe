"""`distlaw dump`: the public record."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.options import Force, Output
from distlaw.settings import database_url


def run(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY…]", help="Works to dump; all where none is named.")
    ] = None,
    output: Output = None,
    force: Force = False,
    slim: Annotated[bool, typer.Option("--slim", help="Leave out the source texts, which `load` needs.")] = False,
) -> None:
    """Print every work as one JSON object a line (schema distlaw/2), in the order of keys.

    A vocabulary of your own comes first, in a line of its own.
    It is the interchange format and the backup: `distlaw load` reads it back without loss.
    """
    from distlaw.services.record.dump import dumped, vocabulary_line

    records = dumped(database_url(), tuple(keys or ()), slim=slim)
    lines = chain(vocabulary_line(database_url()), (record.line for record in records))
    if output is None:
        for line in lines:
            console.out(line)
        return
    console.write_file(output, (line + "\n" for line in lines), force=force)
