"""What is wrong with a draft.

What is named or numbered beside a handle has to be in the records: who says it, in which work, year and page, and every
quoted word. A sentence without a handle may say what it likes, but not what somebody thinks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from distlaw.model.claim_record import ClaimRecord
from distlaw.model.frozen import Frozen
from distlaw.services.answers.actors import actors, known
from distlaw.services.answers.attribution import SegmentContext, misgiven
from distlaw.services.answers.citing import (
    Typed,
    bracketed,
    pinpoints,
    plain_years,
    relative_years,
    wrong_pages,
    wrong_prints,
    wrong_titles,
    wrong_years,
    years,
)
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.draft import DraftSegment, DraftSentence, DraftUnit, units
from distlaw.services.answers.handles import Handle, handles, misspelt
from distlaw.services.answers.joining import spliced
from distlaw.services.answers.provisions import misplaced
from distlaw.services.answers.quoting import misquoted
from distlaw.services.answers.without_handle import unlicensed
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.statutes import statutes_by_title
from distlaw.vocab.words import worded

_MARKUP = re.compile(
    r"<[A-Za-z/!?][^>]*>|```|~~|`|\\[A-Za-z]+\s*\{|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);"
    r"|(?m:^[ \t]*\[(?!\^)[^\]\n]+\]:[ \t]*\S)|%%|\{[{%#]|!\[[^\]\n]*\]\("
    r"|(?:\A|\n[ \t]*\n)(?: {4}|\t)[^\n]*|\]\([^()]*\[\[|\$\$|\$\\"
)
_SCRIPTS = (
    "LATIN",
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "BOPOMOFO",
    "HANGUL",
    "GREEK",
    "MODIFIER",
    "IDEOGRAPHIC",
    "FULLWIDTH",
)
_MIXED = re.compile(r"(?:[A-Za-z][\w’'-]*[\u0370-\u052f]|[\u0370-\u052f][\w’'-]*[A-Za-z])\w*")
_TO_THE_CHECKER = worded("drafts", "{to_the_checker}", re.IGNORECASE)
_MESSAGES = {
    "wrong_speaker": "the speaker is {voice}", "turned_round": "the claim says the contrary: {quote}",
    "no_handle": "whose view it is can be said only with a handle",
}  # fmt: skip


class DraftFault(Frozen):
    """One thing a draft must not say: a stable code, the words, why, and the nearest true handle where there is one."""

    code: str
    words: str
    message: str
    nearest: str = ""


def faults(draft: str, corpus: Corpus) -> tuple[DraftFault, ...]:
    """Every fault of the draft, in its order."""
    found = [*_outward(draft)]
    text = html.unescape(draft)
    found += [fault for one in handles(text) for fault in _handle(one, corpus)]
    if found:
        return tuple(found)
    above = list[ClaimRecord]()
    for unit in units(text):
        found += _unit(unit, above, corpus)
        above += [corpus.claims[one] for one in unit.identities]
    return tuple(dict.fromkeys(found))


def _outward(draft: str) -> Iterator[DraftFault]:
    """What hides words, or sets quotations by other means than marks."""
    for sign in sorted({c for c in draft if _is_hidden(c)}):
        yield DraftFault(
            code="invisible", words=f"U+{ord(sign):04X}", message="a character that nobody sees, or of another alphabet"
        )
    for match in _MIXED.finditer(draft):
        yield DraftFault(code="invisible", words=match.group(), message="letters of two alphabets in one word")
    for match in _MARKUP.finditer(draft):
        message = "a draft is plain Markdown, without tags, code, commands and entities"
        yield DraftFault(code="markup", words=match.group().strip()[:40], message=message)
    for match in _TO_THE_CHECKER.finditer(html.unescape(draft)):
        yield DraftFault(
            code="markup", words=match.group(), message="a draft speaks to its reader, not to who checks it"
        )
    for words in misspelt(html.unescape(draft)):
        yield DraftFault(code="malformed_handle", words=words, message="a handle is [[c:ID]], nothing else in it")


def _is_hidden(sign: str) -> bool:
    """A sign without a shape, or a letter that is neither Latin, Greek nor East Asian."""
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Cc", "Co", "Cn", "Me"):
        return sign not in "\n\t\r"
    return kind[0] == "L" and not unicodedata.name(sign, "").startswith(_SCRIPTS)


def _handle(one: Handle, corpus: Corpus) -> Iterator[DraftFault]:
    claim, words = corpus.claims.get(one.id), f"[[c:{one.id}{'?' if one.is_open else ''}]]"
    if claim is None:
        nearest = corpus.nearest_handle(one.id)
        yield DraftFault(
            code="unknown_handle", words=words, message="no claim that may be shown has it", nearest=nearest
        )
    elif claim.status != "accepted" and not one.is_open:
        message = "nobody has accepted this claim: show it as a proposal"
        yield DraftFault(code="proposal_as_accepted", words=words, message=message, nearest=corpus.handle(claim))
    elif claim.status == "accepted" and one.is_open:
        message = "this claim is accepted"
        yield DraftFault(code="malformed_handle", words=words, message=message, nearest=corpus.handle(claim))


def _unit(unit: DraftUnit, above: list[ClaimRecord], corpus: Corpus) -> Iterator[DraftFault]:
    for wrong in misquoted(unit, corpus):
        nearest = corpus.handle(wrong.claim) if wrong.claim is not None else ""
        yield DraftFault(code=wrong.code, words=wrong.words[:120], message=wrong.message, nearest=nearest)
    for number, sentence in enumerate(unit.sentences):
        before = tuple(one.text for one in unit.sentences[:number])
        if sentence.segments:
            yield from _with_handles(sentence, SegmentContext(before, unit.leads, above=tuple(above)), corpus)
        elif unit.kind not in ("head",):
            yield from _without_handle(unit, number, [*above, *_claims(unit, number, corpus)], corpus)


def _claims(unit: DraftUnit, number: int, corpus: Corpus) -> list[ClaimRecord]:
    """The claims of the unit's sentences before this one."""
    return [corpus.claims[one.identity] for sentence in unit.sentences[:number] for one in sentence.segments]


