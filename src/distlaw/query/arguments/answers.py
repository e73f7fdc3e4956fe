"""Whether a question is answered: by what follows it in its own section, or by a claim of another work.

A question that its author answers at once, as most headings and rhetorical ones are, is none that anybody has left
open. Where in doubt it counts as answered: a gap that is none costs a reader more than one that is not listed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from distlaw.db.json_columns import listed, placeholders
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.query.claims.reading_text import ReadingText
from distlaw.text.offsets import Range
from distlaw.text.sentences import sentences
from distlaw.text.tokens import tokens

_ASKS = ("?", "？")
_CLOSERS = " \t\r\n*_”\"’'」』）)"
_PARAGRAPHS = 2  # after the question's own, in which its answer may stand
_SHARED = 0.3  # of the weight of a question's words: a claim that has so much of them speaks to it
_CLAUSE = re.compile(r"[^，；,;：:]+")
_WORDLIKE = re.compile(r"\w")


class Answers:
    """What may answer questions: the texts they stand in, and every claim of the corpus, by theory."""

    def __init__(self, reader: Reader, claims: Iterable[ClaimRecord]) -> None:
        self._reader = reader
        self._texts: dict[str, list[_Section]] = {}
        self._said = [claim for claim in claims if claim.kind != "open_question"]
        self._by_theory: dict[str, list[ClaimRecord]] = defaultdict(list)
        for claim in self._said:
            for theory in claim.theories:
                self._by_theory[theory].append(claim)

    def answer(self, question: ClaimRecord) -> bool:
        """Whether something answers it."""
        return self._goes_on(question) or self._is_spoken_to(question)

    @cached_property
    def _tokens(self) -> dict[str, frozenset[str]]:
        return {claim.id: frozenset(tokens(claim.quote)) for claim in self._said}

    @cached_property
    def _weights(self) -> dict[str, float]:
        held = Counter(token for found in self._tokens.values() for token in found)
        return {token: log(1 + len(self._said) / count) for token, count in held.items()}

    def _rivals(self, question: ClaimRecord) -> Iterator[ClaimRecord]:
        """Claims under one of its theories: of other works, and later ones of its own."""
        seen: set[str] = set()
        for claim in (claim for theory in question.theories for claim in self._by_theory[theory]):
            own = claim.source_sha256 == question.source_sha256
            if claim.id not in seen and (not own or claim.ranges[0] > question.ranges[-1]):
                seen.add(claim.id)
                yield claim

    def _is_spoken_to(self, question: ClaimRecord) -> bool:
        """Whether a claim has enough of its words, or in another language a side on an issue it is about."""
        weights = self._weights
        asked = {token: weights.get(token, 0.0) for token in frozenset(tokens(_asked(question)))}
        total = sum(asked.values())
        for claim in self._rivals(question):
            if claim.language[:2] != question.language[:2]:
                # No words are shared across languages: the same theory and a side on the same issue must do.
                if any(one.position != "neutral" and question.position(one.issue) for one in claim.positions):
                    return True
            elif total and sum(asked[token] for token in asked.keys() & self._tokens[claim.id]) / total >= _SHARED:
                return True
        return False

    def _goes_on(self, question: ClaimRecord) -> bool:
        """Whether the text goes on with a statement, in the same section and not far away."""
        section = next((one for one in self._sections(question) if one.holds(question.ranges[-1][1] - 1)), None)
        return section is not None and section.goes_on(question.ranges[-1][1] - 1, question.text.endswith(_ASKS))

    def _sections(self, question: ClaimRecord) -> list[_Section]:
        sha = question.source_sha256
        if sha not in self._texts:
            self._texts[sha] = list(_sections_of(self._reader, sha))
        return self._texts[sha]


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
        reading = ReadingText(text, listed(pieces))
        rows = reader.rows("SELECT start FROM section WHERE expression_id = :id ORDER BY start", {"id": identity})
        for start, end in _between([row[0] for row in rows], len(text)):
            yield _Section(reading, start, end)


def _between(starts: Sequence[int], length: int) -> Iterator[Range]:
    edges = sorted({0, *starts, length})
    yield from pairwise(edges)


def texts_of(reader: Reader, keys: Sequence[str]) -> dict[str, list[str]]:
    """The reading texts of works, by their keys."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    for at in range(0, len(keys), 400):
        marks, params = placeholders("k", keys[at : at + 400])
        sql = f"SELECT w.key, e.text FROM expression e JOIN work w ON w.id = e.work_id WHERE w.key IN ({marks})"
        for key, text in reader.rows(sql, params):
            found[key].append(text)
    return found
