"""`distlaw dump`: reads every work's public record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from distlaw.db.freshness import CARRIED
from distlaw.db.opening import open_reader
from distlaw.model.record import SCHEMA, Record, RecordedVocabulary
from distlaw.query.keys import stored_key
from distlaw.query.record import records


def vocabulary_line(url: str) -> Iterator[str]:
    """The line that comes first where the database holds a vocabulary of the user's own."""
    with open_reader(url) as reader:
        rows = reader.rows("SELECT value FROM meta WHERE name = :name", {"name": CARRIED})
    for (value,) in rows:
        yield RecordedVocabulary(schema_name=SCHEMA, vocabulary=json.loads(value)).line


def dumped(url: str, keys: tuple[str, ...] = (), *, slim: bool = False) -> Iterator[Record]:
    """Records in the order of keys. NotFound where a key names no work."""
    with open_reader(url) as reader:
        for record in records(reader, tuple(stored_key(reader, key) for key in keys)):
            yield record.slim() if slim else record
