"""Ranks claims: by how much of what was asked they say, whether in these words, in other words, or by their labels.

Claims are few beside passages, so the best few hundred by BM25 are read and weighed one by one.
"""

from __future__ import annotations

from collections.abc import Container
from math import log
from typing import NamedTuple

from distlaw.db.json_columns import placeholders
from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM
from distlaw.query.lookup.units import Lookup, Match
from distlaw.query.search.expression import Expression, Flag, Text, any_of
from distlaw.query.search.hits import Hit, hits_of
from distlaw.query.search.plan import Plan
from distlaw.query.search.terms import Group
from distlaw.text.tokens import tokens

_WEIGHED = 300
_LISTED = 5000
# What a group counts for where the claim has it so.
_IN_QUOTE, _IN_PARTS, _BROADLY, _NEARBY, _BY_LABEL = 1.0, 0.7, 0.6, 0.35, 0.45
_BM25 = 0.15


class _Weight(NamedTuple):
    group: Group
    weight: float
    parts: tuple[_Weight, ...] = ()


def ranked_claims(
    reader: Reader, lookup: Lookup, plan: Plan, strict: Expression | None, room: int, notes: list[str]
) -> list[Hit]:
    """The claims that answer best, at most `room`; `strict`, where it is given, is what each has to say."""
    if plan.is_filter_only or not plan.groups:
        return _by_filter(reader, lookup, plan, room, notes)
    # A question that names one concept and nothing else asks for it whole, the same in every language.
    loosely = plan.relax and (len(plan.groups) > 1 or not plan.groups[0].added)
    texts = tuple(text for group in plan.groups for text in _ways(group, relax=loosely))
    named = tuple(Flag((f"theory={theory}",)) for group in plan.groups for theory in group.named if plan.relax)
    sought = plan.of_kind(strict or any_of((*texts, *named)), CLAIM)
    if sought is None:
        return []
    widely = strict is None and len(plan.groups) > 1
    found, is_partial = lookup.ranked(sought, CLAIM, max(_WEIGHED, room), widely=widely)
    if is_partial:
        notes.append("very many claims match: only the newest were ranked")
    return _weighed(reader, lookup, plan.groups, found)[:room]


def _ways(group: Group, *, relax: bool) -> tuple[Text, ...]:
    """Every text a group may be found by; its parts' too where not all has to be there."""
    inside = tuple(text for part in group.parts for text in part.exact) if relax else ()
    return (*group.exact, *group.broad, *inside)


def _by_filter(reader: Reader, lookup: Lookup, plan: Plan, room: int, notes: list[str]) -> list[Hit]:
    sought = plan.of_kind(None, CLAIM)
    if sought is None:
        return []
    if not plan.is_filter_only:
        found, is_partial = lookup.ranked(sought, CLAIM, room)
        if is_partial:
            notes.append("very many claims match: only the newest were ranked")
        return hits_of(reader, CLAIM, found)
    found = lookup.listed(sought, CLAIM, _LISTED)
    order = _by_trust(reader, found) if found else {}
    found = sorted(found, key=lambda unit: (order.get(unit.ref, (1, 0.0)), unit.unit))
    return hits_of(reader, CLAIM, found[:room])


def _by_trust(reader: Reader, found: list[Match]) -> dict[str, tuple[int, float]]:
    """Accepted claims first, then the surest."""
    if len(found) > 900:
        rows = reader.rows("SELECT id, status, confidence FROM claim")
    else:
        names, params = placeholders("c", [unit.ref for unit in found])
        rows = reader.rows(f"SELECT id, status, confidence FROM claim WHERE id IN ({names})", params)
    # By tenths: claims that are about as sure stay in the order of the text.
    return {row[0]: (0 if row[1] == "accepted" else 1, -round(float(row[2]), 1)) for row in rows}


def _weighed(reader: Reader, lookup: Lookup, groups: tuple[Group, ...], found: list[Match]) -> list[Hit]:
    weights = _weights(lookup, groups)
    total = sum(weight.weight for weight in weights) or 1.0
    best = max((unit.score for unit in found), default=0.0) or 1.0
    bm25 = {unit.ref: unit.score / best for unit in found}
    hits = list[Hit]()
    for hit in hits_of(reader, CLAIM, found):
        said, why = _said(hit, weights)
        score = (said / total + _BM25 * bm25[hit.id]) / (1 + _BM25)
        hits.append(hit._replace(score=round(score, 4), why={"words": why, "bm25": round(bm25[hit.id], 4)}))
    return sorted(hits, key=lambda hit: -hit.score)


def _weights(lookup: Lookup, groups: tuple[Group, ...]) -> list[_Weight]:
    """Rare things weigh more: log(1 + claims / claims that have it)."""
    size = max(1, lookup.size(CLAIM))
    weights = list[_Weight]()
    for group in groups:
        having = lookup.count(any_of(group.exact), CLAIM, _LISTED)
        rarity = log(1 + size / (1 + min(having, size)))
        weights.append(_Weight(group, rarity, tuple(_weights(lookup, group.parts))))
    return weights


def _said(hit: Hit, weights: list[_Weight]) -> tuple[float, dict[str, float]]:
    quote = f" {' '.join(tokens(hit.quote, quickly=True))} "
    around = " ".join((hit.title, hit.section, hit.speaker.get("name") or ""))
    nearby = f" {' '.join(tokens(around, quickly=True))} "
    labels = {f"stance={hit.stance}", f"kind={hit.kind}", *(f"theory={theory}" for theory in hit.theories)}
    total, why = 0.0, dict[str, float]()
    for weighed in weights:
        share = _share(weighed, quote, nearby, labels)
        if share:
            why[weighed.group.typed] = round(share * weighed.weight, 3)
            total += share * weighed.weight
    return total, why


def _share(weighed: _Weight, quote: str, nearby: str, labels: Container[str]) -> float:
    group = weighed.group
    if any(_has(quote, text) for text in group.exact):
        return _IN_QUOTE
    shares = [0.0]
    if weighed.parts:
        said = sum(part.weight * _share(part, quote, "", ()) for part in weighed.parts)
        shares.append(_IN_PARTS * said / sum(part.weight for part in weighed.parts))
    if any(_has(quote, text) for text in group.broad):
        shares.append(_BROADLY)
    if any(_has(nearby, text) for text in group.exact):
        shares.append(_NEARBY)
    if group.flags:
        shares.append(_BY_LABEL * sum(flag in labels for flag in group.flags) / len(group.flags))
    return max(shares)


def _has(joined: str, text: Text) -> bool:
    return f" {' '.join(text.words)}{'' if text.is_prefix else ' '}" in joined
