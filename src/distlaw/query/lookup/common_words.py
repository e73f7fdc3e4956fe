"""What SQLite's index knows of common words: how many units have each, and its best passages in their order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.db.search_words import COMMON, PASSAGE, SCORES, bounds
from distlaw.query.lookup.pruned import is_filter
from distlaw.query.lookup.units import UnitMatch
from distlaw.query.search.expression import All, Any, Close, Expression, Flag, TokenRun, Without

_BEST = f"(SELECT score FROM search_best b WHERE b.number = c.number ORDER BY score LIMIT 1) / -{SCORES}.0"
_KNOWN = f"SELECT word, units, {_BEST} FROM search_common c WHERE word IN (SELECT value FROM json_each(:words))"
_MATCHING = (
    " AND b.unit IN (SELECT rowid FROM search_fts WHERE search_fts MATCH :match AND rowid BETWEEN :low AND :high)"
)


class Known(NamedTuple):
    """A common word: how many units had it when its list was made, and what its best passage scores."""

    having: int
    best: float


def known_words(reader: Reader, words: Iterable[str]) -> dict[str, Known]:
    """Those of the words that are common."""
    rows = reader.rows(_KNOWN, {"words": json.dumps(list(words))})
    return {word: Known(having, best) for word, having, best in rows}


def best_listed(reader: Reader, word: str, match: str, limit: int) -> list[UnitMatch]:
    """The best passages that have a common word, and match; fewer than asked for say nothing of the rest."""
    sql = (
        f"SELECT u.id, u.ref, u.work_id, b.score / -{SCORES}.0 FROM search_common c"
        " CROSS JOIN search_best b ON b.number = c.number CROSS JOIN search_unit u ON u.id = b.unit"
        f" WHERE c.word = :word{_MATCHING if match else ''} ORDER BY b.score, b.unit LIMIT :limit"
    )
    params = {"word": word, "limit": limit} | ({"match": match, **bounds(PASSAGE)} if match else {})
    return list(map(UnitMatch._make, reader.rows(sql, params)))


def only_word(sought: Expression) -> str:
    """The one word that the ranking of what is sought follows from, the rest being filters; or empty text."""
    match sought:
        case TokenRun((word,), False):
            return word
        case All(parts):
            said = [part for part in parts if not is_filter(part)]
            return only_word(said[0]) if len(said) == 1 else ""
        case Without(kept, _):
            return only_word(kept)
        case _:
            return ""


def whole_words(sought: Expression) -> set[str]:
    """Every word of text in it that is whole."""
    match sought:
        case TokenRun(words, is_prefix):
            return set(words[:-1] if is_prefix else words)
        case Close(left, right):
            return whole_words(left) | whole_words(right)
        case All(parts) | Any(parts):
            return set[str]().union(*map(whole_words, parts))
        case Without(kept, _):
            return whole_words(kept)
        case _:
            return set()


def at_most(sought: Expression, known: dict[str, Known]) -> float:
    """How many units can match, by how many have its words."""
    match sought:
        case TokenRun(words, is_prefix):
            whole = words[:-1] if is_prefix else words
            return min((known[word].having if word in known else COMMON for word in whole), default=float("inf"))
        case Close(left, right):
            return min(at_most(left, known), at_most(right, known))
        case All(parts):
            return min((at_most(part, known) for part in parts), default=float("inf"))
        case Any(parts):
            return sum(at_most(part, known) for part in parts)
        case Without(kept, _):
            return at_most(kept, known)
        case Flag():
            return float("inf")
