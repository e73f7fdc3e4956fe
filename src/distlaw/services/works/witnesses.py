"""`distlaw explain KEY FIELD`: what a work's stored sources say of one field, and what each reading weighed."""

from __future__ import annotations

import zlib
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.errors import InputError, UnknownChoice
from distlaw.model.document import Witness
from distlaw.model.frozen import Frozen
from distlaw.parsers import parse
from distlaw.query.keys import work_id
from distlaw.readers import RawFile, read

FIELDS = {
    "title": "title", "authors": "authors", "container": "container_title", "date": "issued", "volume": "volume",
    "issue": "issue", "page": "page",
}  # fmt: skip
_SOURCES = """
SELECT f.content, f.file_name, f.uri, e.ordinal
FROM expression AS e JOIN source_file AS f ON f.id = e.source_file_id WHERE e.work_id = :work ORDER BY f.id, e.ordinal
"""


class SourceReading(Frozen):
    """One reading of the field in one source."""

    file_name: str
    witness: Witness

    def as_json(self) -> dict[str, Any]:
        """The row as a table or JSON shows it."""
        signs = " · ".join(f"{name} {weight:+.2f}" for name, weight in self.witness.signs)
        return {
            "value": self.witness.value, "share": self.witness.share, "taken": self.witness.taken,
            "printed": self.witness.is_printed, "signs": signs, "file": self.file_name,
        }  # fmt: skip


def readings(url: str, key: str, field: str) -> tuple[SourceReading, ...]:
    """Read the work's sources again with today's rules; the readings of the field, source by source.

    Raises NotFound for an unknown key, UnknownChoice for a field that is not weighed. Empty for an export's record,
    whose values nobody has to weigh.
    """
    if field not in FIELDS:
        raise UnknownChoice("field", field, tuple(FIELDS))
    with open_reader(url) as reader:
        rows = reader.rows(_SOURCES, {"work": work_id(reader, key)})
    sources = [(RawFile(zlib.decompress(content or b""), name, uri), ordinal) for content, name, uri, ordinal in rows]
    return tuple(one for file, ordinal in sources for one in _of_source(file, ordinal, FIELDS[field]))


def _of_source(file: RawFile, ordinal: int, field: str) -> list[SourceReading]:
    try:
        documents = parse(read(file)[0])
    except InputError:
        return []
    if ordinal >= len(documents):
        return []
    found = documents[ordinal].witnesses
    return [SourceReading(file_name=file.file_name, witness=one) for one in found if one.field == field]
