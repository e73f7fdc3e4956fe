"""`distlaw theories`: the taxonomy, counted."""

from __future__ import annotations

from typing import Annotated

import typer

from distlaw.cli import _console as console
from distlaw.cli._console import Column, Format
from distlaw.settings import database_url

_COLUMNS = (
    Column("theory", most=18),
    Column("zh", "名称", most=16),
    Column("claims", right=True),
    Column("permits", right=True),
    Column("prohibits", right=True),
    Column("conditional", "condit.", right=True),
    Column("neutral", right=True),
)


def run(
    format_: Annotated[Format | None, typer.Option("--format")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
) -> None:
    """List the legal theories with their labels and the number of claims that turn on each, by stance."""
    from distlaw.services.vocabulary import theories

    rows = theories(database_url())
    chosen = console.chosen(format_, as_json)
    if chosen in (Format.json, Format.jsonl):
        console.emit(rows, _COLUMNS, chosen)
        return
    flat = [
        {
            "theory": row["theory"],
            "zh": row["label"].get("zh-Hans", ""),
            "claims": row["claims"],
        }
        | row["stances"]
        for row in rows
    ]
    console.emit(flat, _COLUMNS, chosen)
