"""Counts what was found against what was annotated. A claim is found where the evidence of both is mostly the same
(intersection over union of at least 0.5, each used once); labels are compared on the pairs that were found."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from distlaw.model.argument import Speaker
from distlaw.model.claim_record import ClaimRecord
from distlaw.model.frozen import Frozen
from distlaw.services.evaluate.gold import GoldClaim, GoldDocument
from distlaw.text.fold import simplified
from distlaw.text.offsets import Ranges

SAME_FROM = 0.5
_THEORIES_FROM = 0.5  # of the theories of both: a claim with so many in common counts as jointly right
_LABELS = ("stance", "kind", "speaker", "modality")


class Pair(Frozen):
    """An annotated claim and the proposal at its place."""

    gold: GoldClaim
    found: ClaimRecord


class Scored(Frozen):
    """What one document, or several, come to."""

    name: str
    language: str = ""
    gold: int = 0
    proposed: int = 0
    pairs: tuple[Pair, ...] = ()
    confidences: tuple[tuple[float, bool], ...] = ()  # of each proposal, and whether it was found in the annotation
    exact: int = 0  # proposals whose quotation is the source's ranges, character for character

    def figures(self) -> dict[str, float | int | None]:
        """Every figure by its name; None where nothing can be said."""
        matched = len(self.pairs)
        theories = [self._theories(pair) for pair in self.pairs]
        joint = sum(map(_is_joint, self.pairs))
        found: dict[str, float | int | None] = {
            "claims": self.gold, "proposed": self.proposed, "found": matched,
            "precision": _share(matched, self.proposed), "recall": _share(matched, self.gold),
            "f1": _share(2 * matched, self.gold + self.proposed),
            "theories_f1": _share(2 * sum(t for t, _, _ in theories), sum(2 * t + p + n for t, p, n in theories)),
        }  # fmt: skip
        found |= {f"{label}_accuracy": _share(self._right(label), matched) for label in _LABELS}
        found |= {"stance_kappa": self.kappa(), "position_f1": self._positions()}
        found |= {"joint": joint, "joint_f1": _share(2 * joint, self.gold + self.proposed)}
        return found | {"evidence_exact": _share(self.exact, self.proposed)}

    def kappa(self) -> float | None:
        """Cohen's kappa of the stances: agreement beyond what their frequencies alone would give."""
        total = len(self.pairs)
        if not total:
            return None
        observed = self._right("stance") / total
        gold = Counter(pair.gold.stance for pair in self.pairs)
        found: Counter[str] = Counter(pair.found.stance for pair in self.pairs)
        chance: float = sum(count * found[name] for name, count in gold.items()) / total**2
        return 1.0 if chance == 1 else (observed - chance) / (1 - chance)

    def by_confidence(self, least: float) -> tuple[int, float | None]:
        """How many proposals are at least so sure, and the share of them that an annotator has too."""
        kept = [right for confidence, right in self.confidences if confidence >= least]
        return len(kept), _share(sum(kept), len(kept))

    @staticmethod
    def _theories(pair: Pair) -> tuple[int, int, int]:
        found = set(pair.found.theories)
        return len(found & pair.gold.theories), len(found - pair.gold.theories), len(pair.gold.theories - found)

    def _right(self, label: str) -> int:
        if label == "speaker":
            return sum(_same_speaker(pair.gold.speaker, pair.found.speaker) for pair in self.pairs)
        return sum(getattr(pair.gold, label) == getattr(pair.found, label) for pair in self.pairs)

    def _positions(self) -> float | None:
        """F1 over (issue, position) of the pairs, a claim that is not about an issue having none."""
        gold = [set(pair.gold.positions.items()) for pair in self.pairs]
        found = [{(one.issue, one.position) for one in pair.found.positions} for pair in self.pairs]
        shared = sum(len(a & b) for a, b in zip(gold, found, strict=True))
        return _share(2 * shared, sum(map(len, gold)) + sum(map(len, found)))


def scored(document: GoldDocument, found: Sequence[ClaimRecord], text: str) -> Scored:
    """One document's score; `text` is its source."""
    pairs = tuple(_paired(document.claims, found))
    matched = {pair.found.id for pair in pairs}
    exact = sum("".join(text[a:b] for a, b in claim.ranges) == claim.quote for claim in found)
    return Scored(
        name=document.name, language=document.language, gold=len(document.claims), proposed=len(found), pairs=pairs,
        confidences=tuple((claim.confidence, claim.id in matched) for claim in found), exact=exact,
    )  # fmt: skip


def summed(name: str, parts: Iterable[Scored]) -> Scored:
    """Several documents as one."""
    listed = list(parts)
    return Scored(
        name=name, gold=sum(one.gold for one in listed), proposed=sum(one.proposed for one in listed),
        pairs=tuple(pair for one in listed for pair in one.pairs), exact=sum(one.exact for one in listed),
        confidences=tuple(pair for one in listed for pair in one.confidences),
    )  # fmt: skip


def _paired(gold: Sequence[GoldClaim], found: Sequence[ClaimRecord]) -> Iterator[Pair]:
    """The likest pairs first; each claim is used once."""
    shares = [
        (max(_overlap(place, claim.ranges) for place in one.places), a, b)
        for a, one in enumerate(gold)
        for b, claim in enumerate(found)
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for share, a, b in sorted(shares, reverse=True):
        if share >= SAME_FROM and a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            yield Pair(gold=gold[a], found=found[b])


def _overlap(one: Ranges, other: Ranges) -> float:
    mine, theirs = ({at for start, end in ranges for at in range(start, end)} for ranges in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _is_joint(pair: Pair) -> bool:
    """Evidence, stance and theories together."""
    found = set(pair.found.theories)
    return pair.found.stance == pair.gold.stance and (
        len(found & pair.gold.theories) >= _THEORIES_FROM * len(found | pair.gold.theories)
    )


def _same_speaker(gold: Speaker, found: Speaker) -> bool:
    """The author, or somebody else of that name, in either script; part of a name will do, and any name where the
    annotation has none."""
    if gold.type == "author" or found.type == "author":
        return gold.type == found.type
    wanted, given = _letters(gold.name), _letters(found.name)
    return bool(given) and (not wanted or given in wanted or wanted in given)


def _letters(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKC", simplified(text)).casefold() if unicodedata.category(c)[0] in "LN"
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
