"""Fields of a query, and the flags of the command line, as what the index is asked."""

from __future__ import annotations

from distlaw.db.reading import Reader
from distlaw.db.search_words import WORK, filter_word
from distlaw.errors import QuerySyntaxError
from distlaw.query.keys import issue_key, theory_ids
from distlaw.query.lookup.units import Lookup
from distlaw.query.search import fields
from distlaw.query.search.expression import NOTHING, Any, Expression, Flag, any_of
from distlaw.query.search.syntax import Field
from distlaw.query.search.terms import synonyms
from distlaw.text.tokens import label_key, query_tokens

_MOST_WORKS = 400  # as words of one question
# Spelled here and not imported from the models, which would load pydantic; a test holds both together.
SIDES = {"permits": "supports", "prohibits": "opposes", "conditional": "conditional", "neutral": "neutral"}


def expression_of(reader: Reader, lookup: Lookup, field: Field, *, exact: bool, issue: str = "") -> Expression:
    """A field's filter; QuerySyntaxError where a value is none of its vocabulary. With an `issue` the stances are
    positions on it."""
    column = field.at + 1 if field.at >= 0 else 0
    if not field.values:
        raise QuerySyntaxError(f"{field.name}: needs a value", column=column)
    if field.name == "stance" and issue:
        sides = (SIDES[fields.chosen("stance", value, fields.CLOSED["stance"], column)] for value in field.values)
        return any_of(tuple(Flag((f"issue={issue}:{side}",)) for side in sides))
    return any_of(tuple(_one(reader, lookup, field.name, value, column, exact) for value in field.values))


def _one(reader: Reader, lookup: Lookup, name: str, value: str, column: int, exact: bool) -> Expression:
    if name in fields.CLOSED:
        return Flag((f"{name}={fields.chosen(name, value, fields.CLOSED[name], column)}",))
    if name == "theory":
        return Flag((f"theory={theory_of(reader, value, column)}",))
    if name == "issue":
        return Flag((f"issue={issue_key(reader, value)}",))
    if name == "min-confidence":
        least = int(fields.confidence(value, column) * 100)
        return any_of(tuple(Flag((f"sure={percent}",)) for percent in range(least, 101)))
    if name == "year":
        return _years(reader, value, column)
    if name == "lang":
        return any_of(tuple(Flag((filter_word("lang", tag),)) for tag in fields.languages(value)))
    spellings = (value,) if exact else tuple(dict.fromkeys((value, *synonyms(reader, value))))
    if name == "speaker":
        return _speaker(value, spellings, column)
    if name == "key":
        return _works_of(lookup, Flag((filter_word("key", value),)))
    return _works_of(lookup, any_of(tuple(_worded(name, spelling, column) for spelling in spellings)))


def _worded(name: str, value: str, column: int) -> Expression:
    words, is_prefix = query_tokens(value)
    if not words:
        raise QuerySyntaxError(f"{name}: {value!r} has no letter or digit", column=column)
    return Flag(tuple(f"{name}={word}" for word in words), is_prefix)


def _speaker(value: str, spellings: tuple[str, ...], column: int) -> Expression:
    sought = tuple(_worded("speaker", spelling, column) for spelling in spellings)
    kind = value.strip().lower().replace("organization", "organisation")
    return Any((Flag((f"speaker={kind}",)), *sought)) if kind in fields.SPEAKER_TYPES else any_of(sought)


def _works_of(lookup: Lookup, flag: Expression) -> Expression:
    """What the works have that the flag names."""
    works = lookup.works(flag, WORK, _MOST_WORKS + 1)
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


def theory_of(reader: Reader, value: str, column: int = 0) -> str:
    """A theory's id, given as such or by one of its labels in any language."""
    known = theory_ids(reader)
    word = value.strip().lower().replace("-", "_").replace(" ", "_")
    if word in known:
        return word
    key = label_key(value)
    for concept, label in reader.rows("SELECT concept_id, label FROM concept_label ORDER BY id"):
        if concept in known and label_key(label) == key:
            return str(concept)
    for (flags,) in reader.rows(
        "SELECT flags FROM search_label WHERE key = :key ORDER BY is_broad, concept", {"key": key}
    ):
        for flag in flags.split():
            if flag.removeprefix("theory=") in known:
                return str(flag.removeprefix("theory="))
    return fields.chosen("theory", value, known, column)
