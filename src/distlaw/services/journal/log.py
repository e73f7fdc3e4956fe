"""What was changed: who, when, what it was and what it is."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.row_names import how_many
from distlaw.errors import NotFound
from distlaw.model.frozen import Frozen
from distlaw.query.claims.claims import claim_id
from distlaw.query.keys import work_id


class LogEntry(Frozen):
    """One entry; `lines` say what changed (old → new), `rows` how many rows of each table did."""

    number: int
    batch: int
    at: str
    agent: str
    action: str
    subjects: tuple[str, ...]
    lines: tuple[str, ...]
    undoes: int | None = None
    undone_by: int | None = None
    purged: bool = False
    rows: dict[str, int] = {}  # noqa: RUF012

    def as_json(self) -> dict[str, Any]:
        """All fields."""
        return self.model_dump(mode="json")


_COLUMNS = "id, batch, at, agent, action, subjects, lines, undoes, undone_by, purged, works"
Row = tuple[Any, ...]


def log(url: str, word: str = "", limit: int = 20) -> list[LogEntry]:
    """The last entries, newest first; of a work (by key) or a claim (by id) where `word` names one; 0: all.

    NotFound where it names neither, and no entry speaks of it.
    """
    with open_reader(url) as reader:
        rows = reader.rows(f"SELECT {_COLUMNS} FROM journal ORDER BY id DESC")
        found = _about(reader, rows, word) if word else rows
        return [_entry(reader, row) for row in (found[:limit] if limit else found)]


def _about(reader: Reader, rows: list[Row], word: str) -> list[Row]:
    identity, claim = _work(reader, word), _claim(reader, word)
    wanted = {word.casefold(), claim} - {""}
    found = [
        row
        for row in rows
        if identity in json.loads(row[-1]) or wanted & {str(one).casefold() for one in json.loads(row[5])}
    ]
    if not found and not identity and not claim:
        raise NotFound(f"nothing in the journal is about {word!r}", hint="`distlaw log` lists everything")
    return found


def _work(reader: Reader, word: str) -> int:
    try:
        return work_id(reader, word)
    except NotFound:
        return 0


def _claim(reader: Reader, word: str) -> str:
    try:
        return claim_id(reader, word)
    except NotFound:
        return ""


def _entry(reader: Reader, row: Row) -> LogEntry:
    number, batch, at, agent, action, subjects, lines, undoes, undone_by, purged, _ = row
    return LogEntry(
        number=number, batch=batch, at=at, agent=agent, action=action, subjects=tuple(json.loads(subjects)),
        lines=tuple(json.loads(lines)), undoes=undoes, undone_by=undone_by, purged=bool(purged),
        rows=_counts(reader, number),
    )  # fmt: skip


def _counts(reader: Reader, number: int) -> dict[str, int]:
    counts: Counter[str] = Counter()
    rows = reader.rows("SELECT table_name, row_id, until FROM journal_row WHERE entry_id = :entry", {"entry": number})
    for table, first, until in rows:
        counts[table] += how_many(first, until)
    return dict(sorted(counts.items()))
