"""The index in SQLite: FTS5 expressions, BM25 with weighted columns.

Every word stands in double quotes, so that nothing a user types is FTS5 syntax. Where very many units match, only the
newest are ranked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from distlaw.db.json_columns import among
from distlaw.db.reading import Reader
from distlaw.db.search_words import BEST, CLAIM, COMMON, LONGEST, PASSAGE, WORK, bounds, most_of
from distlaw.query.lookup.units import RANKED_AT_MOST, RANKED_WHERE_MORE, UnitMatch
from distlaw.query.search.expression import All, Any, Close, Expression, Flag, TokenRun, Without

if TYPE_CHECKING:
    from distlaw.query.lookup.common_words import Known
    from distlaw.query.lookup.pruned import Bound, PrunedQuestion

_WEIGHTS = "1.0, 3.0, 0.3, 0.0"  # body, title, context, filters
_BM25 = f"bm25(search_fts, {_WEIGHTS})"
_DRIFT = 1.05  # what a score may have grown since the lists of common words were made
_MANY = 1500  # matches that take longer to weigh than a list to be looked through
SPARE = 20  # of rows whose unit is gone
_IN_KIND = "search_fts MATCH :match AND rowid BETWEEN :low AND :high"


class SqliteLookup:
    """An FTS5 index; see `Lookup`."""

    ranks_all = True

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._state: dict[str, str] | None = None
        self._listed: dict[tuple[Expression, int, int], list[UnitMatch]] = {}

    def ranked(
        self, sought: Expression, kind: int, limit: int, *, widely: bool = False, newest: int = RANKED_AT_MOST
    ) -> tuple[list[UnitMatch], bool]:
        match = _match(sought, kind, widely=widely)
        if not match:
            return [], False
        if self.size(kind) <= RANKED_AT_MOST:
            return self._weighed([match], kind, limit), False
        # Loaded where many units are: a small corpus is searched without.
        from distlaw.query.lookup.common_words import at_most, known_words, whole_words

        known = known_words(self._reader, whole_words(sought)) if self.state(BEST) else {}
        found = self._best(sought, kind, limit, known) or self._pruned(sought, kind, limit, widely, known)
        if found is not None:
            return found, False
        can_be_many = not self.state(BEST) or at_most(sought, known) > newest
        is_many = can_be_many and self.count(sought, kind, newest + 1, widely=widely) > newest
        window = min(newest, RANKED_WHERE_MORE) if newest == RANKED_AT_MOST else newest
        return self._weighed([match], kind, limit, window if is_many else 0), is_many

    def _weighed(self, matches: list[str], kind: int, limit: int, newest: int = 0) -> list[UnitMatch]:
        """The best of what matches one of these; where said so, of the newest alone."""
        window = " ORDER BY rowid DESC LIMIT :newest" if newest else ""
        each = [
            f"SELECT * FROM (SELECT id, r FROM (SELECT rowid AS id, {_BM25} AS r FROM search_fts WHERE search_fts"
            f" MATCH :match{at} AND rowid BETWEEN :low AND :high{window}) ORDER BY r, id LIMIT :many)"
            for at in range(len(matches))
        ]
        # One statement for the best and their units: those that are gone drop out.
        sql = (
            f"SELECT u.id, u.ref, u.work_id, -f.r FROM ({' UNION ALL '.join(each)}) f"
            f" CROSS JOIN search_unit u ON u.id = f.id ORDER BY f.r, f.id LIMIT {len(matches)} * :limit"
        )
        params: dict[str, object] = {f"match{at}": match for at, match in enumerate(matches)}
        params |= {"many": limit + SPARE, "limit": limit, "newest": newest, **bounds(kind)}
        return list(map(UnitMatch._make, self._reader.rows(sql, params)))

    def _pruned(
        self, sought: Expression, kind: int, limit: int, widely: bool, known: dict[str, Known]
    ) -> list[UnitMatch] | None:
        """The best of what has any of some words; None where it is asked for otherwise, or all have to be weighed."""
        from distlaw.query.lookup.pruned import core, pruned

        split = core(sought)
        if split is None:
            return None
        any_of_them, rebuilt = split

        def ranked(asked: PrunedQuestion) -> list[UnitMatch] | None:
            matches = [_match(one, kind, widely=widely) for one in asked.weighed]
            found = self._weighed(matches, kind, limit) if matches else []
            for one in asked.listed:
                best = self._best(one, kind, limit, known)
                if best is None:
                    return None
                found += best
            # What came twice is whole where it scores more.
            whole = {one.unit: one for one in sorted(found, key=lambda one: one.score)}
            return sorted(whole.values(), key=lambda one: (-one.score, one.unit))

        return pruned(self._bounds(any_of_them.parts, kind, widely, known), rebuilt, limit, ranked)

    def _bounds(self, parts: tuple[Expression, ...], kind: int, widely: bool, known: dict[str, Known]) -> list[Bound]:
        """What each part can give a unit: a common word what it gives its best passage, others by how many have it."""
        from distlaw.query.lookup.common_words import only_word
        from distlaw.query.lookup.pruned import Bound, is_filter

        units = sum(self.size(one) for one in (CLAIM, PASSAGE, WORK))
        common = [(known[word], part) for part in parts if (word := only_word(part)) in known]
        other = [part for part in parts if only_word(part) not in known and not is_filter(part)]
        most = COMMON + 1 if self.state(BEST) else RANKED_AT_MOST + 1
        counts = self._counts(other, kind, most, widely)
        return [
            *(Bound(most_of(having, units), part) for part, having in zip(other, counts, strict=True) if having),
            *(
                Bound(_DRIFT * one.best, part, True) if kind == PASSAGE else Bound(most_of(one.having, units), part)
                for one, part in common
            ),
        ]

    def _counts(self, parts: list[Expression], kind: int, most: int, widely: bool) -> list[int]:
        """How many units have each part, counted up to `most`, in one statement."""
        if not parts:
            return []
        each = [
            f"SELECT {at}, count(*) FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH :match{at}"
            " AND rowid BETWEEN :low AND :high LIMIT :most)"
            for at in range(len(parts))
        ]
        params = {f"match{at}": _match(part, kind, widely=widely) for at, part in enumerate(parts)}
        rows = self._reader.rows(" UNION ALL ".join(each), {"most": most, **params, **bounds(kind)})
        return [count for _, count in sorted(rows)]

    def _best(self, sought: Expression, kind: int, limit: int, known: dict[str, Known]) -> list[UnitMatch] | None:
        """By the list of a common word, where it alone counts and its list goes as far."""
        from distlaw.query.lookup.common_words import best_listed, only_word

        word = only_word(sought) if kind == PASSAGE else ""
        if word not in known:
            return None
        match = "" if sought == TokenRun((word,)) else _match(sought, kind)
        if match and not self._is_worth_it(sought, known[word].having, limit):
            return None
        found = best_listed(self._reader, word, match, limit)
        return found if len(found) == limit else None

    def _is_worth_it(self, sought: Expression, having: int, limit: int) -> bool:
        """Whether many passages match, so that the best of the word's will be among them."""
        many = self.count(sought, PASSAGE, having) if having >= _MANY else 0
        return many >= _MANY and LONGEST * many > 2 * limit * having

    def units(self, ranked: list[tuple[int, float]], limit: int) -> list[UnitMatch]:
        """The units of ranked rows, in their order; rows whose unit is gone are passed over."""
        ranked = sorted(ranked, key=_order)
        found = self._known(ranked[:limit])
        return found if len(found) == min(limit, len(ranked)) else self._known(ranked)[:limit]

    def _known(self, ranked: list[tuple[int, float]]) -> list[UnitMatch]:
        numbers, params = among("sqlite", "units", [row[0] for row in ranked])
        rows = self._reader.rows(f"SELECT id, ref, work_id FROM search_unit WHERE id IN ({numbers})", params)
        known = {unit: (ref, work) for unit, ref, work in rows}
        return [UnitMatch(unit, *known[unit], -score) for unit, score in ranked if unit in known]

    def listed(self, sought: Expression, kind: int, limit: int) -> list[UnitMatch]:
        """Once for each question: a search by labels lists what its facets count."""
        asked = (sought, kind, limit)
        if asked not in self._listed:
            self._listed[asked] = self._list(sought, kind, limit)
        return self._listed[asked]

    def _list(self, sought: Expression, kind: int, limit: int) -> list[UnitMatch]:
        match = _match(sought, kind)
        if not match:
            return []
        sql = (
            "SELECT u.id, u.ref, u.work_id, 0.0 FROM"
            f" (SELECT rowid AS id FROM search_fts WHERE {_IN_KIND} ORDER BY rowid DESC LIMIT :many) f"
            " JOIN search_unit u ON u.id = f.id ORDER BY f.id DESC"
        )
        return [UnitMatch(*row) for row in self._reader.rows(sql, {"match": match, "many": limit, **bounds(kind)})]

    def works(self, sought: Expression, kind: int, limit: int) -> list[int]:
        return [found.work_id for found in self.listed(sought, kind, limit)]

    def count(self, sought: Expression, kind: int, most: int, *, widely: bool = False) -> int:
        match = _match(sought, kind, widely=widely)
        if not match:
            return 0
        sql = f"SELECT count(*) FROM (SELECT rowid FROM search_fts WHERE {_IN_KIND} LIMIT :most)"
        return int(self._reader.rows(sql, {"match": match, "most": most, **bounds(kind)})[0][0])

    def size(self, kind: int) -> int:
        return int(self.state(f"next {kind}") or 0)

    def state(self, name: str) -> str:
        """What the index remembers under that name, or empty text."""
        if self._state is None:
            self._state = dict(self._reader.rows("SELECT name, value FROM search_state"))
        return self._state.get(name, "")


