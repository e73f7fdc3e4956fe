"""`distlaw tag`: a person's own words on works."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import UsageError
from distlaw.settings import database_url, user_name

CONTEXT = {"ignore_unknown_options": True, "help_option_names": ["--help"]}  # -seminar is a tag that goes


def run(
    words: Annotated[list[str], typer.Argument(metavar="KEY… +TAG… -TAG…", help="Works, then tags to add or remove.")],
) -> None:
    """Add and remove tags of works; `distlaw works --tag TAG` lists those that have one.

    Examples: distlaw tag huang2025gonggong +seminar · distlaw tag huang2025gonggong li2025 +chapter-2 -seminar
    """
    from distlaw.services.works.listing import retag

    keys = [word for word in words if word[0] not in "+-"]
    tags = [word for word in words if word[0] in "+-"]
    if not keys or not tags:
        raise UsageError("name works, and tags with + or -", hint="distlaw tag KEY +seminar -old")
    console.changes(retag(database_url(), keys, tags, user_name()))
