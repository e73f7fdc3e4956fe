"""Walks a document block by block and gives every proposition its labels; what stands before is its antecedent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from distlaw.extract.claims import confidence, speakers
from distlaw.extract.claims.blocks import ClaimBlock, blocks
from distlaw.extract.claims.context import ClaimReading, enter, enter_question
from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.cutting import Cutter, LikelySpan, sentences, shipped, weighed_claims
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.issues import discussed
from distlaw.extract.claims.labels import kind as kinds
from distlaw.extract.claims.labels import position as positions
from distlaw.extract.claims.labels import theory as theories
from distlaw.extract.claims.labels.weighing import kind as kind_weighing
from distlaw.extract.claims.labels.weighing import position as position_weighing
from distlaw.extract.claims.labels.weighing import theory as theory_weighing
from distlaw.extract.claims.lexicon import CueHit, cue_text
from distlaw.extract.claims.propositions import drafts, has_subject, sentence_spans
from distlaw.extract.claims.signs import sign_of_span
from distlaw.extract.claims.topicality import Topic, topic
from distlaw.extract.claims.unnamed import without_unnamed
from distlaw.model.argument import Speaker
from distlaw.model.document import ParsedDocument
from distlaw.text.offsets import Range
from distlaw.vocab.words import worded


def propositions(document: ParsedDocument, cutter: Cutter | None = None) -> tuple[list[ClaimDraft], Topic]:
    """Every proposition in reading order with its labels and its probability, and what the document is about; in a text
    on another subject, and in one too short to show its habits, as the rules cut them. `cutter` weighs in place of the
    shipped one."""
    read = ReadDocument(document)
    if not read.parts:  # a record of a work whose text is not here
        return [], "none"
    found = read.drafts()
    if read.topic == "none":
        return found, read.topic
    parts = list(sentences(read.spans(), found))
    if len(parts) >= _FEW:
        found = read.drafts(weighed_claims(parts, read.of_text, cutter or shipped()))
    position_weighing.weigh(document, read.parts, found, read.shares)
    without_unnamed(read.parts, found)
    return found, read.topic


_FEW = 6  # sentences


class ReadDocument:
    """A document's blocks with their hits, and what it is about."""

    def __init__(self, document: ParsedDocument) -> None:
        self.document = document
        self.parts = blocks(document)
        if not self.parts:
            return
        self.scanned = [lexicon("en" if block.is_english else "zh").scan(block.shade) for block in self.parts]
        self.topic = topic(document, self.parts, self.scanned, discussed(document))
        self.of_text = kind_weighing.of_document(self.parts)
        self.shares = theory_weighing.of_document(self.scanned)

    def drafts(self, cut: Mapping[tuple[int, int], Sequence[LikelySpan]] | None = None) -> list[ClaimDraft]:
        """The propositions as the rules cut them, or with the claims that were chosen."""
        reading = ClaimReading(
            title=theories.of_title(self.document),
            discussion=discussed(self.document),
            shares=self.shares,
            cut=cut,
        )
        return list(_walked(self.document, self.parts, self.scanned, reading))

    def spans(self) -> list[tuple[ClaimBlock, int, Sequence[Range], Sequence[CueHit]]]:
        """The blocks in which claims stand, each with its number, its sentences and its hits."""
        return [
            (block, number, [(0, len(block.text))] if block.kind == "row" else list(sentence_spans(block)), hits)
            for number, (block, hits) in enumerate(zip(self.parts, self.scanned, strict=True))
            if block.kind != "heading"
        ]


