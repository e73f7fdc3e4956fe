"""`distlaw cite`: one citation, ready to paste."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from distlaw.cli.terminal import console
from distlaw.cli.terminal.declared import argument, option
from distlaw.cli.terminal.lacks import warn_of_lacks
from distlaw.settings import database_url


class CiteForm(StrEnum):
    """How a style that has both sets a work."""

    note = "note"
    bibliography = "bibliography"


def run(
    key: Annotated[
        str, argument(metavar="KEY", help="A work's key; a claim's id; case:NAME, statute:NAME, licence:NAME.")
    ],
    style: Annotated[str, option("--style", "-s", help="`distlaw export --list` names them.")] = "gbt7714-2025",
    pinpoint: Annotated[str, option("--pinpoint", "-p", help='"p. 65", "第65页", "§ 107".')] = "",
    all_authors: Annotated[bool, option("--all-authors", help="Name every author.")] = False,
    form: Annotated[CiteForm, option("--form", help="As a note, or as in a bibliography.")] = CiteForm.note,
) -> None:
    """Print one citation in a style: of a work, of a claim's page, of a case, statute or licence.

    Examples: distlaw cite huang2025 --style oscola -p 65 · distlaw cite case:bartz --style bluebook
    """
    from distlaw.exporters.exporter import StyleOptions
    from distlaw.services.bibliography.cite import cited

    found = cited(database_url(), key, style, pinpoint, StyleOptions(all_authors=all_authors, form=form.value))
    warn_of_lacks(found.problems)
    if isinstance(found.data, str):
        console.out(found.data, end="")
