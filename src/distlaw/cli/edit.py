"""`distlaw edit`: what a person says of a work."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import UsageError
from distlaw.settings import database_url, user_name

_DATES = ("issued", "accessed", "original_date", "posted", "event_date")


def run(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The work.")],
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="An author; repeat for several, in order.")] = None,
    year: Annotated[str | None, typer.Option(help="When it was issued: 2025, 2025-08, 2025-08-15.")] = None,
    journal: Annotated[str | None, typer.Option(help="The journal, site or book it stands in.")] = None,
    new_key: Annotated[str, typer.Option("--key", help="Another key for it.")] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Any field; empty clears it.")
    ] = None,
) -> None:
    """Set or correct the metadata of a work. Your word wins over the document's; both are kept, and `distlaw undo`
    takes it back.

    Example: distlaw edit article2025 --title "模型蒸馏的合同边界" --author 张三 --set container_title=法学研究
    """
    from distlaw.services.works.edit import edit

    named = {"title": title, "issued": year, "container_title": journal}
    values = {name: value for name, value in named.items() if value is not None} | _assignments(set_ or [])
    values |= {name: _date(values[name]) for name in _DATES if values.get(name)}
    if not values and not author and not new_key:
        raise UsageError("nothing to set", hint="see `distlaw edit --help`")
    found = edit(database_url(), key, values, author or [], new_key, user_name())
    item = found.item
    console.changes(found.lines)
    names = "、".join(name.display for name in item.names("author")) or "no author"
    console.say(f"{item.key}: {names}: {item.title or '(no title)'} ({item.issued or 'no date'})")


def _date(text: str) -> str:
    """The date as it is stored. UsageError for what is none, and for a day or month that the calendar has not."""
    from distlaw.model.edtf import of_words

    found = of_words(text)
    is_whole = "/" in found or len(re.findall(r"\d+|[^\W\d_]{3,}", text)) <= found.count("-") + 1
    if found and is_whole:
        return found
    raise UsageError(
        f"{text!r} is not a date", hint="write 2025, 2025-08 or 2025-08-15; words go to --set issued_literal=…"
    )


def _assignments(words: list[str]) -> dict[str, str]:
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"--set {word!r} is not FIELD=VALUE")
        found[name.strip().replace("-", "_")] = value.strip()
    return found