def _walked(
    document: ParsedDocument, parts: Sequence[ClaimBlock], scanned: Sequence[Sequence[CueHit]], reading: ClaimReading
) -> Iterator[ClaimDraft]:
    turns, seats = speakers.dialogue(parts), speakers.judgment(document, parts)
    if seats is not None:
        reading.speaking.full, reading.speaking.in_case = seats.parties.full, True
    client = speakers.brief(document) if seats is None else None
    if client is not None:
        reading.speaking.in_brief = True
        reading.speaking.take_seat(client, "submission")
    for number, (block, hits) in enumerate(zip(parts, scanned, strict=True)):
        if seats is not None:
            reading.speaking.take_seat(*seats.at(block, reading.speaking.seat, reading.speaking.seat_role))
        taken = turns.at(block)
        if block.kind == "heading" and taken is None:
            enter(reading, block, hits)
            continue
        if seats is not None and seats.is_silent:
            continue
        reading.unheard = seats is not None and seats.is_unheard
        if taken is not None and taken[1] is None:
            enter_question(reading, block, hits)
            continue
        if len(block.text) < _SHORT and block.text[-1] not in _ENDS:
            reading.speaking.head(block.shade)
        if taken is not None and taken[1] is not None:
            reading.speaking.take_seat(taken[1])
        reading.begin()
        yield from _of_block(block, number, hits, reading, taken[0] if taken else 0)
        if block.kind == "paragraph":
            reading.intro = block.shade[-60:]


def _of_block(
    block: ClaimBlock, number: int, hits: Sequence[CueHit], reading: ClaimReading, since: int
) -> Iterator[ClaimDraft]:
    if block.kind == "row":
        header = lexicon("zh").scan(cue_text(block.header)) + lexicon("en").scan(cue_text(block.header))
        found = theories.theories_named(header, theories.STRONG, theories.SHARED)
        draft = ClaimDraft(block, number, 0, 0, len(block.text), 0, list(hits), [])
        draft.probability = max((piece.chance for piece in (reading.cut or {}).get((number, 0), ())), default=0.0)
        reading.follows = bool(found)
        _label(draft, reading, tuple(dict.fromkeys(hit.entry.value for hit in found)), True)
        yield draft
        return
    if _ASKED.match(block.text) and len(block.text) < 120:
        enter_question(reading, block, hits)
        return
    reading.follows = False
    is_list = block.kind == "item" or block.is_quoted or block.text[:1] in _QUOTES or block.text[-1] not in _ENDS
    if block.is_quoted and reading.intro.endswith(":") and reading.speaking.handed is None:
        reading.speaking.handed = reading.speaking.spoke  # whoever spoke before goes on
    reading.speaking.take_over(is_list, _NUMBERED.match(block.shade) is not None)
    handed: Speaker | None = None
    told: Speaker | None = None
    quotes = speakers.quotations(block, reading.quoted)
    reading.quoted = quotes[-1] if quotes else None
    spans = list(sentence_spans(block))
    for index, (start, end) in enumerate(spans):
        start = max(start, since)
        if end - start >= 2:
            yield from _of_sentence(block, number, (index, len(spans)), start, end, hits, reading, quotes)
            handed = _introduced(block, start, end, reading.speaking)
            told = None if block.is_english else speakers.zh_courts.reports(block.text, block.shade, start, end)
    if told is not None:
        reading.speaking.tell(told)
    if block.kind == "paragraph" and handed is not None and not (block.is_quoted and reading.speaking.handed):
        reading.speaking.handed = handed


_SHORT = 20  # characters of a line that may say whose words follow, though nothing marks it as a heading
_ENDS = frozenset('。.！!？?：:”"')
_NUMBERED = worded("clause_rules", r"[第其][{ten}]+[,、]|[二三四五六七八九十][、是]|{goes_on}|\d[.、)]|{orders}")
_QUOTES = frozenset('“"「『')


def _introduced(block: ClaimBlock, start: int, end: int, speaking: speakers.Tracker) -> Speaker | None:
    """Whose words a colon at the end of the sentence opens; a court or a party that speaks goes on."""
    if not block.shade[start:end].rstrip('" *').endswith(":"):
        return None
    if speaking.runs_on and speaking.role and not speaking.seat_role:
        return speaking.running
    if block.is_english:
        return speakers.en.introduces(block.text, block.shade, start, end)
    return speakers.zh.introduces(block.text, block.shade, start, end)


