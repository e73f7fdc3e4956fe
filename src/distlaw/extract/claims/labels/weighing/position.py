"""The positions of a claim by weighing: first whether it is about an issue of its text, then on which side.

What speaks for an issue is how near its practice is named, how thick its words stand in the text, and which doctrine
the text and the claim argue. What speaks for a side is what the rules say and the signs of the claim's clauses, turned
by what the issue says of its object. Features have values, so that few of them carry what is learnt from few texts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.draft import ClaimDraft, IssueSide
from distlaw.extract.claims.labels.position import SIDES, STANCES
from distlaw.extract.claims.labels.theory import accessory
from distlaw.extract.claims.presence import Mentions, Place, Presence, mentions, presence
from distlaw.model.claim_words import Side
from distlaw.model.document import ParsedDocument
from distlaw.vocab.issues import Issue, load_issues, own_issues
from distlaw.vocab.weights import load_position_weights

Features = dict[str, float]
_LEVELS: dict[Place, str] = {
    "claim": "claim", "sentence": "near", "before": "near", "block": "near", "neighbour": "far", "heading": "heading",
}  # fmt: skip
_NAMED, _TOUCHED = 0.4, 0.15  # what a title that names the practice, or touches the subject, counts beside the shares
_NO_DOCTRINE = 0.1  # of its weight an issue keeps in a text that argues none of its doctrines


def questions(found: Presence, shares: Mapping[str, float]) -> dict[str, float]:
    """How much a text is about each issue that it names or touches; `shares` are its theories'."""
    return {
        issue.id: (
            found.share.get(issue.id, 0.0)
            + found.touching[issue.id] / 2
            + (_NAMED if issue.id in found.title.named else _TOUCHED if issue.id in found.title.touched else 0.0)
        )
        * (_NO_DOCTRINE + _doctrine(issue, shares))
        for issue in load_issues()
        if issue.id in found.touching
    }


def _doctrine(issue: Issue, shares: Mapping[str, float]) -> float:
    return min(1.0, sum(shares.get(name, 0.0) for name in issue.theories))


def about(
    draft: ClaimDraft, found: Presence, shares: Mapping[str, float], weighed: Mapping[str, float]
) -> dict[str, Features]:
    """For each issue of `questions`, what speaks for the claim's being about it."""
    own = mentions(draft.shade)
    places = found.places(own, draft.number, draft.start, draft.end)
    common = dict.fromkeys(_of_draft(draft), 1.0)
    return {
        issue.id: {
            **_of_text(issue, found, shares, weighed),
            **_of_place(issue, draft, places, own, weighed),
            **common,
        }
        for issue in load_issues()
        if issue.id in weighed
    }


def _of_text(issue: Issue, found: Presence, shares: Mapping[str, float], weighed: Mapping[str, float]) -> Features:
    """How much the whole text is about the issue."""
    mine, most = weighed[issue.id], max(weighed.values())
    features = {
        "share": math.sqrt(found.share.get(issue.id, 0.0)),
        "touch": math.sqrt(found.touching[issue.id]),
        "doctrine": _doctrine(issue, shares),
        "score": math.sqrt(mine),
        "dominance": mine / (sum(weighed.values()) or 1.0),
    }
    if mine == most:
        features |= {"first": 1.0, "first*score": math.sqrt(mine)}
    if issue.id in found.title.touched:
        features["title:named" if issue.id in found.title.named else "title:touched"] = 1.0
    return features


def _of_place(
    issue: Issue,
    draft: ClaimDraft,
    places: Mapping[str, tuple[Place, Place]],
    own: Mentions,
    weighed: Mapping[str, float],
) -> Features:
    """How near the issue is named, which doctrine the claim argues, and what the rules say."""
    score = math.sqrt(weighed[issue.id])
    named, touched = (_LEVELS.get(place, "no") for place in places[issue.id])
    where = (
        "own"
        if named == "claim"
        else "touched"
        if touched == "claim"
        else "near"
        if "near" in (named, touched)
        else "far"
    )
    doctrine = _fit(issue, draft)
    rule = next((stated.side for stated in draft.positions if stated.issue == issue.id), "none")
    features = {
        f"named:{named}": 1.0,
        f"touched:{touched}": 1.0,
        f"where:{where}": 1.0,
        f"where:{where}*score": score,
        f"theory:{doctrine}": 1.0,
        f"theory:{doctrine}*score": score,
        f"rule:{rule if rule in ('none', 'neutral') else 'side'}": 1.0,
    }
    if own.named - {issue.id} and named != "claim":
        features["rival"] = 1.0
    if issue.is_near(draft.shade):
        features["near"] = 1.0
    if draft.signs and any(sign.value in SIDES[issue.about] for sign in draft.signs.signs):
        features["sign"] = 1.0
    return features


