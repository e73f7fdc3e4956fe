"""A debate: the claims on one subject, and what acts on what, as a tree in the order of time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import CLAIM_STATUSES
from distlaw.model.frozen import Frozen
from distlaw.query.claims.claims import checked_filter, claims, labelled_source, relations
from distlaw.query.claims.filter import ClaimFilter
from distlaw.query.claims.where import conditions


class Branch(Frozen):
    """A claim in the tree: how it acts on the one above (None at a root), and what acts on it.

    A claim that acts on several stands under each; below the first place it is `seen`, and its branch not repeated.
    """

    claim: ClaimRecord
    relation: RelationRecord | None = None
    replies: tuple[Branch, ...] = ()
    seen: bool = False


class Question(Frozen):
    """The issue of a debate: its proposition, and what its sides are called (language: text)."""

    issue: str
    proposition: dict[str, str]
    supports: dict[str, str]
    opposes: dict[str, str]


class Debate(Frozen):
    """`trees` are the propositions something acts on; `alone` the claims on the subject that nothing connects;
    `question` is the issue that both columns are about."""

    subject: str
    claims: tuple[ClaimRecord, ...]
    relations: tuple[RelationRecord, ...]
    trees: tuple[Branch, ...]
    alone: tuple[ClaimRecord, ...]
    question: Question | None = None

    def column(self, position: str) -> tuple[ClaimRecord, ...]:
        """The claims that take one position on the issue, in the order of time."""
        issue = self.question.issue if self.question else ""
        return tuple(claim for claim in self.claims if claim.position(issue) == position)

    def branches(self) -> Iterator[tuple[int, Branch]]:
        """Every branch with its depth, from the top down."""
        for tree in self.trees:
            yield from _walk(tree, 0)


def _walk(branch: Branch, depth: int) -> Iterator[tuple[int, Branch]]:
    yield depth, branch
    for reply in branch.replies:
        yield from _walk(reply, depth + 1)


def debate(reader: Reader, subject: str, wanted: ClaimFilter, most: int = 0) -> Debate:
    """The claims wanted, with those of any subject that act on them or that they act on; of each position at most so
    many (0: all), those first that most others act on."""
    asked, wanted = wanted, checked_filter(reader, wanted)
    meant = dict(zip((*asked.theories, *asked.works), (*wanted.theories, *wanted.works), strict=True))
    subject = ", ".join(meant.get(word, word) for word in subject.split(", "))
    ids = _foremost(reader, wanted, most) if most else ()
    core = claims(reader, ClaimFilter(ids=ids, statuses=CLAIM_STATUSES, repeats=True) if ids else wanted)
    among = relations(reader, [claim.id for claim in core]) if core else ()
    ends = {end for relation in among for end in (relation.source, relation.target)}
    others = sorted(ends - {claim.id for claim in core})
    joined = claims(reader, ClaimFilter(ids=tuple(others), repeats=True)) if others else ()
    known = {claim.id: claim for claim in (*core, *joined)}
    linking = tuple(one for one in among if one.source in known and one.target in known)
    trees = _trees(known, linking)
    connected = {end for one in linking for end in (one.source, one.target)}
    alone = tuple(claim for claim in in_time(core) if claim.id not in connected)
    return Debate(
        subject=subject, claims=in_time(known.values()), relations=linking, trees=trees, alone=alone,
        question=_question(reader, wanted.issue) if wanted.issue else None,
    )  # fmt: skip


def _foremost(reader: Reader, wanted: ClaimFilter, most: int) -> tuple[str, ...]:
    """The claims of each position that most others act on, then the earliest."""
    where, params = conditions(wanted)
    value, join = "c.stance", ""
    if wanted.issue:
        value = "fp.position"
        join = "JOIN claim_position fp ON fp.claim_id = c.id AND fp.issue = :issue AND fp.status <> 'rejected' "
    rows = reader.rows(f"SELECT c.id, {value}, w.issued {labelled_source(wanted)} {join}WHERE {where}", params)
    acted = dict(reader.rows("SELECT target_id, count(*) FROM claim_relation GROUP BY target_id"))
    kept: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for identity, position, issued in rows:
        kept[position].append((-acted.get(identity, 0), issued or "9999", identity))
    return tuple(identity for ranked in kept.values() for _, _, identity in nsmallest(most, ranked)) or ("",)


def _question(reader: Reader, issue: str) -> Question:
    sql = "SELECT proposition, supports, opposes FROM issue WHERE id = :issue"
    texts = [json.loads(value) for value in reader.rows(sql, {"issue": issue})[0]]
    return Question(issue=issue, proposition=texts[0], supports=texts[1], opposes=texts[2])


def in_time(found: Iterable[ClaimRecord]) -> tuple[ClaimRecord, ...]:
    """Claims by the date of their works (undated last), then by place."""
    return tuple(sorted(found, key=lambda c: (c.issued or "9999", c.key, c.ranges[0][0] if c.ranges else 0, c.id)))


def _trees(known: Mapping[str, ClaimRecord], linking: Sequence[RelationRecord]) -> tuple[Branch, ...]:
    acting: dict[str, list[RelationRecord]] = defaultdict(list)
    for one in linking:
        acting[one.target].append(one)
    sources = {one.source for one in linking}
    growing = _Growing(known, acting)
    roots = [claim for claim in in_time(known.values()) if claim.id in acting and claim.id not in sources]
    trees = [growing.branch(root, None, ()) for root in roots]
    # What is left turns in a circle: begin with its earliest claim.
    for claim in in_time(known.values()):
        if claim.id in acting and claim.id not in growing.grown:
            trees.append(growing.branch(claim, None, ()))
    return tuple(trees)


class _Growing:
    def __init__(self, known: Mapping[str, ClaimRecord], acting: Mapping[str, list[RelationRecord]]) -> None:
        self.known, self.acting = known, acting
        self.grown: set[str] = set()

    def branch(self, claim: ClaimRecord, relation: RelationRecord | None, path: tuple[str, ...]) -> Branch:
        replies = self.acting.get(claim.id, [])
        if claim.id in path or (claim.id in self.grown and replies):
            return Branch(claim=claim, relation=relation, seen=True)
        self.grown.add(claim.id)
        order = {found.id: at for at, found in enumerate(in_time(self.known[one.source] for one in replies))}
        below = sorted(replies, key=lambda one: (order[one.source], one.type))
        return Branch(
            claim=claim,
            relation=relation,
            replies=tuple(self.branch(self.known[one.source], one, (*path, claim.id)) for one in below),
        )
