"""Reviewing in a browser: what waits for a decision, the decision itself, and two reviewers who do not see each other.

A decision makes the same rows as `distlaw review`. A blind verdict is an event of the claim and changes nothing else,
until both reviewers' verdicts are laid side by side.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.db.session import open_database
from distlaw.errors import UnknownChoice
from distlaw.model.claim_record import ClaimChanges, ClaimRecord
from distlaw.model.claim_words import CLAIM_STATUSES
from distlaw.model.frozen import Frozen
from distlaw.query.claims.claims import checked_filter, claim_id, claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.rows import ClaimRows

Order = Literal["text", "surest", "unsurest", "agreed"]
ORDERS: tuple[Order, ...] = ("text", "surest", "unsurest", "agreed")
VERDICTS = {"accepted": "accept", "rejected": "reject"}
_WAITING = tuple(status for status in CLAIM_STATUSES if status not in VERDICTS)
_JUDGED = "judge"
_OVERLAP = 0.5  # of the shorter claim: so much in common is one place


class Judgement(Frozen):
    """One reviewer's verdict on a claim, made without sight of another's."""

    claim: str
    who: str
    verdict: str


class Agreement(Frozen):
    """Two reviewers on the claims both have judged. `counts` is by the verdict of the first and of the second;
    `kappa` is Cohen's (1960), None where chance alone would make them agree always."""

    first: str
    second: str
    counts: dict[tuple[str, str], int]
    kappa: float | None
    both: tuple[tuple[str, str], ...]  # claims both judge alike, with the verdict
    apart: tuple[tuple[str, str, str], ...]  # claims they judge differently, with each one's verdict


@contextmanager
def _reviewing(url: str, who: str) -> Iterator[ClaimRows]:
    with open_database(url, create=False) as database, database.recording("review", who) as session:
        rows = ClaimRows(session, who, "review")
        yield rows
        rows.finish()


def decide(url: str, identity: str, verdict: str, who: str, note: str = "") -> None:
    """Accept or reject one claim."""
    apply(url, ((identity, verdict),), who, note)


def apply(url: str, verdicts: Iterable[tuple[str, str]], who: str, note: str = "") -> None:
    """Accept or reject claims in one transaction. UnknownChoice for another verdict, NotFound for an unknown claim."""
    with open_reader(url) as reader:
        known = [(claim_id(reader, identity), verdict) for identity, verdict in verdicts]
    with _reviewing(url, who) as rows:
        for identity, verdict in known:
            rows.change(identity, ClaimChanges(status=verdict), _verb(verdict), note)


def judge(url: str, identity: str, verdict: str, who: str) -> None:
    """Keep a reviewer's verdict; the claim stays as it is. A later verdict takes the place of an earlier one."""
    _verb(verdict)
    with open_reader(url) as reader:
        known = claim_id(reader, identity)
    with _reviewing(url, who) as rows:
        rows.event("claim", known, _JUDGED, None, {"verdict": verdict})


def remark(url: str, identity: str, text: str, who: str) -> None:
    """Add a person's words to a claim's note."""
    with open_reader(url) as reader:
        known = claim_id(reader, identity)
    with _reviewing(url, who) as rows:
        rows.remark(known, text)


def _verb(verdict: str) -> str:
    if verdict not in VERDICTS:
        raise UnknownChoice("verdict", verdict, list(VERDICTS))
    return VERDICTS[verdict]


def waiting(url: str, order: Order = "text", works: Sequence[str] = (), blind_for: str = "") -> tuple[ClaimRecord, ...]:
    """The claims that wait for a decision; with `blind_for`, those this reviewer has not judged yet.

    `agreed`: those at whose place another maker has a claim of the same position, then the rest.
    """
    with open_reader(url) as reader:
        wanted = checked_filter(reader, ClaimFilter(works=tuple(works), statuses=_WAITING))
        found = claims(reader, wanted)
        judged = {one.claim for one in _judgements(reader) if one.who == blind_for} if blind_for else set()
    found = tuple(one for one in found if one.id not in judged)
    if order == "text":
        return found
    if order == "agreed":
        agreed = agreed_upon(found)
        return tuple(sorted(found, key=lambda one: (one.id not in agreed, -one.confidence)))
    sign = -1 if order == "surest" else 1
    return tuple(sorted(found, key=lambda one: sign * one.confidence))


def agreed_upon(found: Iterable[ClaimRecord]) -> frozenset[str]:
    """The claims at whose place a claim of another maker takes the same position."""
    by_source: dict[str, list[tuple[int, int, ClaimRecord]]] = defaultdict(list)
    for one in found:
        hull = min(start for start, _ in one.ranges), max(end for _, end in one.ranges)
        by_source[one.source_sha256].append((*hull, one))
    agreed: set[str] = set()
    for placed in by_source.values():
        open_now: list[tuple[int, int, ClaimRecord]] = []
        for start, end, one in sorted(placed, key=lambda place: place[:2]):
            open_now = [other for other in open_now if other[1] > start]
            for low, high, other in open_now:
                common, shorter = min(end, high) - start, min(end - start, high - low)
                if other.made_by != one.made_by and other.stance == one.stance and common >= _OVERLAP * shorter:
                    agreed |= {one.id, other.id}
            open_now.append((start, end, one))
    return frozenset(agreed)


def _judgements(reader: Reader) -> list[Judgement]:
    """The last verdict of each reviewer on each claim."""
    sql = (
        "SELECT entity_id, agent, after FROM event "
        "WHERE entity_type = 'claim' AND action = :judged AND NOT undone ORDER BY id"
    )
    last = {(claim, who): after for claim, who, after in reader.rows(sql, {"judged": _JUDGED})}
    return [
        Judgement(claim=claim, who=who, verdict=json.loads(after)["verdict"]) for (claim, who), after in last.items()
    ]


def reviewers(url: str) -> dict[str, int]:
    """Who has judged how many claims."""
    counts: dict[str, int] = defaultdict(int)
    with open_reader(url) as reader:
        for one in _judgements(reader):
            counts[one.who] += 1
    return dict(sorted(counts.items()))


def agreement(url: str, first: str, second: str) -> Agreement:
    """How far two reviewers agree."""
    with open_reader(url) as reader:
        found = _judgements(reader)
    one = {judged.claim: judged.verdict for judged in found if judged.who == first}
    other = {judged.claim: judged.verdict for judged in found if judged.who == second}
    shared = sorted(one.keys() & other.keys())
    counts = {(a, b): sum(one[c] == a and other[c] == b for c in shared) for a in VERDICTS for b in VERDICTS}
    return Agreement(
        first=first, second=second, counts=counts, kappa=kappa(counts),
        both=tuple((claim, one[claim]) for claim in shared if one[claim] == other[claim]),
        apart=tuple((claim, one[claim], other[claim]) for claim in shared if one[claim] != other[claim]),
    )  # fmt: skip


def kappa(counts: dict[tuple[str, str], int]) -> float | None:
    """Cohen's kappa of a table of two raters; None of an empty one, or where both always give one and the same."""
    total = sum(counts.values())
    if not total:
        return None
    names = {name for pair in counts for name in pair}
    seen = sum(count for (a, b), count in counts.items() if a == b) / total
    chance = sum(
        sum(count for (a, _), count in counts.items() if a == name)
        * sum(count for (_, b), count in counts.items() if b == name)
        for name in names
    ) / (total * total)
    return None if chance == 1 else (seen - chance) / (1 - chance)
