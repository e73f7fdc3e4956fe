"""`distlaw diff`: two databases or dumps held against each other, and one brought into the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distlaw.errors import DatabaseError, InputError
from distlaw.model.claim_import import ImportLine
from distlaw.services.claims.from_json import proposal, record_objects
from distlaw.services.claims.importing import import_proposals
from distlaw.services.record.compare import Change, difference
from distlaw.services.record.dump import dumped
from distlaw.services.record.load import load
from distlaw.text.json_lines import json_line

Record = dict[str, Any]


def differences(first: str, second: str) -> tuple[Change, ...]:
    """From the first to the second; each a database's path or URL, or a file of `distlaw dump`."""
    return difference(records_of(first), records_of(second))


def records_of(word: str) -> Iterator[Record]:
    """The records of a dump, or of a database."""
    path = Path(word)
    if "://" in word:
        yield from dumped(word)
    elif not path.is_file():
        raise DatabaseError("there is no such file", where=word, hint="name a database, or a file of `distlaw dump`")
    elif _is_database(path):
        yield from dumped(word)
    else:
        yield from _read(path)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def _read(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(
                    f"line {number} is not JSON", where=str(path), hint="made by `distlaw dump`?"
                ) from error
            if not isinstance(record, dict) or "key" not in record or "work" not in record:
                raise InputError(f"line {number} is no record of a dump", where=str(path))
            yield record


def brought_in(target: str, other: str, who: str) -> tuple[list[tuple[str, str]], list[ImportLine]]:
    """Bring what the other corpus has and this database lacks: works with their sources, claims, relations.

    What both have under one id with other labels is left as it is here, and listed. Nothing is removed.
    """
    records = list(records_of(other))
    works = list(load(target, (json_line(record) for record in records), other))
    values = (value for record in records for value in record_objects(record))
    items = [(Path(other), proposal(value, number)) for number, value in enumerate(values, 1)]
    lines = import_proposals(target, items, who, accept=True)
    return works, [line for _, line in lines]
