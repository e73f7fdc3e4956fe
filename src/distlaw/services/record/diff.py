"""`distlaw diff`: two databases or dumps held against each other, and one brought into the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from distlaw.errors import DatabaseError
from distlaw.model.claim_import import ImportLine
from distlaw.model.record import Record, RecordedVocabulary
from distlaw.services.claims.from_json import proposal, record_objects
from distlaw.services.claims.importing import import_proposals
from distlaw.services.record.compare import RecordChange, difference
from distlaw.services.record.dump import dumped, vocabulary_line
from distlaw.services.record.load import load


def differences(first: str, second: str) -> tuple[RecordChange, ...]:
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
            if line.strip() and RecordedVocabulary.read(line) is None:
                yield Record.read(line, number, str(path))


def _vocabulary(word: str) -> Iterator[str]:
    """The line of a corpus' own vocabulary, where it has one."""
    path = Path(word)
    if "://" in word or _is_database(path):
        yield from vocabulary_line(word)
        return
    with path.open(encoding="utf-8") as file:
        yield from (line for line in islice(file, 1) if RecordedVocabulary.read(line) is not None)


def brought_in(target: str, other: str, who: str) -> tuple[list[tuple[str, str]], list[ImportLine]]:
    """Bring what the other corpus has and this database lacks: works with their sources, claims, relations.

    What both have under one id with other labels is left as it is here, and listed. Nothing is removed.
    """
    records = list(records_of(other))
    lines_of = [*_vocabulary(other), *(record.line for record in records)]
    works = list(load(target, lines_of, other, who))
    values = (value for record in records for value in record_objects(record.as_json()))
    items = [(Path(other), proposal(value, number)) for number, value in enumerate(values, 1)]
    lines = import_proposals(target, items, who, accept=True)
    return works, [line for _, line in lines]
