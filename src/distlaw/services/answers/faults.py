"""What is wrong with a draft. Where it cannot be told whether something is true, it is a fault: right or silent."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.model.claim_record import ClaimRecord
from distlaw.model.frozen import Frozen
from distlaw.services.answers.attribution import Attributed, attributed, joined, mentioned
from distlaw.services.answers.corpus import Corpus, compared
from distlaw.services.answers.handles import Handle, handles, misspelt
from distlaw.services.answers.places import pinpoints, years
from distlaw.services.answers.quotations import Quoted, is_passage, quotations
from distlaw.text.stop_words import load_stop_words
from distlaw.vocab.attribution import load_attribution

_MARKUP = re.compile(
    r"<[A-Za-z/!?][^>]*>|```|~~~|`|\\[A-Za-z]+\s*\{|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);"
    r"|(?:\A|\n[ \t]*\n)(?: {4}|\t)[^\n]*"
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_SENTENCE_END = re.compile(r"[.!?]+[”’\"')）]*(?=\s+[^\W\d_a-z]|\s*$)|[。！？]+[”’」』\"')）]*")
_CLAUSE = re.compile("[;；]")
_TITLED = re.compile(r"[《〈]([^《》〈〉]+)[》〉]")
_TRAILING = " \t\n.,;:!?。，；：！？、…"


class Fault(Frozen):
    """One thing a draft must not say: a stable code, the words, why, and the nearest true handle where there is one."""

    code: str
    words: str
    message: str
    nearest: str = ""


class _Segment(NamedTuple):
    """The words that belong to one handle: what stands before it up to the handle before, or behind the last one;
    `before` is the paragraph until there."""

    text: str
    claims: tuple[ClaimRecord, ...]
    before: str = ""

    def sentence(self, at: int) -> str:
        """The sentence in which a character stands."""
        low = max((m.end() for m in _SENTENCE_END.finditer(self.text, 0, at)), default=0)
        return self.text[low : _end_of_sentence(self.text, at)]


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
    for match in _MARKUP.finditer(draft):
        message = "a draft is plain Markdown, without tags, code, commands and entities"
        yield Fault(code="markup", words=match.group().strip()[:40], message=message)
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
        yield _Segment(text, (corpus.claims[one.id],), paragraph[:at])
        at = stop
    if paragraph[at:].strip():
        yield _Segment(paragraph[at:], (), paragraph[:at])


def _end_of_sentence(text: str, at: int) -> int:
    match = _SENTENCE_END.search(text, at)
    return match.end() if match else len(text)


def _quotations(segment: _Segment, corpus: Corpus) -> Iterator[Fault]:
    for quoted in quotations(segment.text):
        if not quoted.is_closed:
            yield Fault(code="unbalanced", words=quoted.words[:60], message="a quotation mark that nothing closes")
        elif not (
            any(_stands_in(quoted, claim) for claim in segment.claims)
            or _is_set_off_handle(segment, quoted)
            or _is_term(segment, quoted, corpus)
        ):
            yield _no_span(quoted, corpus)
    for match in _TITLED.finditer(segment.text):
        quoted = Quoted(match[1], match.start(), match.end())
        near = corpus.nearest_words(quoted.words) if is_passage(quoted.words) else None
        if near is not None and not any(_stands_in(quoted, claim) for claim in segment.claims):
            yield _no_span(quoted, corpus)


def _no_span(quoted: Quoted, corpus: Corpus) -> Fault:
    near = corpus.nearest_words(quoted.words)
    if near is not None and _stands_in(quoted, near):
        message = "these words are of another claim; put its handle there"
    elif near is not None:
        message = f"no span has these words; the nearest is: {near.text[:160]}"
    else:
        message = "no span has these words"
    nearest = corpus.handle(near) if near is not None else ""
    return Fault(code="not_in_span", words=quoted.words[:120], message=message, nearest=nearest)


def _stands_in(quoted: Quoted, claim: ClaimRecord) -> bool:
    """To the character, but for a mark of punctuation that English print puts inside."""
    words = quoted.words.replace("⁂", "").strip(_TRAILING)
    return bool(words) and (words in claim.text or words in claim.quote)


def _is_set_off_handle(segment: _Segment, quoted: Quoted) -> bool:
    """A block with a handle and nothing else: `> [[c:…]]`."""
    return segment.text[quoted.start :].lstrip()[:1] == ">" and quoted.words.strip(_TRAILING) == "⁂"


def _is_term(segment: _Segment, quoted: Quoted, corpus: Corpus) -> bool:
    """Words too few to be a passage, which nobody is said to have said: a term, in quotation marks as authors set one.

    Beside a handle, only where the words before it say that it is one.
    """
    if is_passage(quoted.words) or "⁂" in quoted.words:
        return False
    sentence = segment.sentence(quoted.start)
    if any(one.words for one in attributed(sentence, corpus.names)):
        return False
    behind = sentence.partition(quoted.words)[2]
    return (
        "⁂" not in sentence or bool(_CLAUSE.search(behind.partition("⁂")[0])) or _is_named(segment.text[: quoted.start])
    )


def _is_named(before: str) -> bool:
    """Whether the words before say that a term follows: 所谓“…”, what I call the “…”."""
    naming = load_attribution().naming
    words = re.sub(r"\s+(?:the|an?)$", "", before.rstrip().lower())
    return words.endswith((*(word.lower() for word in naming["en"]), *naming["zh"]))


def _speakers(segment: _Segment, corpus: Corpus) -> Iterator[Fault]:
    spoken = attributed(segment.text, corpus.names)
    if not segment.claims:
        for one in spoken:
            if not one.is_mention:
                message = "whose view it is can be said only with a handle"
                yield Fault(code="no_handle", words=one.words, message=message)
        return
    claim = segment.claims[0]
    handle_at = segment.text.index("⁂")
    is_said = any(one.is_explicit and one.at < handle_at for one in spoken)
    for number, one in enumerate(spoken):
        if is_said and not one.is_explicit and one.at < handle_at:
            continue  # Contrary to Raman, Vance argues …
        allowed = corpus.voices(claim)
        if one.is_report or number + 1 < len(spoken):
            allowed = allowed | corpus.authors(claim)
        strangers = [other for other in joined(one, corpus.names) if not _names(other, allowed)]
        if strangers or not _is_voice(one, allowed, claim, segment, corpus):
            message = f"the speaker is {claim.voice}"
            yield Fault(code="wrong_speaker", words=one.words, message=message, nearest=corpus.handle(claim))


def _is_voice(one: Attributed, allowed: set[str], claim: ClaimRecord, segment: _Segment, corpus: Corpus) -> bool:
    words = load_attribution()
    if claim.speaker.type == "author" and one.is_own:
        return True
    if claim.speaker.type in ("author", "unnamed") and _ends(one.words, (*words.unnamed["en"], *words.unnamed["zh"])):
        return True
    for place in (0, 1):
        if _ends(one.words, (words.pair["en"][place], words.pair["zh"][place])):
            two = _two_named(segment.before + segment.text[: one.at], corpus)
            return len(two) == 2 and _names(two[place], allowed)
    return _names(one, allowed)


def _ends(words: str, which: tuple[str, ...]) -> bool:
    """Whether the words end in one of these, a Latin one as a whole word."""
    low = words.lower()
    return any((low.endswith(one) and not low.removesuffix(one)[-1:].isascii()) or low == one
               or low.endswith(f" {one}") for one in which)  # fmt: skip


def _two_named(text: str, corpus: Corpus) -> list[Attributed]:
    """Those who were named before, each once, in order."""
    found: dict[str, Attributed] = {}
    for one in mentioned(text, corpus.names):
        found.setdefault(one.name, one)
    return list(found.values())


def _names(one: Attributed, allowed: set[str]) -> bool:
    """Whether the words end in an allowed name, and a Latin one is not a part of another: not John Vance for Vance."""
    if not one.words.isascii() and not one.words.replace("’", "'").isascii():
        return any(one.name.endswith(name) for name in allowed if name)
    words = [word.strip(".") for word in re.sub(r"[’']s$", "", one.words.strip()).split()]
    reach = [n for n in range(1, len(words) + 1) if compared(" ".join(words[-n:])) in allowed]
    if not reach:
        return False
    before = words[-max(reach) - 1 : -max(reach)]
    return not before or _is_no_name(before[0])


def _is_no_name(word: str) -> bool:
    """A word that may stand before a name in capitals and is no part of it: Professor, As, But."""
    return not word[:1].isupper() or word.lower() in load_attribution().titles["en"] or load_stop_words().is_one(word)


def _places(segment: _Segment, corpus: Corpus) -> Iterator[Fault]:
    """Pages and years that were typed: rendering puts the true ones in."""
    names = tuple(dict.fromkeys(one.words for one in mentioned(segment.text, corpus.names)))
    for claim in segment.claims:
        nearest = corpus.handle(claim)
        for words, pages in pinpoints(segment.text):
            if not (claim.page.isdecimal() and min(pages) <= int(claim.page) <= max(pages)):
                message = f"the claim stands on page {claim.page}" if claim.page else "its source has no pages"
                yield Fault(code="wrong_pinpoint", words=words, message=message, nearest=nearest)
        for words, year in years(segment.text, names):
            if year != claim.issued[:4]:
                message = f"the work is of {claim.issued[:4] or 'no known year'}"
                yield Fault(code="wrong_year", words=words, message=message, nearest=nearest)
    if not segment.claims:
        for words, _ in pinpoints(segment.text):
            yield Fault(code="no_handle", words=words, message="a pinpoint is put in by a handle")
