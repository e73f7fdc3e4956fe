"""What has been read so far of a document: the antecedents of the next proposition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cutting import LikelySpan
from distlaw.extract.claims.issues import Discussion
from distlaw.extract.claims.labels import theory as theories
from distlaw.extract.claims.lexicon import CueHit
from distlaw.extract.claims.speakers import Quotation, Tracker


@dataclass(slots=True)
class ClaimReading:
    """What has been read so far: it gives the next proposition its antecedents."""

    heading: tuple[str, ...] = ()
    section: str = ""
    intro: str = ""
    block: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()  # the last doctrine that an earlier paragraph of the section names
    title: tuple[str, ...] = ()
    sentence: int = -1
    shares: dict[str, float] = field(default_factory=dict)  # of theories in the whole text
    cut: Mapping[tuple[int, int], Sequence[LikelySpan]] | None = None  # the claims of a block's sentence, once chosen
    speaking: Tracker = field(default_factory=Tracker)
    discussion: Discussion = field(default_factory=Discussion)
    quoted: Quotation | None = None  # the last quotation of the paragraph before
    unheard: bool = False  # in a judgment, while nobody has the floor
    follows: bool = False  # the proposition before is on a doctrine or an issue
    deontic: bool = False  # the sentence's last claim was normative

    def begin(self) -> None:
        """A new block: what a paragraph before said, and who said it, no longer carries on."""
        self.earlier = self.block or self.earlier
        self.block = ()
        self.speaking.begin()
        self.discussion.begin()


def enter(reading: ClaimReading, block: ClaimBlock, hits: Sequence[CueHit]) -> None:
    """A heading: the section's theories are those it names."""
    reading.section, reading.intro, reading.block, reading.earlier = block.text, "", (), ()
    reading.discussion.enter(block.shade)
    reading.speaking.head(block.shade)
    strong = (
        theories.theories_named(hits, theories.STRONG)
        or theories.theories_named(hits, theories.SHARED)
        or theories.theories_named(hits, theories.FALLBACK)
    )
    reading.heading = tuple(dict.fromkeys(hit.entry.value for hit in strong))


def enter_question(reading: ClaimReading, block: ClaimBlock, hits: Sequence[CueHit]) -> None:
    """A question of a list of questions and answers serves its answer as a heading."""
    named = theories.theories_named(hits, theories.STRONG, theories.SHARED)
    if named:
        reading.block = tuple(dict.fromkeys(hit.entry.value for hit in named))
        reading.heading = reading.block
