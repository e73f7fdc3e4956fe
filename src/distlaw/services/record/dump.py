"""`distlaw dump`: reads every work's public record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.query.keys import stored_key
from distlaw.query.record import records

_FOR_LOADING = ("text", "content", "reading", "repairs", "passages", "statements", "sections")


def dumped(url: str, keys: tuple[str, ...] = (), *, slim: bool = False) -> Iterator[dict[str, Any]]:
    """Records in the order of keys. NotFound where a key names no work."""
    with open_reader(url) as reader:
        for record in records(reader, tuple(stored_key(reader, key) for key in keys)):
            yield _slim(record) if slim else record


def _slim(record: dict[str, Any]) -> dict[str, Any]:
    sources = [{k: v for k, v in source.items() if k not in _FOR_LOADING} for source in record["sources"]]
    return record | {"sources": sources}
