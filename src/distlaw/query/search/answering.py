"""Runs a search: all the words first, then some of them; claims before passages before works."""

from __future__ import annotations

from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM
from distlaw.query.lookup import lookup_of
from distlaw.query.lookup.units import NAMES, RANKED_AT_MOST, Lookup, UnitMatch
from distlaw.query.search.expression import Expression, Flag, TokenRun, all_of, any_of
from distlaw.query.search.hits import Hit, hits_of
from distlaw.query.search.plan import Plan, Request, planned
from distlaw.query.search.terms import Group, tokens_of
from distlaw.query.search.weighing import ranked_claims

_COUNTED_TO = 1000
_SORTED_FROM = 2000  # how many matches are looked at where they are not sorted by score
_MATCHES = 200_000  # of a question's words, together: the most common are left out beyond, where rarer ones are there
_FEWEST = 4
_MOST_IN_ALL = 4  # a question of more things is hardly answered by what has every one of them


class SearchAnswer(NamedTuple):
    """`added`: what the glossary added, by what was typed; `notes`: what a reader should know of the ranking."""

    hits: list[Hit]
    plan: Plan
    added: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    counts: dict[str, int]  # how many of each kind have all the words, counted to 1000
    lookup: Lookup  # what was asked: it knows what it has listed


def run(reader: Reader, request: Request) -> SearchAnswer:
    """The answer to a request."""
    lookup = lookup_of(reader)
    plan = planned(reader, lookup, request)
    hits, notes, counts = list[Hit](), list[str](), dict[str, int]()
    for kind in plan.kinds:
        room = request.limit - len(hits)
        if room > 0:
            hits += _of_kind(reader, lookup, plan, request, kind, room, notes)
        elif len(plan.kinds) > 1:
            counts[NAMES[kind]] = _count(lookup, plan, kind)
    notes += [_more(name, count, plan, request) for name, count in counts.items() if count]
    return SearchAnswer(hits, plan, plan.added, tuple(dict.fromkeys(notes)), counts, lookup)


def _more(name: str, count: int, plan: Plan, request: Request) -> str:
    """What else there is, with the command that shows as many: it shows those with all the words first."""
    has = ("match" if count != 1 else "matches") if plan.is_filter_only else "have" if count != 1 else "has"
    words = "" if plan.is_filter_only else " all the words" if len(plan.groups) > 1 else " it"
    limit = f" --limit {count}" if request.limit < count < _COUNTED_TO else ""
    return f"{_counted(count)} {name}{'s' if count != 1 else ''} {has}{words} too: --in {name}s{limit}"


def _counted(count: int) -> str:
    return f"{_COUNTED_TO}+" if count >= _COUNTED_TO else str(count)


def _count(lookup: Lookup, plan: Plan, kind: int) -> int:
    sought = plan.of_kind(every(plan.groups), kind)
    return lookup.count(sought, kind, _COUNTED_TO) if sought is not None else 0


def _of_kind(
    reader: Reader, lookup: Lookup, plan: Plan, request: Request, kind: int, room: int, notes: list[str]
) -> list[Hit]:
    if request.sort != "score":
        return _sorted(reader, lookup, plan, request.sort, kind, room)
    if kind == CLAIM:
        strict = None if plan.relax else every(plan.groups, broadly=True)
        return ranked_claims(reader, lookup, plan, strict, room, notes)
    found = _ranked(lookup, plan, kind, room, notes)
    return hits_of(reader, kind, found)


def _sorted(reader: Reader, lookup: Lookup, plan: Plan, order: str, kind: int, room: int) -> list[Hit]:
    sought = plan.of_kind(every(plan.groups), kind)
    found = lookup.listed(sought, kind, _SORTED_FROM) if sought is not None else []
    hits = hits_of(reader, kind, found)
    if order == "date":
        hits.sort(key=lambda hit: (hit.issued or "0", hit.key), reverse=True)
    else:
        hits.sort(key=lambda hit: (hit.key, hit.ranges[:1]))
    return hits[:room]


