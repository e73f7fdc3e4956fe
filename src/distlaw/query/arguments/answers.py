"""Whether a question is answered: by what follows it in its own section, or by a claim of another work.

A question that its author answers at once, as most headings and rhetorical ones are, is none that anybody has left
open. Where in doubt it counts as answered: a gap that is none costs a reader more than one that is not listed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from distlaw.db.json_columns import placeholders, unpacked_list
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.query.arguments.stated import StatedClaim, claim_words
from distlaw.query.claims.claims import claims_in_turn
from distlaw.query.claims.reading_text import ReadingText
from distlaw.text.offsets import Range
from distlaw.text.sentences import sentences
from distlaw.text.tokens import tokens

_ASKS = ("?", "？")
_CLOSERS = " \t\r\n*_”\"’'」』）)"
_PARAGRAPHS = 2  # after the question's own, in which its answer may stand
_SHARED = 0.3  # of the weight of a question's words: a claim that has so much of them speaks to it
_WORKS = 50  # whose texts are held at once
_CLAUSE = re.compile(r"[^，；,;：:]+")
_WORDLIKE = re.compile(r"\w")


class Answers:
    """What may answer questions: the text each stands in, and every claim of the corpus under one of its theories."""

    def __init__(self, reader: Reader, every: Sequence[StatedClaim]) -> None:
        self._reader = reader
        self._said = {claim.id: claim for claim in every if claim.kind != "open_question"}

    def unanswered(self, questions: Iterable[StatedClaim]) -> list[ClaimRecord]:
        """The questions that nothing answers, in no order."""
        place = {one.id: one for one in questions}
        pending = dict[str, _Pending]()
        sections = lru_cache(maxsize=8)(lambda sha: list(_sections_of(self._reader, sha)))
        for question in claims_in_turn(self._reader, place, with_cues=True):
            if not _goes_on(question, sections(question.source_sha256)):
                pending[question.id] = _Pending(place[question.id], frozenset(tokens(_asked(question))))
        self._strike(pending)
        return list(claims_in_turn(self._reader, pending, with_cues=True))

    def _strike(self, pending: dict[str, _Pending]) -> None:
        """Take away the questions to which a claim speaks: it has enough of their words, or in another language a side
        on an issue they are about. The claims' words are read twice and never held."""
        if not pending:
            return
        asked = frozenset(token for one in pending.values() for token in one.asked)
        held = Counter(token for _, found in self._words(asked) for token in found)
        weights = {token: log(1 + len(self._said) / count) for token, count in held.items()}
        by_theory: dict[str, set[str]] = defaultdict(set)
        for identity, one in pending.items():
            for theory in one.question.theories:
                by_theory[theory].add(identity)
        for claim, found in self._words(asked):
            for identity in {one for theory in claim.theories for one in by_theory[theory]}:
                if identity in pending and pending[identity].is_spoken_to(claim, found, weights):
                    question = pending.pop(identity).question
                    for theory in question.theories:
                        by_theory[theory].discard(identity)

    def _words(self, asked: frozenset[str]) -> Iterator[tuple[StatedClaim, frozenset[str]]]:
        """Each claim that says something, with those of its words that are asked."""
        for identity, quote in claim_words(self._reader):
            if identity in self._said:
                yield self._said[identity], asked.intersection(tokens(quote))


class _Pending(NamedTuple):
    """A question that its own text leaves open, and the words it asks."""

    question: StatedClaim
    asked: frozenset[str]

    def is_spoken_to(self, claim: StatedClaim, found: frozenset[str], weights: Mapping[str, float]) -> bool:
        """Whether a claim under one of its theories answers: of another source, or a later one of its own."""
        if claim.source == self.question.source and claim.first <= self.question.last:
            return False
        if claim.language[:2] != self.question.language[:2]:
            # No words are shared across languages: the same theory and a side on the same issue must do.
            return any(side != "neutral" and self.question.position(issue) for issue, side in claim.positions)
        total = sum(weights.get(token, 0.0) for token in self.asked)
        shared = sum(weights[token] for token in self.asked & found)
        return bool(total) and shared / total >= _SHARED


def _goes_on(question: ClaimRecord, sections: Sequence[_Section]) -> bool:
    """Whether the text goes on with a statement, in the same section and not far away."""
    end = question.ranges[-1][1] - 1
    section = next((one for one in sections if one.holds(end)), None)
    return section is not None and section.goes_on(end, question.text.endswith(_ASKS))


class _Section:
    """What stands between two headings of a reading text."""

    def __init__(self, text: ReadingText, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def holds(self, offset: int) -> bool:
        """Whether a character of the source stands in it."""
        at = self.text.place(offset)
        return at is not None and self.start <= at < self.end

    def goes_on(self, offset: int, asks: bool) -> bool:
        """Whether a statement follows a question that ends at a character of the source.

        What is said to be unsettled without being asked is answered in its own paragraph or not at all.
        """
        at = self.text.place(offset)
        assert at is not None
        rest = self.text.text[at + 1 : self.end]
        paragraphs = [part for part in rest.split("\n") if part.strip()]
        nearby = paragraphs[: 1 + (_PARAGRAPHS if asks else 0)] if rest else []
        return any(_states(part[start:end]) for part in nearby for start, end in sentences(part))


def _asked(question: ClaimRecord) -> str:
    """The clause that asks: the one with the words that made it a question, else the whole."""
    cue = next((one for one in question.cues if one.label == "kind" and one.decided and one.text), None)
    at = question.quote.find(cue.text) if cue else -1
    clauses = [match.span() for match in _CLAUSE.finditer(question.quote)]
    return next((question.quote[start:end] for start, end in clauses if start <= at < end), question.quote)


def _states(sentence: str) -> bool:
    plain = sentence.rstrip(_CLOSERS)
    return len(_WORDLIKE.findall(plain)) > 3 and not plain.endswith(_ASKS)


def _sections_of(reader: Reader, sha: str) -> Iterator[_Section]:
    sql = (
        "SELECT e.id, e.text, e.pieces FROM expression e JOIN source_file s ON s.id = e.source_file_id "
        "WHERE s.sha256 = :sha ORDER BY e.ordinal"
    )
    for identity, text, pieces in reader.rows(sql, {"sha": sha}):
        reading = ReadingText(text, unpacked_list(pieces))
        rows = reader.rows("SELECT start FROM section WHERE expression_id = :id ORDER BY start", {"id": identity})
        for start, end in _between([row[0] for row in rows], len(text)):
            yield _Section(reading, start, end)


def _between(starts: Sequence[int], length: int) -> Iterator[Range]:
    edges = sorted({0, *starts, length})
    yield from pairwise(edges)


def texts_of(reader: Reader, keys: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each work's key and its reading texts, some works at a time."""
    for at in range(0, len(keys), _WORKS):
        some = keys[at : at + _WORKS]
        found: dict[str, list[str]] = {key: [] for key in some}
        marks, params = placeholders("k", some)
        sql = f"SELECT w.key, e.text FROM expression e JOIN work w ON w.id = e.work_id WHERE w.key IN ({marks})"
        for key, text in reader.rows(sql, params):
            found[key].append(text)
        yield from found.items()
