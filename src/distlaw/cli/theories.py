"""`distlaw theories`: the taxonomy, counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.settings import database_url

_COLUMNS = (
    TableColumn("theory", whole=True),
    TableColumn("zh", "中文", wrap=True),
    TableColumn("claims", right=True),
    TableColumn("permits", right=True),
    TableColumn("prohibits", right=True),
    TableColumn("conditional", "condit.", right=True),
    TableColumn("neutral", right=True),
)

_STANCES = ("permits", "prohibits", "conditional", "neutral")


def run(
    theory: Annotated[str, typer.Argument(metavar="[NAME]", help="One theory: what it means, and its checklist.")] = "",
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List the legal theories with their labels and the number of claims that turn on each, by stance.

    Examples: distlaw theories · distlaw theories fair_use
    """
    from distlaw.cli.terminal.claim_rows import print_counts
    from distlaw.services.vocabulary import theories, theory_called

    rows = theories(database_url())
    chosen = console.chosen_format(format_, as_json)
    if theory:
        theory = theory_called(database_url(), theory)
        rows = [row for row in rows if row["theory"] == theory]
        if chosen is Format.table:
            _print(rows[0])
            return
    print_counts(rows, _COLUMNS, chosen, _flat)


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    said = {"theory": row["theory"], "zh": row["label"].get("zh-Hans", ""), "claims": row["claims"]}
    return said | {stance: row["stances"].get(stance, 0) for stance in _STANCES}


def _print(row: dict[str, Any]) -> None:
    """One theory: its names, what it means, its claims, and what an argument on it may be expected to address."""
    from distlaw.cli.terminal.console import labelled_value
    from distlaw.services.vocabulary import checklist

    labelled_value(row["theory"], " · ".join(dict.fromkeys(row["label"].values())), 20)
    for language in ("en", "zh-Hans"):
        labelled_value("  meaning" if language == "en" else "", row["definition"].get(language, ""), 20)
    if row["broader"]:
        labelled_value("  broader", row["broader"], 20)
    counts = ", ".join(f"{number} {stance}" for stance, number in row["stances"].items())
    labelled_value("  claims", counts or "none", 20)
    for number, element in enumerate(checklist(row["theory"])):
        labelled_value("" if number else "  checklist", element, 20)
