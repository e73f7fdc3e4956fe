"""The index in PostgreSQL: tsquery text of our own, ranked by `ts_rank(…, 1)`.

`ts_rank_cd` is not used: it ranks many short words far worse.
"""

from __future__ import annotations

from distlaw.db.index.postgres import lexeme
from distlaw.db.reading import Reader
from distlaw.db.search_words import bounds
from distlaw.query.lookup.units import RANKED_AT_MOST, UnitMatch
from distlaw.query.search.expression import All, Any, Close, Expression, Flag, TokenRun, Without

_WEIGHTS = "'{0.0, 0.1, 0.4, 1.0}'"  # D filters, C context, B body, A title
# `id + 0` keeps the planner from walking the primary key instead of the words.
_MATCH = "words @@ CAST(:match AS TSQUERY) AND id + 0 BETWEEN :low AND :high"


class PostgresLookup:
    """A tsvector column under GIN; see `Lookup`."""

    ranks_all = False

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._size: int | None = None

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[UnitMatch], bool]:
        match = as_tsquery(sought, widely=widely)
        if not match:
            return [], False
        sql = (
            f"SELECT id, ref, work_id, r FROM (SELECT id, ref, work_id, ts_rank({_WEIGHTS}, words,"
            f" CAST(:match AS TSQUERY), 1) AS r FROM search_unit WHERE {_MATCH} ORDER BY id + 0 DESC LIMIT :newest) f"
            " ORDER BY r DESC, id LIMIT :many"
        )
        params = {"match": match, "many": limit, "newest": newest, **bounds(kind)}
        rows = self._reader.rows(sql, params)
        is_bounded = len(rows) == limit and self.count(sought, kind, newest + 1) > newest
        return [UnitMatch(*row) for row in rows], is_bounded

    def listed(self, sought: Expression, kind: int, limit: int) -> list[UnitMatch]:
        match = as_tsquery(sought)
        if not match:
            return []
        sql = f"SELECT id, ref, work_id, 0.0 FROM search_unit WHERE {_MATCH} ORDER BY id + 0 DESC LIMIT :many"
        return [UnitMatch(*row) for row in self._reader.rows(sql, {"match": match, "many": limit, **bounds(kind)})]

    def works(self, sought: Expression, kind: int, limit: int) -> list[int]:
        return [found.work_id for found in self.listed(sought, kind, limit)]

    def count(self, sought: Expression, kind: int, most: int, *, widely: bool = False) -> int:
        match = as_tsquery(sought, widely=widely)
        if not match:
            return 0
        sql = f"SELECT count(*) FROM (SELECT id FROM search_unit WHERE {_MATCH} LIMIT :most) f"
        return int(self._reader.rows(sql, {"match": match, "most": most, **bounds(kind)})[0][0])

    def size(self, kind: int) -> int:
        """PostgreSQL's estimate for all kinds; a new table has none yet."""
        if self._size is None:
            found = self._reader.rows("SELECT reltuples FROM pg_class WHERE relname = 'search_unit'")
            self._size = int(found[0][0]) if found and found[0][0] > 0 else 10_000
        return self._size


def as_tsquery(sought: Expression, *, widely: bool = False) -> str:
    """The expression as a tsquery; empty text where nothing can match."""
    weights = "ABC" if widely else "AB"
    match sought:
        case TokenRun(words, is_prefix):
            return _phrase(words, is_prefix, weights)
        case Flag(words, is_prefix):
            return f"({' & '.join([*map(lexeme, words[:-1]), lexeme(words[-1]) + (':*' if is_prefix else '')])})"
        case Close(left, right, distance):
            return _near(left, right, distance, weights)
        case All(parts):
            found = [as_tsquery(part, widely=widely) for part in parts]
            return f"({' & '.join(found)})" if all(found) else ""
        case Any(parts):
            found = [text for part in parts if (text := as_tsquery(part, widely=widely))]
            return f"({' | '.join(found)})" if found else ""
        case Without(kept, left_out):
            first, second = as_tsquery(kept, widely=widely), as_tsquery(left_out, widely=widely)
            return f"({first} & !{second})" if first and second else first


def _phrase(words: tuple[str, ...], is_prefix: bool, weights: str) -> str:
    parts = [f"{lexeme(word)}:{weights}" for word in words]
    if is_prefix:
        parts[-1] = f"{lexeme(words[-1])}:*{weights}"
    return f"({' <-> '.join(parts)})"


def _near(left: TokenRun, right: TokenRun, distance: int, weights: str) -> str:
    """PostgreSQL only knows an exact distance: one case for each, in both directions."""
    first, second = _phrase(left.words, left.is_prefix, weights), _phrase(right.words, right.is_prefix, weights)
    cases = (f"({a} <{step}> {b})" for step in range(1, distance + 2) for a, b in ((first, second), (second, first)))
    return f"({' | '.join(cases)})"
