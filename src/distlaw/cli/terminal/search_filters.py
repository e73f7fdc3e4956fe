"""The fields of the query language as options, for the commands that take them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from distlaw.cli.terminal.signature import Command, spread
from distlaw.query.search.fields import FIELDS

Filters = dict[str, list[str]]  # a field: the values given
NO_FILTERS: Filters = {}  # what a command's signature has where its filters are put
_SHORT = {"theory": ("-t",)}


def searching(*fields: str) -> Callable[[Command], Command]:
    """A decorator: the command takes the fields named, and gets those that are given as `filters`."""
    options = {
        f"{field}_".replace("-", "_"): (
            Annotated[list[str] | None, typer.Option(f"--{field}", *_SHORT.get(field, ()), help=FIELDS[field])],
            None,
        )
        for field in fields
    }
    return spread("filters", options, lambda given: {f: v for f, v in zip(fields, given.values(), strict=True) if v})
