"""Asks the index of either engine: which units match, how well, and how common a word is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from distlaw.db.reading import Reader
from distlaw.query.lookup.units import Lookup

if TYPE_CHECKING:
    from distlaw.query.lookup.sqlite import SqliteLookup


def lookup_of(reader: Reader) -> Lookup:
    """The index behind a reader."""
    if reader.dialect == "sqlite":
        from distlaw.query.lookup.sqlite import SqliteLookup

        inner = SqliteLookup(reader)
        return _beside(reader, inner) or inner
    from distlaw.query.lookup.postgres import PostgresLookup

    return PostgresLookup(reader)


def _beside(reader: Reader, inner: SqliteLookup) -> Lookup | None:
    """The side index of a database that has one that is whole."""
    from distlaw.db.reading import SqliteReader
    from distlaw.db.side_index import folder_beside, mark_in

    if not isinstance(reader, SqliteReader):
        return None
    folder = folder_beside(reader.path)
    mark = mark_in(folder)
    if mark is None:
        return None
    from distlaw.query.lookup.side import side_lookup

    return side_lookup(reader, inner, folder, mark)
