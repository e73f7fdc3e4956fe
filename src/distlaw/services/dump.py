"""`distlaw dump`: reads every work's public record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from distlaw.db.reading import Reader, open_reader
from distlaw.errors import NotFound
from distlaw.query.dump import records

_FOR_LOADING = ("text", "content", "reading", "repairs", "passages", "statements", "sections")


def dumped(url: str, keys: tuple[str, ...] = (), *, slim: bool = False) -> Iterator[dict[str, Any]]:
    """Records in the order of keys. NotFound where a key names no work."""
    with open_reader(url) as reader:
        found = _checked(reader, keys)
        for record in records(reader, found):
            yield _slim(record) if slim else record


def _checked(reader: Reader, keys: tuple[str, ...]) -> tuple[str, ...]:
    known: dict[str, str] = dict(reader.rows("SELECT key_folded, key FROM work"))
    for key in keys:
        if key.casefold() not in known:
            raise NotFound(f"no work has the key {key!r}", hint="`distlaw search --in works` lists works")
    return tuple(known[key.casefold()] for key in keys)


def _slim(record: dict[str, Any]) -> dict[str, Any]:
    sources = [{k: v for k, v in source.items() if k not in _FOR_LOADING} for source in record["sources"]]
    return record | {"sources": sources}
