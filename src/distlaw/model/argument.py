"""Claims and the relations between them, in the words of the Argument Interchange Format."""

from __future__ import annotations

from collections.abc import Iterable

from distlaw.model.claim_words import (
    SIDE_OF,
    STANCE_OF,
    ClaimStatus,
    Kind,
    Modality,
    PositionStatus,
    RelationType,
    Side,
    SpeakerType,
    Stance,
)
from distlaw.model.evidence import Evidence
from distlaw.model.frozen import Frozen
from distlaw.text.offsets import Ranges


class Speaker(Frozen):
    """Who says it; the author has no name here."""

    type: SpeakerType = "author"
    name: str = ""


class Cue(Frozen):
    """One reason for one label: which rule fired, on which words. Offsets in the source text."""

    label: str  # theory, stance, kind, speaker, modality, span
    value: str  # what it argued for
    rule: str  # id of the rule in data/
    text: str = ""
    start: int = -1
    end: int = -1
    decided: bool = False  # whether this cue decided the label


class Position(Frozen):
    """What a claim says of an issue's proposition; without one, the claim is not about that issue."""

    issue: str
    position: Side
    condition: Evidence | None = None  # what it is made to depend on


class PositionRecord(Frozen):
    """A position as the database has it. `made_by` is empty where it is who made the claim; `ranges` and `condition`
    are the words it depends on, as the source has them."""

    issue: str
    position: Side
    condition: str = ""
    ranges: Ranges = ()
    made_by: str = ""
    status: PositionStatus = "proposed"


def with_stance(positions: Iterable[Position], stance: str, default: str) -> tuple[Position, ...]:
    """The positions, with the one on the default issue that a stance says; one that is given stays as it is.

    A neutral stance does not say whether the claim is about the issue at all.
    """
    given = tuple(positions)
    if stance == "neutral" or any(one.issue == default for one in given):
        return given
    return (Position(issue=default, position=SIDE_OF[stance]), *given)


def stance_in(positions: Iterable[Position], stance: Stance, default: str) -> Stance:
    """The stance: the position on the default issue where there is one, else the stance that is given."""
    return next((STANCE_OF[one.position] for one in positions if one.issue == default), stance)


class ClaimFinding(Frozen):
    """A proposition with its labels and its evidence. `local_id` names it within its document."""

    local_id: str
    evidence: Evidence
    theories: tuple[str, ...]
    stance: Stance  # the position on the default issue
    positions: tuple[Position, ...] = ()
    kind: Kind
    speaker: Speaker = Speaker()
    modality: Modality = "asserted"
    section: str = ""  # heading it stands under
    zone: str = "body"
    language: str = ""
    condition: str = ""  # lawful_if, unlawful_if, depends_on
    proposition: str = ""  # a paraphrase; a machine gives none
    also_at: tuple[Evidence, ...] = ()
    cues: tuple[Cue, ...] = ()
    confidence: float = 1.0
    made_by: str = "distlaw"
    status: ClaimStatus = "proposed"


class RelationFinding(Frozen):
    """`source` acts on `target`; both are claims' local ids (or ids, across works)."""

    source: str
    target: str
    type: RelationType
    reason: str = ""
    rule: str = ""
    evidence: Evidence | None = None
    made_by: str = "distlaw"
    status: ClaimStatus = "proposed"


class ClaimDetails(Frozen):
    """What is said of a claim beside its labels and its place; empty where nothing is."""

    theories: tuple[str, ...] = ()
    positions: tuple[PositionRecord, ...] = ()
    speaker: Speaker = Speaker()
    section: str = ""
    zone: str = ""
    language: str = ""
    condition: str = ""
    proposition: str = ""
    proposition_translated: str = ""
    note: str = ""
    also_at: tuple[Ranges, ...] = ()
    cues: tuple[Cue, ...] = ()
    page: str = ""
    confidence: float = 1.0
