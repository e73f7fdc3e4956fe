"""The source part of the public record: what it says of a file, and what rebuilding the rows from it needs."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from distlaw.db.json_columns import listed
from distlaw.db.reading import Reader

Record = dict[str, Any]


def source(reader: Reader, row: Mapping[str, Any]) -> Record:
    """What the public record says of a source, then what rebuilding the database from it needs."""
    kept = ("file_name", "sha256", "media_type", "encoding", "language", "parser", "parser_version", "quality", "genre")
    return {name: row[name] for name in kept} | _kept(reader, row["id"], row["source_file_id"], row["ordinal"])


def _kept(reader: Reader, expression_id: int, source_id: int, ordinal: int) -> Record:
    at = {"id": expression_id}
    text, uri, accessed, rights, encoding, content = reader.rows(
        "SELECT text, uri, accessed, rights, encoding, content FROM source_file WHERE id = :id", {"id": source_id}
    )[0]
    # A path is the business of this machine alone.
    found: Record = {
        "ordinal": ordinal,
        "uri": uri if "://" in uri else "",
        "accessed": accessed,
        "rights": rights,
        "text": text,
    }
    found["content"] = _content(text, encoding, content)
    found["reading"] = listed(reader.rows("SELECT pieces FROM expression WHERE id = :id", at)[0][0])
    found["sections"] = [
        [level, number, title, start, end]
        for level, number, title, start, end in reader.rows(
            'SELECT level, number, title, start, "end" FROM section WHERE expression_id = :id ORDER BY ordinal', at
        )
    ]
    found["repairs"] = [
        [kind, listed(ranges), replacement]
        for kind, ranges, replacement in reader.rows(
            "SELECT kind, ranges, replacement FROM repair WHERE expression_id = :id ORDER BY id", at
        )
    ]
    found["passages"] = [
        list(row)
        for row in reader.rows(
            'SELECT start, "end", zone, section, language, page FROM passage WHERE expression_id = :id ORDER BY id', at
        )
    ]
    found["statements"] = list(statements(reader, expression_id))
    return found


def _content(text: str, encoding: str, content: bytes | None) -> str | None:
    """The bytes as base64 of deflate; None where the text, encoded again, gives them."""
    data = zlib.decompress(content) if content else b""
    try:
        if encoding and text.encode(encoding) == data:
            return None
    except (UnicodeEncodeError, LookupError):
        pass
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def statements(reader: Reader, expression_id: int, work_id: int = 0) -> Iterator[Record]:
    """Metadata values read from an expression; those of an editor, which stand on none, where a work is named."""
    place = "work_id = :work AND expression_id IS NULL" if work_id else "expression_id = :id"
    sql = (
        f"SELECT field, value, source, origin, ranges, rejected, asserted_by, asserted_at FROM statement WHERE {place}"
    )
    for row in reader.rows(sql + " ORDER BY id", {"work": work_id} if work_id else {"id": expression_id}):
        field, value, source, origin, ranges, rejected, who, when = row
        found: Record = {
            "field": field,
            "value": json.loads(value),
            "source": source,
            "origin": origin,
            "ranges": listed(ranges),
        }
        yield found | {k: v for k, v in (("rejected", bool(rejected)), ("by", who), ("at", when)) if v}
