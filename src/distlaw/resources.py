"""Where the shipped folders lie: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from distlaw.errors import VocabularyError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder `name` ("data" or "migrations") as a real path; VocabularyError if it is missing."""
    shipped = _PACKAGE / f"_{name}"
    if shipped.is_dir():
        return shipped
    checkout = _PACKAGE.parents[1] / name
    if checkout.is_dir():
        return checkout
    raise VocabularyError(f"the folder {name!r} is missing from this installation", hint="install distlaw again")
