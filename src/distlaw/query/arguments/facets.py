"""How many matches fall to each theory, issue, stance, kind, speaker, language, year and work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from distlaw.db.json_columns import among
from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM
from distlaw.query.lookup.units import NAMES, UnitMatch
from distlaw.query.search.answering import SearchAnswer, every, some
from distlaw.query.search.hits import Hit

COUNTED = 5000  # of each kind, the newest


class Matched(NamedTuple):
    """What has all that was asked, counted: by facet, and which of each kind it is."""

    counts: Mapping[str, Counter[str]]
    refs: Mapping[int, frozenset[str]]


def facets(reader: Reader, answer: SearchAnswer, found: Matched | None = None) -> dict[str, dict[str, int]]:
    """Counts by facet, the largest first: of what `found` (else made here) matched, and whatever else is listed."""
    matched = found or matches(reader, answer)
    counts = defaultdict[str, Counter[str]](Counter, {name: Counter(own) for name, own in matched.counts.items()})
    for kind in answer.plan.kinds:
        refs = matched.refs.get(kind, frozenset())
        others = [hit for hit in answer.hits if hit.type == NAMES[kind] and hit.id not in refs]
        if others:
            counts["type"][NAMES[kind]] += len(others)
            if kind == CLAIM:
                _count_claims(reader, [hit.id for hit in others], counts, answer.plan.issue)
            _count_listed(others, counts)
    return {name: dict(counter.most_common()) for name, counter in counts.items()}


def matches(reader: Reader, answer: SearchAnswer) -> Matched:
    """What has all that was asked, in its words or (a claim) by the theory named; where nothing has all, what has some.
    The same however much of the answer is listed."""
    lookup, plan = answer.lookup, answer.plan
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    works: Counter[int] = Counter()
    refs: dict[int, frozenset[str]] = {}
    for kind in plan.kinds:
        found = list[UnitMatch]()
        for sought in (every(plan.groups, labelled=kind == CLAIM and plan.relax), some(plan.groups)):
            whole = plan.of_kind(sought, kind)
            found = lookup.listed(whole, kind, COUNTED) if whole is not None else []
            if found:
                break
        refs[kind] = frozenset(unit.ref for unit in found)
        if found:
            counts["type"][NAMES[kind]] += len(found)
            if kind == CLAIM:
                _count_claims(reader, [*refs[kind]], counts, plan.issue)
            works.update(unit.work_id for unit in found)
    _count_works(reader, works, counts)
    return Matched(counts, refs)


def _count_listed(hits: list[Hit], counts: dict[str, Counter[str]]) -> None:
    """What is listed for some of the words, by its work."""
    for hit in hits:
        for name, value in (("lang", hit.language), ("year", hit.issued[:4]), ("work", hit.key)):
            if value:
                counts[name][value] += 1


def _count_claims(reader: Reader, refs: list[str], counts: dict[str, Counter[str]], on: str) -> None:
    """By their labels; positions are those on the issue asked for."""
    ids, params = among(reader.dialect, "refs", refs)
    sql = f"SELECT theory, count(*) FROM claim_theory WHERE claim_id IN ({ids}) GROUP BY theory ORDER BY theory"
    for theory, count in reader.rows(sql, params):
        counts["theory"][theory] += count
    sql = (
        "SELECT issue, position, count(*) FROM claim_position "
        f"WHERE claim_id IN ({ids}) AND status <> 'rejected' GROUP BY issue, position ORDER BY issue, position"
    )
    for issue, position, count in reader.rows(sql, params):
        counts["issue"][issue] += count
        if issue == on:
            counts["position"][position] += count
    columns = "stance, kind, speaker_type, modality, status"
    sql = f"SELECT {columns}, count(*) FROM claim WHERE id IN ({ids}) GROUP BY {columns} ORDER BY min(id)"
    for *labels, count in reader.rows(sql, params):
        for name, value in zip(("stance", "kind", "speaker", "modality", "status"), labels, strict=True):
            counts[name][value] += count


def _count_works(reader: Reader, works: Counter[int], counts: dict[str, Counter[str]]) -> None:
    ids, params = among(reader.dialect, "works", sorted(works))
    sql = f"SELECT id, key, language, issued FROM work WHERE id IN ({ids}) ORDER BY key"
    for work, key, language, issued in reader.rows(sql, params):
        for name, value in (("lang", language), ("year", issued[:4]), ("work", key)):
            if value:
                counts[name][value] += works[work]
