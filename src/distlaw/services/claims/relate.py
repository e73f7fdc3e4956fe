"""`distlaw claims propose`: relations between claims of different works, proposed by rule and stored as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from distlaw.db import store
from distlaw.db.findings import add_relation
from distlaw.db.journal import note_action
from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.errors import UsageError
from distlaw.extract.relations import across
from distlaw.extract.relations.opposition import opposing
from distlaw.model.argument import ClaimFinding, RelationFinding
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import CLAIM_STATUSES
from distlaw.model.evidence import Evidence
from distlaw.query.claims.claims import claims, relations
from distlaw.query.keys import stored_key
from distlaw.text.counting import counted

MOST_WORKS = 200  # compared each with each; more than that asks for the works by name


def propose_relations(url: str, keys: Sequence[str] = (), who: str = "") -> tuple[RelationRecord, ...]:
    """Compare the works named with all others, or all with all; the later work's claims act on the earlier's.

    Two claims that have a relation already, of whatever kind and status, are left alone.

    Returns the relations that are new. Raises UsageError where there are too many works to compare them all.
    """
    with open_reader(url) as reader:
        wanted = {stored_key(reader, key) for key in keys}
        found = claims(reader)
        known = {frozenset((one.source, one.target)) for one in relations(reader, statuses=CLAIM_STATUSES)}
    works = _works(found)
    if not wanted and len(works) > MOST_WORKS:
        raise UsageError(
            f"{len(works)} works are too many to compare all",
            hint="name some: distlaw claims propose KEY…",
        )
    all_found = (relation for pair in _pairs(works, wanted) for relation in _between(*pair))
    proposed = [one for one in all_found if frozenset((one.source, one.target)) not in known]
    with open_database(url, create=False) as database, database.recording("propose", who) as session:
        activity = store.add_activity(session, "relate", agent=who)
        new = {add_relation(session, _without_place(relation), activity) for relation in proposed}
        note_action(session, f"{counted(len(new), 'relation')} proposed", *(relation.source for relation in proposed))
    with open_reader(url) as reader:
        ends = {end for relation in proposed for end in (relation.source, relation.target)}
        return tuple(one for one in (relations(reader, sorted(ends)) if new else ()) if one.id in new)


@dataclass(frozen=True)
class _Claimed:
    """A work's claims, as the rules read them."""

    key: str
    findings: tuple[ClaimFinding, ...]


def _works(found: Sequence[ClaimRecord]) -> list[_Claimed]:
    """The claims of each work as findings, the works in the order of time."""
    ordered = sorted(found, key=lambda claim: (claim.issued or "9999", claim.key))
    return [_Claimed(key, tuple(map(_finding, group))) for key, group in groupby(ordered, key=lambda claim: claim.key)]


def _pairs(works: Sequence[_Claimed], wanted: set[str]) -> Iterator[tuple[_Claimed, _Claimed]]:
    """Each later work with each earlier one, if one of them is wanted."""
    for number, later in enumerate(works):
        for earlier in works[:number]:
            if not wanted or {later.key, earlier.key} & wanted:
                yield later, earlier


def _between(later: _Claimed, earlier: _Claimed) -> Iterator[RelationFinding]:
    """What the rules propose, each pair of claims once: by their words first, then by the sides they take."""
    seen: set[tuple[str, str]] = set()
    found = (across(later.findings, earlier.findings), opposing(later.findings, earlier.findings))
    for relation in (one for proposals in found for one in proposals):
        if (relation.source, relation.target) not in seen:
            seen.add((relation.source, relation.target))
            yield relation


def _finding(claim: ClaimRecord) -> ClaimFinding:
    fields = ("theories", "stance", "kind", "speaker", "modality", "zone", "language", "condition", "proposition")
    found = {name: getattr(claim, name) for name in fields}
    evidence = Evidence(ranges=claim.ranges, exact=claim.quote)
    positions = [{"issue": one.issue, "position": one.position} for one in claim.positions]
    return ClaimFinding.model_validate(found | {"local_id": claim.id, "evidence": evidence, "positions": positions})


def _without_place(relation: RelationFinding) -> RelationFinding:
    """Between two works no text stands that would be its evidence: the reason must do."""
    return relation.model_copy(update={"evidence": None})
