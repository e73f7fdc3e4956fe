"""Every claim of the corpus with what tells whether another thing is missing: a whole corpus is never held in full."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from typing import NamedTuple

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import CLAIM_AT, STANDING

_BATCH = 500


class StatedClaim(NamedTuple):
    """A claim's labels and place, without its words; `first` and `last` are its outer ranges in the source."""

    id: str
    key: str
    issued: str
    source: int
    first: tuple[int, int]
    last: tuple[int, int]
    kind: str
    language: str
    speaker: tuple[str, str]
    theories: tuple[str, ...]
    positions: tuple[tuple[str, str], ...]

    def position(self, issue: str) -> str:
        """What it says of an issue, or empty text."""
        return next((position for on, position in self.positions if on == issue), "")


def stated(reader: Reader) -> tuple[StatedClaim, ...]:
    """The claims a reader is shown, by the date of their works (undated last), then by place."""
    theories: dict[str, tuple[str, ...]] = {}
    sql = "SELECT claim_id, theory FROM claim_theory ORDER BY claim_id, position, theory"
    for claim, theory in reader.rows(sql):
        theories[claim] = (*theories.get(claim, ()), intern(theory))
    positions: dict[str, tuple[tuple[str, str], ...]] = {}
    sql = (
        "SELECT p.claim_id, p.issue, p.position FROM claim_position p JOIN issue i ON i.id = p.issue "
        "WHERE p.status <> 'rejected' ORDER BY p.claim_id, i.is_default DESC, p.issue"
    )
    for claim, issue, position in reader.rows(sql):
        positions[claim] = (*positions.get(claim, ()), (intern(issue), intern(position)))
    sql = (
        "SELECT c.id, w.key, w.issued, c.source_file_id, v.ranges, c.kind, c.language, c.speaker_type, c.speaker_name "
        f"FROM {CLAIM_AT} JOIN work w ON w.id = c.work_id WHERE {STANDING}"
    )
    found = (
        StatedClaim(
            claim, intern(key), intern(issued), source, *_ends(ranges), intern(kind), intern(language),
            (intern(speaks), intern(name)), theories.get(claim, ()), positions.get(claim, ()),
        )
        for claim, key, issued, source, ranges, kind, language, speaks, name in reader.rows(sql)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.issued or "9999", one.key, one.first[0], one.id)))


def _ends(ranges: str) -> tuple[tuple[int, int], tuple[int, int]]:
    found = unpacked_list(ranges)
    return (found[0][0], found[0][1]), (found[-1][0], found[-1][1])


def claim_words(reader: Reader) -> Iterator[tuple[str, str]]:
    """Each claim's id and its words in the source, some at a time."""
    after = ""
    sql = f"SELECT c.id, v.exact FROM {CLAIM_AT} WHERE c.id > :after AND {STANDING} ORDER BY c.id LIMIT {_BATCH}"
    while rows := reader.rows(sql, {"after": after}):
        yield from rows
        after = rows[-1][0]
