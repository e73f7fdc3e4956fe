"""The source part of the public record: what it says of a file, and what rebuilding the rows from it needs."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.model.record import RecordedSource, RecordedStatement

_KEPT = (
    "file_name", "sha256", "media_type", "encoding", "language", "parser", "parser_version", "quality", "genre",
    "ordinal",
)  # fmt: skip


def source(reader: Reader, row: Mapping[str, Any]) -> RecordedSource:
    """What the public record says of a source, then what rebuilding the database from it needs."""
    at = {"id": row["id"]}
    text, uri, accessed, rights, encoding, content = reader.rows(
        "SELECT text, uri, accessed, rights, encoding, content FROM source_file WHERE id = :id",
        {"id": row["source_file_id"]},
    )[0]
    found = {name: row[name] for name in _KEPT} | {"accessed": accessed, "rights": rights, "text": text}
    # A path is the business of this machine alone.
    found |= {"uri": uri if "://" in uri else "", "content": _content(text, encoding, content)}
    found["reading"] = unpacked_list(reader.rows("SELECT pieces FROM expression WHERE id = :id", at)[0][0])
    found["sections"] = reader.rows(
        'SELECT level, number, title, start, "end" FROM section WHERE expression_id = :id ORDER BY ordinal', at
    )
    found["repairs"] = [
        (kind, unpacked_list(ranges), replacement)
        for kind, ranges, replacement in reader.rows(
            "SELECT kind, ranges, replacement FROM repair WHERE expression_id = :id ORDER BY id", at
        )
    ]
    found["passages"] = reader.rows(
        'SELECT start, "end", zone, section, language, page FROM passage WHERE expression_id = :id ORDER BY id', at
    )
    found["statements"] = list(statements(reader, row["id"]))
    return RecordedSource.model_validate(found)


def _content(text: str, encoding: str, content: bytes | None) -> str | None:
    """The bytes as base64 of deflate; None where the text, encoded again, gives them."""
    data = zlib.decompress(content) if content else b""
    try:
        if encoding and text.encode(encoding) == data:
            return None
    except (UnicodeEncodeError, LookupError):
        pass
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def statements(reader: Reader, expression_id: int, work_id: int = 0) -> Iterator[RecordedStatement]:
    """Metadata values read from an expression; those of an editor, which stand on none, where a work is named."""
    place = "work_id = :work AND expression_id IS NULL" if work_id else "expression_id = :id"
    sql = (
        f"SELECT field, value, source, origin, ranges, rejected, asserted_by, asserted_at FROM statement WHERE {place}"
    )
    for row in reader.rows(sql + " ORDER BY id", {"work": work_id} if work_id else {"id": expression_id}):
        found = dict(zip(RecordedStatement.model_fields, row, strict=True))
        found |= {"value": json.loads(found["value"]), "ranges": unpacked_list(found["ranges"])}
        yield RecordedStatement.model_validate(found | {"rejected": bool(found["rejected"])})
