"""What is wrong with a draft: whatever it says beside a handle that the claim's record does not.

Nothing is judged by what it looks like: what no template of `data/frames.yaml` makes from the record is refused, and
the fault names the sentence that would be so.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from distlaw.model.claim_record import ClaimRecord
from distlaw.model.frozen import Frozen
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.facts import facts, of_all
from distlaw.services.answers.framing import framed
from distlaw.services.answers.grammar import (
    ByLanguage,
    DraftPiece,
    holds,
    is_announcement,
    is_heading,
    read,
    unknown_words,
)
from distlaw.services.answers.handles import Handle, handles, misspelt
from distlaw.services.answers.layout import DraftUnit, group, units
from distlaw.services.answers.quotations import quotations
from distlaw.services.answers.templates import bare
from distlaw.vocab.frames import load_frames

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")


class DraftFault(Frozen):
    """One thing a draft must not say: a stable code, the words, why, and the nearest true form where there is one."""

    code: str
    words: str
    message: str
    nearest: str = ""


class DraftReading(Frozen):
    """A draft's faults; the nearest draft that has none; and, of its handles in order, before which somebody is said
    to speak."""

    faults: tuple[DraftFault, ...] = ()
    nearest: str = ""
    is_framed: tuple[bool, ...] = ()


def reading(draft: str, corpus: Corpus) -> DraftReading:
    """The draft held against the records."""
    found = [*_markup(draft)]
    found += [fault for one in handles(draft) for fault in _handle(one, corpus)]
    read = DraftReading(faults=tuple(found)) if found else _DraftReader(draft, corpus).reading()
    if not read.faults:
        return read
    near = read.nearest
    if not near or _DraftReader(near, corpus).reading().faults:
        shown = dict.fromkeys(corpus.handle(corpus.claims[one.id]) for one in handles(draft) if one.id in corpus.claims)
        near = "\n\n".join(shown)
    return read.model_copy(update={"nearest": near})


def _markup(draft: str) -> Iterator[DraftFault]:
    for match in _ENTITY.finditer(draft):
        yield DraftFault(
            code="markup", words=match.group(), message="a draft is plain text", nearest=html.unescape(match.group())
        )
    for words in misspelt(draft):
        yield DraftFault(code="malformed_handle", words=words, message="a handle is [[c:ID]], nothing else in it")


def _handle(one: Handle, corpus: Corpus) -> Iterator[DraftFault]:
    claim, words = corpus.claims.get(one.id), f"[[c:{one.id}{'?' if one.is_open else ''}]]"
    if claim is None:
        nearest = corpus.nearest_handle(one.id)
        message = "no claim that may be shown has it"
        yield DraftFault(code="unknown_handle", words=words, message=message, nearest=nearest)
    elif claim.status != "accepted" and not one.is_open:
        message = "nobody has accepted this claim: show it as a proposal"
        yield DraftFault(code="proposal_as_accepted", words=words, message=message, nearest=corpus.handle(claim))
    elif claim.status == "accepted" and one.is_open:
        message = "this claim is accepted"
        yield DraftFault(code="malformed_handle", words=words, message=message, nearest=corpus.handle(claim))


class _DraftReader:
    """Reads a draft whose handles are known; keeps the claims it has passed."""

    def __init__(self, draft: str, corpus: Corpus) -> None:
        self.corpus = corpus
        self.draft = draft
        self.units = units(draft)
        self.before: list[ClaimRecord] = []
        self.faults: list[DraftFault] = []
        self.is_framed: list[bool] = []
        self.at, self.over = 0, -1  # the unit that is read, and the line that leads to it
        self.faulty = set[int]()
        self.sentence: list[int] = []  # the handles of this sentence
        self.governing = ("", "")  # topics and core that hold for the handles that follow in this sentence

    def reading(self) -> DraftReading:
        """Every unit in turn."""
        lead = ""
        for at, unit in enumerate(self.units):
            self.at, self.over = at, self.over if unit.kind == "item" else -1
            self._quotations(unit)
            if unit.identities:
                lead = lead if unit.kind == "item" else ""
                self._cited(unit, lead)
            else:
                lead = "" if self._stands_over(at, unit) else self._lead_line(at, unit)
        faults = tuple(dict.fromkeys(self.faults))
        return DraftReading(faults=faults, nearest=self._nearest() if faults else "", is_framed=tuple(self.is_framed))

    def _nearest(self) -> str:
        """The draft with bare handles in the place of what is not so, and without lines that only say what is not."""
        found = []
        for at, unit in enumerate(self.units):
            shown = [self.corpus.handle(self.corpus.claims[one]) for one in unit.identities]
            found.append(unit.written if at not in self.faulty else shown and unit.opening + ". ".join(shown))
        return "\n\n".join(one for one in found if isinstance(one, str) and one)

    def _claims(self, identities: Iterator[str]) -> list[ClaimRecord]:
        return [self.corpus.claims[one] for one in identities]

    def _slots(self, claim: ClaimRecord) -> ByLanguage:
        return {code: facts(claim, self.before, code, self.corpus) for code in load_frames()}

    def _of_all(self, claims: list[ClaimRecord]) -> ByLanguage:
        return {code: of_all(claims, code, self.corpus) for code in load_frames()} if claims else {}

    def _quotations(self, unit: DraftUnit) -> None:
        """Nothing stands between quotation marks but the title of a work that is cited, or a part of it."""
        text = "⁂".join(unit.pieces)
        titles = [
            found for one in handles(self.draft) for title in self._titles(one) if (found := bare(title)) in bare(text)
        ]
        for quoted in quotations(text):
            if not any(bare(quoted.words) in title for title in titles) or not quoted.is_closed:
                claim = self.corpus.nearest_words(quoted.words)
                nearest = self.corpus.handle(claim) if claim else ""
                message = "a draft types no quotation: the handle puts it in"
                self._fault("not_in_span", quoted.words[:120] or "”", message, nearest)

    def _titles(self, one: Handle) -> tuple[str, ...]:
        return self.corpus.titles.get(self.corpus.claims[one.id].key, ())

    def _stands_over(self, at: int, unit: DraftUnit) -> bool:
        """A heading, or a line that announces: whether what it says holds for all that follows."""
        claims, text = self._claims(group(self.units, at)), bare(unit.pieces[0])
        rest = self._of_all(claims)
        if not text:
            return True
        if unit.kind != "heading":
            return is_announcement(text, rest)
        if not is_heading(text, rest):
            self._without(unit.pieces[0], "a heading names a theory, a side or a speaker that holds for all below it")
        return True

    def _lead_line(self, at: int, unit: DraftUnit) -> str:
        """The words over a list that lead to each of its items."""
        follows = self.units[at + 1 : at + 2]
        if follows and follows[0].kind == "item" and follows[0].identities:
            self.over = at
            return unit.pieces[0]
        self._without(unit.pieces[0], "a sentence without a handle says nothing here: your own words belong outside")
        return ""

    def _without(self, words: str, message: str) -> None:
        claim = self.corpus.nearest_words(words)
        nearest = framed(claim, self.draft) + self.corpus.handle(claim) if claim else ""
        self._fault("no_handle", words.strip()[:120], message, nearest)

    def _cited(self, unit: DraftUnit, lead: str) -> None:
        """A unit with handles, piece by piece."""
        claims = self._claims(iter(unit.identities))
        self.governing, self.sentence = ("", ""), []
        last: ByLanguage | None = None
        for number, claim in enumerate(claims):
            text = f"{lead} {unit.pieces[0]}" if not number else unit.pieces[number]
            last = self._piece(text, last, claim, claims[number:])
        found = read(bare(unit.pieces[-1]), last, None, {})
        self._behind(unit.pieces[-1], found)
        if found is None:
            self._beside(unit.pieces[-1], claims[-1], last or {})

    def _piece(self, text: str, last: ByLanguage | None, claim: ClaimRecord, rest: list[ClaimRecord]) -> ByLanguage:
        now = self._slots(claim)
        found = read(bare(text), last, now, self._of_all(rest))
        self._behind(text, found)
        if found is None or found.is_stop:
            self.governing, self.sentence = ("", ""), []
        if found is None:
            self._beside(text, claim, now)
        else:
            before, new = self.governing, (found.topics, found.core)
            self.governing = (new[0] or before[0], new[1] or before[1])
            if not holds("" if new[0] else before[0], "" if new[1] else before[1], now):
                self._beside(text, claim, now)
        self.sentence.append(len(self.before))
        self.is_framed.append(bool(self.governing[1]))
        self.before.append(claim)
        return now

    def _behind(self, text: str, found: DraftPiece | None) -> None:
        """What stands behind a handle says who speaks of it; words, of every handle of the sentence that has nobody."""
        if found is None or not found.behind:
            return
        voice = self.corpus.voice(self.before[-1])
        self.is_framed[-1] = True
        for at in self.sentence[:-1] if found.behind == "words" else ():
            if not self.is_framed[at] and self.corpus.voice(self.before[at]) != voice:
                self._beside(text, self.before[at], self._slots(self.before[at]))
            self.is_framed[at] = True

    def _beside(self, text: str, claim: ClaimRecord, now: ByLanguage) -> None:
        words = unknown_words(text, now)
        why = f"{words!r} is not in its record" if words else "its record does not say so, or not in this order"
        message = f"the claim is {claim.voice}'s ({claim.kind}): {why}"
        nearest = framed(claim, self.draft) + self.corpus.handle(claim)
        self._fault(self._code(bare(text), now), text.strip()[:120], message, nearest)

    def _code(self, text: str, now: ByLanguage) -> str:
        """Whether somebody else of the corpus is named."""
        own = {form for slots in now.values() for name in ("who", "work", "title") for form in slots[name]}
        named = {form for form in self.corpus.everybody if form in text}
        return "wrong_speaker" if any(not any(form in one for one in own) for form in named) else "not_in_record"

    def _fault(self, code: str, words: str, message: str, nearest: str) -> None:
        self.faulty |= {self.at, self.over}
        self.faults.append(DraftFault(code=code, words=words, message=message, nearest=nearest))
