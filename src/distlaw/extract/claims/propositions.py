"""Cuts a sentence into propositions, each trimmed and given to whoever says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.extract.claims import speakers, trim
from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import lexicon, sheet, starts, within
from distlaw.extract.claims.cutting import LikelySpan, begins_nominal, by_rules
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.labels.theory import SHARED, STRONG, theories_named
from distlaw.extract.claims.lexicon import CueHit
from distlaw.extract.claims.speakers import Attribution, Quotation, Tracker
from distlaw.model.argument import Speaker
from distlaw.text.offsets import Range
from distlaw.text.sentences import sentences
from distlaw.vocab.cues import Language
from distlaw.vocab.words import worded

LONGEST_SENTENCE = 3_000


def sentence_spans(block: ClaimBlock) -> Iterator[Range]:
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


def has_subject(draft: ClaimDraft) -> bool:
    """Whether the proposition opens with a noun phrase of its own."""
    return draft.is_english or begins_nominal(draft.shade)


def drafts(
    block: ClaimBlock, number: int, place: tuple[int, int], start: int, end: int, hits: Sequence[CueHit],
    speaking: Tracker, quotes: Sequence[Quotation] = (), chosen: Sequence[LikelySpan] | None = None,
) -> Iterator[ClaimDraft]:  # fmt: skip
    """The propositions of one sentence, trimmed and attributed; `place` is the sentence's number in its block and how
    many the block has, `speaking` follows who speaks, `quotes` are the quotations of which it is known whose they are;
    `chosen` are its claims, where they are known: rules cut what is left."""
    lead = start
    start = _after_label(block, hits, start, end)
    language: Language = "en" if block.is_english else "zh"
    own_lead: list[CueHit] = []
    for opens, piece in _led(block, _cut(block, start, end, hits, chosen)):
        begin, stop = opens, piece.end
        saying = next(speakers.quoted(quotes, begin, stop), None)
        if saying is not None and saying.is_closed and begin < saying.end < stop:
            stop = saying.end  # who says it is named after the quotation
        found = _attributed(block, begin, stop, block.text[start:begin])
        if found is not None and found.is_ruling and (speaking.seat_role or speaking.role == "submission"):
            speaking.runs_on = speaking.runs_on and found.speaker.name != "@本院"
            found = None  # in a judgment, a brief or a plea, what another court decided is told by whoever speaks
        if (
            found is None
            and not block.is_quoted
            and _resumes(block.shade, begin, stop, language, bool(speaking.seat_role))
        ):
            speaking.runs_on, speaking.floor = False, None
        if found is not None or begin == start or _TURNS.match(block.shade, begin, stop):
            speaking.turn(found, block.text, begin)
        begin = piece.start
        if found is not None:
            if found.is_own:
                own_lead = [*own_lead, *within(hits, opens, found.start)]
            begin, stop = max(found.start, piece.start), found.end
        begin, stop = trim.trimmed_span(block.text, block.shade, hits, (begin, stop), language)
        if stop - begin < _LEAST:
            lead = stop
            continue
        words = lexicon(language)
        inside = [*words.scan(block.shade, begin, stop), *words.scan_whole(block.shade, begin, stop)]
        others = found is not None and not found.is_own
        draft = ClaimDraft(
            block, number, place[0], begin, stop, lead, inside, [] if others else within(hits, lead, begin)
        )
        draft.probability = piece.chance
        draft.lead_hits += [hit for hit in own_lead if hit.entry.label == "modality" and hit not in draft.lead_hits]
        draft.speaker, draft.role = speaking.running, speaking.role
        _seat(draft, speaking)
        draft.attributed = others
        if others and found is not None and found.verb == "规定":
            quoted = theories_named(within(hits, lead, begin), STRONG, SHARED)
            draft.hint = tuple(dict.fromkeys(hit.entry.value for hit in quoted))
        draft.reported = found.verb if found else ""
        if saying is not None and found is None:
            draft.speaker, draft.role = speaking.quote(saying)
            draft.attributed, draft.reported = draft.speaker.type != "author", saying.verb
        if block.is_english and found is None and saying is None and draft.speaker.type == "author" and not draft.role:
            draft.speaker = speakers.en.drafter(block.text, block.shade)
        draft.is_question = found is not None and found.is_question and block.is_english
        yield draft
        lead = stop


_LEAST = 4  # characters of a proposition


def _seat(draft: ClaimDraft, speaking: Tracker) -> None:
    """Whether a judgment or a brief speaks itself: not where a heading only says whose view follows, but where its own
    words are set off below one; then its court is the author."""
    quoted = speaking.is_headed and draft.block.is_quoted
    if quoted and draft.role == "holding" and draft.speaker == speaking.seat:
        draft.speaker = Speaker()
    draft.in_judgment = speaking.in_case or (bool(speaking.seat_role) and (quoted or not speaking.is_headed))


def _cut(
    block: ClaimBlock, start: int, end: int, hits: Sequence[CueHit], chosen: Sequence[LikelySpan] | None
) -> list[LikelySpan]:
    """What was chosen of `[start, end)`, and what is left between, cut by rules."""
    found: list[LikelySpan] = []
    for piece in chosen or ():
        if piece.end > start:
            begin = max(start, piece.start)
            if begin > start:
                found += by_rules(block, start, begin, hits)
            found.append(piece._replace(start=begin))
            start = piece.end
    return [*found, *by_rules(block, start, end, hits)] if start < end else found


def _led(block: ClaimBlock, cut: Sequence[LikelySpan]) -> Iterator[tuple[int, LikelySpan]]:
    """Each piece with where the words that say whose it is begin: what only names a speaker is no piece of its own."""
    held: LikelySpan | None = None
    for piece in cut:
        if held is not None:
            said = _attributed(block, held.start, piece.end, "") if piece.chance else None
            if said is not None and said.start >= held.end - _LEAST:
                yield held.start, piece
                held = None
                continue
            yield held.start, held
        held = None if piece.chance else piece
        if piece.chance:
            yield piece.start, piece
    if held is not None:
        yield held.start, held


def _resumes(shade: str, begin: int, stop: int, language: Language, is_seated: bool) -> bool:
    """The author takes the word again, or says what a report shows; in a judgment only the first is a sign."""
    if _OWN_AGAIN.match(shade, begin, stop):
        return True
    lead = _LINK.match(shade, begin, stop)
    return not is_seated and bool(speakers.whole("resumes", language).match(shade, lead.end() if lead else begin, stop))


_LINK = re.compile(r"\s*(?:但是?|然而|不过|所以|因此|and |but |so |yet |however, )?\s*")
_TURNS = worded("clause_rules", r"\s*(?:{turns}|可(?!能|以))")
_OWN_AGAIN = re.compile(r"\s*(?:[但可而那]?是?[,，]?)(?:我(?!方)|我们|笔者|本文)|(?:i|we|my|our) ")
_ANNOUNCES = worded("clause_rules", "{announced}")
_FAQ = re.compile(r"(?:[问答問]|[QA]\d{0,2})[：:.]\s*")
_LABEL = re.compile(r"[^，,。:：?？]{2,24}[：:]\s*")


def _after_label(block: ClaimBlock, hits: Sequence[CueHit], start: int, end: int) -> int:
    """Where the sentence begins once a label without a legal point (为什么值得深挖：) is left out."""
    answer = _FAQ.match(block.text, start, end)
    if answer:
        return answer.end()
    match = _LABEL.match(block.text, start, end)
    if match is None or block.is_english or match.end() > end - 6:
        return start
    if _ANNOUNCES.search(match.group()):
        return match.end()
    if speakers.zh.read(block.text, block.shade, start, end) is not None:
        return start
    inside = within(hits, start, match.end())
    says = any(
        h.entry.label in ("kind", "sign") or (h.entry.label == "claimhood" and h.entry.value in ("legal", "proof"))
        for h in inside
    )
    return start if says or trim.speaks(block.shade, start, match.end()) else match.end()


def _attributed(block: ClaimBlock, start: int, end: int, before: str) -> Attribution | None:
    begin = start
    language: Language = "en" if block.is_english else "zh"
    hit = starts(sheet("clause", language), block.shade, begin, "left_out")
    if hit is not None and hit.end < end - 8:
        begin = hit.end
        while begin < end and block.text[begin] in " ,，":
            begin += 1
    if block.is_english:
        party = speakers.en.plaintiff(block.text[start:end])
        return speakers.en.read(block.text, block.shade, begin, end, party)
    return speakers.zh.read(block.text, block.shade, begin, end) or speakers.zh.dropped(block.shade, begin, end, before)
