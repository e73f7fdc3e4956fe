"""What is like a claim or a work: shared rare terms, and shared authorities."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import log
from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM, HIDDEN, WORK
from distlaw.db.shared_sql import CLAIM_AT, SHOWN
from distlaw.errors import NotFound
from distlaw.query.authorities.names import authority_names
from distlaw.query.keys import work_id
from distlaw.query.lookup import lookup_of
from distlaw.query.lookup.units import Lookup, UnitMatch
from distlaw.query.search.expression import Flag, TokenRun, Without, any_of
from distlaw.query.search.hits import Hit, hits_of
from distlaw.query.search.terms import Group, groups_of
from distlaw.text.stop_words import load_stop_words
from distlaw.text.tokens import compared, tokens

_SHORTEST = 4  # characters of a claim's id
_TERMS = 24
_CANDIDATES = 200
_COUNTED = 10_000
_AUTHORITY = 0.25  # of the score, for each authority both rely on
_MOST_AUTHORITIES = 3


class _Seed(NamedTuple):
    kind: int
    ref: str
    work_id: int
    key: str
    text: str


def similar(reader: Reader, wanted: str, limit: int = 20) -> list[Hit]:
    """Claims like a claim, or works like a work, best first; NotFound where there is neither.

    `why` of each hit names the terms and the authorities it shares.
    """
    lookup = lookup_of(reader)
    seed = _seed(reader, wanted)
    own = Flag((f"work={seed.work_id}",)) if seed.kind == WORK else None
    left_out = any_of((*(Flag((word,)) for word in HIDDEN), *((own,) if own else ())))
    groups = _telling(lookup, seed, groups_of(reader, seed.text, exact=False), own)
    if not groups:
        return []
    sought = any_of(tuple(text for group in groups for text in group.exact))
    found, _ = lookup.ranked(Without(sought, left_out), seed.kind, _CANDIDATES)
    found = [unit for unit in found if unit.ref != seed.ref]
    return _weighed(reader, lookup, seed, groups, found)[: limit or None]


def _seed(reader: Reader, wanted: str) -> _Seed:
    claim = reader.rows(
        f"SELECT c.id, c.work_id, w.key, v.exact FROM {CLAIM_AT} JOIN work w ON w.id = c.work_id "
        "WHERE c.id >= :low AND c.id < :high ORDER BY c.id LIMIT 2",
        {"low": wanted.lower(), "high": f"{wanted.lower()}g"},
    )
    if len(claim) == 1 and len(wanted) >= _SHORTEST:
        return _Seed(CLAIM, claim[0][0], *claim[0][1:])
    try:
        identity = work_id(reader, wanted)
    except NotFound as error:
        raise NotFound(f"there is no work and no claim {wanted!r}", hint=error.hint) from None
    sql = "SELECT id, key, title, abstract FROM work WHERE id = :id"
    number, key, title, abstract = reader.rows(sql, {"id": identity})[0]
    said = reader.rows(
        f"SELECT v.exact FROM {CLAIM_AT} WHERE c.work_id = :id AND {SHOWN} ORDER BY c.ordinal LIMIT 30",
        {"id": number},
    )
    return _Seed(WORK, str(number), number, key, "\n".join((title, abstract, *(row[0] for row in said)))[:4000])


def _telling(lookup: Lookup, seed: _Seed, groups: list[Group], own: Flag | None) -> list[Group]:
    """The terms that say most: rare in the corpus, not function words, each once; and not the seed's alone."""
    unique = {compared(group.typed): group for group in groups if not _is_function(group)}
    ordered = sorted(unique.values(), key=lambda group: -_weight(lookup, seed.kind, group))
    return list(islice((group for group in ordered if _is_shared(lookup, seed, group, own)), _TERMS))


def _is_shared(lookup: Lookup, seed: _Seed, group: Group, own: Flag | None) -> bool:
    """Whether something besides the seed has the term."""
    texts = any_of(group.exact)
    return lookup.count(Without(texts, own), seed.kind, 1) > 0 if own else lookup.count(texts, seed.kind, 2) > 1


def _is_function(group: Group) -> bool:
    typed = compared(group.typed)
    stop = load_stop_words()
    is_short = len(typed) <= 2 and not group.added
    return group.is_common or typed in stop.en or (is_short and stop.is_function_pair(typed))


def _weight(lookup: Lookup, kind: int, group: Group) -> float:
    size = max(1, lookup.size(kind))
    return log(1 + size / (1 + min(lookup.count(any_of(group.exact), kind, _COUNTED), size)))


def _weighed(reader: Reader, lookup: Lookup, seed: _Seed, groups: list[Group], found: list[UnitMatch]) -> list[Hit]:
    weights = {group.typed: _weight(lookup, seed.kind, group) for group in groups}
    total = sum(weights.values()) or 1.0
    cited = _authorities(reader)
    mine = cited.get(seed.work_id, set())
    names = authority_names(reader, mine)
    hits = list[Hit]()
    texts = _texts(reader, seed.kind, found)
    for hit, unit in zip(hits_of(reader, seed.kind, found), found, strict=False):
        joined = f" {' '.join(tokens(texts.get(unit.work_id, '') or f'{hit.title} {hit.quote}'))} "
        terms = [group.typed for group in groups if any(_has(joined, text) for text in group.exact)]
        shared = (
            sorted(names[one] for one in mine & cited.get(unit.work_id, set())) if unit.work_id != seed.work_id else []
        )
        score = sum(weights[term] for term in terms) / total + _AUTHORITY * min(len(shared), _MOST_AUTHORITIES)
        if terms:
            hits.append(hit._replace(score=round(score, 4), why={"terms": terms, "authorities": shared}))
    return sorted(hits, key=lambda hit: -hit.score)


def _texts(reader: Reader, kind: int, found: list[UnitMatch]) -> dict[int, str]:
    """For works, what their claims say beside title and abstract."""
    if kind != WORK:
        return {}
    texts: dict[int, list[str]] = {}
    for work in dict.fromkeys(unit.work_id for unit in found):
        rows = reader.rows(
            "SELECT w.title || ' ' || w.abstract FROM work w WHERE w.id = :id UNION ALL"
            f" SELECT v.exact FROM {CLAIM_AT} WHERE c.work_id = :id",
            {"id": work},
        )
        texts[work] = [row[0] for row in rows]
    return {work: "\n".join(parts) for work, parts in texts.items()}


def _authorities(reader: Reader) -> dict[int, set[str]]:
    """What each work cites: cases, statutes and licences by id, works by key."""
    cited: dict[int, Counter[str]] = {}
    for work, target in reader.rows(
        "SELECT work_id, target_id FROM citation WHERE target_id <> '' AND status = 'resolved' UNION"
        " SELECT r.work_id, w.key FROM reference r JOIN work w ON w.id = r.matched_work_id WHERE r.status <> 'rejected'"
    ):
        cited.setdefault(work, Counter())[target] += 1
    return {work: set(targets) for work, targets in cited.items()}


def _has(joined: str, text: TokenRun) -> bool:
    return f" {' '.join(text.words)}{'' if text.is_prefix else ' '}" in joined
