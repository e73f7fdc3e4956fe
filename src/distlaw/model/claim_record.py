"""A claim and a relation as the database has them: what queries answer and what is exported and imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from distlaw.model.argument import ClaimDetails, Speaker
from distlaw.model.claim_words import ClaimStatus, Kind, Modality, RelationType, Stance
from distlaw.model.frozen import Frozen
from distlaw.text.elision import elided
from distlaw.text.offsets import Ranges
from distlaw.text.quoting import one_line
from distlaw.text.width import clipped

if TYPE_CHECKING:
    from distlaw.model.record import RecordedClaim

_NAMELESS = {"person": "somebody", "organisation": "an organisation", "group": "some", "unnamed": "others"}
_TITLE = 24  # cells of a title that stands for the authors


class ClaimRecord(ClaimDetails):
    """One claim with the work it stands in. `ranges` and `also_at` are in the source text of `source_sha256`."""

    id: str
    key: str
    source_sha256: str
    quote: str
    ranges: Ranges
    stance: Stance
    kind: Kind
    modality: Modality
    status: ClaimStatus
    made_by: str
    title: str = ""  # of the work, as are the next two
    issued: str = ""
    authors: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()  # offsets in the quotation before which the source has other words

    @property
    def text(self) -> str:
        """The quotation on one line, … where words of the source are left out."""
        return one_line(elided(self.quote, self.breaks))

    @property
    def said_by(self) -> str:
        """Who says it, in a word: the name, or the kind of speaker."""
        return self.speaker.name or self.speaker.type

    @property
    def byline(self) -> str:
        """The first authors and the year, as a reader names a work; else its title cut short, else its key."""
        first = self.authors[0] if self.authors else ""
        more = " et al." if len(self.authors) > 2 else ""
        second = f" & {self.authors[1]}" if len(self.authors) == 2 else ""
        name = f"{first}{second}{more}"
        return f"{name or clipped(self.title, _TITLE) or self.key} {self.issued[:4]}".strip()

    @property
    def voice(self) -> str:
        """Whose view it is, and where it stands: the work's byline alone where the author says it."""
        if self.speaker.type == "author":
            return self.byline
        return f"{self.speaker.name or _NAMELESS[self.speaker.type]} (in {self.byline})"

    def position(self, issue: str) -> str:
        """What it says of an issue: supports, opposes, conditional, neutral, or empty text where it is not about it."""
        return next((one.position for one in self.positions if one.issue == issue), "")

    def as_json(self) -> dict[str, Any]:
        """The claim as the public record spells it, with its work and source; empty fields left out."""
        found: dict[str, Any] = {"id": self.id, "key": self.key, "source_sha256": self.source_sha256}
        return found | self.recorded().as_json()

    def recorded(self) -> RecordedClaim:
        """The claim as a part of its work's record."""
        from distlaw.model.record import RecordedClaim, RecordedSpeaker  # a claim that is only shown needs no record

        names = RecordedClaim.model_fields.keys() - {"speaker", "source_sha256"}
        speaker = RecordedSpeaker(type=self.speaker.type, name=self.speaker.name or None)
        return RecordedClaim(speaker=speaker, **{name: getattr(self, name) for name in names})


class ClaimChanges(Frozen):
    """What a person wants otherwise about a claim; None leaves a field as it is."""

    theories: tuple[str, ...] | None = None
    stance: str | None = None
    positions: dict[str, str] | None = None  # issue: position; an issue that is not named is left out
    kind: str | None = None
    speaker: Speaker | None = None
    modality: str | None = None
    condition: str | None = None
    proposition: str | None = None
    proposition_translated: str | None = None
    section: str | None = None
    note: str | None = None
    status: str | None = None
    ranges: Ranges | None = None  # in the source text

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be changed."""
        return not self.model_fields_set


class RelationRecord(Frozen):
    """`source` acts on `target`; both are claims' ids."""

    id: str
    source: str
    target: str
    type: RelationType
    status: ClaimStatus
    made_by: str
    reason: str = ""
    rule: str = ""

    def as_json(self) -> dict[str, Any]:
        """The relation as the public record spells it."""
        from distlaw.model.record import RecordedRelation

        return RecordedRelation(**{name: getattr(self, name) for name in RecordedRelation.model_fields}).as_json()
