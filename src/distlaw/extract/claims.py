"""Claims: blocks, sentences, propositions, then theory, kind, stance and modality, and whether it is a claim at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from distlaw.extract import _claim_attribution as attribution
from distlaw.extract import _claim_detect as detect
from distlaw.extract import _claim_kind as kinds
from distlaw.extract import _claim_split as split
from distlaw.extract import _claim_stance as stances
from distlaw.extract import _claim_theory as theories
from distlaw.extract._claim_blocks import Block, blocks
from distlaw.extract._claim_cues import lexicon, sheet, within
from distlaw.extract._claim_draft import Draft
from distlaw.extract._claim_lexicon import Hit, shadow
from distlaw.extract._evidence import evidence_of
from distlaw.extract._extractor import Extractor
from distlaw.model.argument import ClaimFinding, Speaker
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.text.offsets import Range
from distlaw.text.sentences import sentences
from distlaw.vocab.cues import Language

VERSION = "1"


@dataclass(slots=True)
class _Reading:
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


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """The claims of one document, numbered in reading order."""
    found = list(_accepted(document))
    return Findings(claims=tuple(_finding(document, draft, number) for number, draft in enumerate(found, 1)))


def _accepted(document: ParsedDocument) -> Iterator[Draft]:
    parts = blocks(document)
    reading = _Reading(document=_topic(document, parts))
    for number, block in enumerate(parts):
        hits = lexicon("en" if block.is_english else "zh").scan(block.shade)
        if block.kind == "heading":
            _enter(reading, block, hits)
            continue
        reading.block = ()
        reading.runs_on, reading.running = False, Speaker()
        yield from _of_block(block, number, hits, reading)
        if block.kind == "paragraph":
            reading.intro = block.shade[-60:]


def _topic(document: ParsedDocument, parts: Sequence[Block]) -> tuple[str, ...]:
    """The theory that most of the document's words name."""
    titles = [
        " ".join((s.value,) if isinstance(s.value, str) else s.value)
        for s in document.statements
        if s.field in ("title", "keywords")
    ]
    heads = titles or [f"{section.title}" for section in document.sections[:1]]
    counts: Counter[str] = Counter()
    for head in heads:
        for language in ("zh", "en"):
            found = lexicon(language).scan(shadow(head))  # type: ignore[arg-type]
            counts.update(
                {
                    hit.entry.value: 8
                    for hit in found
                    if hit.entry.label == "theory" and hit.entry.weight >= theories.FALLBACK
                }
            )
    for block in parts[:60]:
        hits = lexicon("en" if block.is_english else "zh").scan(block.shade)
        counts.update({hit.entry.value for hit in theories.named(hits, theories.STRONG)})
        counts.update({hit.entry.value for hit in theories.named(hits, theories.FALLBACK)})
    return tuple(name for name, _ in counts.most_common(1))


def _enter(reading: _Reading, block: Block, hits: Sequence[Hit]) -> None:
    reading.section, reading.intro, reading.block = block.text, "", ()
    strong = theories.named(hits, theories.STRONG) or theories.named(hits, theories.FALLBACK)
    reading.heading = tuple(dict.fromkeys(hit.entry.value for hit in strong))


def _of_block(block: Block, number: int, hits: Sequence[Hit], reading: _Reading) -> Iterator[Draft]:
    if block.kind == "row":
        header = lexicon("zh").scan(shadow(block.header)) + lexicon("en").scan(shadow(block.header))
        named = tuple(dict.fromkeys(hit.entry.value for hit in theories.named(header, theories.STRONG)))
        draft = Draft(block, number, 0, 0, len(block.text), 0, list(hits), [])
        _label(draft, reading, named, bool(named))
        yield from _kept([draft])
        return
    drafts: list[Draft] = []
    after_claim = False
    for index, (start, end) in enumerate(_sentences(block)):
        found = list(_of_sentence(block, number, index, (start, end), hits, reading, after_claim))
        after_claim = any(draft.score >= detect.ACCEPTED_AT for draft in found)
        drafts += found
    yield from _kept(drafts)


