"""Claims: blocks, sentences, propositions, then theory, kind, stance and modality, and whether it is a claim at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.extract.claims import score as detect
from distlaw.extract.claims import trim
from distlaw.extract.claims.blocks import MOST, ClaimBlock, blocks, is_cut
from distlaw.extract.claims.context import ClaimReading, enter, enter_question, mention, topic, turn
from distlaw.extract.claims.cues import lexicon, sheet, within
from distlaw.extract.claims.draft import Draft
from distlaw.extract.claims.en import attribution as attribution_en
from distlaw.extract.claims.en import split as split_en
from distlaw.extract.claims.labels import kind as kinds
from distlaw.extract.claims.labels import stance as stances
from distlaw.extract.claims.labels import theory as theories
from distlaw.extract.claims.labels.theory import STRONG, named
from distlaw.extract.claims.lexicon import Hit, cue_text
from distlaw.extract.claims.speaker import Attribution
from distlaw.extract.claims.zh import attribution as attribution_zh
from distlaw.extract.claims.zh import split
from distlaw.extract.extractor import Extractor
from distlaw.extract.spans.evidence import evidence_of
from distlaw.model.argument import ClaimFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.problem import Problem
from distlaw.text.offsets import Range
from distlaw.text.sentences import sentences
from distlaw.vocab.cues import Language

VERSION = "1"
LONGEST_SENTENCE = 3_000


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """The claims of one document, numbered in reading order."""
    claims = tuple(_finding(document, draft, number) for number, draft in enumerate(_accepted(document), 1))
    cut = Problem(code="claims_cut", message=f"claims were sought in the first {MOST:,} characters only")
    return Findings(claims=claims, problems=(cut,) if is_cut(document) else ())


def _accepted(document: ParsedDocument) -> Iterator[Draft]:
    parts = blocks(document)
    scanned = [lexicon("en" if block.is_english else "zh").scan(block.shade) for block in parts]
    reading = ClaimReading(document=topic(document, scanned))
    for number, (block, hits) in enumerate(zip(parts, scanned, strict=True)):
        if block.kind == "heading":
            enter(reading, block, hits)
            continue
        reading.begin()
        yield from _of_block(block, number, hits, reading)
        if block.kind == "paragraph":
            reading.intro = block.shade[-60:]


def _of_block(block: ClaimBlock, number: int, hits: Sequence[Hit], reading: ClaimReading) -> Iterator[Draft]:
    if block.kind == "row":
        header = lexicon("zh").scan(cue_text(block.header)) + lexicon("en").scan(cue_text(block.header))
        named = tuple(dict.fromkeys(hit.entry.value for hit in theories.named(header, theories.STRONG)))
        draft = Draft(block, number, 0, 0, len(block.text), 0, list(hits), [])
        _label(draft, reading, named, bool(named))
        yield from _kept([draft])
        return
    if _ASKED.match(block.text) and len(block.text) < 120:
        enter_question(reading, block, hits)
        return
    drafts: list[Draft] = []
    after_claim = False
    for index, (start, end) in enumerate(_sentences(block)):
        found = list(_of_sentence(block, number, index, (start, end), hits, reading, after_claim))
        after_claim = any(draft.score >= detect.ACCEPTED_AT for draft in found)
        drafts += found
    yield from _kept(drafts)


def _sentences(block: ClaimBlock) -> Iterator[Range]:
    """The block's sentences; a list item's short question and the question that spells it out are one."""
    held: Range | None = None
    for start, end in _bounded(sentences(block.text)):
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


def _bounded(spans: Iterator[Range]) -> Iterator[Range]:
    """Spans no longer than a sentence can be."""
    for start, end in spans:
        for at in range(start, end, LONGEST_SENTENCE):
            yield at, min(end, at + LONGEST_SENTENCE)


def _of_sentence(
    block: ClaimBlock,
    number: int,
    index: int,
    span: Range,
    hits: Sequence[Hit],
    reading: ClaimReading,
    after_claim: bool,
) -> Iterator[Draft]:
    """The sentence's propositions with their labels and scores."""
    sentence: tuple[str, ...] = ()
    planned = False
    reading.deontic = False
    mention(reading, block, *span)
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
    block: ClaimBlock, number: int, index: int, start: int, end: int, hits: Sequence[Hit], reading: ClaimReading
) -> Iterator[Draft]:
    """The propositions of one sentence, trimmed and attributed."""
    lead = start
    start = _after_label(block, hits, start, end)
    cut = split_en.english if block.is_english else split.chinese
    language: Language = "en" if block.is_english else "zh"
    own_lead: list[Hit] = []
    for begin, stop in cut(block.text, block.shade, hits, start, end):
        found = _attributed(block, begin, stop, block.text[start:begin])
        if found is None and _OWN_AGAIN.match(block.shade, begin, stop):
            reading.runs_on = False
        if found is not None or begin == start or _TURNS.match(block.shade, begin, stop):
            turn(reading, found)
        if found is not None:
            if found.is_own:
                own_lead = [*own_lead, *within(hits, begin, found.start)]
            begin, stop = found.start, found.end
        begin, stop = trim.trimmed(block.text, block.shade, hits, (begin, stop), language)
        if stop - begin < 4:
            lead = stop
            continue
        words = lexicon(language)
        inside = [*words.scan(block.shade, begin, stop), *words.scan_whole(block.shade, begin, stop)]
        others = found is not None and not found.is_own
        draft = Draft(block, number, index, begin, stop, lead, inside, [] if others else within(hits, lead, begin))
        draft.lead_hits += [hit for hit in own_lead if hit.entry.label == "modality" and hit not in draft.lead_hits]
        draft.speaker = reading.running
        draft.attributed = others
        if others and found is not None and found.verb == "规定":
            quoted = named(within(hits, lead, begin), STRONG)
            draft.hint = tuple(dict.fromkeys(hit.entry.value for hit in quoted))
        draft.reported = found.verb if found else ""
        draft.is_question = found is not None and found.is_question and block.is_english
        yield draft
        lead = stop


