"""The theories of a claim by weighing: for each that its words, its context or its document name, how likely it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.labels.theory import (
    FALLBACK,
    MOST,
    SHARED,
    STRONG,
    WEAK,
    TheoryContext,
    accessory,
    theories_named,
)
from distlaw.extract.claims.lexicon import CueHit
from distlaw.vocab.theories import broad
from distlaw.vocab.weights import load_weights

_STRENGTHS = {STRONG: "strong", SHARED: "shared", FALLBACK: "fallback", WEAK: "weak"}
_SHARES = (0.1, 0.25, 0.5, 0.75)  # of the document's words for theories
_LEAST_SHARE = 0.1
_LEAST_TOTAL = -0.4  # a chance of 0.4: a claim has oftener a doctrine too few than one too many


def of_document(scanned: Sequence[Sequence[CueHit]]) -> dict[str, float]:
    """Each theory's share of the words for theories in a text; those that go with any suit are not counted."""
    counts = Counter(hit.entry.value for hits in scanned for hit in theories_named(hits, STRONG, SHARED))
    total = sum(count for name, count in counts.items() if name not in accessory()) or 1
    return {name: count / total for name, count in counts.items()}


def theory_candidates(
    draft: ClaimDraft, context: TheoryContext, shares: Mapping[str, float]
) -> dict[str, tuple[str, ...]]:
    """What speaks for each theory in question, by name; `draft.theories` are what the rules say."""
    own: dict[str, Counter[str]] = {}
    for strength, word in _STRENGTHS.items():
        for hit in theories_named(draft.hits, strength):
            own.setdefault(hit.entry.value, Counter())[word] += 1
    around = {
        "sentence": context.sentence, "paragraph": context.paragraph, "heading": context.heading,
        "section": context.section, "title": context.title,
    }  # fmt: skip
    common = (name for name, share in shares.items() if share >= _LEAST_SHARE)
    asked = dict.fromkeys((*own, *draft.theories, *(name for some in around.values() for name in some), *common))
    ranked = sorted((name for name in shares if name not in accessory()), key=lambda name: -shares[name])
    return {name: tuple(_features(name, draft, own, around, shares, ranked)) for name in asked}


def _features(
    name: str,
    draft: ClaimDraft,
    own: Mapping[str, Counter[str]],
    around: Mapping[str, Sequence[str]],
    shares: Mapping[str, float],
    ranked: Sequence[str],
) -> Iterator[str]:
    sort = "accessory" if name in accessory() else "broad" if name in broad() else "core"
    yield f"sort:{sort}"
    rules = "chosen" if name in draft.theories else "other" if draft.theories else "none"
    yield f"rules:{rules}"
    best = next((word for word in _STRENGTHS.values() if own.get(name, Counter()).get(word)), "none")
    yield f"own:{best}:{sort}"
    rivals = {word for other, words in own.items() if other != name for word in words}
    rival = next((word for word in _STRENGTHS.values() if word in rivals), "none")
    yield f"own:{best}:rival:{rival}"
    if sum(own.get(name, Counter()).values()) > 1:
        yield "own:again"
    for place, theories in around.items():
        if name in theories:
            yield f"{place}:named"
            yield f"{place}:own:{best}"
            if rival in ("strong", "shared"):
                yield f"{place}:rival"
        elif theories:
            yield f"{place}:other"
    share = shares.get(name, 0.0)
    yield from (f"share:{limit}:own:{best}" for limit in _SHARES if share >= limit)
    rank = ranked.index(name) if name in ranked else -1
    yield f"rank:{rank if rank < 2 else 2}:own:{best}"
    if name in draft.hint:
        yield "quoted"


def _least(name: str) -> float:
    return 0.0 if name in accessory() else _LEAST_TOTAL


def decide(draft: ClaimDraft, found: Mapping[str, Sequence[str]]) -> None:
    """The theories that are likely enough, the likeliest first named; where the rules give some and none is,
    the likeliest alone. None is given where the rules give none."""
    if not draft.theories or not found:
        return
    weights = load_weights().theory
    totals = {name: sum(weights.get(each, 0.0) for each in ("bias", *some)) for name, some in found.items()}
    ranked = sorted(totals, key=lambda name: -totals[name])
    # A doctrine that the rules take from the claim's own words is not outweighed by what the text speaks of elsewhere.
    said = {name for name in draft.theories if "own:strong:core" in found.get(name, ())}
    best = tuple(name for name in ranked if totals[name] >= _least(name) or name in said)[:MOST] or (ranked[0],)
    if set(best) != set(draft.theories):
        draft.theories = best
        draft.note("theory", "+".join(best), "theory.weighed", decided=True)
