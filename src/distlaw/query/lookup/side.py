"""The side index beside an SQLite database, asked where it is of the database as it stands.

It says what SQLite says: the same units match. They are ranked by tantivy's BM25, each column for itself, lengths
rounded; nothing is left unranked however common the words are. Beginnings of words and NEAR are asked of SQLite.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from distlaw.db.reading import SqliteReader
from distlaw.db.search_words import CLAIM, PASSAGE
from distlaw.db.side_index import Mark, folder_beside, mark_in, mark_of
from distlaw.query.lookup.sqlite import SPARE, SqliteLookup
from distlaw.query.lookup.units import RANKED_AT_MOST, Match
from distlaw.query.search.expression import All, Close, Expression, Flag, Text, Without
from distlaw.query.search.expression import Any as Either

_WEIGHTS = {"body": 1.0, "title": 3.0, "context": 0.3}


def side_lookup(reader: SqliteReader, inner: SqliteLookup) -> SideLookup | None:
    """The side index, or None where there is none that is whole and of today, or no tantivy to ask it."""
    folder = folder_beside(reader.path)
    mark = mark_in(folder)
    if mark is None or mark != mark_of(reader.rows):
        return None
    try:
        return SideLookup(inner, _opened(folder, mark))
    except (ImportError, ValueError):  # tantivy is not installed, or the folder was tampered with
        return None


@lru_cache(maxsize=2)
def _opened(folder: Path, mark: Mark) -> Any:
    import tantivy

    return tantivy.Index.open(str(folder))


class _Unsayable(Exception):
    """Only SQLite can be asked this."""


class SideLookup:
    """See `Lookup`; `inner` is asked what tantivy cannot be, and for the units behind the numbers."""

    def __init__(self, inner: SqliteLookup, index: Any) -> None:
        self._inner, self._schema = inner, index.schema
        self._searcher = index.searcher()

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[Match], bool]:
        query = self._query(sought, kind, widely)
        if query is None:
            return self._inner.ranked(sought, kind, limit, widely=widely, newest=newest)
        hits = self._searcher.search(query, limit + SPARE, count=False).hits
        numbers = self._searcher.fast_field_values("unit", [place for _, place in hits])
        scored = [(int(number), -float(score)) for number, (score, _) in zip(numbers, hits, strict=True)]
        return self._inner.units(scored, limit), False

    def listed(self, sought: Expression, kind: int, limit: int) -> list[Match]:
        query = self._query(sought, kind, False)
        if query is None:
            return self._inner.listed(sought, kind, limit)
        hits = self._searcher.search(query, limit, count=False, order_by_field="unit").hits
        # What is counted down is ranked up: a larger number is a newer unit.
        found = self._inner.units([(int(number), -float(number)) for number, _ in hits], limit)
        return [one._replace(score=0.0) for one in found]

    def works(self, sought: Expression, kind: int, limit: int) -> list[int]:
        return [found.work_id for found in self.listed(sought, kind, limit)]

    def count(self, sought: Expression, kind: int, most: int, *, widely: bool = False) -> int:
        query = self._query(sought, kind, widely)
        if query is None:
            return self._inner.count(sought, kind, most, widely=widely)
        return min(most, int(self._searcher.search(query, 1).count))

    def size(self, kind: int) -> int:
        return self._inner.size(kind)

    def _query(self, sought: Expression, kind: int, widely: bool) -> Any | None:
        """The question for one kind of unit; None where SQLite has to be asked."""
        import tantivy

        columns = ("body",) if kind == PASSAGE or (kind == CLAIM and not widely) else tuple(_WEIGHTS)
        try:
            found = _Rendering(tantivy, self._schema, columns).query(sought)
        except _Unsayable:
            return None
        if found is None:
            return None
        of_kind = tantivy.Query.term_query(self._schema, "kind", str(kind), "basic")
        return _all(tantivy, [found, tantivy.Query.const_score_query(of_kind, 0.0)])


class _Rendering:
    """Expressions as tantivy's queries; None where nothing can match."""

    def __init__(self, library: Any, schema: Any, columns: Sequence[str]) -> None:
        self._library, self._schema, self._columns = library, schema, columns

    def query(self, sought: Expression) -> Any | None:
        library = self._library
        match sought:
            case Text(words, False):
                return _any(library, [self._weighed(column, words) for column in self._columns])
            case Flag(words, False):
                return library.Query.const_score_query(self._phrase("filters", words), 0.0)
            case Text() | Flag() | Close():
                raise _Unsayable
            case All(parts):
                found = [self.query(part) for part in parts]
                return _all(library, found) if all(one is not None for one in found) else None
            case Either(parts):
                said = [one for part in parts if (one := self.query(part)) is not None]
                return _any(library, said) if said else None
            case Without(kept, left_out):
                first, second = self.query(kept), self.query(left_out)
                if first is None or second is None:
                    return first
                occur = library.Occur
                return library.Query.boolean_query([(occur.Must, first), (occur.MustNot, second)])

    def _weighed(self, column: str, words: Sequence[str]) -> Any:
        phrase, weight = self._phrase(column, words), _WEIGHTS[column]
        return phrase if weight == 1.0 else self._library.Query.boost_query(phrase, weight)

    def _phrase(self, column: str, words: Sequence[str]) -> Any:
        if len(words) == 1:
            return self._library.Query.term_query(self._schema, column, words[0])
        return self._library.Query.phrase_query(self._schema, column, list(words))


def _all(library: Any, parts: Sequence[Any]) -> Any:
    return library.Query.boolean_query([(library.Occur.Must, part) for part in parts])


def _any(library: Any, parts: Sequence[Any]) -> Any:
    return parts[0] if len(parts) == 1 else library.Query.boolean_query([(library.Occur.Should, one) for one in parts])
