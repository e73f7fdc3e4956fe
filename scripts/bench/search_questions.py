"""What `search.py` asks: words by how many passages have them, drawn from the passages themselves."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from passages import THEORIES, Passage, passages

from distlaw.query.search.plan import Request
from distlaw.query.search.syntax import FieldFilter
from distlaw.query.search.terms import tokens_of
from distlaw.text.stop_words import load_stop_words
from distlaw.text.tokens import query_tokens

EACH = 40
_SAMPLE = 20_000


class Question(NamedTuple):
    """Words as typed (a phrase, or a whole question, is one of them), and the theory that hits have to have."""

    kind: str
    words: tuple[str, ...]
    theory: str = ""

    @property
    def is_loose(self) -> bool:
        """Whether a hit needs some of the words only."""
        return self.kind == "question"

    @property
    def said(self) -> list[tuple[str, ...]]:
        """The tokens of each word; of a question each that tells something for itself."""
        if self.is_loose:
            return [group.exact[0].words for group in tokens_of(self.words[0])]
        return [tuple(query_tokens(word)[0]) for word in self.words]


def request_of(question: Question) -> Request:
    """As a user asks it, for ten passages."""
    words = [f'"{word}"' if question.kind == "phrase" else word for word in question.words]
    filters = (FieldFilter("theory", (question.theory,), -1),) if question.theory else ()
    return Request(" ".join(words), filters, ("passages",), limit=10, relax=question.is_loose)


def questions_of(size: int) -> list[Question]:
    """Forty of each kind, the same for the same size."""
    rng = random.Random(3)
    sample = list(islice(passages(size), min(size, _SAMPLE)))
    rare, middle, common = _by_share(sample)
    found = [Question("rare", (word,)) for word in rng.sample(rare, EACH)]
    found += [Question("two terms", (*rng.sample(middle, 2),)) for _ in range(EACH)]
    found += [Question("phrase", (_run(rng, rng.choice(sample), 4, 3),)) for _ in range(EACH)]
    found += [Question("term + theory", (rng.choice(middle),), rng.choice(THEORIES)) for _ in range(EACH)]
    found += [Question("common", (word,)) for word in rng.sample(common, min(EACH, len(common)))]
    return found + [Question("question", (_run(rng, rng.choice(sample), 10, 6),)) for _ in range(EACH)]


def _by_share(sample: Sequence[Passage]) -> tuple[list[str], list[str], list[str]]:
    """Words that are rare, neither, and common."""
    having: dict[str, int] = {}
    for passage in sample:
        for word in set(_words(passage)):
            having[word] = having.get(word, 0) + 1
    share = {word: count / len(sample) for word, count in sorted(having.items()) if not _says_little(word)}
    rare = [word for word, part in share.items() if part <= 2 / len(sample)]
    middle = [word for word, part in share.items() if 0.002 <= part <= 0.02]
    return rare, middle, [word for word, part in share.items() if 0.02 <= part <= 0.4]


def _says_little(word: str) -> bool:
    stop = load_stop_words()
    return word in stop.en or (not word.isascii() and (len(word) < 2 or stop.is_function_pair(word)))


def _words(passage: Passage) -> Iterable[str]:
    if passage.language == "en":
        return passage.text.rstrip(".").split()
    return _pairs(passage)


def _pairs(passage: Passage) -> Iterator[str]:
    for clause in _clauses(passage):
        pairs = (clause[at : at + 2] for at in range(len(clause) - 1))
        yield from (pair for pair in pairs if not pair.isascii())


def _clauses(passage: Passage) -> list[str]:
    return passage.text.replace("。", "，").split("，")


def _run(rng: random.Random, passage: Passage, characters: int, words: int) -> str:
    """So many characters, or English words, as they stand in a passage."""
    if passage.language == "en":
        said = passage.text.rstrip(".").split()
        at = rng.randrange(len(said) - words)
        return " ".join(said[at : at + words])
    clauses = [clause for clause in _clauses(passage) if len(clause) >= characters + 2 and not clause.isascii()]
    clause = rng.choice(clauses or [passage.text[: characters + 2]])
    at = rng.randrange(max(1, len(clause) - characters - 1))
    return clause[at : at + characters]
