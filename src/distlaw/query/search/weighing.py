"""Ranks claims: by how much of what was asked they say, whether in these words, in other words, or by their labels.

Claims are few beside passages, so the best few hundred by BM25 are read and weighed one by one.
"""

from __future__ import annotations

from functools import cached_property
from math import log
from typing import NamedTuple

from distlaw.db.json_columns import among
from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM
from distlaw.query.lookup.units import Lookup, UnitMatch
from distlaw.query.search.expression import Expression, Flag, TokenRun, any_of
from distlaw.query.search.hits import Hit, WeighedClaim, hits_of, said_by
from distlaw.query.search.plan import Plan
from distlaw.query.search.terms import Group
from distlaw.text.tokens import tokens

_WEIGHED = 300
_LISTED = 5000
# What a group counts for where the claim has it so.
_IN_QUOTE, _IN_PARTS, _BROADLY, _NEARBY, _BY_LABEL = 1.0, 0.7, 0.6, 0.35, 0.45
_BM25 = 0.15


class _Weight(NamedTuple):
    """A group, how much it weighs, and its texts as they stand in joined tokens."""

    group: Group
    weight: float
    parts: tuple[_Weight, ...]
    exact: tuple[str, ...]
    broad: tuple[str, ...]


class _Words:
    """A claim's own words and those around it, as joined tokens; the latter are only read where the former lack one."""

    def __init__(self, said: WeighedClaim) -> None:
        self.quote = f" {' '.join(tokens(said.quote, quickly=True))} "
        self.labels = {f"stance={said.stance}", f"kind={said.kind}", *(f"theory={one}" for one in said.theories)}
        self._around = said.around

    @cached_property
    def nearby(self) -> str:
        """The tokens of its title, heading and speaker."""
        return f" {' '.join(tokens(self._around, quickly=True))} "


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
    return _weighed(reader, lookup, plan.groups, found, room)


def _ways(group: Group, *, relax: bool) -> tuple[TokenRun, ...]:
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


def _by_trust(reader: Reader, found: list[UnitMatch]) -> dict[str, tuple[int, float]]:
    """Accepted claims first, then the surest."""
    ids, params = among(reader.dialect, "claims", [unit.ref for unit in found])
    rows = reader.rows(f"SELECT id, status, confidence FROM claim WHERE id IN ({ids})", params)
    # By tenths: claims that are about as sure stay in the order of the text.
    tenths = {sure: -round(float(sure), 1) for sure in {row[2] for row in rows}}
    return {claim: (0 if status == "accepted" else 1, tenths[sure]) for claim, status, sure in rows}


def _weighed(reader: Reader, lookup: Lookup, groups: tuple[Group, ...], found: list[UnitMatch], room: int) -> list[Hit]:
    """The best, read whole; of the others only what is weighed is read."""
    weights = _weights(lookup, groups)
    total = sum(weight.weight for weight in weights) or 1.0
    best = max((unit.score for unit in found), default=0.0) or 1.0
    ranked = list[tuple[float, dict[str, object], UnitMatch]]()
    for unit, said in said_by(reader, found):
        share, why = _said(_Words(said), weights)
        bm25 = unit.score / best
        score = round((share / total + _BM25 * bm25) / (1 + _BM25), 4)
        ranked.append((score, {"words": why, "bm25": round(bm25, 4)}, unit))
    ranked = sorted(ranked, key=lambda one: -one[0])[:room]
    hits = hits_of(reader, CLAIM, [unit for _, _, unit in ranked])
    return [hit._replace(score=score, why=why) for hit, (score, why, _) in zip(hits, ranked, strict=True)]


def _weights(lookup: Lookup, groups: tuple[Group, ...]) -> list[_Weight]:
    """Rare things weigh more: log(1 + claims / claims that have it)."""
    size = max(1, lookup.size(CLAIM))
    weights = list[_Weight]()
    for group in groups:
        having = lookup.count(any_of(group.exact), CLAIM, _LISTED)
        rarity = log(1 + size / (1 + min(having, size)))
        parts = tuple(_weights(lookup, group.parts))
        weights.append(_Weight(group, rarity, parts, _sought(group.exact), _sought(group.broad)))
    return weights


def _sought(texts: tuple[TokenRun, ...]) -> tuple[str, ...]:
    return tuple(f" {' '.join(text.words)}{'' if text.is_prefix else ' '}" for text in texts)


def _said(words: _Words, weights: list[_Weight]) -> tuple[float, dict[str, float]]:
    total, why = 0.0, dict[str, float]()
    for weighed in weights:
        share = _share(weighed, words)
        if share:
            why[weighed.group.typed] = round(share * weighed.weight, 3)
            total += share * weighed.weight
    return total, why


def _share(weighed: _Weight, words: _Words, *, whole: bool = True) -> float:
    """How much of a group a claim says; of a part (not `whole`) only its own words count."""
    group = weighed.group
    if any(text in words.quote for text in weighed.exact):
        return _IN_QUOTE
    shares = [0.0]
    if weighed.parts:
        said = sum(part.weight * _share(part, words, whole=False) for part in weighed.parts)
        shares.append(_IN_PARTS * said / sum(part.weight for part in weighed.parts))
    if any(text in words.quote for text in weighed.broad):
        shares.append(_BROADLY)
    if whole and any(text in words.nearby for text in weighed.exact):
        shares.append(_NEARBY)
    if group.flags:
        own = sum(flag in words.labels for flag in group.flags) if whole else 0
        shares.append(_BY_LABEL * own / len(group.flags))
    return max(shares)
