"""`distlaw cite`: one citation, ready to paste."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.lacks import tell
from distlaw.settings import database_url


def run(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="A work's key, or a claim's id: then its own page is cited.")
    ],
    style: Annotated[str, typer.Option("--style", "-s", help="`distlaw export --list` names them.")] = "gbt7714-2025",
    pinpoint: Annotated[str, typer.Option("--pinpoint", "-p", help='"p. 65", "第65页", "§ 107".')] = "",
    all_authors: Annotated[bool, typer.Option("--all-authors", help="Name every author.")] = False,
) -> None:
    """Print one citation in a style."""
    from distlaw.exporters.exporter import StyleOptions
    from distlaw.services.bibliography.cite import cited

    found = cited(database_url(), key, style, pinpoint, StyleOptions(all_authors=all_authors))
    tell(found.problems)
    if isinstance(found.data, str):
        console.out(found.data, end="")
