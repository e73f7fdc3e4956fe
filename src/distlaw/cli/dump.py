"""`distlaw dump`: the public record."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.options import Output
from distlaw.settings import database_url


def run(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY…]", help="Works to dump; all where none is named.")
    ] = None,
    output: Output = None,
    slim: Annotated[bool, typer.Option("--slim", help="Leave out the source texts, which `load` needs.")] = False,
) -> None:
    """Print every work as one JSON object a line (schema distlaw/1), in the order of keys.

    It is the interchange format and the backup: `distlaw load` reads it back without loss.
    """
    from distlaw.services.record.dump import dumped

    lines = (record.line for record in dumped(database_url(), tuple(keys or ()), slim=slim))
    if output is None:
        for line in lines:
            console.out(line)
        return
    options.write(output, (line + "\n" for line in lines))
