"""A filter of claims as the WHERE of a query on `claim c`, its evidence `v` and its work `w`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from distlaw.db.json_columns import placeholders
from distlaw.db.shared_sql import NOT_SUPERSEDED, SHOWN
from distlaw.model.claim_words import SIDE_OF, SPEAKER_TYPES, STANCE_OF
from distlaw.query.search.fields import years
from distlaw.text.titles import title_key

if TYPE_CHECKING:
    from distlaw.query.claims.filter import ClaimFilter

NEARBY = 60  # code points: a case named this close to a claim's evidence is one the claim speaks of

Params = dict[str, object]
LANGUAGE = "COALESCE(NULLIF(c.language, ''), w.language)"


def conditions(wanted: ClaimFilter) -> tuple[str, Params]:
    """The conditions joined by AND, and their parameters."""
    parts: list[str] = []
    params: Params = {}
    for sql, more in _parts(wanted):
        parts.append(sql)
        params |= more
    return " AND ".join(parts) or "1 = 1", params


def _parts(wanted: ClaimFilter) -> Iterator[tuple[str, Params]]:
    yield _in("c.status", "status", wanted.statuses) if wanted.statuses else (SHOWN, {})
    if not wanted.repeats:
        yield NOT_SUPERSEDED, {}
    if wanted.theories:
        marks, params = placeholders("theory", wanted.theories)
        yield _having("claim_theory", f"x.theory IN ({marks})", wanted), params
    yield from _positions(wanted)
    if wanted.min_confidence > 0:
        yield "(c.status = 'accepted' OR c.confidence >= :sure)", {"sure": wanted.min_confidence}
    columns = (
        ("c.kind", "kind", wanted.kinds),
        ("c.modality", "modality", wanted.modalities),
        ("c.made_by", "maker", wanted.made_by),
        ("c.id", "id", wanted.ids),
        ("w.key", "key", wanted.works),
    )
    yield from (_in(column, name, words) for column, name, words in columns if words)
    if wanted.tags:
        marks, params = placeholders("tag", wanted.tags)
        yield f"EXISTS (SELECT 1 FROM work_tag wt WHERE wt.work_id = w.id AND wt.tag IN ({marks}))", params
    yield from _any("speaker", wanted.speakers, _speaker)
    yield from _any("author", wanted.authors, _author)
    yield from _any("year", wanted.years, _year)
    yield from _any("lang", wanted.languages, _language)
    for kind, words in (("case", wanted.cases), ("statute", wanted.statutes), ("licence", wanted.licences)):
        yield from _any(kind, words, _mention)


def _positions(wanted: ClaimFilter) -> Iterator[tuple[str, Params]]:
    """Claims about the issue, on the sides wanted; without an issue the stance says the side on the default one."""
    if not wanted.issue:
        if wanted.stances:
            yield _in("c.stance", "stance", [STANCE_OF.get(word, word) for word in wanted.stances])
        return
    sides, params = "", dict[str, object]()
    if wanted.stances:
        sides, params = _in("x.position", "side", [SIDE_OF.get(word, word) for word in wanted.stances])
        sides = f" AND {sides}"
    of_issue = f"x.issue = :issue AND x.status <> 'rejected'{sides}"
    yield _having("claim_position", of_issue, wanted), params | {"issue": wanted.issue}


def _having(table: str, condition: str, wanted: ClaimFilter) -> str:
    """Claims that have such a row: found by the rows' index, or asked one by one where the filter names claims or
    works, so that a question about one work does not grow with the corpus."""
    if wanted.works or wanted.ids:
        return f"EXISTS (SELECT 1 FROM {table} x WHERE x.claim_id = c.id AND {condition})"
    return f"c.id IN (SELECT x.claim_id FROM {table} x WHERE {condition})"


def _in(column: str, name: str, words: Sequence[str]) -> tuple[str, Params]:
    marks, params = placeholders(name, words)
    return f"{column} IN ({marks})", params


def _any(
    name: str, words: Sequence[str], one: Callable[[str, str, str], tuple[str, Params]]
) -> Iterator[tuple[str, Params]]:
    if words:
        found = [one(name, f"{name}{number}", word) for number, word in enumerate(words)]
        yield "(" + " OR ".join(sql for sql, _ in found) + ")", {k: v for _, params in found for k, v in params.items()}


def _speaker(_: str, mark: str, word: str) -> tuple[str, Params]:
    if word in SPEAKER_TYPES:
        return f"c.speaker_type = :{mark}", {mark: word}
    return f"lower(c.speaker_name) LIKE :{mark}", {mark: f"%{word.lower()}%"}


def _author(_: str, mark: str, word: str) -> tuple[str, Params]:
    sql = (
        "EXISTS (SELECT 1 FROM contribution a JOIN person p ON p.id = a.person_id WHERE a.work_id = w.id AND "
        f"a.role = 'author' AND (p.folded LIKE :{mark} OR lower(a.name_latin) LIKE :{mark}w))"
    )
    return sql, {mark: f"%{title_key(word) or word}%", f"{mark}w": f"%{word.lower()}%"}


def _year(_: str, mark: str, word: str) -> tuple[str, Params]:
    first, last = years(word)
    at: Params = {f"{mark}a": f"{first:04}", f"{mark}b": f"{last:04}"}
    return f"(w.issued <> '' AND substr(w.issued, 1, 4) BETWEEN :{mark}a AND :{mark}b)", at


def _language(_: str, mark: str, word: str) -> tuple[str, Params]:
    tag = word.lower()
    return f"(lower({LANGUAGE}) = :{mark} OR lower({LANGUAGE}) LIKE :{mark}p)", {mark: tag, f"{mark}p": f"{tag}-%"}


def mention_near(kind: str) -> str:
    """A mention `x` of that kind in or beside the claim's evidence: the FROM and WHERE of a subquery."""
    return (
        "FROM citation x JOIN evidence xv ON xv.id = x.evidence_id WHERE x.expression_id = c.expression_id "
        f"AND x.kind = '{kind}' AND x.status <> 'rejected' "
        f'AND xv.start < v."end" + {NEARBY} AND xv."end" > v.start - {NEARBY}'
    )


def _mention(kind: str, mark: str, word: str) -> tuple[str, Params]:
    sql = (
        f"EXISTS (SELECT 1 {mention_near(kind)} AND (x.target_id = :{mark} OR lower(x.name) LIKE :{mark}n "
        f"OR EXISTS (SELECT 1 FROM entity_label el WHERE el.entity_type = x.kind AND el.entity_id = x.target_id "
        f"AND lower(el.label) LIKE :{mark}n)))"
    )
    return sql, {mark: word, f"{mark}n": f"%{word.lower()}%"}
