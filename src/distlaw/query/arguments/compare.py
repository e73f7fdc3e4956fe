"""Two sides beside each other: where they agree, where they differ, and what only one of them treats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from distlaw.db.reading import Reader
from distlaw.errors import NotFound
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import ATTACKS, SIDE_OF
from distlaw.model.frozen import Frozen
from distlaw.query.arguments.debate import in_time
from distlaw.query.claims.claims import checked_filter, claims, relations
from distlaw.query.claims.filter import ClaimFilter, filter_of
from distlaw.query.keys import issue_key

Finding = Literal["agree", "differ", "both", "only_first", "only_second"]
_ORDER: tuple[Finding, ...] = ("differ", "agree", "both", "only_first", "only_second")


class Side(Frozen):
    """One side: what the person called it, and its claims."""

    name: str
    claims: tuple[ClaimRecord, ...]


class Topic(Frozen):
    """One theory on both sides. `both`: both treat it, and nothing says that they agree or differ."""

    theory: str
    finding: Finding
    first: tuple[ClaimRecord, ...]
    second: tuple[ClaimRecord, ...]
    stances: tuple[str, str]  # "2 permits, 1 neutral; 1 of others": adds up to the claims


class Comparison(Frozen):
    """The topics, those that differ first, and the relations between a claim of one side and one of the other."""

    first: Side
    second: Side
    topics: tuple[Topic, ...]
    relations: tuple[RelationRecord, ...]


def side_filter(word: str) -> ClaimFilter:
    """`author:NAME`, `lang:zh`, `year:2024`, `speaker:NAME`, `work:KEY`, or a work's key as it is."""
    name, colon, value = word.partition(":")
    fields = {"author": "authors", "lang": "languages", "year": "years", "speaker": "speakers", "work": "works"}
    if colon and name in fields:
        return filter_of({fields[name]: (value,)})
    return ClaimFilter(works=(word,))


def compared(reader: Reader, first: str, second: str, theories: Sequence[str] = (), issue: str = "") -> Comparison:
    """Both sides, theory by theory: what they say of the issue's proposition, or of the default one's.

    Raises NotFound for a side without a claim, UnknownChoice for an issue there is not.
    """
    on = issue_key(reader, issue) if issue else ""
    sides = [_side(reader, word, tuple(theories), on) for word in (first, second)]
    of = [{claim.id for claim in side.claims} for side in sides]
    among = relations(reader, of[0])
    across = tuple(
        r for r in among if (r.source in of[0] and r.target in of[1]) or (r.source in of[1] and r.target in of[0])
    )
    by_theory = [_by_theory(side.claims) for side in sides]
    names = sorted({*by_theory[0], *by_theory[1]} & set(theories or {*by_theory[0], *by_theory[1]}))
    weigh = _Weighing(on, across)
    topics = [weigh.topic(name, by_theory[0].get(name, []), by_theory[1].get(name, [])) for name in names]
    ranked = sorted(topics, key=lambda t: (_ORDER.index(t.finding), -len(t.first) - len(t.second), t.theory))
    return Comparison(first=sides[0], second=sides[1], topics=tuple(ranked), relations=across)


def _side(reader: Reader, word: str, theories: tuple[str, ...], issue: str) -> Side:
    wanted = checked_filter(reader, side_filter(word)._replace(theories=theories, issue=issue))
    found = in_time(claims(reader, wanted))
    if not found:
        raise NotFound(
            f"{word} has no claim", hint="a side is a work's key, author:NAME, lang:zh, year:2024, speaker:NAME"
        )
    return Side(name=wanted.works[0] if wanted.works else word, claims=found)


def _by_theory(found: Sequence[ClaimRecord]) -> dict[str, list[ClaimRecord]]:
    grouped: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in found:
        for theory in claim.theories:
            grouped[theory].append(claim)
    return grouped


class _Weighing:
    """Says of each theory whether the sides differ: on one proposition, by what each holds itself.

    A view that a side only reports is shown with its speaker and decides nothing, unless the side is that speaker.
    """

    def __init__(self, issue: str, across: Sequence[RelationRecord]) -> None:
        self.issue, self.across = issue, across

    def topic(self, theory: str, first: list[ClaimRecord], second: list[ClaimRecord]) -> Topic:
        """One theory on both sides."""
        if not first or not second:
            finding: Finding = "only_second" if not first else "only_first"
        else:
            finding = self._finding(_own(first), _own(second))
        stances = (self._stances(first), self._stances(second))
        return Topic(theory=theory, finding=finding, first=tuple(first), second=tuple(second), stances=stances)

    def _finding(self, first: Sequence[ClaimRecord], second: Sequence[ClaimRecord]) -> Finding:
        """They differ where one supports what the other opposes, or a person accepted that one attacks the other; they
        agree where they share a side and oppose each other on none."""
        ids = {claim.id for claim in (*first, *second)}
        between = [one for one in self.across if one.source in ids and one.target in ids]
        sides = [{self._side(claim) for claim in side} for side in (first, second)]
        opposed = any(a in sides[0] and b in sides[1] for a, b in _OPPOSED)
        if opposed or any(one.type in ATTACKS and one.status == "accepted" for one in between):
            return "differ"
        if sides[0] & sides[1] - {"neutral", ""}:
            return "agree"
        return "agree" if any(one.type in ("supports", "restates") for one in between) else "both"

    def _side(self, claim: ClaimRecord) -> str:
        return claim.position(self.issue) if self.issue else SIDE_OF[claim.stance]

    def _stances(self, found: Sequence[ClaimRecord]) -> str:
        own = _own(found)
        counts = Counter(claim.position(self.issue) if self.issue else claim.stance for claim in own)
        said = ", ".join(f"{count} {stance}" for stance, count in counts.most_common())
        others = f"{len(found) - len(own)} of others" if len(own) < len(found) else ""
        return "; ".join(part for part in (said, others) if part)


_OPPOSED = (("supports", "opposes"), ("opposes", "supports"))


def _own(found: Sequence[ClaimRecord]) -> Sequence[ClaimRecord]:
    """What the authors themselves say; all of it where the side is a speaker whom they report."""
    return [claim for claim in found if claim.speaker.type == "author"] or found