def _sentences(block: Block) -> Iterator[Range]:
    """The block's sentences; a list item's short question and the question that spells it out are one."""
    held: Range | None = None
    for start, end in sentences(block.text):
        asks = block.text[start:end].rstrip('”"」*').endswith(("？", "?"))
        if held is not None:
            yield (held[0], end) if asks else held
            if not asks:
                yield start, end
            held = None
        elif asks and block.kind == "item" and end - start < 24:
            held = (start, end)
        else:
            yield start, end
    if held is not None:
        yield held


def _of_sentence(
    block: Block, number: int, index: int, span: Range, hits: Sequence[Hit], reading: _Reading, after_claim: bool
) -> Iterator[Draft]:
    """The sentence's propositions with their labels and scores."""
    sentence: tuple[str, ...] = ()
    planned = False
    reading.deontic = False
    for draft in _drafts(block, number, index, *span, hits, reading):
        if planned and not _has_subject(draft):
            continue
        planned = planned or any(hit.entry.value == "plan" for hit in [*draft.hits, *draft.lead_hits])
        _label(draft, reading, sentence, after_claim)
        if draft.score >= detect.ACCEPTED_AT:
            sentence, after_claim = draft.theories, True
            reading.deontic = draft.kind == "normative"
        yield draft


def _kept(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts that are claims; one that is nearly a claim counts where its neighbours on both sides are."""
    sure = [draft.score >= detect.ACCEPTED_AT for draft in drafts]
    for index, draft in enumerate(drafts):
        between = 0 < index < len(drafts) - 1 and sure[index - 1] and sure[index + 1]
        if sure[index] or (between and draft.score >= detect.BETWEEN_AT):
            yield draft


def _has_subject(draft: Draft) -> bool:
    return draft.is_english or split.begins_nominal(draft.shade)


def _drafts(
    block: Block, number: int, index: int, start: int, end: int, hits: Sequence[Hit], reading: _Reading
) -> Iterator[Draft]:
    """The propositions of one sentence, trimmed and attributed."""
    lead = start
    start = _after_label(block, hits, start, end)
    cut = split.english if block.is_english else split.chinese
    language: Language = "en" if block.is_english else "zh"
    own_lead: list[Hit] = []
    for begin, stop in cut(block.text, block.shade, hits, start, end):
        found = _attributed(block, begin, stop, block.text[start:begin])
        if found is not None or not _CARRIED.match(block.shade, begin, stop):
            _turn(reading, found)
        if found is not None:
            if found.is_own:
                own_lead = [*own_lead, *within(hits, begin, found.start)]
            begin, stop = found.start, found.end
        begin, stop = split.trimmed(block.text, block.shade, hits, (begin, stop), language)
        if stop - begin < 4:
            lead = stop
            continue
        words = lexicon(language)
        inside = [*words.scan(block.shade, begin, stop), *words.scan_whole(block.shade, begin, stop)]
        draft = Draft(block, number, index, begin, stop, lead, inside, within(hits, lead, begin))
        draft.lead_hits += [hit for hit in own_lead if hit.entry.label == "modality" and hit not in draft.lead_hits]
        draft.speaker = reading.running
        draft.attributed = found is not None and not found.is_own
        draft.reported = found.verb if found else ""
        yield draft
        lead = stop


_ANNOUNCES = re.compile(r"(?:建议|建議|看法|结论|結論|答案|意见|想法)(?:是|如下)[：:]\s*$")
_CARRIED = re.compile(r"(?:and |but |or )?that ")
_LABEL = re.compile(r"[^，,。:：?？]{2,24}[：:]\s*")


def _after_label(block: Block, hits: Sequence[Hit], start: int, end: int) -> int:
    """Where the sentence begins once a label without a legal point (为什么值得深挖：) is left out."""
    match = _LABEL.match(block.text, start, end)
    if match is None or block.is_english or match.end() > end - 6:
        return start
    if _ANNOUNCES.search(match.group()):
        return match.end()
    inside = within(hits, start, match.end())
    says = any(
        h.entry.label in ("kind", "stance") or (h.entry.label == "claimhood" and h.entry.value in ("legal", "proof"))
        for h in inside
    )
    return start if says or split.speaks(block.shade, start, match.end()) else match.end()


def _attributed(block: Block, start: int, end: int, before: str) -> attribution.Attribution | None:
    begin = start
    language: Language = "en" if block.is_english else "zh"
    hit = split.starts(sheet("clause", language), block.shade, begin, "left_out")
    if hit is not None and hit.end < end - 8:
        begin = hit.end
        while begin < end and block.text[begin] in " ,，":
            begin += 1
    if block.is_english:
        party = attribution.plaintiff(block.text[start:end])
        return attribution.english(block.text, block.shade, begin, end, party)
    return attribution.chinese(block.text, block.shade, begin, end) or attribution.dropped(
        block.shade, begin, end, before
    )


def _turn(reading: _Reading, found: attribution.Attribution | None) -> None:
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


def _label(draft: Draft, reading: _Reading, sentence: tuple[str, ...], after_claim: bool) -> None:
    """Give the draft its labels and its score; a claim becomes the antecedent of what follows."""
    context = theories.Context(sentence, reading.block, reading.heading, reading.document)
    draft.theories = theories.decide(draft, context)
    shared = reading.deontic and not draft.attributed and _goes_on(draft)
    draft.kind = kinds.decide(draft, reading.section, reading.intro, shared)
    advice = kinds.is_advice(draft, reading.section, reading.intro)
    draft.score = detect.score(draft, bool(reading.heading), after_claim, advice)
    draft.stance, draft.condition = stances.decide(draft)
    draft.modality = kinds.modality(draft)
    if draft.score >= detect.ACCEPTED_AT:
        reading.block = draft.theories


_MEASURE = re.compile(
    r"(?:以.{2,20}来|构建|建立|明确|完善|健全|强化|加强|推动|细化|制定|设立|引入|规范|落实|优化|提升|确立|厘清|界定|采取|保留|公开|披露|禁止)"
)


def _goes_on(draft: Draft) -> bool:
    """A further verb under the duty word that stands earlier in the sentence, or a member of a list of measures."""
    if draft.is_english:
        before = draft.block.text[max(0, draft.start - 200) : draft.start]
        return ":" in before and _is_member(draft)
    gap = draft.block.shade[draft.lead : draft.start]
    return not _has_subject(draft) and bool(_MEASURE.match(draft.shade) or re.search(r"[并且、]|同时|以及|还", gap))


def _is_member(draft: Draft) -> bool:
    """A member of an English list of measures (…: laws to curb imitation, rules to ensure …)."""
    return (
        draft.is_english
        and re.match(r"[\w\- ]{4,60}? to [a-z]+ ", draft.shade) is not None
        and " is " not in draft.shade
    )


def _finding(document: ParsedDocument, draft: Draft, number: int) -> ClaimFinding:
    if draft.speaker.type != "author":
        draft.note("speaker", draft.speaker.name, "speaker.attribution", decided=True)
    return ClaimFinding(
        local_id=f"c{number}",
        evidence=evidence_of(document, [draft.block.span(draft.start, draft.end)]),
        theories=draft.theories,
        stance=draft.stance,  # type: ignore[arg-type]
        kind=draft.kind,  # type: ignore[arg-type]
        speaker=draft.speaker,
        modality=draft.modality,  # type: ignore[arg-type]
        section=draft.block.section,
        zone=draft.block.zone,
        language="en" if draft.is_english else document.language if document.language.startswith("zh") else "zh-Hans",
        condition=draft.condition,
        cues=tuple(draft.cues),
        confidence=round(min(0.99, max(0.05, draft.score / 5)), 2),
    )


PART = Extractor(name="claims", version=VERSION, extract=extract, order=30)
