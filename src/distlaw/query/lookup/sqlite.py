"""The index in SQLite: FTS5 expressions, BM25 with weighted columns.

Every word stands in double quotes, so that nothing a user types is FTS5 syntax. Where very many units match, only the
newest are ranked.
"""

from __future__ import annotations

from distlaw.db.json_columns import among
from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM, bounds
from distlaw.query.lookup.units import RANKED_AT_MOST, RANKED_WHERE_MORE, Match
from distlaw.query.search.expression import All, Any, Close, Expression, Flag, Text, Without

_WEIGHTS = "1.0, 3.0, 0.3, 0.0"  # body, title, context, filters
_BM25 = f"bm25(search_fts, {_WEIGHTS})"
SPARE = 20  # of rows whose unit is gone
_IN_KIND = "search_fts MATCH :match AND rowid BETWEEN :low AND :high"


class SqliteLookup:
    """An FTS5 index; see `Lookup`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._sizes: dict[int, int] = {}
        self._listed: dict[tuple[Expression, int, int], list[Match]] = {}

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[Match], bool]:
        match = _match(sought, kind, widely=widely)
        if not match:
            return [], False
        is_many = self.size(kind) > newest and self.count(sought, kind, newest + 1, widely=widely) > newest
        window = {"newest": min(newest, RANKED_WHERE_MORE) if newest == RANKED_AT_MOST else newest, **bounds(kind)}
        inner = f"SELECT rowid AS id, {_BM25} AS r FROM search_fts WHERE {_IN_KIND}"
        if is_many:
            inner += " ORDER BY rowid DESC LIMIT :newest"
        best = f"SELECT id, r FROM ({inner}) ORDER BY r LIMIT :many"
        rows = self._reader.rows(best, {"match": match, "many": limit + SPARE, **window})
        return self.units(rows, limit), is_many

    def units(self, ranked: list[tuple[int, float]], limit: int) -> list[Match]:
        """The units of ranked rows, in their order; rows whose unit is gone are passed over."""
        ranked = sorted(ranked, key=lambda row: (row[1], row[0]))
        numbers, params = among("sqlite", "units", [row[0] for row in ranked])
        rows = self._reader.rows(f"SELECT id, ref, work_id FROM search_unit WHERE id IN ({numbers})", params)
        known = {unit: (ref, work) for unit, ref, work in rows}
        return [Match(unit, *known[unit], -score) for unit, score in ranked if unit in known][:limit]

    def listed(self, sought: Expression, kind: int, limit: int) -> list[Match]:
        """Once for each question: a search by labels lists what its facets count."""
        asked = (sought, kind, limit)
        if asked not in self._listed:
            self._listed[asked] = self._list(sought, kind, limit)
        return self._listed[asked]

    def _list(self, sought: Expression, kind: int, limit: int) -> list[Match]:
        match = _match(sought, kind)
        if not match:
            return []
        sql = (
            "SELECT u.id, u.ref, u.work_id, 0.0 FROM"
            f" (SELECT rowid AS id FROM search_fts WHERE {_IN_KIND} ORDER BY rowid DESC LIMIT :many) f"
            " JOIN search_unit u ON u.id = f.id ORDER BY f.id DESC"
        )
        return [Match(*row) for row in self._reader.rows(sql, {"match": match, "many": limit, **bounds(kind)})]

    def works(self, sought: Expression, kind: int, limit: int) -> list[int]:
        return [found.work_id for found in self.listed(sought, kind, limit)]

    def count(self, sought: Expression, kind: int, most: int, *, widely: bool = False) -> int:
        match = _match(sought, kind, widely=widely)
        if not match:
            return 0
        sql = f"SELECT count(*) FROM (SELECT rowid FROM search_fts WHERE {_IN_KIND} LIMIT :most)"
        return int(self._reader.rows(sql, {"match": match, "most": most, **bounds(kind)})[0][0])

    def size(self, kind: int) -> int:
        if kind not in self._sizes:
            found = self._reader.rows("SELECT value FROM search_state WHERE name = :name", {"name": f"next {kind}"})
            self._sizes[kind] = int(found[0][0]) if found else 0
        return self._sizes[kind]


def _match(sought: Expression, kind: int, *, widely: bool = False) -> str:
    """Only claims have text beside their own: the column is named where it makes a difference."""
    return rendered(sought, "body : " if kind == CLAIM and not widely else "")


def rendered(sought: Expression, columns: str = "") -> str:
    """The expression as FTS5 reads it; empty text where nothing can match.

    No text holds a filter's word, so filters need no column.
    """
    match sought:
        case Text(words, is_prefix):
            return f"{columns}{_phrase(words, is_prefix)}"
        case Flag(words, is_prefix):
            return _phrase(words, is_prefix)
        case Close(left, right, distance):
            pair = f"{_phrase(left.words, left.is_prefix)} {_phrase(right.words, right.is_prefix)}"
            return f"{columns}NEAR({pair}, {distance})"
        case All(parts):
            found = [rendered(part, columns) for part in parts]
            return f"({' AND '.join(found)})" if all(found) else ""
        case Any(parts):
            found = [text for part in parts if (text := rendered(part, columns))]
            return f"({' OR '.join(found)})" if found else ""
        case Without(kept, left_out):
            first, second = rendered(kept, columns), rendered(left_out, columns)
            return f"({first} NOT {second})" if first and second else first


def _phrase(words: tuple[str, ...], is_prefix: bool) -> str:
    quoted = " ".join(words).replace('"', '""')
    return f'"{quoted}" *' if is_prefix else f'"{quoted}"'
