"""The closed words of claims and their relations. Loads no model library."""

from __future__ import annotations

from typing import Literal, get_args

Stance = Literal["permits", "prohibits", "conditional", "neutral"]
Side = Literal["supports", "opposes", "conditional", "neutral"]
Kind = Literal[
    "characterisation", "normative", "prediction", "allegation", "factual", "open_question", "holding", "submission"
]
Modality = Literal["asserted", "hedged"]
SpeakerType = Literal["author", "person", "organisation", "group", "unnamed"]
ClaimStatus = Literal["suggested", "proposed", "accepted", "rejected"]  # suggested: a model's, out of sight
PositionStatus = Literal["proposed", "accepted", "rejected"]
RelationType = Literal["supports", "rebuts", "undercuts", "qualifies", "restates"]

STANCES: tuple[str, ...] = get_args(Stance)
SIDES: tuple[str, ...] = get_args(Side)
KINDS: tuple[str, ...] = get_args(Kind)
MODALITIES: tuple[str, ...] = get_args(Modality)
SPEAKER_TYPES: tuple[str, ...] = get_args(SpeakerType)
CLAIM_STATUSES: tuple[str, ...] = get_args(ClaimStatus)
POSITION_STATUSES: tuple[str, ...] = get_args(PositionStatus)
RELATION_TYPES: tuple[str, ...] = get_args(RelationType)
SIDE_OF: dict[str, Side] = {  # what a stance is called as a position
    "permits": "supports", "prohibits": "opposes", "conditional": "conditional", "neutral": "neutral",
}  # fmt: skip
STANCE_OF: dict[str, Stance] = {
    "supports": "permits", "opposes": "prohibits", "conditional": "conditional", "neutral": "neutral",
}  # fmt: skip
ATTACKS: tuple[RelationType, ...] = ("rebuts", "undercuts")  # what says that a claim, or what it stands on, fails
