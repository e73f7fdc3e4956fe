"""What a work claims, and how its claims act on others."""

from __future__ import annotations

from pydantic import Field

from distlaw.model.argument import Cue, PositionRecord
from distlaw.model.claim_words import ClaimStatus, Kind, Modality, RelationType, SpeakerType, Stance
from distlaw.model.record.part import RecordPart
from distlaw.text.offsets import Ranges


class RecordedSpeaker(RecordPart):
    """Who says it; the author has no name here."""

    type: SpeakerType
    name: str | None


class RecordedClaim(RecordPart):
    """A claim with its labels and its place; `quote` is the source's ranges, one after another."""

    id: str
    quote: str
    ranges: Ranges
    source_sha256: str = ""
    theories: tuple[str, ...]
    stance: Stance  # the position on the default issue
    kind: Kind
    speaker: RecordedSpeaker
    modality: Modality
    status: ClaimStatus
    made_by: str
    section: str = ""
    zone: str = ""
    language: str = ""
    condition: str = ""
    proposition: str = ""
    proposition_translated: str = ""
    note: str = ""
    also_at: tuple[Ranges, ...] = ()
    page: str = ""
    positions: tuple[PositionRecord, ...] = ()  # on every issue the claim is about
    cues: tuple[Cue, ...] = ()
    confidence: float = 1.0


class RecordedRelation(RecordPart):
    """The claim `from` acts on the claim `to`."""

    id: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    type: RelationType
    status: ClaimStatus
    made_by: str
    reason: str = ""
    rule: str = ""