_ASKED = re.compile(r"(?:[问問]|Q\d{0,2})[：:.]")


def _of_sentence(
    block: ClaimBlock, number: int, place: tuple[int, int], start: int, end: int, hits: Sequence[CueHit],
    reading: ClaimReading, quotes: Sequence[speakers.Quotation],
) -> Iterator[ClaimDraft]:  # fmt: skip
    """The sentence's propositions with their labels; what a plan announces without a subject of its own is none."""
    sentence: tuple[str, ...] = ()
    planned = False
    reading.deontic = False
    reading.discussion.hear(block.shade[start:end])
    reading.speaking.hear(block.text[start:end], block.shade[start:end], block.is_english)
    if reading.speaking.in_case and not block.is_english and speakers.tells(block.shade[start:end]):
        reading.speaking.take_seat(Speaker())
    stands = (speakers.en if block.is_english else speakers.zh).stands(block.text, block.shade, start, end)
    if stands is not None:
        reading.speaking.expect(stands)
        return
    chosen = None if reading.cut is None else reading.cut.get((number, place[0]), ())
    for draft in drafts(block, number, place, start, end, hits, reading.speaking, quotes, chosen):
        if planned and not has_subject(draft):
            continue
        planned = planned or any(hit.entry.value == "plan" for hit in [*draft.hits, *draft.lead_hits])
        _label(draft, reading, sentence, place[0] == 0)
        if theories.names_one(draft):
            sentence = reading.block
        reading.deontic = draft.kind == "normative"
        reading.follows = theories.names_one(draft) or bool(draft.positions)
        yield draft


def _label(draft: ClaimDraft, reading: ClaimReading, sentence: tuple[str, ...], is_first: bool) -> None:
    """Give the draft its labels and its probability; one that names a doctrine is the antecedent of what follows."""
    places = (sentence, reading.block, reading.heading, reading.earlier, reading.title)
    context = theories.TheoryContext(*(theories.carried(place, reading.shares) for place in places))
    draft.theories = theories.decide(draft, context)
    shared = reading.deontic and not draft.attributed and _goes_on(draft)
    draft.kind = kinds.decide(draft, reading.section, reading.intro, shared)
    signs = draft.signs = sign_of_span(draft.block.shade, draft.start, draft.end, draft.is_english)
    reach = reading.discussion.reach(draft.shade)
    positions.decide(draft, signs, reach)
    draft.modality = kinds.modality(draft)
    draft.is_unheard = reading.unheard
    draft.features = confidence.features(draft, signs, reach, is_first, reading.follows)
    if reading.cut is None:
        draft.probability = confidence.probability(draft.features)
    draft.kind_features = kind_weighing.features(draft)
    kind_weighing.decide(draft)
    if theories.names_one(draft):
        reading.block = draft.theories
    draft.candidates = theory_weighing.theory_candidates(draft, context, reading.shares)
    theory_weighing.decide(draft, draft.candidates)


_MEASURE = worded("clause_rules", "以.{2,20}来|{measures}|{further_measures}")


def _goes_on(draft: ClaimDraft) -> bool:
    """A further verb under the duty word that stands earlier in the sentence, or a member of a list of measures."""
    if draft.is_english:
        before = draft.block.text[max(0, draft.start - 200) : draft.start]
        return ":" in before and _is_member(draft)
    gap = draft.block.shade[draft.lead : draft.start]
    return not has_subject(draft) and bool(_MEASURE.match(draft.shade) or re.search(r"[并且、]|同时|以及|还", gap))


def _is_member(draft: ClaimDraft) -> bool:
    """A member of an English list of measures (…: laws to curb imitation, rules to ensure …)."""
    return (
        draft.is_english
        and re.match(r"[\w\- ]{4,60}? to [a-z]+ ", draft.shade) is not None
        and " is " not in draft.shade
    )
