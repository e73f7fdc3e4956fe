"""Runs a search: all the words first, then some of them; claims before passages before works."""

from __future__ import annotations

from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.query.expression import Expression, Text, all_of, any_of
from distlaw.query.hits import Hit, hits_of
from distlaw.query.lookup import CLAIM, NAMES, RANKED_AT_MOST, Found, Lookup, lookup_of
from distlaw.query.plan import Plan, Request, planned
from distlaw.query.terms import Group, pairs_of
from distlaw.query.weighing import ranked_claims

_COUNTED_TO = 1000
_SORTED_FROM = 2000  # how many matches are looked at where they are not sorted by score
_MATCHES = 200_000  # of a question's words, together: the most common are left out beyond, where rarer ones are there
_FEWEST = 4


class Answer(NamedTuple):
    """`added`: what the glossary added, by what was typed; `notes`: what a reader should know of the ranking."""

    hits: list[Hit]
    plan: Plan
    added: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    counts: dict[str, int]  # how many of each kind have all the words, counted to 1000


def run(reader: Reader, request: Request) -> Answer:
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
    notes += [f"{_counted(n)} {name}{'s' if n != 1 else ''} match too: --in {name}s" for name, n in counts.items() if n]
    return Answer(hits, plan, plan.added, tuple(dict.fromkeys(notes)), counts)


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


def every(groups: tuple[Group, ...], *, broadly: bool = False) -> Expression | None:
    """All the groups."""
    return all_of(*(_said(group, broadly) for group in groups)) if groups else None


def some(groups: tuple[Group, ...]) -> Expression | None:
    """Any of the groups."""
    return any_of(tuple(_said(group, True) for group in groups)) if groups else None


def _said(group: Group, broadly: bool) -> Expression:
    return any_of(group.exact + group.broad if broadly else group.exact)


def _ranked(lookup: Lookup, plan: Plan, kind: int, room: int, notes: list[str]) -> list[Found]:
    """Tier by tier until there are enough; a later tier never outranks an earlier one."""
    tiers = [every(plan.groups)]
    if any(group.broad for group in plan.groups):
        tiers.append(every(plan.groups, broadly=True))
    loosely = loose(plan.groups) if plan.relax else ()
    if len(loosely) > 1:
        tiers.append(some(informative(lookup, loosely)))
    found: dict[int, Found] = {}
    for number, tier in enumerate(tiers):
        sought = plan.of_kind(tier, kind)
        if sought is None or len(found) >= room:
            break
        least = min((unit.score for unit in found.values()), default=None)
        is_last = number == len(tiers) - 1 and len(loosely) > 1
        newest = 2 * _MATCHES if is_last else RANKED_AT_MOST
        units, is_partial = lookup.ranked(sought, kind, room + len(found), newest=newest)
        if is_partial:
            notes.append(f"very many {NAMES[kind]}s match: only the newest were ranked")
        if is_last and len(plan.groups) > 1 and units and not found:
            notes.append(f"no {NAMES[kind]} has all the words; ranked by those it has")
        for unit in units:
            score = unit.score if least is None else min(unit.score, least * 0.999)
            found.setdefault(unit.unit, unit._replace(score=score))
    return sorted(found.values(), key=lambda unit: (-unit.score, unit.unit))[:room]


def loose(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """What a question is relaxed to: of each group its pairs of characters, and what its concept is called elsewhere.

    Synonyms in the question's own language only come from concepts of law: those of everyday words would drown it.
    """
    found = list[Group]()
    for group in groups:
        own = group.exact[0] if group.typed_text is None else group.typed_text
        pairs = [pair for pair in pairs_of(group.typed) if not pair.is_common] if _is_cjk(own) else []
        found += pairs or [group._replace(exact=(own,))]
        others = [text for text in group.exact if text != own and (group.is_legal or _is_cjk(text) != _is_cjk(own))]
        if others:
            found.append(Group(group.typed, tuple(others)))
    return tuple(found)


def _is_cjk(text: Text) -> bool:
    return all(ord(word[0]) > 0x2FFF for word in text.words)


def informative(lookup: Lookup, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Without the most common words of a question, where rarer ones are left and together they match too much."""
    common = sorted((frequency(lookup, group), at) for at, group in enumerate(groups))
    kept, total = set[int](), 0
    for number, (count, at) in enumerate(common):
        total += count
        if number >= _FEWEST and total > _MATCHES:
            break
        kept.add(at)
    return tuple(group for at, group in enumerate(groups) if at in kept)


def frequency(lookup: Lookup, group: Group) -> int:
    """A bound on how many units have the group: by the rarest token of each way to say it."""
    total = 0
    for text in (*group.exact, *group.broad):
        counts = lookup.frequencies(set(text.words)).values()
        total += min(counts) if not (text.is_prefix and len(text.words) == 1) else max(counts)
    return total
