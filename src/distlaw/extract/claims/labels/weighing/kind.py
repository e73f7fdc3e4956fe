"""The kind of a claim by weighing: who speaks, what the main predicate does and of whom, and in which aspect.

A holding or a submission is what a court or a party says in its own judgment or brief. What others report of it has one
of the six kinds of the guide, and whoever said it as its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import of, sheet
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.labels.weighing import predicate, seated, words
from distlaw.extract.claims.lexicon import cue_text
from distlaw.extract.claims.speakers.words import role_of, whole
from distlaw.model.claim_words import Kind
from distlaw.vocab.cues import Language
from distlaw.vocab.weights import load_weights

_MANY = (1, 3, 8)  # of a thousand characters, English counted at a third
_BY_FORM = ("open_question", "prediction", "allegation")  # what the rules say of these weighs too
_FIRM = frozenset(
    (
        "kind.question", "kind.reported_question", "kind.accused", "kind.forecast", "kind.forecast_en", "kind.future",
        "kind.guessed", "kind.unruled", "kind.unruled_en", "kind.advice", "kind.reported_advice", "kind.imperative",
        "kind.quoted_terms", "kind.demand", "kind.proof",
    )
)  # fmt: skip


_TERMS = frozenset(("kind.duty_in_a_term", "kind.content_of_a_rule"))  # the rule reads what a term or statute says


def of_document(parts: Sequence[ClaimBlock]) -> tuple[str, ...]:
    """How much of courts and of parties a text speaks."""
    size = sum(len(block.text) / (3 if block.is_english else 1) for block in parts) or 1
    found: list[str] = []
    for value in ("court", "party", "accuse"):
        languages: tuple[Language, ...] = ("zh", "en")
        patterns = {language: whole(value, language) for language in languages}
        count = sum(len(patterns["en" if block.is_english else "zh"].findall(block.shade)) for block in parts)
        found += [f"text:{value}:{limit}" for limit in _MANY if 1000 * count / size >= limit]
    return tuple(found)


def features(draft: ClaimDraft) -> tuple[str, ...]:
    """What speaks for one kind or another, by name."""
    return tuple(dict.fromkeys((*_features(draft), *predicate.features(draft), *words.features(draft))))


def _features(draft: ClaimDraft) -> Iterator[str]:
    language: Language = "en" if draft.is_english else "zh"
    yield f"language:{language}"
    if draft.plain in _BY_FORM:
        yield f"rule:{draft.plain}"
    yield f"speaker:{_sort(draft)}"
    yield f"modality:{draft.modality}"
    yield f"block:{draft.block.kind}"
    if draft.attributed:
        yield "attributed"
    if "asks" in draft.features:
        yield "asks"
    yield from (f"word:{value}" for value in {hit.entry.value for hit in of(draft.hits, "claimhood")})
    inside = sheet("aspect", language).scan(draft.block.shade, draft.start, draft.end)
    yield from (f"aspect:{value}" for value in {hit.entry.value for hit in inside})


def _sort(draft: ClaimDraft) -> str:
    """A court, a party, an agency; else a person, an organisation …"""
    if draft.role:
        return draft.role
    if draft.speaker.type == "author":
        return "author"
    name = cue_text(draft.speaker.name)
    language: Language = "en" if draft.is_english else "zh"
    return role_of(name) or ("agency" if whole("agency", language).search(name) else draft.speaker.type)


def decide(draft: ClaimDraft) -> None:
    """The kind that weighs most; what is said in a judgment by its court and its parties, a question, and a forecast
    are known by their form."""
    likely = firm(draft) or _heaviest(draft)
    best = seated.kind(draft, likely) if draft.role and draft.in_judgment else likely
    if best != draft.kind:
        draft.kind = best
        draft.note("kind", best, "kind.weighed", decided=True)


def firm(draft: ClaimDraft) -> Kind | None:
    """The kind that a claim's form alone shows."""
    if draft.plain_rule in _FIRM:
        return draft.plain
    governs = "duty:governs" in draft.kind_features and draft.plain_rule not in _TERMS
    return "normative" if governs else None


def _heaviest(draft: ClaimDraft) -> Kind:
    names = ("bias", *draft.kind_features)
    totals = {kind: sum(each.get(name, 0.0) for name in names) for kind, each in load_weights().kind.items()}
    best: Kind = max(totals, key=lambda kind: totals[kind])
    return best
