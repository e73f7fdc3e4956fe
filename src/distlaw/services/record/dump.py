"""`distlaw dump`: reads every work's public record."""

from __future__ import annotations

from collections.abc import Iterator

from distlaw.db.opening import open_reader
from distlaw.model.record import Record
from distlaw.query.keys import stored_key
from distlaw.query.record import records


def dumped(url: str, keys: tuple[str, ...] = (), *, slim: bool = False) -> Iterator[Record]:
    """Records in the order of keys. NotFound where a key names no work."""
    with open_reader(url) as reader:
        for record in records(reader, tuple(stored_key(reader, key) for key in keys)):
            yield record.slim() if slim else record
