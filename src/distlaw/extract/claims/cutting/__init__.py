"""Cuts sentences into what may be claims: by rules first, then all runs of clauses of a sentence weighed together.

A chain over the clauses says how likely each run is one claim; trees over that, over what the rules cut and read, and
over the whole text's habits say it better; the runs that promise most together are taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cutting import rules_en, rules_zh
from distlaw.extract.claims.cutting.atoms import atoms
from distlaw.extract.claims.cutting.chain import Chain, chances
from distlaw.extract.claims.cutting.choice import best_runs
from distlaw.extract.claims.cutting.nominal import begins_nominal
from distlaw.extract.claims.cutting.runs import DocumentSentences, Sentence, signs_of_runs
from distlaw.extract.claims.cutting.signs import own_signs, signs
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.lexicon import CueHit
from distlaw.resources import folder
from distlaw.text.offsets import Range
from distlaw.vocab.trees import Tree, chance

__all__ = [
    "Chain", "Cutter", "DocumentSentences", "LikelySpan", "Sentence", "begins_nominal", "by_rules", "sentences",
    "shipped", "signs_of", "signs_of_runs", "weighed_claims",
]  # fmt: skip
MOST = 80  # pieces of one sentence; a longer one is a list, and stays as the rules cut it


class LikelySpan(NamedTuple):
    """`[start, end)` of a block, and how likely it is one claim."""

    start: int
    end: int
    chance: float = 0.0


class Cutter(NamedTuple):
    """The learnt part; `least` is what a run must promise to be taken for a claim."""

    chain: Chain
    trees: Sequence[Tree]
    least: float


@cache
def shipped() -> Cutter:
    """data/weights/cuts.json, made by scripts/train_cuts.py."""
    found = json.loads((folder("data") / "weights" / "cuts.json").read_text("utf-8"))
    trees = [Tree(*map(tuple, tree)) for tree in found["trees"]]
    return Cutter(Chain(found["states"], found["moves"]), trees, found["least"])


def by_rules(block: ClaimBlock, start: int, end: int, hits: Sequence[CueHit]) -> list[LikelySpan]:
    """The sentence `[start, end)` as the rules cut it."""
    cut = rules_en.english_propositions if block.is_english else rules_zh.chinese_propositions
    return [LikelySpan(*span) for span in cut(block.text, block.shade, hits, start, end)]


def sentences(
    spans: Sequence[tuple[ClaimBlock, int, Sequence[Range], Sequence[CueHit]]], drafts: Sequence[ClaimDraft]
) -> Iterator[Sentence]:
    """The sentences of a text's blocks (each with its number, its sentences' spans and its hits) in pieces, with the
    drafts that the rules cut."""
    by_block: dict[int, list[ClaimDraft]] = {}
    for draft in drafts:
        by_block.setdefault(draft.number, []).append(draft)
    for block, number, some, hits in spans:
        for index, (start, end) in enumerate(some):
            pieces = atoms(block, start, end)
            if number in by_block and len(pieces) <= MOST:
                own = [own_signs(block, piece, hits) for piece in pieces]
                place = (index, len(some))
                yield Sentence(block, number, place, (start, end), pieces, own, by_block[number])


def signs_of(one: Sentence, of_text: Sequence[str]) -> list[list[str]]:
    """What the chain sees of a sentence."""
    return signs(one.block, one.pieces, one.span[1], one.own, one.place, of_text, one.drafts)


def weighed_claims(
    found: Sequence[Sentence], of_text: Sequence[str], cutter: Cutter
) -> Mapping[tuple[int, int], list[LikelySpan]]:
    """The claims of each sentence, by the number of its block and its own, in order."""
    for one in found:
        one.weigh(chances(signs_of(one, of_text), cutter.chain))
    text = DocumentSentences(found, of_text)
    cut: dict[tuple[int, int], list[LikelySpan]] = {}
    for at, one in enumerate(found):
        likely = {run: chance(cutter.trees, some) for run, some in signs_of_runs(text, at)}
        cut[one.number, one.place[0]] = [
            LikelySpan(one.pieces[first][0], _stop(one, last), likely[first, last])
            for first, last in best_runs(likely, len(one.pieces), cutter.least)
        ]
    return cut


def _stop(one: Sentence, last: int) -> int:
    return one.pieces[last + 1][0] if last + 1 < len(one.pieces) else one.span[1]
