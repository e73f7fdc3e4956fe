"""What is wrong with a draft. Where it cannot be told whether something is true, it is a fault: right or silent."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.model.claim_record import ClaimRecord
from distlaw.model.frozen import Frozen
from distlaw.services.answers.attribution import Attributed, attributed, pinpoints, years
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.handles import Handle, handles, misspelt
from distlaw.services.answers.quotations import Quoted, quotations

_MARKUP = re.compile(r"<[A-Za-z/!?][^>]*>|```|~~~|`")
_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_SENTENCE_END = re.compile(r"[.!?]+[”’\"')）]*(?=\s+[^\W\d_a-z]|\s*$)|[。！？]+[”’」』\"')）]*")
_TRAILING = " \t\n.,;:!?。，；：！？、…"


class Fault(Frozen):
    """One thing a draft must not say: a stable code, the words, why, and the nearest true handle where there is one."""

    code: str
    words: str
    message: str
    nearest: str = ""


class _Segment(NamedTuple):
    """The words that belong to one handle: what stands before it up to the handle before, or behind the last one."""

    text: str
    claims: tuple[ClaimRecord, ...]


def faults(draft: str, corpus: Corpus) -> tuple[Fault, ...]:
    """Every fault of the draft, in its order."""
    found = [*_outward(draft)]
    text = html.unescape(draft)
    found += [fault for one in handles(text) for fault in _handle(one, corpus)]
    if found:
        return tuple(found)
    for paragraph in _PARAGRAPH.split(text):
        for segment in _segments(paragraph, corpus):
            found += _quotations(segment, corpus)
            found += _speakers(segment, corpus)
            found += _places(segment, corpus)
    return tuple(found)


def _outward(draft: str) -> Iterator[Fault]:
    """What hides words, or sets quotations by other means than marks."""
    for sign in sorted({c for c in draft if unicodedata.category(c) in ("Cf", "Cc", "Co", "Cn") and c not in "\n\t\r"}):
        yield Fault(code="invisible", words=f"U+{ord(sign):04X}", message="a character that nobody sees")
    for match in _MARKUP.finditer(html.unescape(draft)):
        yield Fault(code="markup", words=match.group()[:40], message="a draft is plain Markdown, without tags and code")
    for words in misspelt(html.unescape(draft)):
        yield Fault(code="malformed_handle", words=words, message="a handle is [[c:ID]], nothing else in it")


def _handle(one: Handle, corpus: Corpus) -> Iterator[Fault]:
    claim, words = corpus.claims.get(one.id), f"[[c:{one.id}{'?' if one.is_open else ''}]]"
    if claim is None:
        nearest = corpus.nearest_handle(one.id)
        yield Fault(code="unknown_handle", words=words, message="no claim that may be shown has it", nearest=nearest)
    elif claim.status != "accepted" and not one.is_open:
        message = "nobody has accepted this claim: show it as a proposal"
        yield Fault(code="proposal_as_accepted", words=words, message=message, nearest=corpus.handle(claim))
    elif claim.status == "accepted" and one.is_open:
        message = "this claim is accepted"
        yield Fault(code="malformed_handle", words=words, message=message, nearest=corpus.handle(claim))


def _segments(paragraph: str, corpus: Corpus) -> Iterator[_Segment]:
    found = handles(paragraph)
    at = 0
    for number, one in enumerate(found):
        is_last = number + 1 == len(found)
        stop = _end_of_sentence(paragraph, one.end) if is_last else one.end
        text = paragraph[at : one.start] + " ⁂ " + (paragraph[one.end : stop] if is_last else "")
        yield _Segment(text, (corpus.claims[one.id],))
        at = stop
    if paragraph[at:].strip():
        yield _Segment(paragraph[at:], ())


def _end_of_sentence(text: str, at: int) -> int:
    match = _SENTENCE_END.search(text, at)
    return match.end() if match else len(text)


def _quotations(segment: _Segment, corpus: Corpus) -> Iterator[Fault]:
    for quoted in quotations(segment.text):
        if not quoted.is_closed:
            yield Fault(code="unbalanced", words=quoted.words[:60], message="a quotation mark that nothing closes")
        elif not any(_stands_in(quoted, claim) for claim in segment.claims):
            near = corpus.nearest_words(quoted.words)
            if near is not None and _stands_in(quoted, near):
                message = "these words are of another claim; put its handle there"
            elif near is not None:
                message = f"no span has these words; the nearest is: {near.text[:160]}"
            else:
                message = "no span has these words"
            nearest = corpus.handle(near) if near is not None else ""
            yield Fault(code="not_in_span", words=quoted.words[:120], message=message, nearest=nearest)


def _stands_in(quoted: Quoted, claim: ClaimRecord) -> bool:
    """To the character, but for a mark of punctuation that English print puts inside."""
    words = quoted.words.replace("⁂", "").strip(_TRAILING)
    return bool(words) and (words in claim.text or words in claim.quote)


def _speakers(segment: _Segment, corpus: Corpus) -> Iterator[Fault]:
    spoken = attributed(segment.text, corpus.names)
    if not segment.claims:
        for one in spoken:
            message = "whose view it is can be said only with a handle"
            yield Fault(code="no_handle", words=one.words, message=message)
        return
    claim = segment.claims[0]
    for number, one in enumerate(spoken):
        allowed = corpus.voices(claim) | (corpus.authors(claim) if number + 1 < len(spoken) else set())
        if not _names(one, allowed, is_own=claim.speaker.type == "author"):
            message = f"the speaker is {claim.voice}"
            yield Fault(code="wrong_speaker", words=one.words, message=message, nearest=corpus.handle(claim))


def _names(one: Attributed, allowed: set[str], *, is_own: bool) -> bool:
    return (one.is_own and is_own) or any(one.name.endswith(name) for name in allowed if name)


def _places(segment: _Segment, corpus: Corpus) -> Iterator[Fault]:
    """Pages and years that were typed: rendering puts the true ones in."""
    for claim in segment.claims:
        for words, page in pinpoints(segment.text):
            if page != claim.page:
                message = f"the claim stands on page {claim.page}" if claim.page else "its source has no pages"
                yield Fault(code="wrong_pinpoint", words=words, message=message, nearest=corpus.handle(claim))
        for words, year in years(segment.text):
            if year != claim.issued[:4]:
                message = f"the work is of {claim.issued[:4] or 'no known year'}"
                yield Fault(code="wrong_year", words=words, message=message, nearest=corpus.handle(claim))
    if not segment.claims:
        for words, _ in pinpoints(segment.text):
            yield Fault(code="no_handle", words=words, message="a pinpoint is put in by a handle")
