"""The index in SQLite: FTS5 expressions, BM25 with weighted columns.

Every word stands in double quotes, so that nothing a user types is FTS5 syntax. Where very many units match, only the
newest are ranked.
"""

from __future__ import annotations

from distlaw.db.reading import Reader
from distlaw.query.expression import All, Any, Close, Expression, Flag, Text, Without
from distlaw.query.lookup import RANKED_AT_MOST, Found, bounds

_WEIGHTS = "1.0, 3.0, 0.3, 0.0"  # body, title, context, filters
_BM25 = f"bm25(search_fts, {_WEIGHTS})"
_IN_KIND = "search_fts MATCH :match AND rowid BETWEEN :low AND :high"


class SqliteLookup:
    """An FTS5 index; see `Lookup`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._sizes: dict[int, int] = {}
        self._frequencies: dict[str, int] = {}

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[Found], bool]:
        match = rendered(sought, widely=widely)
        if not match:
            return [], False
        bounded = self._at_most(sought) > newest
        inner = f"SELECT rowid AS id, {_BM25} AS r FROM search_fts WHERE {_IN_KIND}"
        if bounded:
            inner += " ORDER BY rowid DESC LIMIT :newest"
        sql = (
            f"SELECT u.id, u.ref, u.work_id, -f.r FROM (SELECT id, r FROM ({inner}) ORDER BY r LIMIT :many) f"
            " JOIN search_unit u ON u.id = f.id ORDER BY f.r, f.id"
        )
        params = {"match": match, "many": limit, "newest": newest, **bounds(kind)}
        rows = self._reader.rows(sql, params)
        return [Found(*row) for row in rows], bounded and self.count(sought, kind, newest + 1) > newest

    def listed(self, sought: Expression, kind: int, limit: int) -> list[Found]:
        match = rendered(sought)
        if not match:
            return []
        sql = (
            "SELECT u.id, u.ref, u.work_id, 0.0 FROM"
            f" (SELECT rowid AS id FROM search_fts WHERE {_IN_KIND} ORDER BY rowid DESC LIMIT :many) f"
            " JOIN search_unit u ON u.id = f.id ORDER BY f.id DESC"
        )
        return [Found(*row) for row in self._reader.rows(sql, {"match": match, "many": limit, **bounds(kind)})]

    def works(self, sought: Expression, kind: int, limit: int) -> list[int]:
        return [found.work_id for found in self.listed(sought, kind, limit)]

    def count(self, sought: Expression, kind: int, most: int) -> int:
        match = rendered(sought)
        if not match:
            return 0
        sql = f"SELECT count(*) FROM (SELECT rowid FROM search_fts WHERE {_IN_KIND} LIMIT :most)"
        return int(self._reader.rows(sql, {"match": match, "most": most, **bounds(kind)})[0][0])

    def frequencies(self, words: set[str]) -> dict[str, int]:
        for word in words - self._frequencies.keys():
            found = self._reader.rows("SELECT doc FROM search_word WHERE term = :word", {"word": word})
            self._frequencies[word] = int(found[0][0]) if found else 0
        return {word: self._frequencies[word] for word in words}

    def size(self, kind: int) -> int:
        if kind not in self._sizes:
            found = self._reader.rows("SELECT value FROM search_state WHERE name = :name", {"name": f"next {kind}"})
            self._sizes[kind] = int(found[0][0]) if found else 0
        return self._sizes[kind]

    def _at_most(self, sought: Expression) -> int:
        """A bound on how many units match, from how common the words are."""
        if sum(self.size(kind) for kind in (1, 2, 3)) <= RANKED_AT_MOST:
            return 0
        match sought:
            case Text(words, is_prefix) | Flag(words, is_prefix):
                whole = words[:-1] if is_prefix else words
                if not whole:
                    return RANKED_AT_MOST + 1
                return min(self.frequencies(set(whole)).values())
            case All(parts):
                return min(self._at_most(part) for part in parts)
            case Any(parts):
                return sum(self._at_most(part) for part in parts)
            case Close(left, right):
                return min(self._at_most(left), self._at_most(right))
            case Without(kept):
                return self._at_most(kept)


def rendered(sought: Expression, *, widely: bool = False) -> str:
    """The expression as FTS5 reads it; empty text where nothing can match."""
    columns = "{title body context}" if widely else "{title body}"
    match sought:
        case Text(words, is_prefix):
            return f"{columns} : {_phrase(words, is_prefix)}"
        case Flag(words, is_prefix):
            return f"filters : {_phrase(words, is_prefix)}"
        case Close(left, right, distance):
            pair = f"{_phrase(left.words, left.is_prefix)} {_phrase(right.words, right.is_prefix)}"
            return f"{columns} : NEAR({pair}, {distance})"
        case All(parts):
            found = [rendered(part, widely=widely) for part in parts]
            return f"({' AND '.join(found)})" if all(found) else ""
        case Any(parts):
            found = [text for part in parts if (text := rendered(part, widely=widely))]
            return f"({' OR '.join(found)})" if found else ""
        case Without(kept, left_out):
            first, second = rendered(kept, widely=widely), rendered(left_out, widely=widely)
            return f"({first} NOT {second})" if first and second else first


def _phrase(words: tuple[str, ...], is_prefix: bool) -> str:
    quoted = " ".join(words).replace('"', '""')
    return f'"{quoted}" *' if is_prefix else f'"{quoted}"'
