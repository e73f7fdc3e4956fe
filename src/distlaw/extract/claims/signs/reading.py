"""Reads the signs of a proposition: each predicate of the lexicon with its negation, its operators and its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from distlaw.extract.claims.cues import sheet, within
from distlaw.extract.claims.lexicon import CueHit
from distlaw.extract.claims.signs.grammar import has_no_subject, is_held, is_power, is_predicate
from distlaw.extract.claims.signs.parts import SignClause, clauses
from distlaw.extract.claims.signs.sign import SUBJECTS_MATTER, WEAK, WORDS, Sign, sign_value
from distlaw.vocab.cues import Language

_REACH = {"zh": 16, "en": 60}  # characters between a negator and what it negates
_BAR_REACH = {"zh": 36, "en": 110}
_BANNED = {"zh": 16, "en": 40}
_OBJECT_REACH = {"zh": 8, "en": 30}  # from a verb to the ban it gets round
_SUBJECT_REACH = 160
_LONGEST_WORD = 40
_ASKED = 8  # words of asking that are looked at
_SORTS = ("noun", "adjective")
_ADJACENT = {"zh": 3, "en": 12}
_COMPOSED = 2.0  # a cue of this weight has read its negation itself


class SignReading(NamedTuple):
    """The sign of the main clause (or the next best), all signs, and the words that make a condition: an if, a test,
    or a case (…的，; where …) that may as well name the conduct itself."""

    sign: Sign | None
    signs: tuple[Sign, ...]
    conditions: tuple[CueHit, ...]
    criteria: tuple[CueHit, ...]
    cases: tuple[CueHit, ...]
    parts: tuple[SignClause, ...] = ()

    def condition(self) -> tuple[int, int] | None:
        """The clause that holds the first word of a condition."""
        hits = sorted((*self.conditions, *self.criteria, *self.cases), key=lambda hit: hit.start)
        return self.clause(hits[0]) if hits else None

    def clause(self, hit: CueHit) -> tuple[int, int] | None:
        """The clause in which a word stands."""
        return next(((part.start, part.end) for part in self.parts if part.start <= hit.start < part.end), None)


def sign_of_span(shade: str, start: int, end: int, is_english: bool) -> SignReading:
    """What the proposition `[start, end)` of a folded text says."""
    language: Language = "en" if is_english else "zh"
    lexicon = sheet("sign", language)
    hits = sorted(
        [*lexicon.scan(shade, start, end), *lexicon.scan_whole(shade, start, end)], key=lambda hit: (hit.start, hit.end)
    )
    parts = clauses(shade, start, end, is_english)
    found = tuple(_Reader(shade, language, parts, hits).signs())
    best = max(found, key=lambda sign: _rank(sign, is_english), default=None)
    conditions, criteria, cases = (
        tuple(hit for hit in hits if hit.entry.value == value) for value in ("condition", "criterion", "case")
    )
    return SignReading(best, found, conditions, criteria, cases, tuple(parts))


def _rank(sign: Sign, is_english: bool) -> tuple[int, int, int]:
    """The main clause before a reason, a reason before the rest; strong words before weak; then the later (Chinese
    puts its predicate last) or the earlier (English puts it first)."""
    part = {"main": 3, "reason": 2, "condition": 1, "concession": 0}[sign.part]
    return part, sign.strength, -sign.start if is_english else sign.start


@dataclass(slots=True)
class _Reader:
    """Reads the words of one proposition; `used` are those that another word has taken as its operator or subject."""

    shade: str
    language: Language
    parts: Sequence[SignClause]
    hits: Sequence[CueHit]
    words: list[CueHit] = field(default_factory=list)
    by_value: dict[str, list[CueHit]] = field(default_factory=dict)
    sorts: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    used: set[CueHit] = field(default_factory=set)

    def __post_init__(self) -> None:
        for hit in self.hits:
            self.by_value.setdefault(hit.entry.value, []).append(hit)
            if hit.entry.value in _SORTS:
                place = (hit.start, hit.end)
                self.sorts[place] = self.sorts.get(place, frozenset()) | {hit.entry.value}
        taken = [hit for hit in self.hits if hit.entry.value in WORDS]
        self.words = sorted(_longest(taken), key=lambda hit: (hit.start, hit.end))

    def signs(self) -> Iterator[Sign]:
        """The signs, the last first: what comes later may take what stands before as its subject."""
        for index in range(len(self.parts) - 1, -1, -1):
            clause = self.parts[index]
            for hit in reversed(within(self.words, clause.start, clause.end)):
                if hit in self.used or self._is_asked(hit, clause):
                    continue
                sorts = self.sorts.get((hit.start, hit.end), frozenset())
                if is_predicate(self.shade, hit.start, hit.end, sorts, clause, self.language):
                    yield from self._sign(hit, index)

    def _sign(self, hit: CueHit, index: int) -> Iterator[Sign]:
        clause, value = self.parts[index], hit.entry.value
        bar = self._bar(hit, clause)
        if value == "restrains" and bar is None and not is_power(self.shade, hit.start, clause, self.language):
            return
        if bar is not None:
            self._take(bar.start, bar.end)
            if value == "wrong" and not is_held(self.shade, bar.start, hit.start, self.language):
                return  # a ban on what is wrong anyway says nothing
        turns = self._negators(hit, clause, bar) + (bar is not None)
        is_negated = turns % 2 == 1 and hit.entry.weight < _COMPOSED
        if value == "act" and (not is_negated or self._near("proof", clause.start, hit.start)):
            return  # that an act was done is no sign, nor that it is hard to prove; that it was not done is one
        if value == "wrong" and self._is_banned(hit, clause):
            return
        subject = self._restraint(hit, index) if value in SUBJECTS_MATTER else None
        if subject is not None:  # what is banned is said with the ban's harm, not beside it
            self._take(subject.start, subject.end)
        strength = 1 if value in WEAK else 3 if hit.entry.weight >= _COMPOSED else 2
        said = sign_value(value, is_negated, subject is not None)
        yield Sign(said, hit.start, hit.end, (clause.start, clause.end), hit, clause.part, strength)

    def _is_banned(self, hit: CueHit, clause: SignClause) -> bool:
        """A law against what is wrong anyway (禁止滥用支配地位): neither word says anything of the conduct."""
        since = max(clause.start, hit.start - _BANNED[self.language])
        bans = [ban for ban in self._near("prohibited", since, hit.start) if ban.end <= hit.start]
        if not bans or is_held(self.shade, bans[-1].end, hit.start, self.language):
            return False
        self._take(bans[-1].start, bans[-1].end)
        return True

    def _take(self, start: int, end: int) -> None:
        """Words that overlap an operator or a subject say nothing more."""
        near = within(self.words, max(0, start - _LONGEST_WORD), end + _LONGEST_WORD)
        self.used.update(word for word in near if word.start < end and start < word.end)

    def _near(self, value: str, start: int, end: int) -> list[CueHit]:
        return within(self.by_value.get(value, []), start, end)

    def _is_asked(self, hit: CueHit, clause: SignClause) -> bool:
        asked = self.by_value.get("asked", [])
        return bool(asked) and any(clause.start <= turn.start and turn.end <= hit.start for turn in asked[:_ASKED])

    def _bar(self, hit: CueHit, clause: SignClause) -> CueHit | None:
        """The operator (不宜, should not) that governs the word, unless another word stands between."""
        since = max(clause.start, hit.start - _BAR_REACH[self.language])
        bars = self._near("bar", since, hit.start)
        if not bars:
            return None
        bar = bars[-1]
        between = within(self.words, bar.end, hit.start)
        return None if any(word.entry.value != "restrains" for word in between) else bar

    def _negators(self, hit: CueHit, clause: SignClause, bar: CueHit | None) -> int:
        """How many negators scope over the word: the nearest, and those right before it (不能不, not unlikely)."""
        since = max(clause.start, hit.start - _REACH[self.language])
        walls = [word.end for word in within(self.words, since, hit.start) if word.entry.value != "restrains"]
        found = _longest(self._near("negate", max(since, max(walls, default=0)), hit.start))
        count, before = 0, -1
        for negator in sorted(found, key=lambda turn: -turn.start):
            if bar is not None and bar.start <= negator.start and negator.end <= bar.end:
                continue
            if count and before - negator.end > _ADJACENT[self.language]:
                break
            count, before = count + 1, negator.start
        return count

    def _restraint(self, hit: CueHit, index: int) -> CueHit | None:
        """The ban that is said to harm, to help or to be wrong; None where the conduct is."""
        leans = hit.entry.value in WEAK or has_no_subject(self.shade, self.parts[index])
        since = self.parts[max(0, index - 1) if leans else index].start
        since = max(since, hit.start - _SUBJECT_REACH)
        bans = [ban for ban in self._near("restraint", since, hit.start) if not self._is_evaded(ban, since)]
        return bans[0] if bans else None

    def _is_evaded(self, ban: CueHit, since: int) -> bool:
        """Whoever gets round a ban does something: what is said is said of that, not of the ban."""
        return bool(self._near("evade", max(since, ban.start - _OBJECT_REACH[self.language]), ban.start))


def _longest(hits: Sequence[CueHit]) -> list[CueHit]:
    """Hits that no longer one covers; of two equally long the one whose cue is composed."""
    kept: list[CueHit] = []
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, -hit.entry.weight)):
        if hit.end > reached:
            kept.append(hit)
            reached = hit.end
    return kept
