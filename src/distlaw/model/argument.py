"""Claims and the relations between them, in the words of the Argument Interchange Format."""

from __future__ import annotations

from typing import Literal, get_args

from distlaw.model.evidence import Evidence
from distlaw.model.frozen import Frozen

Stance = Literal["permits", "prohibits", "conditional", "neutral"]
Side = Literal["supports", "opposes", "conditional", "neutral"]
Kind = Literal[
    "characterisation", "normative", "prediction", "allegation", "factual", "open_question", "holding", "submission"
]
Modality = Literal["asserted", "hedged"]
SpeakerType = Literal["author", "person", "organisation", "group", "unnamed"]
ClaimStatus = Literal["proposed", "accepted", "rejected"]
RelationType = Literal["supports", "rebuts", "undercuts", "qualifies", "restates"]

STANCES: tuple[str, ...] = get_args(Stance)
SIDES: tuple[str, ...] = get_args(Side)
KINDS: tuple[str, ...] = get_args(Kind)
MODALITIES: tuple[str, ...] = get_args(Modality)
SPEAKER_TYPES: tuple[str, ...] = get_args(SpeakerType)
CLAIM_STATUSES: tuple[str, ...] = get_args(ClaimStatus)
RELATION_TYPES: tuple[str, ...] = get_args(RelationType)
ATTACKS: tuple[RelationType, ...] = ("rebuts", "undercuts")  # what says that a claim, or what it stands on, fails


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
