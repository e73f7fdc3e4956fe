"""Whose view a draft says a handle is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.actors import Actor, actors
from distlaw.services.answers.agreement import agrees, shared
from distlaw.services.answers.clauses import ActorClause, clauses
from distlaw.services.answers.corpus import Corpus, compared
from distlaw.services.answers.denial import denies, is_contrary
from distlaw.services.answers.draft import DraftSegment
from distlaw.services.answers.law_in_force import enacted, is_in_force
from distlaw.services.answers.paraphrase import untold
from distlaw.services.answers.reporting import goes_on, is_quoted_by, is_unsaid, reports
from distlaw.services.answers.saying import says
from distlaw.services.answers.speaking import stranger, subject
from distlaw.services.answers.subjects import ClauseSubject
from distlaw.services.answers.telling import first_clause, gives, interrupted, is_disposed_of, over, told_so
from distlaw.services.answers.wrong import Wrong
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import worded

_TOPIC = re.compile(r"\s*(?:(?:关于|至于|就).{1,8}|(?:On|As to|As for|First|Second|Third)\b(?:\s+\w+){0,3})\s*")
_IN_ALL = re.compile(r"[\s,—–-]*(?:that|this|so|thus|such)\b[^.;]{0,60}[.;]?\s*$", re.IGNORECASE)
_IS_WRONG = worded("drafts", r"\s*(?:{wrong}|(?:is|was) {wrong_en}|no longer holds)")
_IS_HE = worded("drafts", r"\s*(?:but |yet |though )?(?:he|she|they)\b|\s*但?{later_he}")
_REFUSED_IS = worded("drafts", "{refused_is}")
_UNSIGNED = worded("drafts", r"{unsigned}|\b{unsigned_en}\b", re.IGNORECASE)
_TERMS = worded("drafts", "{terms}|{terms_en}", re.IGNORECASE)
_BEGINS = re.compile(
    r"[\s《]*(?:(?:and|but|yet|then|while|whereas|so|as|note|that|in \d+)\s+)*|\s*[但而则然后]?", re.IGNORECASE
)


class SegmentContext(NamedTuple):
    """What stands before a segment: the sentences of its unit, and what leads to the unit."""

    before: tuple[str, ...]
    leads: tuple[str, ...]
    above: tuple[ClaimRecord, ...] = ()
    others: tuple[ClaimRecord, ...] = ()  # the other claims of the sentence


def misgiven(segment: DraftSegment, claim: ClaimRecord, context: SegmentContext, corpus: Corpus) -> Iterator[Wrong]:
    """What is wrong with whom the words around a handle make its speaker."""
    judge = _Judge(claim, context, corpus, segment.lead)
    lead = clauses(segment.lead, corpus)
    tail = clauses(first_clause(segment.tail), corpus)
    if _IN_ALL.match(segment.tail):
        tail = [ActorClause(segment.tail, tuple(actors(segment.tail, corpus)), ())]
    has_colon = segment.lead.rstrip().endswith(":")
    spoken = judge.subject(lead, has_colon=has_colon)
    yield from untold(lead, has_colon=has_colon)
    yield from (Wrong("wrong_speaker", words) for words in enacted(lead, has_colon=has_colon))
    behind = [one for one in tail[:1] if gives(one, segment.tail)]
    is_told_behind = any(judge.is_voice(one) for clause in behind for one in clause.speaking)
    if not (is_told_behind and not spoken.named):
        yield from judge.wrong(spoken, lead)
    for clause in behind:
        yield from (Wrong("wrong_speaker", one.words) for one in clause.speaking if not judge.may_speak(one, clause))
    if tail and not tail[0].speaking:
        yield from judge.told_behind(tail[0], [*lead, *tail])
    around = clauses(f"{segment.lead.rsplit(';', 1)[-1]};{segment.tail}", corpus)
    yield from (Wrong("wrong_speaker", one.text.strip()) for one in around if shared(one.text))
    if bracket := re.match(rf"\s*\(([^()]*(?:{either(load_attribution().institutions['zh'])})[^()]*)\)", segment.tail):
        yield Wrong("wrong_speaker", bracket[1])
    yield from (
        Wrong("wrong_speaker", one.text.strip()) for one in clauses(segment.tail, corpus) if is_in_force(one.text)
    )
    yield from judge.turned(spoken, lead, clauses(segment.tail, corpus))
    yield from _agreed([*lead, *tail], judge)


class _Judge:
    """Holds speakers against one claim."""

    def __init__(self, claim: ClaimRecord, context: SegmentContext, corpus: Corpus, lead: str) -> None:
        self.claim, self.context, self.corpus = claim, context, corpus
        self.voices = corpus.voices(claim)
        self.authors = corpus.authors(claim)
        self.is_voice_named = self._names_a_voice(lead)
        head = lead if any(one.named for one in clauses(lead, corpus)) else " ".join(context.before[-1:])
        self.is_head = self._names_a_voice(head)  # several may share the head of a sentence with several handles

    def _names_a_voice(self, text: str) -> bool:
        return any(voice in compared(text) for voice in self.voices if len(voice) > 1)

    def is_voice(self, one: Actor) -> bool:
        """Whether the claim is the actor's, or stands in the work that is named."""
        if self.claim.key in one.keys or (one.is_known and _is_one_of(one.name, self.voices)):
            return True
        return not one.is_known and _is_one_of(one.name, self.voices) and self._is_titled_in_source(one)

    def _is_titled_in_source(self, one: Actor) -> bool:
        """Judge Roe, where the source calls the one whose view it tells so."""
        title = one.words.split()[0].lower()
        is_title = title in load_attribution().bodies_of_one["en"] and self.claim.speaker.type == "person"
        return is_title and one.words in self.corpus.around(self.claim)

    def may_speak(self, one: Actor, clause: ActorClause) -> bool:
        """Also an author who reports what another says."""
        if self.is_voice(one):
            return True
        is_author = one.is_known and _is_one_of(one.name, self.authors) and not agrees(clause.text, one)
        return is_author and (self.is_voice_named or reports(clause.text, one))

    def subject(self, lead: Sequence[ActorClause], *, has_colon: bool) -> ClauseSubject:
        """The nearest one who speaks before the handle; else who stands in the sentence before, or over the unit."""
        for number, clause in enumerate(reversed(lead)):
            found = subject(clause, self.corpus, is_last=not number, has_colon=has_colon and not number)
            if found.kind:
                return found
        beside = [one for one in lead if one.alongside]
        if beside:
            return ClauseSubject("named", beside[-1].text, beside[-1].alongside, beside[-1].text)
        if lead and (broken := interrupted(lead)):
            found = subject(
                ActorClause(broken, tuple(actors(broken, self.corpus)), ()), self.corpus, is_last=True, has_colon=False
            )
            if found.kind:
                return found
        if law := next((clause.text for clause in lead if is_in_force(clause.text)), ""):
            return ClauseSubject("stranger", law)
        if lead and not self._is_bare(lead) and not (len(lead) == 1 and is_unsaid(lead[0].text)):
            return ClauseSubject("")
        for text in (*self.context.before[-1:], *self.context.leads):
            named = [one for one in clauses(text, self.corpus) if one.speaking]
            if named:
                return ClauseSubject("named", named[-1].text, named[-1].speaking, named[-1].text)
            if over(text) and not self._is_of_the_voice(text):
                return ClauseSubject("stranger", text.strip())
        return ClauseSubject("")

    def _is_of_the_voice(self, text: str) -> bool:
        """Whether a heading speaks of an organisation as the claim's voice is called: The Court, for the High Court."""
        name = folded(self.claim.speaker.name).lower()
        return self.claim.speaker.type == "organisation" and any(
            word in name and word in folded(text).lower()
            for lists in load_attribution().institutions.values()
            for word in lists
        )

    def _is_bare(self, lead: Sequence[ActorClause]) -> bool:
        """Nothing, or what only names a topic: On damages; 关于损害."""
        return all(
            len(re.findall(rf"[{HAN}]|\w+", clause.text)) < 3 or (len(lead) == 1 and _TOPIC.fullmatch(clause.text))
            for clause in lead
        )

    def wrong(self, spoken: ClauseSubject, lead: Sequence[ActorClause]) -> Iterator[Wrong]:
        """Those whom the words make the speaker and who are not."""
        kind, claim = spoken.kind, self.claim
        is_wrong = {"stranger": True, "own": claim.speaker.type != "author",
                    "unnamed": claim.speaker.type not in ("author", "unnamed", "group")}  # fmt: skip
        if is_wrong.get(kind) and not self._is_the_body(spoken):
            yield Wrong("wrong_speaker", spoken.words)
        if kind == "own" and self.authors and _UNSIGNED.search(spoken.words):
            yield Wrong("wrong_speaker", spoken.words)
        if kind == "unnamed":
            told = [one for clause in lead for one in clause.speaking if reports(clause.text, one)]
            yield from (
                Wrong("wrong_speaker", one.words) for one in told if not (self.is_author(one) or self.is_voice(one))
            )
        if kind == "pair":
            yield from self._pair(spoken, lead)
        if kind in ("own", "pronoun"):
            yield from self._antecedent(spoken, lead)
        elif kind == "named":
            yield from self._named(spoken)

    def _is_the_body(self, spoken: ClauseSubject) -> bool:
        """The court, 该院: an organisation that was named before."""
        if self.claim.speaker.type == "organisation" and self._is_its_terms(spoken.words):
            return True
        plain = re.fullmatch(
            r"(?:and |but )?(?:the|that|this) (?:court|tribunal|board|commission|agency)|(?:该|本)?(?:法)?院",
            spoken.words,
        )
        return (
            bool(plain)
            and self.claim.speaker.type == "organisation"
            and any(self.is_voice(one) for one in self._named_before(()))
        )

    def _is_its_terms(self, words: str) -> bool:
        """The community licence of Foo 2: terms speak for the organisation that set them, if the source names them."""
        name = "".join(re.findall(r"[A-Z][A-Za-z0-9.-]*(?: \d[\d.]*)?", words)).replace(" ", "")
        source = self.corpus.around(self.claim).replace(" ", "")
        return bool(_TERMS.search(words.strip()) and name) and name in source

    def told_behind(self, clause: ActorClause, around: Sequence[ActorClause]) -> Iterator[Wrong]:
        """…, the court held: nobody whom the corpus knows, behind the handle."""
        found = says(clause.text)
        if re.match(r"(?:to|as|in|per|so|thus)\b", clause.text.strip()) and (who := stranger(clause.text)):
            yield Wrong("wrong_speaker", who)
        elif (said := told_so(clause.text)) or (found and not found.rest.strip(" .。")):
            told = ActorClause(said, tuple(actors(said, self.corpus)), ()) if said else clause
            spoken = subject(told, self.corpus, is_last=True, has_colon=False)
            if spoken.kind in ("stranger", "pronoun"):
                yield from self.wrong(spoken, around)

    def _named(self, spoken: ClauseSubject) -> Iterator[Wrong]:
        """Everybody whom the clause names has to be a voice, but where several share a sentence with several claims."""
        clause = ActorClause(spoken.clause, spoken.named, ())
        reporter = next((one for one in spoken.named if self.may_speak(one, clause)), None)
        for number, one in enumerate(spoken.named):
            is_others = (reporter or self.is_head) and any(
                _is_one_of(one.name, self.corpus.voices(other)) for other in self.context.others
            )
            if (
                self.may_speak(one, clause)
                or is_others
                or (reporter and number and is_quoted_by(spoken, reporter, one))
            ):
                continue
            yield Wrong("wrong_speaker", one.words)

    def _pair(self, spoken: ClauseSubject, lead: Sequence[ActorClause]) -> Iterator[Wrong]:
        words = load_attribution().pair
        low = spoken.words.lower()
        ends = [at % 2 for lists in (words["en"], words["zh"]) for at, one in enumerate(lists) if one in low]
        two = self._named_before(lead)
        if ends and len(two) > 1 and not self.is_voice(two[-2:][ends[0]]):
            yield Wrong("wrong_speaker", spoken.words)

    def _antecedent(self, spoken: ClauseSubject, lead: Sequence[ActorClause]) -> Iterator[Wrong]:
        """He, the article: somebody in the nearest sentence that names anybody."""
        own = [one for clause in lead if clause.text != spoken.clause for one in clause.named]
        for named in (own, *(self._last_actors(text) for text in reversed(self.context.before))):
            if named:
                if not any(self.is_voice(one) or self.is_author(one) for one in named):
                    yield Wrong("wrong_speaker", spoken.words)
                return

    def is_author(self, one: Actor) -> bool:
        """Whether the actor wrote the work."""
        return one.is_known and _is_one_of(one.name, self.authors)

    def _last_actors(self, text: str) -> list[Actor]:
        """Whom the last clause names that begins with somebody: a pronoun of the next sentence means one of them."""
        found = clauses(text, self.corpus)
        begun = (
            list(one.named)
            for one in reversed(found)
            if one.speaking and _BEGINS.fullmatch(one.text[: one.named[0].start])
        )
        return next(begun, [actor for one in found for actor in one.named])

    def _actors(self, text: str) -> list[Actor]:
        return [one for clause in clauses(text, self.corpus) for one in clause.named]

    def _named_before(self, lead: Sequence[ActorClause]) -> list[Actor]:
        """Those who were named before, each once, in order."""
        found: dict[str, Actor] = {}
        for one in [
            *(a for text in self.context.before for a in self._actors(text)),
            *(a for c in lead for a in c.named),
        ]:
            found.setdefault(one.name or one.words, one)
        return list(found.values())

    def turned(
        self, spoken: ClauseSubject, lead: Sequence[ActorClause], tail: Sequence[ActorClause]
    ) -> Iterator[Wrong]:
        """A voice that is said to deny what it says."""
        if spoken.kind in ("named", "own", "pronoun"):
            later = [one for one in lead[_at(spoken, lead) + 1 :] if goes_on(one.text)]
            clause, named = (later[-1].text, ()) if later else (spoken.clause, spoken.named)
            if denies(clause, named) or is_contrary(clause, named, self.claim.text):
                yield Wrong("turned_round", clause.strip())
        refused = [one for one in lead[-1:] if one.named and _REFUSED_IS.search(one.text)]
        told = [one for one in tail[:2] if any(self.is_voice(actor) for actor in one.speaking) and is_disposed_of(one)]
        yield from (Wrong("turned_round", one.text.strip()) for one in (*refused, *told))
        if spoken.kind == "named" and tail and _IS_WRONG.match(tail[0].text):
            yield Wrong("turned_round", tail[0].text.strip())
        for one in tail:
            is_he = _IS_HE.match(one.text)
            if (is_he or any(self.is_voice(actor) for actor in one.speaking)) and denies(one.text, one.speaking):
                yield Wrong("turned_round", one.text.strip())


def _at(spoken: ClauseSubject, lead: Sequence[ActorClause]) -> int:
    return next((at for at, one in enumerate(lead) if one.text == spoken.clause), len(lead))


def _agreed(found: Sequence[ActorClause], judge: _Judge) -> Iterator[Wrong]:
    """Others who are said to share the view: no record has that."""
    for clause in found:
        for one in clause.speaking:
            if agrees(clause.text, one) and not judge.is_voice(one):
                yield Wrong("wrong_speaker", one.words)


def _is_one_of(name: str, allowed: set[str]) -> bool:
    return bool(name) and name in allowed