def _order(row: tuple[int, float]) -> tuple[float, int]:
    return row[1], row[0]


def _match(sought: Expression, kind: int, *, widely: bool = False) -> str:
    """Only claims have text beside their own: the column is named where it makes a difference."""
    return as_fts5(sought, "body : " if kind == CLAIM and not widely else "")


def as_fts5(sought: Expression, columns: str = "") -> str:
    """The expression as FTS5 reads it; empty text where nothing can match.

    No text holds a filter's word, so filters need no column.
    """
    match sought:
        case TokenRun(words, is_prefix):
            return f"{columns}{_phrase(words, is_prefix)}"
        case Flag(words, is_prefix):
            return _phrase(words, is_prefix)
        case Close(left, right, distance):
            pair = f"{_phrase(left.words, left.is_prefix)} {_phrase(right.words, right.is_prefix)}"
            return f"{columns}NEAR({pair}, {distance})"
        case All(parts):
            found = [as_fts5(part, columns) for part in parts]
            return f"({' AND '.join(found)})" if all(found) else ""
        case Any(parts):
            found = [text for part in parts if (text := as_fts5(part, columns))]
            return f"({' OR '.join(found)})" if found else ""
        case Without(All(parts), left_out) if parts:
            # Below a NOT, bm25 does not count a phrase that is joined with an OR (SQLite 3.40): the NOT goes inside.
            return as_fts5(All((*parts[:-1], Without(parts[-1], left_out))), columns)
        case Without(kept, left_out):
            first, second = as_fts5(kept, columns), as_fts5(left_out, columns)
            return f"({first} NOT {second})" if first and second else first


def _phrase(words: tuple[str, ...], is_prefix: bool) -> str:
    quoted = " ".join(words).replace('"', '""')
    return f'"{quoted}" *' if is_prefix else f'"{quoted}"'
