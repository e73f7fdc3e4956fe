"""What `cases` and `statutes` have in common: a list, or one authority with everyone who cites it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.declared import argument, option
from distlaw.cli.terminal.options import how_many, limited
from distlaw.settings import database_url
from distlaw.text.width import wrapped

Row = dict[str, Any]
Named = Annotated[str, argument(metavar="WORDS", help="Part of a name or id; one match is shown whole.")]
Known = Annotated[bool, option("--all", help="Those nobody cites too.")]


def print_authorities(
    kind: str, words: str, cited: bool, columns: tuple[TableColumn, ...], format_: Format, limit: int = 0
) -> None:
    """Print the authorities of a kind that `words` name, at most `limit` of them (0: all); a single one is printed with
    its citations."""
    from distlaw.services.vocabulary import authorities

    if format_ is Format.table and words and shown_alone(kind, words, cited):
        return
    every = authorities(database_url(), kind, words, cited_only=cited)
    rows = list(limited(every, limit))
    if format_ in (Format.table, Format.md):
        rows = [row | {"name": _name(row), "decision": _decision(row)} for row in rows]
    console.emit(rows, columns, format_)
    if len(rows) < len(every):
        console.say(how_many(kind, len(every), limit))
    if not rows:
        console.say(f"no {kind} is cited yet; --all lists those that are known")


def _name(row: Row) -> str:
    """The name; with the doubt where no mention could be resolved, lest it look like the known one of the same name."""
    states = {use["status"] for use in row["uses"]}
    return f"{row['name']} ({', '.join(sorted(states))})" if states and "resolved" not in states else str(row["name"])


def _decision(row: Row) -> str:
    return ", ".join(row[name] for name in ("court", "decided") if row.get(name))


def shown_alone(kind: str, words: str, cited: bool) -> bool:
    """Print the one authority that `words` name, with its citations; False where they name several."""
    from distlaw.services.vocabulary import authorities

    rows = authorities(database_url(), kind, words, cited_only=cited)
    if len(rows) == 1:
        console.out("\n".join(page(rows[0])))
    return len(rows) == 1


def _labels(row: Row) -> str:
    return "; ".join(label for group in row["labels"].values() for label in group if label != row["name"])


def page(row: Row) -> Iterator[str]:
    """One authority: its names, facts and keys, then who cites it."""
    yield console.bold(str(row["name"]))
    facts = (
        "id",
        "decision_of",
        "jurisdiction",
        "court",
        "decided",
        "document_number",
        "spdx_id",
        "vendor",
        "gist",
        "source",
    )
    for name in facts:
        if row.get(name):
            yield from _fact(name.replace("_", " "), str(row[name]))
    for scheme, values in row.get("keys", {}).items():
        yield from _fact(scheme.replace("_", " "), ", ".join(values))
    for version in row.get("versions", ()):
        dates = " – ".join((version.get("valid_from") or "?", version.get("valid_to") or "now"))
        yield from _fact(f"version {version['id']}", f"{dates} {version.get('effect', '')}".strip())
    if labels := _labels(row):
        yield from _fact("also called", labels)
    yield ""
    yield f"{console.counted(row['mentions'], 'mention')} in {console.counted(len(row['works']), 'work')}"
    for use in row["uses"]:
        yield from _use(use)


def _use(use: Row) -> Iterator[str]:
    parts = (use["work"], use.get("pinpoint", ""), ", ".join(use.get("theories", ())))
    where = " · ".join(part for part in parts if part)
    doubt = f" [{use['status']}: {use.get('reason', '')}]" if use["status"] != "resolved" else ""
    yield f"  {where}{doubt}"
    yield from (f"    {line}" for line in wrapped(" ".join(use["quote"].split()), console.width() - 4))


def _fact(label: str, value: str) -> Iterator[str]:
    for number, line in enumerate(wrapped(value, console.width() - 18)):
        yield f"{label if number == 0 else '':16}  {line}"
