"""`distlaw issues`: the questions under discussion, and who takes which side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.settings import database_url

_SIDES = ("supports", "opposes", "conditional", "neutral")
_COLUMNS = (
    TableColumn("issue", whole=True),
    TableColumn("proposition", wrap=True),
    TableColumn("supports", "supp.", right=True),
    TableColumn("opposes", "opp.", right=True),
    TableColumn("conditional", "cond.", right=True),
    TableColumn("neutral", "neut.", right=True),
)


def run(
    issue: Annotated[str, typer.Argument(metavar="[NAME]", help="One issue: proposition, sides, theories.")] = "",
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List the issues, each with its proposition and the claims that support it, oppose it, or make it depend.

    Other commands take the id: search, claims, matrix, compare, debate, gaps and export with --issue.

    Examples: distlaw issues · distlaw issues data_scraping
    """
    from distlaw.cli.terminal.claim_rows import print_counts
    from distlaw.services.vocabulary import issue_called, issues

    rows = issues(database_url())
    chosen = console.chosen_format(format_, as_json)
    if issue:
        issue = issue_called(database_url(), issue)
        rows = [row for row in rows if row["issue"] == issue]
        if chosen is Format.table:
            _print(rows[0])
            return
    print_counts(rows, _COLUMNS, chosen, _flat)


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    said = {"issue": row["issue"], "proposition": row["proposition"].get("en") or row["issue"]}
    return said | {side: row["positions"].get(side, 0) for side in _SIDES}


def _print(row: dict[str, Any]) -> None:
    from distlaw.cli.terminal.console import labelled_value

    labelled_value(row["issue"], " · ".join(dict.fromkeys(row["label"].values())), 16)
    for number, language in enumerate(("zh-Hans", "zh-Hant", "en")):
        labelled_value("" if number else "  proposition", row["proposition"].get(language, ""), 16)
    for side in ("supports", "opposes"):
        labelled_value(f"  {side}", " · ".join(dict.fromkeys(row[side].values())), 16)
    counts = ", ".join(f"{row['positions'][side]} {side}" for side in _SIDES if row["positions"].get(side))
    labelled_value("  claims", counts or "none", 16)
    labelled_value("  theories", ", ".join(row["theories"]), 16)
    if row["broader"]:
        labelled_value("  broader", row["broader"], 16)