def every(groups: tuple[Group, ...], *, broadly: bool = False, labelled: bool = False) -> Expression | None:
    """All the groups; where `labelled`, a theory that one names counts as said by what carries its label."""
    return all_of(*(_said(group, broadly, labelled) for group in groups)) if groups else None


def some(groups: tuple[Group, ...]) -> Expression | None:
    """Any of the groups."""
    return any_of(tuple(_said(group, True) for group in groups)) if groups else None


def _said(group: Group, broadly: bool, labelled: bool = False) -> Expression:
    labels = tuple(Flag((f"theory={theory}",)) for theory in group.named) if labelled else ()
    return any_of((*group.exact, *(group.broad if broadly else ()), *labels))


class _Tier(NamedTuple):
    sought: Expression | None
    newest: int = RANKED_AT_MOST
    note: str = ""


def _ranked(lookup: Lookup, plan: Plan, kind: int, room: int, notes: list[str]) -> list[UnitMatch]:
    """Tier by tier until there are enough; a later tier never outranks an earlier one."""
    found: dict[int, UnitMatch] = {}
    for tier in _tiers(lookup, plan, kind):
        sought = plan.of_kind(tier.sought, kind)
        if sought is None or len(found) >= room:
            break
        units, is_partial = lookup.ranked(sought, kind, room + len(found), newest=tier.newest)
        if is_partial:
            notes.append(f"very many {NAMES[kind]}s match: only the newest were ranked")
        if tier.note and units and not found:
            notes.append(tier.note.format(NAMES[kind]))
        _add(found, units)
    return list(found.values())[:room]


def _tiers(lookup: Lookup, plan: Plan, kind: int) -> list[_Tier]:
    groups = plan.groups
    loosely = informative(lookup, kind, loose(plan)) if plan.relax and len(groups) > 1 else ()
    tiers = list[_Tier]()
    if not loosely or not (plan.is_question or len(groups) > _MOST_IN_ALL):
        tiers.append(_Tier(every(groups)))
        if any(group.broad for group in groups):
            tiers.append(_Tier(every(groups, broadly=True)))
    if loosely:
        tiers.append(
            _Tier(some(loosely), 2 * _MATCHES, "no {} has all the words; ranked by those it has" if tiers else "")
        )
    return tiers


def _add(found: dict[int, UnitMatch], units: list[UnitMatch]) -> None:
    """Append what is new, its scores brought below those that stand before it."""
    least = min((unit.score for unit in found.values()), default=None)
    new = [unit for unit in units if unit.unit not in found]
    best = max((unit.score for unit in new), default=0.0)
    scale = 1.0 if least is None or best < least or best <= 0 else 0.999 * least / best
    found.update((unit.unit, unit._replace(score=unit.score * scale)) for unit in new)


def loose(plan: Plan) -> tuple[Group, ...]:
    """What a question is relaxed to: its pairs of characters and its words, and what its concepts are called elsewhere.

    Synonyms in the question's own language only come from concepts of law: those of everyday words would drown it.
    """
    found = {group.typed: group for text in plan.typed for group in tokens_of(text)}
    for group in plan.groups:
        own = group.exact[0] if group.typed_text is None else group.typed_text
        others = [text for text in group.exact if text != own and (group.is_legal or _is_cjk(text) != _is_cjk(own))]
        if others:
            found[f"{group.typed}: elsewhere"] = Group(group.typed, tuple(others))
    return tuple(found.values())


def _is_cjk(text: TokenRun) -> bool:
    return all(ord(word[0]) > 0x2FFF for word in text.words)


def informative(lookup: Lookup, kind: int, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Without the most common words of a question, where rarer ones are left and together they match too much."""
    if lookup.ranks_all or len(groups) <= _FEWEST or lookup.size(kind) * len(groups) <= _MATCHES:
        return groups
    ways = [group.exact + group.broad for group in groups]
    common = sorted((lookup.count(any_of(texts), kind, _MATCHES // 4), at) for at, texts in enumerate(ways))
    kept, total = set[int](), 0
    for number, (count, at) in enumerate(common):
        total += count
        if number >= _FEWEST and total > _MATCHES:
            break
        kept.add(at)
    return tuple(group for at, group in enumerate(groups) if at in kept)
