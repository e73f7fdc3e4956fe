"""`distlaw search`: claims, passages and works by words and filters, in either script and either language.

`fast` is reached before Typer is loaded, so that a search costs little more than Python's own start.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from distlaw.cli.search.perform import perform
from distlaw.cli.search.request import read_request


def fast(argv: Sequence[str]) -> int | None:
    """Run the search; None where Typer has to show the help."""
    options = read_request(argv)
    return None if options is None else perform(options)


def __getattr__(name: str) -> Any:
    # Typer's form of the command is only loaded for help and documentation.
    if name == "run":
        from distlaw.cli.search.help import run

        return run
    raise AttributeError(name)
