"""Generated passages with the term statistics of real text: Chinese words as often as jieba's dictionary counts
them, in clauses that come again as formulas of law do; English words by Zipf's law; a fifth in Traditional script.

Words drawn without regard to each other would put several times as many pairs of characters into an index as language.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

THEORIES = (
    "copyright", "contract", "fair_use", "trade_secret", "unfair_competition", "licence", "tort_liability",
    "data_protection", "governance", "antitrust", "patent", "public_domain", "idea_expression", "export_control",
    "ip_general",
)  # fmt: skip
LENGTH = 120
_BATCH = 20_000
_CLAUSES = 60_000  # so that a passage takes as many bytes of an index as one of real statutes does
_COMMON = "the of and to in a is that for it as was with be by on not he this are or his from at which but have an had"
_PARTS = (
    ("b", "br", "c", "ch", "d", "f", "g", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w"),
    ("a", "e", "i", "o", "u", "ea", "ai"),
    ("r", "t", "n", "l", "s", "nd", "rt", "st", "ment", "tion", "ness", "ing", "er", "al", "ive", "ous", "ity"),
)


class Passage(NamedTuple):
    """One generated passage; `theories` are those of claims in it."""

    text: str
    language: str
    theories: tuple[str, ...]


class Words(NamedTuple):
    """Words and their cumulated frequencies."""

    words: Sequence[str]
    weights: Sequence[float]

    def drawn(self, rng: random.Random, count: int) -> list[str]:
        """So many words, each as often as it is frequent."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)


def chinese() -> Words:
    """jieba's dictionary: word, frequency."""
    import jieba

    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" ")[:2] for line in lines]
    kept = [(word, int(count)) for word, count in pairs if word and not word.isascii()]
    return Words([word for word, _ in kept], list(accumulate(count for _, count in kept)))


def english(size: int = 60_000) -> Words:
    """Made-up English words, the n-th as frequent as 1/n; the first are function words."""
    rng = random.Random(7)
    beginnings, middles, ends = _PARTS
    made = dict.fromkeys(_COMMON.split(" "))
    while len(made) < size:
        stem = "".join(rng.choice(beginnings) + rng.choice(middles) for _ in range(rng.randint(1, 3)))
        made[stem + rng.choice(ends)] = None
    return Words(list(made), list(accumulate(1 / (rank + 2.7) for rank in range(size))))


def passages(count: int, seed: int = 1) -> Iterator[Passage]:
    """So many passages of some 120 characters: half zh-Hans, a fifth zh-Hant, the rest English."""
    from opencc import OpenCC

    rng, latin = random.Random(seed), english()
    simplified = clauses(rng, chinese(), latin)
    traditional = OpenCC("s2t").convert("\n".join(simplified)).split("\n")
    theory_weights = list(accumulate(1 / (rank + 1) for rank in range(len(THEORIES))))
    for start in range(0, count, _BATCH):
        size = min(_BATCH, count - start)
        words = iter(latin.drawn(rng, 26 * size))
        for language in rng.choices(("zh-Hans", "zh-Hant", "en"), (5, 2, 3), k=size):
            if language == "en":
                text = " ".join(islice(words, rng.randint(18, 26))) + "."
            else:
                text = _joined(rng, simplified if language == "zh-Hans" else traditional)
            drawn = rng.choices(THEORIES, cum_weights=theory_weights, k=rng.choice((0, 0, 1, 2)))
            yield Passage(text, language, tuple(dict.fromkeys(drawn)))


def clauses(rng: random.Random, han: Words, latin: Words) -> list[str]:
    """The clauses that passages are made of, three to eight words each; some end in a Latin word."""
    words, names = iter(han.drawn(rng, 8 * _CLAUSES)), iter(latin.drawn(rng, _CLAUSES))
    return [
        "".join(islice(words, rng.randint(3, 8))) + (next(names) if rng.random() < 0.05 else "")
        for _ in range(_CLAUSES)
    ]


def _joined(rng: random.Random, pool: Sequence[str]) -> str:
    out, length = list[str](), 0
    while length < LENGTH:
        # The first of the pool come most often, as formulas do.
        clause = pool[int(rng.random() ** 2 * len(pool))]
        out += (clause, "，" if rng.random() < 0.7 else "。")
        length += len(clause) + 1
    return "".join(out)
