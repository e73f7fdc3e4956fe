"""What has been read so far of a document: the antecedents of the next proposition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import lexicon, of
from distlaw.extract.claims.labels import theory as theories
from distlaw.extract.claims.lexicon import Hit, cue_text
from distlaw.extract.claims.speaker import Attribution
from distlaw.extract.claims.zh.attribution import TITLED
from distlaw.model.argument import Speaker
from distlaw.model.document import ParsedDocument
from distlaw.vocab.cues import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_OF_A_TITLE = 8


@dataclass(slots=True)
class ClaimReading:
    """What has been read so far: it gives the next proposition its antecedents."""

    document: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    section: str = ""
    intro: str = ""
    block: tuple[str, ...] = ()
    sentence: int = -1
    running: Speaker = field(default_factory=Speaker)
    runs_on: bool = False
    last_speaker: Speaker = field(default_factory=Speaker)
    deontic: bool = False  # the sentence's last claim was normative

    def begin(self) -> None:
        """A new block: what a paragraph before said, and who said it, no longer carries on."""
        self.block = ()
        self.runs_on, self.running = False, Speaker()


def topic(document: ParsedDocument, scanned: Sequence[Sequence[Hit]]) -> tuple[str, ...]:
    """The theory that most of the document's blocks name; its title and keywords count for several."""
    titles = [
        " ".join((s.value,) if isinstance(s.value, str) else s.value)
        for s in document.statements
        if s.field in ("title", "keywords")
    ]
    heads = titles or [f"{section.title}" for section in document.sections[:1]]
    counts: Counter[str] = Counter()
    for head in heads:
        for language in LANGUAGES:
            found = of(lexicon(language).scan(cue_text(head)), "theory")
            counts.update({hit.entry.value: _OF_A_TITLE for hit in found if hit.entry.weight >= theories.FALLBACK})
    for hits in scanned[:60]:
        for strength in (theories.STRONG, theories.FALLBACK):
            # In the order of the text: of two theories named equally often, the first one named is the topic.
            counts.update(list(dict.fromkeys(hit.entry.value for hit in theories.named(hits, strength))))
    return tuple(name for name, _ in counts.most_common(1))


def enter(reading: ClaimReading, block: ClaimBlock, hits: Sequence[Hit]) -> None:
    """A heading: the section's theories are those it names."""
    reading.section, reading.intro, reading.block = block.text, "", ()
    strong = theories.named(hits, theories.STRONG) or theories.named(hits, theories.FALLBACK)
    reading.heading = tuple(dict.fromkeys(hit.entry.value for hit in strong))


def enter_question(reading: ClaimReading, block: ClaimBlock, hits: Sequence[Hit]) -> None:
    """A question of a list of questions and answers serves its answer as a heading."""
    named = theories.named(hits, theories.STRONG)
    if named:
        reading.block = tuple(dict.fromkeys(hit.entry.value for hit in named))
        reading.heading = reading.block


def mention(reading: ClaimReading, block: ClaimBlock, start: int, end: int) -> None:
    """A person named with a title may be the 他 or 她 of what follows."""
    found = None if block.is_english else TITLED.search(block.shade, start, end)
    if found:
        reading.last_speaker = Speaker(type="person", name=found.group("name"))


def turn(reading: ClaimReading, found: Attribution | None) -> None:
    """Attribution runs on until a new cue; an own cue ends it."""
    if found is None:
        if not reading.runs_on:
            reading.running = Speaker()
        return
    speaker = found.speaker
    if speaker.name in ("他", "她", "他们", "@previous"):
        speaker = reading.last_speaker if reading.last_speaker.name else Speaker(type="unnamed", name=speaker.name)
    reading.running = Speaker() if found.is_own else speaker
    reading.runs_on = found.runs_on
    if speaker.type != "author":
        reading.last_speaker = speaker
