"""How likely a proposition is a claim: a logistic model over what has been read of it; its weights are data."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.issues import Reach
from distlaw.extract.claims.labels.theory import STRONG, theories_named
from distlaw.extract.claims.signs import SignReading
from distlaw.extract.claims.topicality import general
from distlaw.vocab.issues import Issue
from distlaw.vocab.weights import load_weights

_LENGTHS = (8, 14, 24, 45, 90)  # characters of Chinese; three of English count for one
_ENGLISH = 3
_MOST = 2  # further words of one sort add nothing


def probability(features: Sequence[str]) -> float:
    """Between 0 and 1; calibrated on annotated documents that were left out."""
    weights = load_weights().claim
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) for name in features)
    return 1 / (1 + math.exp(-total))


def features(
    draft: ClaimDraft,
    reading: SignReading,
    reach: Sequence[tuple[Issue, Reach]],
    is_first: bool,
    follows: bool,
) -> tuple[str, ...]:
    """What speaks for or against a claim, by name; `follows` where the one before is on a doctrine or an issue."""
    return tuple(_features(draft, reading, reach, is_first, follows))


def _features(
    draft: ClaimDraft,
    reading: SignReading,
    reach: Sequence[tuple[Issue, Reach]],
    is_first: bool,
    follows: bool,
) -> Iterator[str]:
    language = "en" if draft.is_english else "zh"
    yield f"language:{language}"
    yield from _of_theories(draft)
    yield from _of_signs(reading)
    yield from _of_issues(draft, reach)
    counts = Counter(hit.entry.value for hit in of(draft.hits, "claimhood"))
    for value, count in counts.items():
        yield f"word:{value}:{min(count, _MOST)}"
    if not counts.keys() & {"legal", "policy", "deontic", "proof", "question"}:
        yield "word:none"
    yield f"kind:{draft.kind}"
    yield f"block:{draft.block.kind}"
    if draft.block.zone.startswith("abstract"):
        yield "zone:abstract"
    if draft.attributed:
        yield "attributed"
    if draft.role:
        yield f"role:{draft.role}"
    if draft.is_unheard:
        yield "unheard"
    if draft.modality == "hedged":
        yield "hedged"
    size = (draft.end - draft.start) / (_ENGLISH if draft.is_english else 1)
    yield f"length:{sum(size >= limit for limit in _LENGTHS)}"
    yield "place:first" if is_first else "place:later"
    if follows:
        yield "follows"
    if draft.shade.rstrip("\"' ").endswith("?"):
        yield "asks"


def _of_theories(draft: ClaimDraft) -> Iterator[str]:
    decided = [cue.rule for cue in draft.cues if cue.label == "theory" and cue.decided]
    if not draft.theories:
        yield "theory:none"
    elif any(rule.startswith("theory.context.") for rule in decided):
        yield f"theory:{next(rule for rule in decided if rule.startswith('theory.context.')).rsplit('.', 1)[1]}"
    else:
        strong = theories_named(draft.hits, STRONG)
        yield "theory:strong" if strong else "theory:weaker"
        if len({hit.entry.value for hit in strong}) > 1:
            yield "theory:several"
    if draft.theories and set(draft.theories) <= general():
        yield "theory:general"


def _of_signs(reading: SignReading) -> Iterator[str]:
    if reading.sign is None:
        yield "sign:none"
    else:
        yield f"sign:{reading.sign.strength}"
        yield f"sign:{reading.sign.part}"
    if reading.conditions or reading.cases:
        yield "sign:condition"
    if reading.criteria:
        yield "sign:criterion"


def _of_issues(draft: ClaimDraft, reach: Sequence[tuple[Issue, Reach]]) -> Iterator[str]:
    levels = [level for _, level in reach]
    order: tuple[Reach, ...] = ("claim", "sentence", "paragraph", "heading", "document")
    yield f"issue:{next((level for level in order if level in levels), 'none')}"
    if any(issue.is_near(draft.shade) for issue, _ in reach):
        yield "issue:near"
