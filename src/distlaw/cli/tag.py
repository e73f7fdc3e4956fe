"""`distlaw tag`: a person's own words on works."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url, user_name

_COLUMNS = (TableColumn("tag", whole=True), TableColumn("works", wrap=True, whole=True))
CONTEXT = {"ignore_unknown_options": True, "help_option_names": ["--help"]}  # -seminar is a tag that goes


def run(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY… +TAG… -TAG…]", help="Works, then tags to add or remove.")
    ] = None,
) -> None:
    """Add and remove tags of works; without arguments, list the tags and their works.

    A tag is a collection: works, search, claims, matrix, debate, gaps and export take --tag TAG.

    Examples: distlaw tag huang2025gonggong +seminar · distlaw tag huang2025gonggong li2025 +chapter-2 -seminar
    """
    from distlaw.services.works.listing import retag, tagged

    if not words:
        rows = tagged(database_url())
        console.emit(rows, _COLUMNS, Format.table)
        console.say(console.counted(len(rows), "tag"))
        raise typer.Exit(0 if rows else EXIT_FINDINGS)
    keys = [word for word in words if word[0] not in "+-"]
    tags = [word for word in words if word[0] in "+-"]
    if not keys or not tags:
        raise UsageError("name works, and tags with + or -", hint="distlaw tag KEY +seminar -old")
    console.changes(retag(database_url(), keys, tags, user_name()))
