"""Fields of a query, and the flags of the command line, as what the index is asked."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.db.reading import Reader
from distlaw.db.search_words import WORK, filter_word
from distlaw.errors import QuerySyntaxError, UnknownChoice
from distlaw.model.claim_words import SIDE_OF, SPEAKER_TYPES
from distlaw.query.keys import issue_key, known_authority, language_tags, tag_named, theory_key, work_id
from distlaw.query.lookup.units import Lookup
from distlaw.query.search import fields
from distlaw.query.search.expression import NOTHING, Any, Expression, Flag, any_of
from distlaw.query.search.syntax import FieldFilter
from distlaw.query.search.terms import synonyms
from distlaw.text.tokens import query_tokens

AUTHORITIES = ("case", "statute", "licence")
_MOST_WORKS = 400  # as words of one question


def expression_of(reader: Reader, lookup: Lookup, field: FieldFilter, *, exact: bool, issue: str = "") -> Expression:
    """A field's filter; QuerySyntaxError where a value is none of its vocabulary. With an `issue` the stances are
    positions on it."""
    column = field.at + 1 if field.at >= 0 else 0
    if not field.values:
        raise QuerySyntaxError(f"{field.name}: needs a value", column=column)
    try:
        if field.name == "stance" and issue:
            sides = (
                SIDE_OF[fields.vocabulary_value("stance", value, fields.CLOSED["stance"])] for value in field.values
            )
            return any_of(tuple(Flag((f"issue={issue}:{side}",)) for side in sides))
        return any_of(tuple(_one(reader, lookup, field.name, value, column, exact) for value in field.values))
    except UnknownChoice as error:
        raise QuerySyntaxError(error.what, column=column, hint=error.hint) from None


def _one(reader: Reader, lookup: Lookup, name: str, value: str, column: int, exact: bool) -> Expression:
    if name in fields.CLOSED:
        return Flag((f"{name}={fields.vocabulary_value(name, value, fields.CLOSED[name])}",))
    if name == "theory":
        return Flag((f"theory={theory_key(reader, value)}",))
    if name == "issue":
        return Flag((f"issue={issue_key(reader, value)}",))
    if name == "min-confidence":
        least = int(fields.confidence(value, column) * 100)
        return any_of(tuple(Flag((f"sure={percent}",)) for percent in range(least, 101)))
    if name == "tag":
        sql = "SELECT work_id FROM work_tag WHERE tag = :tag ORDER BY work_id"
        return _among([work for (work,) in reader.rows(sql, {"tag": tag_named(reader, value)})])
    if name == "year":
        return _years(reader, value, column)
    if name == "lang":
        return any_of(tuple(Flag((filter_word("lang", tag),)) for tag in language_tags(reader, value)))
    spellings = (value,) if exact else tuple(dict.fromkeys((value, *synonyms(reader, value))))
    if name == "speaker":
        return _speaker(value, spellings, column)
    if name == "key":
        return Flag((f"work={work_id(reader, value)}",))
    found = _works_of(lookup, any_of(tuple(_worded(name, spelling, column) for spelling in spellings)))
    if found is NOTHING and name in AUTHORITIES:
        known_authority(reader, name, value)
    return found


def _worded(name: str, value: str, column: int) -> Expression:
    words, is_prefix = query_tokens(value)
    if not words:
        raise QuerySyntaxError(f"{name}: {value!r} has no letter or digit", column=column)
    return Flag(tuple(f"{name}={word}" for word in words), is_prefix)


def _speaker(value: str, spellings: tuple[str, ...], column: int) -> Expression:
    sought = tuple(_worded("speaker", spelling, column) for spelling in spellings)
    kind = value.strip().lower().replace("organization", "organisation")
    return Any((Flag((f"speaker={kind}",)), *sought)) if kind in SPEAKER_TYPES else any_of(sought)


def _works_of(lookup: Lookup, flag: Expression) -> Expression:
    """What the works have that the flag names."""
    return _among(lookup.works(flag, WORK, _MOST_WORKS + 1))


def _among(works: Sequence[int]) -> Expression:
    if len(works) > _MOST_WORKS:
        raise QuerySyntaxError(f"more than {_MOST_WORKS} works have that", hint="say more of the name")
    return any_of(tuple(Flag((f"work={work}",)) for work in works)) if works else NOTHING


def _years(reader: Reader, value: str, column: int) -> Expression:
    first, last = fields.years(value, column)
    if first == last:
        return Flag((f"year={first}",))
    sql = "SELECT DISTINCT substr(issued, 1, 4) FROM work WHERE issued >= :low AND issued < :high"
    found = reader.rows(sql, {"low": f"{first:04}", "high": f"{last + 1:04}" if last < 9999 else ":"})
    years = sorted(row[0] for row in found if str(row[0]).isdigit())
    return any_of(tuple(Flag((f"year={year}",)) for year in years)) if years else NOTHING
