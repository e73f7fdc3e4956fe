"""A proposition in the making: a span of a block with the cues inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.lexicon import CueHit
from distlaw.extract.claims.signs import SignReading
from distlaw.extract.claims.speakers.attribution import Role
from distlaw.model.argument import Cue, Speaker
from distlaw.model.claim_words import Kind, Modality, Side, Stance


class IssueSide(NamedTuple):
    """A side of an issue; `condition` is the block's span on which it is made to depend."""

    issue: str
    side: Side
    condition: tuple[int, int] | None = None


@dataclass(slots=True)
class ClaimDraft:
    """Offsets are the block's; `lead` begins where the sentence's part of this draft began before trimming."""

    block: ClaimBlock
    number: int  # of the block
    sentence: int  # of the sentence within the document
    start: int
    end: int
    lead: int
    hits: list[CueHit]
    lead_hits: list[CueHit]
    speaker: Speaker = field(default_factory=Speaker)
    quoted: bool = False
    role: Role = ""  # a court's words, or a party's before one
    in_judgment: bool = False
    is_unheard: bool = False  # in a judgment, while nobody has the floor
    attributed: bool = False
    reported: str = ""  # the verb of attribution
    hint: tuple[str, ...] = ()  # theories of the instrument that is quoted
    is_question: bool = False  # reported as a question
    features: tuple[str, ...] = ()
    kind_features: tuple[str, ...] = ()
    candidates: dict[str, tuple[str, ...]] = field(default_factory=dict)  # theories, with what speaks for each
    probability: float = 0.0
    theories: tuple[str, ...] = ()
    stance: Stance = "neutral"
    kind: Kind = "factual"
    plain: Kind = "factual"  # by the six tests of the rules, whoever speaks
    plain_rule: str = ""
    modality: Modality = "asserted"
    positions: tuple[IssueSide, ...] = ()
    signs: SignReading | None = None
    condition: str = ""  # the polarity of a conditional stance
    cues: list[Cue] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def shade(self) -> str:
        return self.block.shade[self.start : self.end]

    @property
    def is_english(self) -> bool:
        return self.block.is_english

    def note(self, label: str, value: str, rule: str, hit: CueHit | None = None, decided: bool = False) -> None:
        """Keep why a label was given."""
        start = self.block.at[hit.start] if hit else -1
        end = self.block.at[hit.end - 1] + 1 if hit else -1
        text = self.block.text[hit.start : hit.end] if hit else ""
        self.cues.append(Cue(label=label, value=value, rule=rule, text=text, start=start, end=end, decided=decided))
