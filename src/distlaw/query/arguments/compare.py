"""Two sides beside each other: where they agree, where they differ, and what only one of them treats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from distlaw.db.reading import Reader
from distlaw.errors import NotFound
from distlaw.model.argument import ATTACKS
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.frozen import Frozen
from distlaw.query.arguments.debate import in_time
from distlaw.query.claims.claims import checked, claims, relations
from distlaw.query.claims.filter import ClaimFilter

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
    stances: tuple[str, str]  # "2 permits, 1 neutral"


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
        return ClaimFilter.model_validate({fields[name]: (value,)})
    return ClaimFilter(works=(word,))


def compared(reader: Reader, first: str, second: str, theories: Sequence[str] = ()) -> Comparison:
    """Both sides, theory by theory. Raises NotFound for a side without a claim."""
    sides = [_side(reader, word, tuple(theories)) for word in (first, second)]
    of = [{claim.id for claim in side.claims} for side in sides]
    among = relations(reader, of[0])
    across = tuple(
        r for r in among if (r.source in of[0] and r.target in of[1]) or (r.source in of[1] and r.target in of[0])
    )
    by_theory = [_by_theory(side.claims) for side in sides]
    names = sorted({*by_theory[0], *by_theory[1]} & set(theories or {*by_theory[0], *by_theory[1]}))
    topics = [_topic(name, by_theory[0].get(name, []), by_theory[1].get(name, []), across) for name in names]
    ranked = sorted(topics, key=lambda t: (_ORDER.index(t.finding), -len(t.first) - len(t.second), t.theory))
    return Comparison(first=sides[0], second=sides[1], topics=tuple(ranked), relations=across)


def _side(reader: Reader, word: str, theories: tuple[str, ...]) -> Side:
    wanted = checked(reader, side_filter(word).model_copy(update={"theories": theories}))
    found = in_time(claims(reader, wanted))
    if not found:
        raise NotFound(
            f"{word} has no claim", hint="a side is a work's key, author:NAME, lang:zh, year:2024, speaker:NAME"
        )
    return Side(name=word, claims=found)


def _by_theory(found: Sequence[ClaimRecord]) -> dict[str, list[ClaimRecord]]:
    grouped: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in found:
        for theory in claim.theories:
            grouped[theory].append(claim)
    return grouped


def _topic(theory: str, first: list[ClaimRecord], second: list[ClaimRecord], across: Sequence[RelationRecord]) -> Topic:
    if not first or not second:
        finding: Finding = "only_second" if not first else "only_first"
    else:
        finding = _finding(first, second, across)
    stances = (_stances(first), _stances(second))
    return Topic(theory=theory, finding=finding, first=tuple(first), second=tuple(second), stances=stances)


def _finding(first: Sequence[ClaimRecord], second: Sequence[ClaimRecord], across: Sequence[RelationRecord]) -> Finding:
    """A relation between the sides decides; else whether they take the same position, stance by stance."""
    ids = {claim.id for claim in (*first, *second)}
    types = {one.type for one in across if one.source in ids and one.target in ids}
    if types & set(ATTACKS):
        return "differ"
    positions = [{claim.stance for claim in side} - {"neutral"} for side in (first, second)]
    if not all(positions):
        return "agree" if types & {"supports", "restates"} else "both"
    one, other = positions
    opposed = ("permits" in one and "prohibits" in other) or ("prohibits" in one and "permits" in other)
    return "agree" if one == other or (one & other and not opposed) else "differ"


def _stances(found: Sequence[ClaimRecord]) -> str:
    counts = Counter(claim.stance for claim in found)
    return ", ".join(f"{count} {stance}" for stance, count in counts.most_common())
