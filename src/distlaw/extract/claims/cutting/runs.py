"""What speaks for a run of pieces being one claim: by numbers, for the trees that choose among runs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cutting.signs import marks_of, overlapping
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.text.offsets import Range

LONGEST = 7  # pieces of a claim
LEAST = 0.02  # a run that is less likely by the chain is not looked at
_COUNTED = ("h:", "th:", "as:", "cl:", "nolegal", "asks", "nominal", "year", "book", "qopen", "qclose")
_ENDING = ("l1", "l2", "asks")
_NONE = -1.0
Run = tuple[int, int]  # the first and the last piece


@dataclass
class Sentence:
    """A sentence of a block: `number` is the block's, `place` its own in it and how many there are; with its pieces,
    what each shows by itself, and the block's drafts as the rules cut them. `likely` is what the chain says of each
    run; the rest follows from it."""

    block: ClaimBlock
    number: int
    place: tuple[int, int]
    span: Range
    pieces: Sequence[Range]
    own: Sequence[Sequence[str]]
    drafts: Sequence[ClaimDraft]
    likely: Mapping[Run, float] = field(default_factory=dict)
    covered: list[float] = field(default_factory=list)  # of each piece, by any run
    begins: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    share: float = 0.0  # of the sentence that is likely to be claimed

    def weigh(self, likely: Mapping[Run, float]) -> None:
        """Take what the chain says."""
        count = len(self.pieces)
        self.likely = likely
        self.covered, self.begins, self.ends = [0.0] * count, [0.0] * count, [0.0] * count
        for (first, last), chance in likely.items():
            self.begins[first] += chance
            self.ends[last] += chance
            for at in range(first, last + 1):
                self.covered[at] += chance
        self.share = self.share_of(0, count - 1)

    @property
    def size(self) -> int:
        """Characters of its pieces."""
        return max(1, sum(stop - start for start, stop in self.pieces))

    def share_of(self, first: int, last: int) -> float:
        """How much of a run is likely to be claimed."""
        sizes = [stop - start for start, stop in self.pieces[first : last + 1]]
        covered = self.covered[first : last + 1]
        return sum(size * chance for size, chance in zip(sizes, covered, strict=True)) / max(1, sum(sizes))


class DocumentSentences:
    """All sentences of a document: what is expected of it, and of each of its blocks."""

    def __init__(self, sentences: Sequence[Sentence], of_text: Sequence[str]) -> None:
        self.sentences = sentences
        self.of_text = of_text
        self._size: defaultdict[int, int] = defaultdict(int)
        self._claimed: defaultdict[int, float] = defaultdict(float)
        for one in sentences:
            self._size[one.number] += one.size
            self._claimed[one.number] += one.share * one.size
        self.size, self.claimed = sum(self._size.values()), sum(self._claimed.values())
        self.length = self.claimed / max(1e-6, sum(sum(one.likely.values()) for one in sentences))

    def around(self, at: int) -> dict[str, float]:
        """Of the sentence's surroundings: the text and the block without it, the sentences before and after."""
        one, count = self.sentences[at], len(self.sentences)
        own = one.share * one.size
        rest = self._size[one.number] - one.size
        return {
            "doc": (self.claimed - own) / max(1, self.size - one.size),
            "blk": (self._claimed[one.number] - own) / rest if rest else _NONE,
            "prev": self.sentences[at - 1].share if at else _NONE,
            "next": self.sentences[at + 1].share if at + 1 < count else _NONE,
            "rel": at / max(1, count - 1),
            "nsent": float(count),
        }


def signs_of_runs(text: DocumentSentences, at: int) -> Iterator[tuple[Run, dict[str, float]]]:
    """Each run of the sentence that is likely enough, with what speaks for it."""
    one = text.sentences[at]
    common = {**text.around(at), **dict.fromkeys(text.of_text, 1.0), **_of_sentence(text, one)}
    marks = marks_of(one.block, one.pieces, one.span[1])
    for (first, last), chance in one.likely.items():
        if last - first < LONGEST and chance >= LEAST:
            yield (
                (first, last),
                {
                    **common,
                    **_of_chances(one, first, last, chance),
                    **_of_size(text, one, first, last),
                    f"b:{marks[first - 1] if first else '^'}": 1.0,
                    f"a:{marks[last]}": 1.0,
                    **_of_words(one, first, last),
                    **_of_draft(one, (one.pieces[first][0], one.pieces[last][1])),
                },
            )


