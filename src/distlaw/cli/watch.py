"""`distlaw watch`: a folder read as it changes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import EXIT_INPUT
from distlaw.settings import database_url


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to watch, with those inside it.")],
    once: Annotated[bool, typer.Option("--once", help="Read what is there now, and end.")] = False,
) -> None:
    """Read a folder, then every file that is added to it or changed, until interrupted (extra `watch`).

    A file that cannot be read is told, and the watching goes on; one that is deleted stays in the corpus (`rm` takes it
    out). Hidden files and parts of downloads are passed over.

    Example: distlaw watch ~/papers
    """
    from distlaw.cli.ingest import tell_verdict
    from distlaw.services.watching import changed_files, watched

    refused = False
    for verdict in watched(database_url(), folder, () if once else changed_files(folder)):
        tell_verdict(verdict, quiet=verdict.verdict == "unchanged")
        refused = refused or verdict.verdict == "refused"
    console.say("read what was there")
    raise typer.Exit(EXIT_INPUT if refused else 0)
