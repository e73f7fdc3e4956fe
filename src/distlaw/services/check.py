"""`distlaw check`: proves again every span, map, key and index entry the database holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from distlaw.db.json_columns import listed
from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.model.frozen import Frozen
from distlaw.query.keys import work_id
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, Piece, sliced


class Fault(Frozen):
    """Something that is not as it must be: `code` is stable, `where` names the row."""

    code: str
    where: str
    message: str


class Report(Frozen):
    """What was looked at, and what was wrong."""

    counts: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]


def checked(url: str, key: str = "") -> Report:
    """Verify the database, or one work of it. NotFound where the key names none."""
    with open_reader(url) as reader:
        work = work_id(reader, key) if key else 0
        faults: list[Fault] = []
        counts: list[tuple[str, int]] = []
        for name, found in (("sources", _sources), ("reading texts", _maps), ("spans", _spans)):
            number, wrong = found(reader, work)
            counts.append((name, number))
            faults.extend(wrong)
        if not work:
            faults.extend(_integrity(reader))
            faults.extend(_index(url))
        return Report(counts=tuple(counts), faults=tuple(faults))


def _where(work: int, column: str = "e.work_id") -> str:
    return f" WHERE {column} = :work" if work else ""


def _sources(reader: Reader, work: int) -> tuple[int, list[Fault]]:
    sql = (
        "SELECT DISTINCT s.id, s.file_name, s.text_sha256 FROM source_file s LEFT JOIN expression e "
        "ON e.source_file_id = s.id"
    )
    rows = reader.rows(sql + _where(work), {"work": work})
    wrong = [
        Fault(code="source_text", where=name, message="the stored text is not the one its sha256 names")
        for identity, name, sha in rows
        if sha256_of(_source_text(reader, identity)) != sha
    ]
    return len(rows), wrong


def _source_text(reader: Reader, identity: int) -> str:
    return str(reader.rows("SELECT text FROM source_file WHERE id = :id", {"id": identity})[0][0])


def _maps(reader: Reader, work: int) -> tuple[int, list[Fault]]:
    sql = (
        "SELECT e.id, e.source_file_id, e.text_sha256, e.pieces, w.key FROM expression e JOIN work "
        "w ON w.id = e.work_id"
    )
    rows = reader.rows(sql + _where(work), {"work": work})
    wrong = []
    for _, source, sha, pieces, key in rows:
        text = MappedText(_source_text(reader, source), tuple(Piece(*piece) for piece in json.loads(pieces))).text
        if sha256_of(text) != sha:
            wrong.append(Fault(code="map", where=key, message="the map no longer gives the reading text"))
    return len(rows), wrong


def _spans(reader: Reader, work: int) -> tuple[int, list[Fault]]:
    """Every evidence sliced from its source, character for character; and every passage from its reading text."""
    sql = (
        "SELECT DISTINCT s.id, s.file_name, s.text_sha256 FROM source_file s LEFT JOIN expression e "
        "ON e.source_file_id = s.id"
    )
    number, wrong = 0, []
    for source, name, sha in reader.rows(sql + _where(work), {"work": work}):
        text = _source_text(reader, source)
        for fault in _wrong_evidence(reader, source, text, sha, name):
            wrong.append(fault)
        number += int(reader.rows("SELECT count(*) FROM evidence WHERE source_file_id = :id", {"id": source})[0][0])
    return number, wrong


def _wrong_evidence(reader: Reader, source: int, text: str, sha: str, name: str) -> Iterator[Fault]:
    sql = "SELECT id, ranges, exact, text_sha256 FROM evidence WHERE source_file_id = :id"
    for identity, ranges, exact, text_sha in reader.rows(sql, {"id": source}):
        if sliced(text, ((start, end) for start, end in listed(ranges))) != exact:
            yield Fault(
                code="evidence", where=f"{name}, evidence {identity}", message=f"{exact[:30]!r} is not at {ranges}"
            )
        elif text_sha != sha:
            yield Fault(
                code="evidence_text", where=f"{name}, evidence {identity}", message="it was read from another text"
            )


def _integrity(reader: Reader) -> Iterator[Fault]:
    if reader.dialect != "sqlite":
        return
    for (line,) in reader.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault(code="integrity", where="database", message=str(line))
    for table, row, parent, _ in reader.rows("PRAGMA foreign_key_check"):
        yield Fault(code="foreign_key", where=f"{table}, row {row}", message=f"points to no row of {parent}")


def _index(url: str) -> Iterator[Fault]:
    from distlaw.db import index
    from distlaw.db.engines import engine_for

    engine = engine_for(url)
    try:
        with engine.connect() as connection:
            for message in index.check(connection):
                yield Fault(code="index", where="search index", message=message)
    finally:
        engine.dispose()


def as_rows(report: Report) -> list[dict[str, Any]]:
    """The faults as plain rows."""
    return [fault.model_dump() for fault in report.faults]
