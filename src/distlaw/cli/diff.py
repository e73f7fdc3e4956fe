"""`distlaw diff`: what differs between two databases or dumps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json
from distlaw.errors import EXIT_FINDINGS, EXIT_OK, UsageError
from distlaw.settings import user_name
from distlaw.text.width import clipped

if TYPE_CHECKING:
    from distlaw.services.record.compare import RecordChange

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "flipped": "!"}
_LONGEST = 60  # cells of a value


def run(
    first: Annotated[str, typer.Argument(metavar="A", help="A database (path or URL), or a file of `distlaw dump`.")],
    second: Annotated[str, typer.Argument(metavar="B", help="What it is held against.")],
    apply: Annotated[
        bool, typer.Option("--apply", help="Bring what A lacks from B into A; nothing is removed.")
    ] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """List what differs from A to B: works, claims and relations added, removed and changed, stances flipped.

    Signs: + added, - removed, ~ changed, ! stance flipped between permits and prohibits. Two makers' readings of the
    same place are one change. Exit code 1 where there is a difference.

    Examples: distlaw diff mine.db colleague.db · distlaw diff last-week.jsonl mine.db --json
    """
    from distlaw.services.record.diff import brought_in, differences

    if first == second:
        raise UsageError("both are the same", hint="name two databases or dumps")
    found = differences(first, second)
    chosen = console.chosen_format(format_, as_json)
    if chosen is Format.table:
        for change in found:
            _print(change)
    else:
        columns = [TableColumn(name) for name in ("kind", "word", "id", "key", "text")]
        console.emit([change.as_json() for change in found], columns, chosen)
    counts = Counter((change.kind, change.word) for change in found)
    console.say(
        ", ".join(f"{console.counted(n, kind)} {word}" for (kind, word), n in counts.items()) or "no difference"
    )
    if apply:
        works, lines = brought_in(first, second, user_name())
        verdicts = Counter((line.kind, line.verdict) for line in lines)
        told = [f"{console.counted(n, kind)} {word}" for (kind, word), n in sorted(verdicts.items())]
        added = sum(word == "added" for _, word in works)
        console.say("applied: " + ", ".join([f"{console.counted(added, 'work')} added", *told]))
        raise typer.Exit(EXIT_OK)
    raise typer.Exit(EXIT_FINDINGS if found else EXIT_OK)


def _print(change: RecordChange) -> None:
    name = f"{_SIGNS[change.word]} {change.kind} {change.id}"
    where = f"{change.key}: " if change.kind == "claim" else ""
    console.labelled_value(name, f"{where}{' '.join(change.text.split())}", 26)
    for field, (before, after) in change.fields.items():
        console.labelled_value("", f"{field}: {_value(before)} → {_value(after)}", 28)


def _value(value: Any) -> str:
    if isinstance(value, dict) and "type" in value:
        return str(value.get("name") or value["type"])
    if isinstance(value, list):
        return clipped(", ".join(map(_value, value)), _LONGEST)
    return clipped(" ".join(str(value).split()), _LONGEST) if value not in (None, "") else "—"
