"""The kind of a claim by weighing: what the rules say, who speaks, and in which way the clause and its text speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import of, sheet
from distlaw.extract.claims.draft import Draft
from distlaw.extract.claims.lexicon import cue_text
from distlaw.extract.claims.speakers.words import role_of, whole
from distlaw.model.claim_words import Kind
from distlaw.vocab.cues import Language
from distlaw.vocab.weights import load_weights

_MANY = (1, 3, 8)  # of a thousand characters, English counted at a third


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


def features(draft: Draft, of_text: Sequence[str]) -> tuple[str, ...]:
    """What speaks for one kind or another, by name; `draft.kind` is what the rules say."""
    return tuple(dict.fromkeys((*_features(draft), *of_text)))


def _features(draft: Draft) -> Iterator[str]:
    language: Language = "en" if draft.is_english else "zh"
    yield f"language:{language}"
    yield f"rule:{draft.kind}"
    yield from (f"by:{cue.rule}" for cue in draft.cues if cue.label == "kind")
    who = _sort(draft)
    yield f"speaker:{who}"
    yield f"rule:{draft.kind}:{who}"
    yield f"modality:{draft.modality}"
    yield f"block:{draft.block.kind}"
    if draft.attributed:
        yield "attributed"
    if draft.in_judgment:
        yield "judgment"
    yield from (f"word:{value}" for value in {hit.entry.value for hit in of(draft.hits, "claimhood")})
    yield from (name for name in draft.features if name.startswith(("sign:", "issue:", "theory:", "length:", "asks")))
    lexicon = sheet("aspect", language)
    inside = lexicon.scan(draft.block.shade, draft.start, draft.end)
    yield from (f"aspect:{value}" for value in {hit.entry.value for hit in inside})


def _sort(draft: Draft) -> str:
    """A court, a party, an agency; else a person, an organisation …"""
    if draft.role:
        return draft.role
    if draft.speaker.type == "author":
        return "author"
    name = cue_text(draft.speaker.name)
    language: Language = "en" if draft.is_english else "zh"
    return role_of(name) or ("agency" if whole("agency", language).search(name) else draft.speaker.type)


_FIRM = frozenset(("kind.rule_stated", "kind.question", "kind.reported_question", "kind.forecast_en", "kind.future"))


def decide(draft: Draft) -> None:
    """The kind that weighs most; what a statute provides, a question and a forecast are known by their form."""
    if any(cue.label == "kind" and cue.decided and cue.rule in _FIRM for cue in draft.cues):
        return
    names = ("bias", *draft.kind_features)
    totals = {kind: sum(each.get(name, 0.0) for name in names) for kind, each in load_weights().kind.items()}
    best: Kind = max(totals, key=lambda kind: totals[kind])
    if best != draft.kind:
        draft.kind = best
        draft.note("kind", best, "kind.weighed", decided=True)
