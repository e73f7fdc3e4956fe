"""Foot- and endnotes of a source: where each is called from, and its text. Offsets are code points of the source."""

from __future__ import annotations

import re
from typing import NamedTuple

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader

_LONGEST_CALL = 12  # characters: ［１０５］, [*12]
_CALL = r"[\[(（［〔【^]{{0,2}}{marker}[\])）］〕】]?"


class Note(NamedTuple):
    """A note; `start` and `end` are its call's, in the source."""

    start: int
    end: int
    marker: str
    text: str


def notes(reader: Reader, source_sha256: str) -> tuple[Note, ...]:
    """The notes of a source that are called from its text, in the order of the calls."""
    sql = (
        "SELECT r.note_marker, r.raw_text, r.anchors, s.text FROM reference r JOIN expression e "
        "ON e.id = r.expression_id JOIN source_file s ON s.id = e.source_file_id "
        "WHERE s.sha256 = :sha AND r.note_marker <> '' ORDER BY r.ordinal"
    )
    rows = reader.rows(sql, {"sha": source_sha256})
    source = rows[0][-1] if rows else ""
    parts: dict[tuple[int, str], list[str]] = {}
    for marker, words, anchors, _ in rows:
        for anchor in unpacked_list(anchors):
            parts.setdefault((anchor, marker), []).append(words)
    called = (
        (at, _call_end(source, at, marker), marker, " ".join(words)) for (at, marker), words in sorted(parts.items())
    )
    return tuple(Note(at, end, marker, words) for at, end, marker, words in called if end)


def _call_end(source: str, at: int, marker: str) -> int:
    """Where the call ends; 0 where no call stands there."""
    found = re.compile(_CALL.format(marker=re.escape(marker))).match(source, at, at + _LONGEST_CALL + len(marker))
    return found.end() if found else 0