_TURNS = re.compile(r"\s*(?:但|然而|不过|可是|可(?!能|以)|其实|实际上|but |yet |however|though |although |still,)")
_OWN_AGAIN = re.compile(r"\s*(?:[但可而那]?是?[,，]?)(?:我(?!方)|我们|笔者|本文)|(?:i|we|my|our) ")
_ANNOUNCES = re.compile(r"(?:建议|建議|看法|结论|結論|答案|意见|想法)(?:是|如下)[：:]\s*$")
_FAQ = re.compile(r"(?:[问答問]|[QA]\d{0,2})[：:.]\s*")
_ASKED = re.compile(r"(?:[问問]|Q\d{0,2})[：:.]")
_LABEL = re.compile(r"[^，,。:：?？]{2,24}[：:]\s*")


def _after_label(block: ClaimBlock, hits: Sequence[Hit], start: int, end: int) -> int:
    """Where the sentence begins once a label without a legal point (为什么值得深挖：) is left out."""
    answer = _FAQ.match(block.text, start, end)
    if answer:
        return answer.end()
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
    return start if says or trim.speaks(block.shade, start, match.end()) else match.end()


def _attributed(block: ClaimBlock, start: int, end: int, before: str) -> Attribution | None:
    begin = start
    language: Language = "en" if block.is_english else "zh"
    hit = split.starts(sheet("clause", language), block.shade, begin, "left_out")
    if hit is not None and hit.end < end - 8:
        begin = hit.end
        while begin < end and block.text[begin] in " ,，":
            begin += 1
    if block.is_english:
        party = attribution_en.plaintiff(block.text[start:end])
        return attribution_en.english(block.text, block.shade, begin, end, party)
    return attribution_zh.chinese(block.text, block.shade, begin, end) or attribution_zh.dropped(
        block.shade, begin, end, before
    )


def _label(draft: Draft, reading: ClaimReading, sentence: tuple[str, ...], after_claim: bool) -> None:
    """Give the draft its labels and its score; a claim becomes the antecedent of what follows."""
    context = theories.Context(sentence, reading.block, reading.heading, reading.document)
    draft.theories = theories.decide(draft, context)
    shared = reading.deontic and not draft.attributed and _goes_on(draft)
    draft.kind = kinds.decide(draft, reading.section, reading.intro, shared)
    advice = kinds.is_advice(draft, reading.section, reading.intro)
    draft.score = detect.score(draft, bool(reading.heading), after_claim, advice)
    draft.stance, draft.condition = stances.decide(draft)
    draft.modality = kinds.modality(draft)
    if draft.score >= detect.ACCEPTED_AT or _names_a_doctrine(draft):
        reading.block = draft.theories


def _names_a_doctrine(draft: Draft) -> bool:
    """A topic sentence is no claim, yet what follows turns on the doctrine that it names."""
    return bool(named(draft.hits, STRONG)) and draft.theories not in (("governance",), ("ip_general",))


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
        stance=draft.stance,
        kind=draft.kind,
        speaker=draft.speaker,
        modality=draft.modality,
        section=draft.block.section,
        zone=draft.block.zone,
        language="en" if draft.is_english else document.language if document.language.startswith("zh") else "zh-Hans",
        condition=draft.condition,
        cues=tuple(draft.cues),
        confidence=round(min(0.99, max(0.05, draft.score / 5)), 2),
    )


PART = Extractor(name="claims", version=VERSION, extract=extract, order=30)