def _fit(issue: Issue, draft: ClaimDraft) -> str:
    """Whether the claim's doctrines are those usually argued on the issue."""
    usual = [name in issue.theories for name in draft.theories]
    if not usual or all(usual):
        return "all" if usual else "none"
    if any(usual):
        return "some"
    return "accessory" if set(draft.theories) <= accessory() else "other"


_TOLD = ("open_question", "factual", "normative", "prediction", "allegation")


def _of_draft(draft: ClaimDraft) -> Iterator[str]:
    if draft.kind in _TOLD:
        yield f"kind:{draft.kind}"
    if draft.kind in ("holding", "submission"):
        yield "kind:court"
    if draft.speaker.type != "author":
        yield "others"
    if _asks(draft):
        yield "asks"


def _asks(draft: ClaimDraft) -> bool:
    return draft.shade.rstrip("\"' ").endswith("?")


def sides(draft: ClaimDraft, issue: Issue) -> Features:
    """What speaks for one side of an issue or another."""
    return dict.fromkeys(_sides(draft, issue), 1.0)


_TURNS = {1: "plus", -1: "minus", 0: "none"}


def _sides(draft: ClaimDraft, issue: Issue) -> Iterator[str]:
    rule = next((stated.side for stated in draft.positions if stated.issue == issue.id), "none")
    yield f"rule:{rule}"
    table, reading = SIDES[issue.about], draft.signs
    signs = [sign for sign in reading.signs if sign.part != "concession"] if reading else []
    counted = [sign for sign in signs if table.get(sign.value)]
    best = max(counted, key=lambda sign: (sign.part == "main", sign.strength), default=None)
    turn = _TURNS[table[best.value]] if best else "none"
    yield f"best:{turn}"
    if best:
        yield f"best:{turn}:{'main' if best.part == 'main' else 'other'}"
        yield f"best:{turn}:{best.strength}"
        yield f"best:{best.value}:{turn}"
    turns = {_TURNS[table[sign.value]] for sign in counted}
    if len(turns) > 1:
        yield "both"
    conditions = bool(reading and (reading.conditions or reading.criteria or reading.cases))
    yield f"condition:{conditions}:{turn}"
    if reading:
        yield from (
            f"condition:{name}"
            for name, hits in (("if", reading.conditions), ("test", reading.criteria), ("case", reading.cases))
            if hits
        )
    yield f"kind:{draft.kind}"
    yield f"kind:{draft.kind}:{turn}"
    yield f"about:{issue.about}:{turn}"
    if draft.speaker.type != "author":
        yield f"others:{turn}"
    if draft.kind == "allegation" or any(sign.value == "accused" for sign in signs):
        yield f"accused:{issue.about}"
    if _asks(draft):
        yield "asks"
    if issue.is_named(draft.shade):
        yield f"own:{turn}"


def weigh(
    document: ParsedDocument, parts: Sequence[ClaimBlock], drafts: Sequence[ClaimDraft], shares: Mapping[str, float]
) -> None:
    """Give each draft the positions that weigh most; `parts` are the document's blocks."""
    found = presence(document, parts)
    weighed = questions(found, shares)
    if not weighed:
        return
    for draft in drafts:
        _decide(draft, about(draft, found, shares, weighed))


def _decide(draft: ClaimDraft, asked: Mapping[str, Features]) -> None:
    """The rules' word stands on the default issue, whose position is the stance, and on a user's own, of which nothing
    was learnt."""
    weights = load_position_weights()
    ruled = {stated.issue: stated for stated in draft.positions}
    found: list[IssueSide] = []
    for issue in load_issues():
        if issue.id in ruled and (issue.default or issue.id in own_issues()):
            found.append(ruled[issue.id])
        elif issue.id in asked and weights.is_about(asked[issue.id]):
            asks = draft.kind == "open_question"
            found.append(_weighed(draft, issue, "neutral" if asks else weights.side_of(sides(draft, issue))))
    draft.positions = tuple(found)


def _weighed(draft: ClaimDraft, issue: Issue, side: Side) -> IssueSide:
    condition = draft.signs.condition() if side == "conditional" and draft.signs else None
    if issue.default:
        draft.stance = STANCES[side]
        draft.condition = "depends_on" if side == "conditional" else ""
    draft.note("position", f"{issue.id}:{side}", "position.weighed", decided=True)
    return IssueSide(issue.id, side, condition)
