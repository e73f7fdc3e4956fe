"""The side index beside an SQLite database, asked where it is of the database as it stands.

It says what SQLite says: the same units match. They are ranked by tantivy's BM25, each column for itself, lengths
rounded; nothing is left unranked however common the words are. Beginnings of words and NEAR are asked of SQLite.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log1p
from pathlib import Path
from typing import Any

from distlaw.db.reading import SqliteReader
from distlaw.db.search_words import CLAIM, PASSAGE
from distlaw.db.side_index import Watermark, field_of, lengths_in, lengths_of, mark_of
from distlaw.query.lookup.sqlite import SqliteLookup
from distlaw.query.lookup.units import RANKED_AT_MOST, UnitMatch
from distlaw.query.search.expression import All, Close, Expression, Flag, TokenRun, Without
from distlaw.query.search.expression import Any as Either

_WEIGHTS = {"body": 1.0, "title": 3.0, "context": 0.3}
_CLOSE = 40  # how many more are looked at than are wanted: rounded lengths put them in another order
_SHARE = 0.9  # BM25's k1 times b: what a unit of average length adds for its length; k1 less that is 0.3


def side_lookup(reader: SqliteReader, inner: SqliteLookup, folder: Path, mark: Watermark) -> SideLookup | None:
    """The side index of that mark, or None where it is not of today, or there is no tantivy to ask it."""
    if mark != mark_of(reader.rows):
        return None
    try:
        return SideLookup(inner, *_opened(folder, mark))
    except (ImportError, ValueError):  # tantivy is not installed, or the folder was tampered with
        return None


@lru_cache(maxsize=2)
def _opened(folder: Path, mark: Watermark) -> tuple[Any, tuple[float, float] | None]:
    """The index, and what a token adds to BM25's measure of length in passages' bodies and in all columns."""
    import tantivy

    units, tokens, bodies = lengths_in(folder)
    of_each = (_SHARE * units / bodies, _SHARE * units / tokens) if bodies else None
    return tantivy.Index.open(str(folder)), of_each


class _Unsayable(Exception):
    """Only SQLite can be asked this."""


class SideLookup:
    """See `Lookup`; `inner` is asked what tantivy cannot be, and for the units behind the numbers."""

    ranks_all = True

    def __init__(self, inner: SqliteLookup, index: Any, lengths: tuple[float, float] | None) -> None:
        self._inner, self._schema = inner, index.schema
        self._searcher = index.searcher()
        self._lengths = lengths

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[UnitMatch], bool]:
        query = self._query(sought, kind, widely)
        if query is None:
            return self._inner.ranked(sought, kind, limit, widely=widely, newest=newest)
        hits = self._searcher.search(query, limit + _CLOSE, count=False).hits
        places = [place for _, place in hits]
        numbers = self._searcher.fast_field_values("unit", places)
        scores = [score for score, _ in hits]
        if kind == PASSAGE and self._lengths is not None:
            scores = self._exactly(sought, scores, places)
        scored = [(number, -score) for number, score in zip(numbers, scores, strict=True)]
        return self._inner.units(scored, limit), False

    def _exactly(self, sought: Expression, scores: list[float], places: list[Any]) -> list[float]:
        """Scores of passages as they are by their exact lengths, which tantivy rounds. Where every word has to stand
        there, the score says how often they do; else once is taken for it."""
        assert self._lengths is not None
        of_bodies, of_all = self._lengths
        most, found = self._most(sought), list[float]()
        for score, long in zip(scores, self._searcher.fast_field_values("long", places), strict=True):
            body, length = lengths_of(long)
            before, after = 0.3 + of_bodies * rounded(body), 0.3 + of_all * length
            often = score * before / (most - score) if most > score else 1.0
            found.append(score * (often + before) / (often + after))
        return found

    def _most(self, sought: Expression) -> float:
        """What all the words give a passage at the most, however often they stand there; 0 where not all have to."""
        match sought:
            case TokenRun(words, _):
                units, field = self._searcher.num_docs, field_of("body", PASSAGE)
                having = (self._searcher.doc_freq(field, word) for word in words)
                return sum(2.2 * log1p((units - n + 0.5) / (n + 0.5)) for n in having)
            case All(parts):
                each = [self._most(part) for part in parts if not isinstance(part, Flag)]
                return sum(each) if all(each) else 0.0
            case Without(kept, _):
                return self._most(kept)
            case _:
                return 0.0

    def listed(self, sought: Expression, kind: int, limit: int) -> list[UnitMatch]:
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
            return _Rendering(tantivy, self._schema, columns, kind).query(sought)
        except _Unsayable:
            return None


class _Rendering:
    """Expressions as tantivy's queries; None where nothing can match."""

    def __init__(self, library: Any, schema: Any, columns: Sequence[str], kind: int) -> None:
        self._library, self._schema, self._columns, self._kind = library, schema, columns, kind

    def query(self, sought: Expression) -> Any | None:
        library = self._library
        match sought:
            case TokenRun(words, False):
                return _any(library, [self._weighed(column, words) for column in self._columns])
            case Flag(words, False):
                return library.Query.const_score_query(self._phrase("filters", words), 0.0)
            case TokenRun() | Flag() | Close():
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
        field = field_of(column, self._kind)
        if len(words) == 1:
            return self._library.Query.term_query(self._schema, field, words[0])
        return self._library.Query.phrase_query(self._schema, field, list(words))


def rounded(length: int) -> int:
    """A length as tantivy keeps it, in a byte: exact below 40, then in ever larger steps."""
    if length < 40:
        return length
    step = (length - 24).bit_length() - 4
    return 24 + ((length - 24) >> step << step)


def _all(library: Any, parts: Sequence[Any]) -> Any:
    return library.Query.boolean_query([(library.Occur.Must, part) for part in parts])


def _any(library: Any, parts: Sequence[Any]) -> Any:
    return parts[0] if len(parts) == 1 else library.Query.boolean_query([(library.Occur.Should, one) for one in parts])
