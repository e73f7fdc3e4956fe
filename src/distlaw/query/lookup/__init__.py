"""Asks the index of either engine: which units match, how well, and how common a word is."""

from __future__ import annotations

from distlaw.db.reading import Reader
from distlaw.query.lookup.units import Lookup


def lookup_of(reader: Reader) -> Lookup:
    """The index behind a reader."""
    if reader.dialect == "sqlite":
        from distlaw.query.lookup.sqlite import SqliteLookup

        return SqliteLookup(reader)
    from distlaw.query.lookup.postgres import PostgresLookup

    return PostgresLookup(reader)
