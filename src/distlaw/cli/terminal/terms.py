"""Prints the dated clauses of terms and licences: a state on a day, a time line, the notice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.text.width import wrapped

Row = dict[str, Any]
_HISTORY = (
    TableColumn("document", whole=True),
    TableColumn("clause", wrap=True),
    TableColumn("effect", whole=True),
    TableColumn("days", wrap=True),
    TableColumn("scope", wrap=True),
    TableColumn("proof", whole=True),
)


def show_state(day: str, words: str, practice: str, format_: Format) -> None:
    """What the last records up to a day say, each with the record that proves it."""
    from distlaw.services import terms

    rows = terms.at(day, words, practice)
    if format_ is not Format.table:
        console.emit(
            rows,
            (TableColumn("document"), TableColumn("practice"), TableColumn("effect"), TableColumn("scope")),
            format_,
        )
        return
    for row in rows:
        console.out("\n".join(_state(row)))


def _state(row: Row) -> list[str]:
    title = f"{row['service']}, {row['title'] or row['kind']}"
    where = f" · {row['locator']}" if row["locator"] else ""
    since = f" · since {row['since']} ({row['since_kind']})" if row["since"] else ""
    since += "" if row["in_force"] else ", not yet in force by its own words"
    lines = [console.bold(line) for line in wrapped(title, console.width())]
    said = f"{row['practice'].replace('_', ' ')}: {row['effect']}{where}{since}"
    lines += [f"  {line}" for line in wrapped(said, console.width() - 2)]
    body = [row["scope"], f"“{row['quote']}”" if row["quote"] else "", row["note"]]
    proof = f"record of {row['recorded']}: {row['collection']} {row['commit']}"
    for text in (*filter(None, body), proof):
        lines += [f"  {line}" for line in wrapped(text, console.width() - 2)]
    return [*lines, ""]


def show_history(words: str, practice: str, format_: Format) -> None:
    """The time line of each clause."""
    from distlaw.services import terms

    rows = terms.history(words, practice)
    shown = [row | {"days": _days(row), "proof": row["commit"][:10]} for row in rows]
    console.emit(shown if format_ in (Format.table, Format.md) else rows, _HISTORY, format_)


def _days(row: Row) -> str:
    first = f"{'by ' if row['is_first_record'] else ''}{row['valid_from']} ({row['from_kind']})"
    last = f" – {row['valid_to']} ({row['to_kind']})" if row["valid_to"] else " –"
    return first + last


def show_notice() -> None:
    """Whose work the facts are."""
    from distlaw.services import terms

    console.out("\n".join(wrapped(terms.about(), console.width())))


def write(folder: Path) -> None:
    """Write the data set, and say where."""
    from distlaw.services import terms

    for path in terms.write_dataset(folder):
        console.say(f"written: {path}")
