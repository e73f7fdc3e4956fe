"""The best passages of each common word, kept in their order, so that SQLite need not weigh all that have the word.

A list holds every passage that scores at least its `least`: it is made of BM25's own order when the index is brought
into its smallest form, and what is indexed later is put in its place by the same measure, of the day when the lists
were made. A passage that is removed stays in its lists, and is passed over by who reads them, as in the index itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from distlaw.db.index.units import Unit
from distlaw.db.search_words import BEST, COMMON, LONGEST, PASSAGE, SCORES, bounds, most_of

FROM = 100_000  # passages; fewer are weighed as fast
_TABLES = (
    "CREATE TABLE search_common (word TEXT PRIMARY KEY, number INTEGER NOT NULL, units INTEGER NOT NULL,"
    " least INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_best (number INTEGER, score INTEGER, unit INTEGER, PRIMARY KEY (number, score, unit))"
    " WITHOUT ROWID",
)
_LIST = (
    f"SELECT CAST(bm25(search_fts, 1.0, 3.0, 0.3, 0.0) * {SCORES} AS INTEGER) AS score, rowid FROM search_fts"
    " WHERE search_fts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY score LIMIT ?"
)
_COMMON = "INSERT INTO search_common (word, number, units, least) VALUES (?, ?, ?, ?)"
_KNOWN = "SELECT word, number, units, least FROM search_common WHERE word IN (SELECT value FROM json_each(?))"
_PUT = "INSERT INTO search_best (number, score, unit) VALUES (?, ?, ?)"
_REMEMBER = "REPLACE INTO search_state VALUES (?, ?)"


def drop(connection: Connection) -> None:
    """Remove the lists, where there are some."""
    for table in ("search_common", "search_best"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    connection.exec_driver_sql("DELETE FROM search_state WHERE name = ?", (BEST,))


def renew(connection: Connection) -> None:
    """Make the lists anew where there are passages enough, and a fifth more or fewer than when they were made."""
    low, high = bounds(PASSAGE).values()
    count = "SELECT count(*) FROM search_unit WHERE id BETWEEN ? AND ?"
    passages = int(connection.exec_driver_sql(count, (low, high)).scalar() or 0)
    before = _made(connection)
    if passages < FROM or (before is not None and abs(passages - before[0]) < before[0] / 5):
        return
    drop(connection)
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    rows, tokens = _measure(connection)
    words = connection.exec_driver_sql("SELECT term, doc FROM search_word WHERE doc >= ?", (COMMON,)).all()
    for number, (word, having) in enumerate(row for row in words if "=" not in row[0]):
        found = connection.exec_driver_sql(_LIST, (f'"{word}"', low, high, LONGEST)).all()
        if len(found) < LONGEST:
            continue
        connection.exec_driver_sql(_COMMON, (word, number, having, found[-1].score))
        connection.exec_driver_sql(_PUT, [(number, score, unit) for score, unit in found])
    connection.exec_driver_sql(_REMEMBER, (BEST, json.dumps([passages, rows, tokens])))


def keep(connection: Connection, placed: Sequence[tuple[int, Unit]]) -> None:
    """Put new passages, with their numbers, into the lists they belong to."""
    passages = [
        (number, unit.text.split(), len(unit.filters.split())) for number, unit in placed if unit.kind == PASSAGE
    ]
    made = _made(connection) if passages else None
    if made is None:
        return
    _, units, tokens = made
    said = json.dumps(list({word for _, words, _ in passages for word in words}))
    known = {row.word: _List(row.number, most_of(row.units, units), row.least) for row in _known(connection, said)}
    rows = [
        row
        for number, words, more in passages
        for row in _places(known, number, words, (len(words) + more) * units / tokens)
    ]
    if rows:
        connection.exec_driver_sql(_PUT, rows)


class _List(NamedTuple):
    number: int
    most: float
    least: int


def _known(connection: Connection, words: str) -> Sequence[Any]:
    return connection.exec_driver_sql(_KNOWN, (words,)).all()


def _places(known: dict[str, _List], unit: int, words: list[str], length: float) -> Iterator[tuple[int, int, int]]:
    """The lists a passage belongs to, with its score; its length is a share of the mean."""
    for word in known.keys() & set(words):
        number, most, least = known[word]
        often = words.count(word)
        score = -int(SCORES * most * often / (often + 0.3 + 0.9 * length))
        if score <= least:
            yield number, score, unit


def _made(connection: Connection) -> tuple[int, int, int] | None:
    """How many passages, units and tokens there were when the lists were made; None where there are no lists."""
    found = connection.exec_driver_sql("SELECT value FROM search_state WHERE name = ?", (BEST,)).scalar()
    if not found:
        return None
    passages, units, tokens = json.loads(found)
    return int(passages), int(units), int(tokens)


def _measure(connection: Connection) -> tuple[int, int]:
    """How many rows FTS5 counts, and how many tokens in all of their columns."""
    block = connection.exec_driver_sql("SELECT block FROM search_fts_data WHERE id = 1").scalar()
    rows, *columns = _varints(bytes(block or b""))
    return rows, sum(columns)


def _varints(data: bytes) -> Iterator[int]:
    """SQLite's numbers: seven bits a byte, the highest first."""
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            yield value
            value = 0
