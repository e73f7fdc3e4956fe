"""Positions: the generic signs of a proposition turned into a side of each issue that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import ClaimDraft, IssueSide
from distlaw.extract.claims.issues import Reach
from distlaw.extract.claims.signs import Sign, SignReading, SignValue
from distlaw.model.claim_words import Side, Stance
from distlaw.vocab.issues import About, Issue

SIDES: dict[About, dict[SignValue, int]] = {
    "conduct": {
        "permitted": 1, "prohibited": -1, "infringes": -1, "not_infringes": 1, "excused": 1, "not_excused": -1,
        "valid": -1, "void": 1, "liable": -1, "not_liable": 1, "benefits": 1, "harms": -1, "restraint_harms": 1,
        "restraint_benefits": -1, "claim_upheld": -1, "claim_refused": 1, "accused": -1,
    },
    "restraint": {
        "permitted": -1, "prohibited": 1, "infringes": 1, "not_infringes": -1, "excused": -1, "not_excused": 1,
        "valid": 1, "void": -1, "liable": 1, "not_liable": -1, "restraint_harms": -1, "restraint_benefits": 1,
        "claim_upheld": 1, "claim_refused": -1,
    },
    "protection": {"protected": 1, "unprotected": -1, "infringes": 1, "not_infringes": -1, "valid": 1, "void": -1,
                   "claim_upheld": 1, "claim_refused": -1},
    "liability": {
        "liable": 1, "not_liable": -1, "infringes": 1, "not_infringes": -1, "excused": -1, "not_excused": 1,
        "restraint_harms": -1, "void": 1, "valid": -1, "claim_upheld": 1, "claim_refused": -1,
        "accused": 1,
    },
}  # fmt: skip
_STATING = (
    "characterisation",
    "normative",
    "holding",
    "submission",
)  # kinds that state a rule, which may be conditional
STANCES: dict[Side, Stance] = {
    "supports": "permits", "opposes": "prohibits", "conditional": "conditional", "neutral": "neutral",
}  # fmt: skip


def decide(draft: ClaimDraft, reading: SignReading, reach: Sequence[tuple[Issue, Reach]]) -> None:
    """Give the draft its positions, and its stance: the position on the default issue."""
    stated: list[IssueSide] = []
    for issue, level in reach:
        side, sign = _side(draft, reading, issue, level)
        if side == "neutral" and level not in ("claim", "sentence"):
            continue
        if level == "document" and not (issue.default or issue.is_near(draft.shade)):
            continue
        stated.append(IssueSide(issue.id, side, reading.condition() if side == "conditional" else None))
        if issue.default:
            draft.stance = STANCES[side]
            draft.condition = _polarity(reading, sign, issue) if side == "conditional" else ""
        draft.note("position", f"{issue.id}:{side}", f"position.{level}", sign.hit if sign else None, decided=True)
    draft.positions = tuple(stated)
    if draft.stance == "neutral":
        draft.note("stance", "neutral", "stance.none", decided=True)
    else:
        best = reading.sign
        draft.note(
            "stance", draft.stance, best.hit.entry.rule if best else "stance.kind", best.hit if best else None, True
        )


def _side(draft: ClaimDraft, reading: SignReading, issue: Issue, level: Reach) -> tuple[Side, Sign | None]:
    """The side that a proposition takes of an issue, and the sign that says so."""
    if draft.kind == "open_question":
        return "neutral", None
    table = SIDES[issue.about]
    signs = [sign for sign in reading.signs if sign.value in table and _counts(draft, sign, issue)]
    best = reading.sign if reading.sign in signs else max(signs, key=_rank, default=None)
    if draft.kind == "allegation" and best is None and issue.about == "conduct":
        return "opposes", None
    if draft.kind in _STATING and _is_conditional(draft, reading, issue, best):
        return "conditional", best
    if best is None or best.part == "concession":
        return "neutral", best
    return ("supports" if table[best.value] > 0 else "opposes"), best


def _counts(draft: ClaimDraft, sign: Sign, issue: Issue) -> bool:
    """That somebody is liable says something of a conduct only where it is called a wrong as well: else liability is
    shared out."""
    if issue.about != "conduct" or sign.value not in ("liable", "not_liable"):
        return True
    return bool(of(draft.hits, "sign", "wrong"))


def _is_conditional(draft: ClaimDraft, reading: SignReading, issue: Issue, best: Sign | None) -> bool:
    """A test decides by itself, an if where something is said of the conduct; so does a case, unless it only names
    the conduct (通过反向工程取得的，不属于侵犯)."""
    if best is not None and best.value.startswith("restraint_"):
        return False  # what is made conditional is the ban
    if reading.criteria or (reading.conditions and best is not None):
        return True
    places = [reading.clause(hit) for hit in reading.cases]
    return best is not None and any(
        place is not None and not issue.is_named(draft.block.shade[place[0] : place[1]]) for place in places
    )


def _rank(sign: Sign) -> tuple[bool, int]:
    return sign.part == "main", sign.strength


def _polarity(reading: SignReading, sign: Sign | None, issue: Issue) -> str:
    """lawful_if, unlawful_if or depends_on."""
    if sign is None:
        return "lawful_if" if reading.criteria else "depends_on"
    return "lawful_if" if SIDES[issue.about].get(sign.value, 0) > 0 else "unlawful_if"
