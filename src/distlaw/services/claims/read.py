"""Claims as a reader asks for them: lists, and one claim with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from distlaw.db.opening import open_reader
from distlaw.errors import UnknownChoice
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import CLAIM_STATUSES, RELATION_TYPES
from distlaw.model.frozen import Frozen
from distlaw.query.claims.claims import (
    checked_filter,
    claim,
    claims,
    claims_in_turn,
    ordered_ids,
    relations,
    superseded_by,
)
from distlaw.query.claims.filter import ClaimFilter
from distlaw.text.quoting import one_line


class Happened(Frozen):
    """One thing a person did to a claim."""

    action: str
    agent: str
    at: str
    note: str = ""
    undone: bool = False


class KnownClaim(Frozen):
    """A claim, the relations that touch it with the claims at their other ends, and its history."""

    claim: ClaimRecord
    relations: tuple[RelationRecord, ...] = ()
    others: dict[str, ClaimRecord]
    history: tuple[Happened, ...] = ()
    superseded_by: str = ""

    def as_json(self) -> dict[str, Any]:
        """One object: the claim, with relations and history."""
        return self.claim.as_json() | {
            "title": self.claim.title,
            "relations": [relation.as_json() for relation in self.relations],
            "history": [one.model_dump(exclude_defaults=True) for one in self.history],
            "superseded_by": self.superseded_by or None,
        }

    def lines(self) -> Iterator[tuple[str, str]]:
        """Name and value of each line a reader is shown."""
        one = self.claim
        yield one.id, f"{one.status}, made by {one.made_by}"
        yield "work", f"{one.key} · {one.byline} · {one.title}"
        yield "quote", one.text
        described = (("in words", one.proposition), ("translated", one.proposition_translated))
        yield from ((name, value) for name, value in described if value)
        yield "theories", ", ".join(one.theories)
        yield "stance", one.stance + (f" ({one.condition})" if one.condition else "")
        for position in one.positions:
            words = f": {one_line(position.condition)}" if position.condition else ""
            yield "on", f"{position.issue}: {position.position}{words}"
        yield "kind", one.kind
        yield "speaker", one.said_by + (f" ({one.speaker.type})" if one.speaker.name else "")
        yield "modality", one.modality
        places = ", ".join(f"{start}-{end}" for start, end in one.ranges)
        yield "place", f"characters {places} of its source" + (f", page {one.page}" if one.page else "")
        yield from ((name, value) for name, value in (("section", one.section), ("note", one.note)) if value)
        if self.superseded_by:
            yield "replaced", f"by the accepted claim {self.superseded_by}, which stands at the same place"
        yield from (("relation", self._relation(relation)) for relation in self.relations)
        for what in self.history:
            note = f": {what.note}" if what.note else ""
            yield "history", f"{what.at} {what.agent} {what.action}{' (taken back)' if what.undone else ''}{note}"

    def _relation(self, relation: RelationRecord) -> str:
        mine = relation.source == self.claim.id
        other = self.others.get(relation.target if mine else relation.source)
        verb = relation.type if mine else f"is {_PASSIVE[relation.type]} by"
        quote = f" {other.voice}: {other.text[:60]}" if other else ""
        reason = f" ({relation.reason})" if relation.reason else ""
        return f"{verb} {relation.target if mine else relation.source}{quote}{reason} [{relation.status} {relation.id}]"


_PASSIVE = {
    "supports": "supported",
    "rebuts": "rebutted",
    "undercuts": "undercut",
    "qualifies": "qualified",
    "restates": "restated",
}


def listed_claims(url: str, wanted: ClaimFilter) -> tuple[ClaimRecord, ...]:
    """The claims wanted, in the order of the text. Raises UnknownChoice or NotFound for what cannot be meant."""
    with open_reader(url) as reader:
        return claims(reader, checked_filter(reader, wanted))


class Listing(NamedTuple):
    """How many claims there are, and those to be shown, read when they are asked for."""

    number: int
    claims: Iterator[ClaimRecord]


def listing(url: str, wanted: ClaimFilter, *, surest_first: bool = True, limit: int = 0) -> Listing:
    """The claims wanted, at most so many (0: all): the accepted ones, then the surest proposals; else in the order of
    the text. Only those shown are read whole. Raises as `listed_claims` does."""
    with open_reader(url) as reader:
        ids = ordered_ids(reader, checked_filter(reader, wanted), surest_first=surest_first)
    return Listing(len(ids), _in_turn(url, ids[: limit or None]))


def _in_turn(url: str, ids: Sequence[str]) -> Iterator[ClaimRecord]:
    with open_reader(url) as reader:
        yield from claims_in_turn(reader, ids)


class RelatedPair(Frozen):
    """A relation with the claims at its ends."""

    relation: RelationRecord
    source: ClaimRecord
    target: ClaimRecord


def related_pairs(
    url: str, wanted: ClaimFilter, statuses: tuple[str, ...], types: tuple[str, ...]
) -> tuple[RelatedPair, ...]:
    """The relations that touch the claims wanted, of the statuses and types named (any, where none is)."""
    for name, words, choices in (("status", statuses, CLAIM_STATUSES), ("relation", types, RELATION_TYPES)):
        for word in words:
            if word not in choices:
                raise UnknownChoice(name, word, choices)
    with open_reader(url) as reader:
        found = claims(reader, checked_filter(reader, wanted))
        known = {one.id: one for one in found}
        among = relations(reader, known, statuses=statuses or ("proposed", "accepted")) if known else ()
        ends = {end for one in among for end in (one.source, one.target)} - known.keys()
        if ends:
            known |= {one.id: one for one in claims(reader, ClaimFilter(ids=tuple(sorted(ends))))}
    return tuple(
        RelatedPair(relation=one, source=known[one.source], target=known[one.target])
        for one in among
        if {one.source, one.target} <= known.keys() and (not types or one.type in types)
    )


def claim_with_history(url: str, word: str) -> KnownClaim:
    """One claim by its id or the beginning of it."""
    with open_reader(url) as reader:
        found = claim(reader, word)
        touching = relations(reader, (found.id,), statuses=CLAIM_STATUSES)
        ends = {end for relation in touching for end in (relation.source, relation.target)} - {found.id}
        wanted = ClaimFilter(ids=tuple(sorted(ends)), statuses=CLAIM_STATUSES, repeats=True)
        others = {other.id: other for other in (claims(reader, wanted) if ends else ())}
        events = reader.rows(
            "SELECT action, agent, at, note, undone FROM event "
            "WHERE entity_type = 'claim' AND entity_id = :id ORDER BY id",
            {"id": found.id},
        )
        names = ("action", "agent", "at", "note", "undone")
        history = tuple(Happened.model_validate(dict(zip(names, row, strict=True))) for row in events)
        superseded = superseded_by(reader, found.id) if found.status in ("suggested", "proposed") else ""
    return KnownClaim(claim=found, relations=touching, others=others, history=history, superseded_by=superseded)


class Reason(Frozen):
    """One cue of a claim: which rule argued for which value, on which words, and whether it decided the label."""

    label: str
    value: str
    rule: str
    words: str = ""
    start: int = -1
    end: int = -1
    decided: bool = False

    def as_json(self) -> dict[str, Any]:
        """All fields."""
        return self.model_dump()


class Explained(Frozen):
    """A claim with the reasons for its labels, those that decided first."""

    claim: ClaimRecord
    rows: tuple[Reason, ...]
    edits: tuple[Happened, ...] = ()

    def remarks(self) -> Iterator[str]:
        """What the cues do not say."""
        if not self.rows:
            yield f"no cue is stored: the labels are those of {self.claim.made_by}"
        labels = [name for name in ("theory", "stance", "kind", "speaker", "modality") if name not in self._decided()]
        if self.rows and labels:
            yield f"no cue decided {', '.join(labels)}: where nothing speaks against it, the usual value stands"
        for edit in self.edits:
            yield f"{edit.agent} changed it on {edit.at[:10]} ({edit.action}); the cues are those of the first reading"

    def _decided(self) -> set[str]:
        return {row.label for row in self.rows if row.decided}


_LABEL_ORDER = ("span", "theory", "stance", "position", "kind", "speaker", "modality")


def explained(url: str, word: str) -> Explained:
    """Why a claim has its labels, by its id or the beginning of it."""
    known = claim_with_history(url, word)
    rows = [
        Reason(label=c.label, value=c.value, rule=c.rule, words=c.text, start=c.start, end=c.end, decided=c.decided)
        for c in known.claim.cues
    ]

    def order(row: Reason) -> tuple[int, bool, int]:
        place = _LABEL_ORDER.index(row.label) if row.label in _LABEL_ORDER else len(_LABEL_ORDER)
        return place, not row.decided, row.start

    edits = tuple(one for one in known.history if one.action == "edit" and not one.undone)
    return Explained(claim=known.claim, rows=tuple(sorted(rows, key=order)), edits=edits)