def _unit(block: ClaimBlock) -> int:
    return 3 if block.is_english else 1


def _of_sentence(text: DocumentSentences, one: Sentence) -> dict[str, float]:
    unit = _unit(one.block)
    return {
        "n": float(len(one.pieces)), "en_": float(unit), "slen": one.size / unit, "k": float(one.place[0]),
        "sn": float(one.place[1]), "blen": len(one.block.text) / unit, "seglen": text.length / unit,
        "share": one.share, "exp": sum(one.likely.values()), f"kind:{one.block.kind}": 1.0,
    }  # fmt: skip


def _of_chances(one: Sentence, first: int, last: int, chance: float) -> dict[str, float]:
    """What the chain says of the run, of those inside, around and across it, and of its edges."""
    inside = around = across = best = 0.0
    for (begin, end), other in one.likely.items():
        if (begin, end) == (first, last) or end < first or begin > last:
            continue
        across += other
        best = max(best, other)
        inside += other if begin >= first and end <= last else 0.0
        around += other if begin <= first and end >= last else 0.0
    bound = min(max(chance, 1e-4), 1 - 1e-4)
    after = last + 1 < len(one.pieces)
    return {
        "p": chance, "lp": math.log(bound / (1 - bound)), "psub": inside, "psup": around, "pover": across,
        "best": best, "covmin": min(one.covered[first : last + 1]), "covavg": one.share_of(first, last),
        "st": one.begins[first], "en": one.ends[last], "stin": max(one.begins[first + 1 : last + 1], default=0.0),
        "enin": max(one.ends[first:last], default=0.0), "covL": one.covered[first - 1] if first else _NONE,
        "covR": one.covered[last + 1] if after else _NONE, "stR": one.begins[last + 1] if after else _NONE,
        "enL": one.ends[first - 1] if first else _NONE,
    }  # fmt: skip


def _of_size(text: DocumentSentences, one: Sentence, first: int, last: int) -> dict[str, float]:
    unit = _unit(one.block)
    start, stop = one.pieces[first][0], one.pieces[last][1]
    return {
        "len": (stop - start) / unit, "na": float(last - first + 1), "frac": (stop - start) / one.size,
        "left": (start - one.span[0]) / unit, "right": (one.span[1] - stop) / unit, "i": float(first),
        "r": float(len(one.pieces) - 1 - last), "relens": (stop - start) / max(1.0, text.length),
    }  # fmt: skip


def _of_words(one: Sentence, first: int, last: int) -> dict[str, float]:
    """Words of the run counted; what its first piece, its last, and the pieces before and after show."""
    counts = Counter(f"I{name}" for some in one.own[first : last + 1] for name in some if name.startswith(_COUNTED))
    found = {name: float(count) for name, count in counts.items()}
    found |= {f"F{name}": 1.0 for name in one.own[first]}
    found |= {f"L{name}": 1.0 for name in one.own[last] if name.startswith(_ENDING)}
    if last + 1 < len(one.pieces):
        found |= {f"N{name}": 1.0 for name in one.own[last + 1]}
    if first:
        found |= {f"P{name}": 1.0 for name in one.own[first - 1]}
    return found


def _of_draft(one: Sentence, span: Range) -> dict[str, float]:
    """How far the run is what the rules cut, and what they read of it."""
    draft = overlapping(span, one.drafts)
    if draft is None:
        return {}
    shared = min(span[1], draft.end) - max(span[0], draft.start)
    return {
        "diou": shared / (max(span[1], draft.end) - min(span[0], draft.start)),
        f"dspk:{draft.speaker.type}": 1.0, f"drole:{draft.role}": 1.0, "djudg": float(draft.in_judgment),
        "dth": float(len(draft.theories)), "dattr": float(draft.attributed),
        "dcount": float(sum(min(span[1], other.end) > max(span[0], other.start) for other in one.drafts)),
    }  # fmt: skip
