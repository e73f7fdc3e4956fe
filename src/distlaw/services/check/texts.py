"""Every stored text has the hash it names, every map gives its reading text, every span its quotation."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.services.check.fault import Fault
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, Piece, sliced

Found = tuple[int, list[Fault]]
_DAMAGED = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
)  # what damaged JSON raises
_SOURCES = (
    "SELECT DISTINCT s.id, s.file_name, s.text_sha256, s.sha256 FROM source_file s LEFT JOIN expression e "
    "ON e.source_file_id = s.id"
)


def sources(reader: Reader, work: int) -> Found:
    """Texts and bytes of the source files against their hashes."""
    rows = reader.rows(_SOURCES + _where(work), {"work": work})
    return len(rows), [fault for row in rows for fault in _wrong_source(reader, *row)]


def _wrong_source(reader: Reader, identity: int, name: str, text_sha: str, sha: str) -> Iterator[Fault]:
    where = f"source_file, row {identity} ({name})"
    if _hash(_source_text(reader, identity)) != text_sha:
        yield Fault(code="source_text", where=where, message="the stored text is not the one its sha256 names")
    content = reader.rows("SELECT content FROM source_file WHERE id = :id", {"id": identity})[0][0]
    try:
        data = zlib.decompress(content or b"")
    except (zlib.error, TypeError):
        data = b""
    if content is not None and hashlib.sha256(data).hexdigest() != sha:
        yield Fault(code="source_bytes", where=where, message="the stored bytes are not those its sha256 names")


def maps(reader: Reader, work: int) -> Found:
    """The map of each expression against its reading text, and that against its hash."""
    sql = (
        "SELECT e.id, e.source_file_id, e.text, e.text_sha256, e.pieces, w.key FROM expression e JOIN work w "
        "ON w.id = e.work_id"
    )
    rows = reader.rows(sql + _where(work), {"work": work})
    wrong = []
    for identity, source, text, sha, pieces, key in rows:
        where = f"expression, row {identity} ({key})"
        if _hash(text) != sha:
            wrong.append(Fault(code="text", where=where, message="the reading text is not the one its sha256 names"))
        if _hash(_mapped(_source_text(reader, source), pieces)) != sha:
            wrong.append(Fault(code="map", where=where, message="the map no longer gives the reading text"))
    return len(rows), wrong


def _mapped(text: str, pieces: str) -> str:
    try:
        return MappedText(text, tuple(Piece(*piece) for piece in json.loads(pieces))).text
    except _DAMAGED:
        return ""


def spans(reader: Reader, work: int) -> Found:
    """Every evidence sliced from its source, character for character."""
    number, wrong = 0, []
    for source, name, *_ in reader.rows(_SOURCES + _where(work), {"work": work}):
        text = _source_text(reader, source)
        sql = "SELECT id, ranges, exact FROM evidence WHERE source_file_id = :id"
        rows = reader.rows(sql, {"id": source})
        number += len(rows)
        for identity, ranges, exact in rows:
            where = f"evidence, row {identity} ({name})"
            if _sliced(text, ranges) != exact:
                wrong.append(Fault(code="evidence", where=where, message=f"{exact[:30]!r} is not at {ranges}"))
    return number, wrong


def _sliced(text: str, ranges: str) -> str | None:
    try:
        return sliced(text, ((start, end) for start, end in unpacked_list(ranges)))
    except _DAMAGED:
        return None


def _hash(text: str) -> str:
    try:
        return sha256_of(text)
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return ""


def _where(work: int) -> str:
    return " WHERE e.work_id = :work" if work else ""


def _source_text(reader: Reader, identity: int) -> str:
    return str(reader.rows("SELECT text FROM source_file WHERE id = :id", {"id": identity})[0][0])