def _with_handles(sentence: DraftSentence, context: SegmentContext, corpus: Corpus) -> Iterator[DraftFault]:
    claims = [corpus.claims[one.identity] for one in sentence.segments]
    for words, claim in spliced(sentence, corpus):
        message = "two claims are made one argument that no source has"
        yield DraftFault(code="spliced", words=words, message=message, nearest=corpus.handle(claim))
    for number, (segment, claim) in enumerate(zip(sentence.segments, claims, strict=True)):
        context = context._replace(others=tuple(claims[:number] + claims[number + 1 :]))
        for wrong in misgiven(segment, claim, context, corpus):
            message = _MESSAGES[wrong.code].format(voice=claim.voice, quote=claim.text[:120])
            yield DraftFault(code=wrong.code, words=wrong.words.strip(), message=message, nearest=corpus.handle(claim))
        for words, message in misplaced(segment, claim, corpus):
            yield DraftFault(code="wrong_provision", words=words, message=message, nearest=corpus.handle(claim))
        for typed in _typed(segment, claim, corpus):
            yield DraftFault(
                code=typed.code, words=typed.words.strip(), message=typed.message, nearest=corpus.handle(claim)
            )
        context = context._replace(before=(*context.before, segment.lead))


def _typed(segment: DraftSegment, claim: ClaimRecord, corpus: Corpus) -> Iterator[Typed]:
    work = corpus.works[claim.key]
    for part in (segment.lead, f"{bracketed(segment.tail)} {segment.tail}"):
        text = plain_years(part)
        named = tuple(actors(text, corpus))
        dated = {one.name: corpus.years(one.name) for one in named if one.is_known and corpus.years(one.name)}
        dated |= {name: {claim.issued[:4]} for name in dated if name in corpus.authors(claim)}
        yield from relative_years(text)
        told = plain_years(corpus.around(claim)) if claim.speaker.type != "author" else ""
        wrong = wrong_years(text, claim.issued[:4], dated, named)
        yield from (one for one in wrong if one.words not in told)
        yield from wrong_pages(text, claim.page)
        yield from wrong_prints(text, work)
        yield from wrong_titles(text, work, named, frozenset(statutes_by_title()))


def _without_handle(unit: DraftUnit, number: int, above: list[ClaimRecord], corpus: Corpus) -> Iterator[DraftFault]:
    text = plain_years(unit.sentences[number].text)
    for wrong in unlicensed(unit, number, above, corpus):
        yield DraftFault(code=wrong.code, words=wrong.words, message=_MESSAGES["no_handle"])
    for words, _ in pinpoints(text):
        yield DraftFault(code="no_handle", words=words, message="a pinpoint is put in by a handle")
    named = [one for one in known(text, corpus) if one.is_known and corpus.years(one.name)]
    is_lead = any(one.segments for one in unit.sentences[number + 1 :])
    for year, at in years(text):
        behind = next((one for one in named if 0 <= at - one.end <= 3), None)
        allowed = corpus.years(named[0].name) if named and _is_printed(text) else {year}
        if year not in allowed:
            yield DraftFault(code="wrong_year", words=year, message=f"the works of {named[0].words} are of other years")
        elif behind is not None and not (is_lead and year in corpus.years(behind.name)):
            yield DraftFault(code="no_handle", words=f"{behind.words} {year}", message="a work is cited by a handle")


def _is_printed(text: str) -> bool:
    """Whether a sentence says when a writing came out."""
    words = load_attribution()
    english = either((*words.published["en"], *words.writings["en"], "published", "wrote", "appeared", "written"))
    return bool(re.search(rf"\b(?:{english})\b|{either((*words.published['zh'], *words.writings['zh']))}", text))
